"""Frames above the rounds: what is read of them, what cannot be, and what is left of each on a day."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.actions.load import load
from skjonn.codec.encode import encode
from skjonn.codec.frames import decode_frames
from skjonn.controls.frame_tree import Balance, Bounds, FrameTree, share_of, stated_amount
from skjonn.incremental import FileCheck
from skjonn.incremental.cache_entry import cache_entry, file_check_in
from skjonn.language import LANGUAGES, words
from skjonn.model.figure import Kind, StatedFigure
from skjonn.model.frames import FrameChange, Frames, UpperFrame
from skjonn.model.ledger import FileResult
from skjonn.model.settings import FRAMES, NO_LIMITS
from skjonn.model.source import SourceFile
from skjonn.model.totals import RoundTotals
from skjonn.render.tables import renderer
from skjonn.reports.frame_tree import frame_tree
from support.command_line import Skjonn
from support.ledgers import (
    ROUND,
    application,
    award,
    event,
    found,
    identities,
    is_golden,
    ledger,
    marked,
    snapshot,
    waiver,
)
from support.table_cells import cells, column

REFERENCE = Path(__file__).parents[2] / "shared" / "reference" / "frames.json"
NOW = date.max


def frame(id_: str, amount: str | int = 100, *, part_of: str = "", more: str = "") -> str:
    """A frame as it stands in the file; an amount that ends in a per cent sign is a share."""
    above = f'part_of = "{part_of}"\n' if part_of else ""
    has = f'share = "{amount}"' if str(amount).endswith("%") else f"amount = {amount}"
    return f'\n[[frames]]\nid = "{id_}"\n{above}{has}\n{more}\n'


def change(id_: str, amount: int, day: str = "2020-06-01", *, from_: str = "") -> str:
    """A change as it stands in the file."""
    moved = f'from = "{from_}"\n' if from_ else ""
    return f'\n[[changes]]\nframe = "{id_}"\ndate = {day}\namount = {amount}\n{moved}'


def round_of(frame_: str, *awards: tuple[str, int, str], limit: int = 0, more: str = "") -> str:
    """A round of 2020 that is part of a frame, with awards: the id, the amount and the day."""
    limited = f"limit = {limit}\n" if limit else ""
    entries = (f"{application(id_)}{award(id_, str(granted), more=f'decided = {day}')}" for id_, granted, day in awards)
    return f'{ROUND}\n[frame]\n{limited}part_of = "{frame_}"\n{"".join(entries)}{more}'


def tree(frames: str, **rounds: str) -> FrameTree:
    """The tree of a `frames.toml` and of rounds by their files' names without the ending."""
    read = ledger({FRAMES: frames, **{f"{name}.toml": text for name, text in rounds.items()}})
    assert not read.faults
    assert read.frames is not None
    assert not read.frames.faults
    return FrameTree.of(read.frames, [round_.totals for round_ in read.rounds])


def balance(tree_: FrameTree, id_: str, day: date = NOW) -> Balance:
    return tree_.on(day)[tree_.numbers[id_]]


def left(tree_: FrameTree, id_: str, day: date = NOW) -> int | None:
    return balance(tree_, id_, day).left


# What stands in the file


def test_all_keys_of_the_format_are_read_and_what_is_written_is_read_back() -> None:
    entries = (
        UpperFrame("2018", "Skjønnsramme", None, StatedFigure("at_most", 40_000_000), None, "Prop. 1 S", "N"),
        UpperFrame("2018-projects", None, "2018", None, "12,5 %"),
        FrameChange("2018-projects", date(2018, 6, 1), -2_000_000, "2018", "R", "2018/1-2", "N"),
    )
    read = decode_frames(SourceFile(FRAMES, encode(entries).encode()))
    assert read == Frames(entries[:2], entries[2:])
    assert 'from = "2018"' in encode(entries)


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        (frame("a") + 'share = "⟦5 %⟧"\n', "SKJ115", "both `amount` and `share`"),
        ('⟦[[frames]]⟧\nid = "a"\n', "SKJ106", "neither `amount` nor `share`"),
        ('[[frames]]\nid = "a"\namount = "⟦ca. 5⟧"\n', "SKJ107", "`amount`"),
        ('[[frames]]\nid = "a"\npart_of = "b"\nshare = "⟦101 %⟧"\n', "SKJ108", "a share in per cent"),
        ('[[frames]]\nid = "a"\namount = 5\n⟦limit⟧ = 5\n', "SKJ105", "`limit` is not a key of a frame"),
        ('[[changes]]\nframe = "a"\ndate = 2020-01-01\namount = 5\n⟦from_⟧ = "b"\n', "SKJ105", "Did you mean `from`"),
        (
            '[[changes]]\nframe = "a"\ndate = 2020-01-01\namount = ⟦0⟧\n',
            "SKJ108",
            "`amount` must be above or below zero",
        ),
        ("⟦rounds⟧ = []\n", "SKJ104", "is not a table of the frames"),
        ('⟦frames⟧ = "2018"\n', "SKJ107", "must be written as `[[frames]]`"),
        ("frames = ⟦[⟧", "SKJ103", ""),
        ("⟦f⟧ormat = 2\n", "SKJ111", "format 2"),
    ],
)
def test_what_cannot_be_read_is_found_where_it_stands(text: str, code: str, says: str) -> None:
    plain, span = marked(text)
    (diagnostic,) = found({FRAMES: plain})
    assert (diagnostic.file, diagnostic.code) == ("ledger/frames.toml", code)
    assert says in f"{diagnostic.message} {diagnostic.hint}"
    assert diagnostic.span.line == span.line
    assert not diagnostic.can_be_waived


def test_a_file_that_is_not_text_is_a_finding_and_no_round() -> None:
    (diagnostic,) = found({FRAMES: b"\xff"})
    assert diagnostic.code == "SKJ102"


def test_where_a_frame_cannot_be_read_nothing_is_said_of_the_others() -> None:
    faulty = frame("2020", 1) + frame("2020-a", 5, part_of="2020") + '[[frames]]\nid = "b"\n'
    assert [name for name, _ in identities({FRAMES: faulty, "2020.toml": round_of("b")})] == ["missing-key"]


def test_a_change_that_cannot_be_read_may_be_what_keeps_a_frame_above_zero() -> None:
    faulty = frame("a", 5) + change("a", -6, "2020-06-02") + change("a", 5).replace("= 5", '= "5"')
    assert [name for name, _ in identities({FRAMES: faulty})] == ["wrong-type"]


# What cannot be

CASES: Mapping[str, tuple[Mapping[str, str], str, str]] = {
    "unknown-frame": ({FRAMES: frame("2020") + frame("b", part_of="⟦2002⟧")}, "b", "There is no frame 2002."),
    "frame-in-circle": ({FRAMES: frame("a", part_of="⟦a⟧")}, "a", "a is part of itself."),
    "frame-listed-twice": ({FRAMES: frame("2020") + frame("⟦2020⟧")}, "2020", "There is a frame 2020 already."),
    "share-of-unknown": (
        {FRAMES: frame("a", "{ at_most = 5 }") + frame("b", "5 %", part_of="a").replace("5 %", "⟦5 %⟧")},
        "b",
        "whose amount is not one exact number",
    ),
    "frame-below-zero": ({FRAMES: frame("a", 5) + change("a", -6).replace("-6", "⟦-6⟧")}, "a", "-1 kr"),
    "frame-passed": (
        {FRAMES: frame("2020", "⟦100⟧"), "2020.toml": round_of("2020", ("2020-01", 101, "2020-09-09"))},
        "2020",
        "On 2020-09-09, 101 kr of 2020 is in force; it has 100 kr: 1 kr too much.",
    ),
    "limits-exceed-frame": (
        {FRAMES: frame("2020", 100), "2020.toml": round_of("2020", limit=101).replace("101", "⟦101⟧")},
        "2020",
        "Round 2020 may grant 101 kr more",
    ),
    "moved-to-itself": (
        {FRAMES: frame("a", 5) + change("a", 5, from_="⟦a⟧")},
        "a",
        "Money is moved from a to itself.",
    ),
    "frame-of-other-year": (
        {FRAMES: frame("2019"), "2020.toml": round_of("⟦2019⟧")},
        "2020",
        "Round 2020 is dated 2020, but is part of the frame 2019.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_rule_on_frames_finds_its_fault_where_it_stands(name: str) -> None:
    files, about, says = CASES[name]
    (marked_file,) = (file for file, text in files.items() if "⟦" in text)
    text, span = marked(files[marked_file])
    (diagnostic,) = found({**files, marked_file: text})
    assert (diagnostic.name, diagnostic.about, diagnostic.file) == (name, about, f"ledger/{marked_file}")
    assert diagnostic.span == span
    assert says in diagnostic.message.replace("\u00a0", " ").replace("\u2212", "-")


@pytest.mark.parametrize(
    ("frames", "expected"),
    [
        (frame("a", part_of="c") + frame("b", part_of="a") + frame("c", part_of="b"), [("frame-in-circle", "a")]),
        (frame("x", part_of="a") + frame("a", part_of="b") + frame("b", part_of="a"), [("frame-in-circle", "a")]),
        (frame("a", part_of="b"), [("unknown-frame", "a")]),
        (frame("a") + change("b", 5), [("unknown-frame", "b")]),
        (frame("a") + change("a", 5, from_="b"), [("unknown-frame", "b")]),
        (frame("a") + frame("a") + frame("a"), [("frame-listed-twice", "a")] * 2),
        (frame("a", "5 %"), [("share-of-unknown", "a")]),
        (
            frame("a", "{ about = 5, within = 1 }") + frame("b", "5 %", part_of="a") + frame("c", "5 %", part_of="b"),
            [("share-of-unknown", "b")],
        ),
        (frame("a", "{ about = 5, within = 0 }") + frame("b", "5 %", part_of="a"), []),
        (frame("a", 5) + change("a", -5), []),
        (frame("a", 5) + frame("b", 5) + change("a", 6, from_="b"), [("frame-below-zero", "b")]),
        (frame("a", 5) + change("a", -6) + change("a", -1, "2020-07-01"), [("frame-below-zero", "a")]),
        (frame("a", "{ at_least = 5 }") + change("a", -6), []),
        (frame("a", "{ at_least = 5 }") + frame("b", 6, part_of="a"), []),
        (frame("a", "{ about = 5, within = 1 }") + frame("b", 6, part_of="a"), []),
        (frame("a", "{ about = 5, within = 1 }") + frame("b", 7, part_of="a"), [("frame-passed", "a")]),
        (frame("a", 5) + frame("b", "{ about = 6, within = 1 }", part_of="a"), []),
        (frame("a", 5) + frame("b", "{ about = 7, within = 1 }", part_of="a"), [("frame-passed", "a")]),
    ],
)
def test_what_cannot_be_of_frames_is_found_and_nothing_else(frames: str, expected: list[tuple[str, str]]) -> None:
    assert identities({FRAMES: frames}) == expected


def test_a_round_that_is_part_of_nothing_is_found_though_there_are_no_frames() -> None:
    (diagnostic,) = found(round_of("2020"))
    assert (diagnostic.name, diagnostic.about, diagnostic.file) == ("unknown-frame", "2020", "ledger/2020.toml")
    assert diagnostic.hint == "Add it to frames.toml in the ledger's folder."


@pytest.mark.parametrize(
    ("frames", "hint"),
    [
        (frame("2020-projects"), "Did you mean 2020-projects?"),
        (frame("x"), "There is only x."),
        (frame("x") + frame("y"), "There are x, y."),
        ("".join(map(frame, "abcdefghijkl")), "There are a, b, c, d, e, f, g, h, i, j and 2 more."),
    ],
)
def test_a_frame_that_is_not_there_is_named_with_those_that_may_be_meant(frames: str, hint: str) -> None:
    (diagnostic,) = found({FRAMES: frames, "2020.toml": round_of("2020-project")})
    assert diagnostic.hint == hint


@pytest.mark.parametrize(
    ("id_", "title", "is_found"),
    [
        ("2020", "", False),
        ("nordland-2020-b", "", False),
        ("2019-2020", "", False),
        ("nordland", "", False),
        ("nordland", "Ramme 2019", True),
        ("2020", "Ramme 2019", False),
        ("12020", "", False),
    ],
)
def test_the_year_of_a_frame_is_in_its_id_or_else_its_title(id_: str, title: str, is_found: bool) -> None:  # noqa: FBT001 - a parameter of the test
    files = {FRAMES: frame(id_, more=f'title = "{title}"' if title else ""), "2020.toml": round_of(id_)}
    assert [name for name, _ in identities(files)] == ["frame-of-other-year"] * is_found


def test_limits_of_open_rounds_count_less_what_is_in_force_of_them_already() -> None:
    one = round_of("2020", ("2020-01", 60, "2020-09-09"), limit=100)
    assert identities({FRAMES: frame("2020", 100), "2020.toml": one}) == []
    other = one.replace("2020-01", "2020-31").replace('id = "2020"\n', 'id = "2020b"\n')
    files = {FRAMES: frame("2020", 200), "2020.toml": one, "2020b.toml": other}
    assert identities(files) == []
    (diagnostic,) = found({**files, FRAMES: frame("2020", 199)})
    assert (diagnostic.name, len(diagnostic.also)) == ("limits-exceed-frame", 1)
    assert "The rounds 2020, 2020b may together grant 80" in diagnostic.message.replace("\u00a0", " ")
    decided = {name: text.replace("[frame]", 'state = "decided"\n[frame]') for name, text in files.items()}
    assert identities({**decided, FRAMES: frame("2020", 199)}) == []


def test_a_finding_on_a_frame_is_waived_in_the_file_of_frames() -> None:
    passed = frame("2020", 1) + frame("b", 2, part_of="2020")
    assert identities({FRAMES: passed + waiver("frame-passed", "2020")}) == []
    assert identities({FRAMES: frame("2020") + waiver("frame-passed", "2020")}) == [("waiver-unused", "2020")]
    assert [name for name, _ in identities({FRAMES: waiver("no-rule", "2020")})] == ["waiver-unknown-rule"]


# What is left


def test_what_the_governor_of_nordland_published_for_2018_adds_up() -> None:
    """Its frames and how they are divided; 3 450 000 kr of six municipalities are held."""
    frames = (
        frame("2018", 109_500_000)
        + frame("first", 64_450_000, part_of="2018")
        + frame("second", 19_470_000, part_of="2018")
        + frame("operations", 2_080_000, part_of="second")
        + frame("projects", 17_390_000, part_of="second")
    )
    held = event("2018-01", "held", "2020-10-01", more='amount = 3_450_000\nreason = "Plan"')
    spent = round_of("projects", ("2018-01", 16_940_000, "2020-09-09"), more=held)
    found_ = tree(frames, a=spent)
    assert [left(found_, id_) for id_ in found_.numbers] == [25_580_000, 64_450_000, 0, 2_080_000, 450_000]
    whole, second = balance(found_, "2018"), balance(found_, "second")
    assert (whole.parted_out, whole.spent.granted, whole.spent.held, whole.direct) == (
        83_920_000,
        16_940_000,
        3_450_000,
        0,
    )
    assert (second.parted_out, second.spent.in_force) == (19_470_000, 16_940_000)
    assert left(found_, "projects", date(2020, 9, 8)) == 17_390_000
    assert found_.line_of(found_.numbers["projects"]) == (4, 2, 0)


class Relation(NamedTuple):
    """A published sum: its whole and its parts, by their names, and all figures of the page."""

    figures: Mapping[str, int]
    relations: Sequence[tuple[str, Sequence[str]]]

    def frames(self, changed: str = "", by: int = 0) -> str:
        """The figures as frames, one of them changed."""
        above = {part: whole for whole, parts in self.relations for part in parts}
        names = dict.fromkeys(chain(above, above.values()))
        return "".join(
            frame(name, self.figures[name] + by * (name == changed), part_of=above.get(name, "")) for name in names
        )


def published() -> list[Relation]:
    pages: list[Any] = json.loads(REFERENCE.read_text("utf-8")) if REFERENCE.exists() else []
    return [Relation(page["figures"], page["relations"]) for page in pages]


@pytest.mark.skipif(not REFERENCE.exists(), reason="the sources' own figures are not there")
def test_every_published_relation_verifies_to_the_krone_and_not_with_a_part_raised_or_the_whole_lowered() -> None:
    pages = published()
    assert sum(len(page.relations) for page in pages) >= 8
    for page in pages:
        assert identities({FRAMES: page.frames()}) == []
        of_page = tree(page.frames())
        for whole, parts in page.relations:
            assert left(of_page, whole) == 0
            for changed, by in ((whole, -1000), *((part, 1000) for part in parts)):
                wrong = found({FRAMES: page.frames(changed, by)})
                assert (whole, 1000) in [(each.about, each.off) for each in wrong if each.name == "frame-passed"]


def test_a_change_counts_from_its_day_and_not_on_the_day_before() -> None:
    frames = frame("2020", 100) + frame("b", 50, part_of="2020") + change("b", 30) + change("2020", 20)
    assert [left(tree(frames), "2020", date(2020, 5, 31)), left(tree(frames), "2020", date(2020, 6, 1))] == [50, 40]
    cut = frame("2020", 100) + frame("b", 50, part_of="2020") + change("2020", -51)
    (diagnostic,) = found({FRAMES: cut})
    assert diagnostic.message.replace("\u00a0", " ") == (
        "On 2020-06-01, 50 kr of 2020 is in its parts; it has 49 kr: 1 kr too much."
    )


def test_money_is_moved_from_one_frame_to_another_and_a_share_follows_the_frame_above() -> None:
    frames = frame("a", 1001) + frame("b", 500) + frame("c", "12,5 %", part_of="a") + change("a", 200, from_="b")
    before, after = tree(frames).on(date(2020, 5, 31)), tree(frames).on(date(2020, 6, 1))
    # 125,125 and 150,125 rounded down
    assert [each.bounds for each in before] == [Bounds(1001, 1001), Bounds(500, 500), Bounds(125, 125)]
    assert [each.bounds for each in after] == [Bounds(1201, 1201), Bounds(300, 300), Bounds(150, 150)]


def test_a_change_shifts_both_bounds_of_a_figure() -> None:
    frames = frame("a", "{ about = 100, within = 10 }") + frame("b", "{ at_most = 40 }") + change("a", 5)
    assert [each.bounds for each in tree(frames + change("b", -5)).on(NOW)] == [Bounds(95, 115), Bounds(-5, 35)]


@pytest.mark.parametrize(
    ("share", "amount", "part"),
    [
        ("5 %", 100, 5),
        ("5%", 199, 9),
        ("12,5 %", 1001, 125),
        ("12,50 %", 1001, 125),
        ("0,01 %", 19_999, 1),
        ("100,0\u00a0%", 7, 7),
        ("99,999999 %", 100, 99),
    ],
)
def test_a_share_is_rounded_down_to_whole_kroner(share: str, amount: int, part: int) -> None:
    assert share_of(share, amount) == part


@pytest.mark.parametrize(
    ("bounds", "figure"),
    [
        (Bounds(5, 5), StatedFigure("exact", 5)),
        (Bounds(5, None), StatedFigure("at_least", 5)),
        (Bounds(-5, 35), StatedFigure("at_most", 35)),
        (Bounds(10, 20), StatedFigure("about", 15, 5)),
        (Bounds(10, 21), StatedFigure("over", 9, 12)),
    ],
)
def test_a_frame_s_bounds_are_shown_as_a_figure_that_says_the_same(bounds: Bounds, figure: StatedFigure) -> None:
    assert stated_amount(bounds) == figure
    assert (max(0, bounds.low), bounds.high) == (figure.low, figure.high)


def test_the_first_day_on_which_a_frame_is_passed_is_told_and_the_worst() -> None:
    rows = (("2020-01", 90, "2020-02-01"), ("2020-02", 20, "2020-03-01"), ("2020-03", 5, "2020-04-01"))
    files = {FRAMES: frame("2020", 100) + change("2020", 90), "2020.toml": round_of("2020", *rows)}
    (diagnostic,) = [each for each in found(files) if each.name == "frame-passed"]
    assert diagnostic.message.replace("\u00a0", " ") == (
        "On 2020-03-01, 110 kr of 2020 is in force; it has 100 kr: 10 kr too much, and 15 kr on 2020-04-01."
    )
    assert diagnostic.off == 15
    both = frame("2020", 100) + frame("b", 60, part_of="2020")
    (diagnostic,) = found({FRAMES: both, "2020.toml": round_of("2020", ("2020-01", 50, "2020-02-01"))})
    assert diagnostic.message.replace("\u00a0", " ") == (
        "On 2020-02-01, 60 kr of 2020 is in its parts and 50 kr is in force; it has 100 kr: 10 kr too much."
    )


def test_freed_money_returns_to_the_frame_of_its_round_from_the_day_of_its_event() -> None:
    freed = event("2020-01", "amended", "2020-10-01", more="amount = -30") + event("2020-01", "cancelled", "2020-11-01")
    paid = event("2020-01", "paid", "2020-10-15", more="amount = 20")
    frames = frame("2020", 500) + frame("b", 100, part_of="2020")
    found_ = tree(frames, a=round_of("b", ("2020-01", 100, "2020-09-09"), more=freed + paid))
    days = [date(2020, 9, 8), date(2020, 9, 9), date(2020, 10, 1), date(2020, 10, 31), date(2020, 11, 1)]
    assert [left(found_, "b", day) for day in days] == [100, 0, 30, 30, 80]
    assert {left(found_, "2020", day) for day in days} == {400}
    assert balance(found_, "2020").spent[1:] == (20, 0, 20)


def test_an_award_of_which_no_day_is_known_counts_from_its_first_event_or_the_last_day_it_can_be() -> None:
    text = round_of("b", ("2020-01", 10, "2020-09-09"), ("2020-02", 20, "2020-09-09")).replace(
        "decided = 2020-09-09", ""
    )
    text = text.replace("date = 2020-09-09", "date = 2020") + event(
        "2020-02", "amended", "2020-03-01", more="amount = 5"
    )
    found_ = tree(frame("b", 100), a=text)
    days = [date(2020, 2, 29), date(2020, 3, 1), date(2020, 12, 30), date(2020, 12, 31)]
    assert [left(found_, "b", day) for day in days] == [100, 75, 75, 65]


def test_an_award_without_its_application_counts_and_one_that_cannot_be_read_makes_what_is_left_unknown() -> None:
    text = round_of("b") + award("2020-99", "10")
    assert left(tree(frame("b", 100), a=text), "b") == 90
    refused = round_of("b") + application("2020-01") + event("2020-01", "refused", "2020-10-01")
    assert left(tree(frame("b", 100), a=refused), "b") == 100
    read = load(snapshot({FRAMES: frame("b", 5), "a.toml": text + award("2020-98", '"x"')}))
    rounds = [round_.totals for round_ in read.rounds]
    assert FrameTree.of(read.frames, rounds).on(NOW)[0].left is None
    assert [*FrameTree.of(read.frames, rounds).passed()] == [0], "what was read passes it already"
    unread = rounds[0]._replace(unread_tables=frozenset({"events"}))
    assert FrameTree.of(read.frames, [unread]).passed() == {}


def test_what_is_left_is_not_known_without_an_upper_bound_or_where_a_part_is_not() -> None:
    found_ = tree(frame("a", "{ over = 5 }") + frame("b", "5 %", part_of="a") + frame("c", 100))
    assert [each.left for each in found_.on(NOW)] == [None, None, 100]
    assert left(tree(frame("a", 100) + frame("b", "5 %", part_of="a") + frame("c", "5 %", part_of="b")), "b") == 5


def test_what_is_kept_of_a_round_has_what_its_frame_needs() -> None:
    text = round_of("b", ("2020-01", 10, "2020-09-09"), more=event("2020-01", "paid", more="amount = 5"))
    totals = ledger(text).rounds[0].totals
    check = FileCheck(FileResult("2020.toml", totals))
    kept = cache_entry(check)
    assert file_check_in(kept, "2020.toml", limits=NO_LIMITS, lists=0).result.round == totals
    for by in (b'["2020-09-09", 11,', b"[5, 10,", b'[], ["2020-09-09", 10,', b'"", ["2020-09-09", 10,'):
        wrong = kept.replace(b'["2020-09-09", 10,', by)
        assert wrong != kept
        with pytest.raises(ValueError, match=r".*"):
            file_check_in(wrong, "2020.toml", limits=NO_LIMITS, lists=0)
    other = ledger(ROUND).rounds[0].totals
    assert totals.movements
    odd = cache_entry(FileCheck(FileResult("2020.toml", other._replace(movements=totals.movements))))
    with pytest.raises(ValueError, match=r"2020\.toml"):
        file_check_in(odd, "2020.toml", limits=NO_LIMITS, lists=0)


# The same arithmetic once more

KINDS: tuple[Kind, ...] = ("exact", "about", "at_most", "at_least")
DAYS = st.integers(0, 5).map(lambda number: date(2020, 3, 1) + timedelta(number))


@st.composite
def books(draw: st.DrawFn) -> tuple[Frames, list[tuple[int, int, date]]]:
    """Frames, each part of an earlier one or of none, changes, and awards: the frame, the amount and the day."""
    frames: list[UpperFrame] = []
    for number in range(draw(st.integers(1, 5))):
        above = draw(st.none() | st.sampled_from(frames)) if frames else None
        if above is not None and draw(st.booleans()):
            frames.append(UpperFrame(str(number), part_of=above.id, share=f"{draw(st.integers(1, 99))},5 %"))
        else:
            kind: Kind = draw(st.sampled_from(KINDS))
            figure = StatedFigure(kind, draw(st.integers(0, 300)), 9 if kind == "about" else None)
            frames.append(UpperFrame(str(number), part_of=above.id if above else None, amount=figure))
    ids = st.sampled_from([each.id for each in frames])
    changes = st.builds(FrameChange, ids, DAYS, st.integers(-50, 50), st.none() | ids)
    awards = draw(st.lists(st.tuples(st.integers(0, len(frames) - 1), st.integers(1, 60), DAYS), max_size=6))
    return Frames(tuple(frames), tuple(draw(st.lists(changes, max_size=5)))), awards


def has(frames: Frames, id_: str, day: date) -> tuple[Any, Any]:
    """The least and most that a frame has on a day; none of it goes by the program's own figures."""
    own = next(each for each in frames.frames if each.id == id_)
    moved = sum(each.amount for each in frames.changes if each.frame == id_ and each.date <= day)
    moved -= sum(each.amount for each in frames.changes if each.from_ == id_ and each.date <= day)
    if own.amount is not None:
        number, within = own.amount.value, own.amount.within or 0
        low = {"exact": number, "about": max(number - within, 0), "at_most": 0, "at_least": number}[own.amount.kind]
        return low + moved, None if own.amount.kind == "at_least" else number + within + moved
    least, most = has(frames, str(own.part_of), day)
    if least is None or least != most:
        return None, None
    part = least * int(str(own.share).replace(",5 %", "5")) // 1000 + moved
    return part, part


def too_much(frames: Frames, awards: list[tuple[int, int, date]], id_: str, day: date) -> int | None:
    """By how much a frame is passed on a day; below zero where something is left; `None` where nothing is taken."""
    most = has(frames, id_, day)[1]
    parts = [has(frames, each.id, day)[0] for each in frames.frames if each.part_of == id_]
    spent = sum(amount for number, amount, on in awards if frames.frames[number].id == id_ and on <= day)
    taken = sum(max(part or 0, 0) for part in parts) + spent
    return taken - most if most is not None and taken else None


@given(books())
def test_frames_are_as_a_tally_of_each_day_has_them(drawn: tuple[Frames, list[tuple[int, int, date]]]) -> None:
    frames, awards = drawn
    texts = {
        f"{number}.toml": round_of(frames.frames[at].id, (f"2020-{number}", amount, day.isoformat())).replace(
            'id = "2020"\n', f'id = "r{number}"\n'
        )
        for number, (at, amount, day) in enumerate(awards)
    }
    rounds: list[RoundTotals] = [each.totals for each in ledger({**texts, FRAMES: ""}).rounds]
    found_ = FrameTree.of(frames, rounds)
    days = [date(2020, 2, 29) + timedelta(number) for number in range(8)]
    over = {own.id: [too_much(frames, awards, own.id, day) for day in days] for own in frames.frames}
    for number, day in enumerate(days):
        for each, own in zip(found_.on(day), frames.frames, strict=True):
            assert (each.bounds or (None, None)) == has(frames, own.id, day)
            assert each.left is None or over[own.id][number] in {None, -each.left}
    passed = {frames.frames[number].id: each for number, each in found_.passed().items()}
    for id_, by in over.items():
        first = next((number for number, off in enumerate(by) if off and off > 0), None)
        assert (None if id_ not in passed else days.index(passed[id_].day or days[0])) == first
        assert first is None or passed[id_].most == max(off or 0 for off in by)


# What is refused


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    """A ledger of a frame of 100 000 kr and two rounds that are part of it."""
    here = Skjonn.at(tmp_path, monkeypatch, capsys)
    here.keep(FRAMES, frame("2020", 100_000))
    here.keep("2020.toml", round_of("2020", ("2020-01", 60_000, "2020-09-09")))
    here.keep("2020b.toml", round_of("2020").replace('id = "2020"\n', 'id = "2020b"\n'))
    return here


ADD = ("award", "add", "--round", "2020b", "--municipality", "Oslo", "--project", "P", "--granted")


def test_an_award_that_would_pass_a_frame_above_is_refused_whatever_round_spends_the_rest(skjonn: Skjonn) -> None:
    before = skjonn.files()
    ran = skjonn(*ADD, "40 001")
    assert (ran.code, "SKJ906 frame-passed" in ran.err, skjonn.files()) == (1, True, before)
    assert skjonn(*ADD, "40 000").code == 0
    assert skjonn("award", "edit", "2020-01", "--granted", "60 001").code == 1
    assert skjonn("award", "edit", "2020-01", "--granted", "60 001", "--anyway").code == 0
    assert skjonn("check").code == 1
    assert skjonn("award", "edit", "2020-01", "--granted", "60 002").code == 1, "a known error becomes greater"
    assert skjonn("award", "edit", "2020-01", "--granted", "60 000").code == 0


def test_where_frames_cannot_be_read_nothing_is_added_without_being_asked_for(skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, frame("2020", '"100"'))
    ran = skjonn(*ADD, "1")
    assert (ran.code, "The change cannot be checked" in ran.err) == (1, True)
    assert skjonn(*ADD, "1", "--anyway").code == 0


def test_a_round_is_not_named_as_the_file_of_frames_is(skjonn: Skjonn) -> None:
    ran = skjonn("round", "add", "frames", "--title", "T", "--grantor", "G", "--date", "2020-01-01")
    assert (ran.code, "frames.toml is the file of the frames above the rounds" in ran.err) == (2, True)


def test_the_frames_are_read_whatever_the_settings_exclude(skjonn: Skjonn) -> None:
    skjonn.keep("skjonn.toml", 'exclude = ["frames.toml", "2020b.toml"]\n')
    assert skjonn("check", "--select", "SKJ9").code == 0
    skjonn.keep(FRAMES, frame("2020", 59_999))
    assert skjonn("check", "--select", "SKJ9").code == 1


# The tree

NORDLAND = (
    frame("2018", 109_500_000, more='title = "Skjønnsramme 2018"')
    + frame("first", 64_450_000, part_of="2018")
    + frame("second", 19_470_000, part_of="2018")
    + frame("operations", 2_080_000, part_of="second")
    + frame("projects", 17_390_000, part_of="second")
    + frame("later", "{ at_most = 5_000_000 }")
    + change("projects", 10, "2020-09-10")
)
SPENT = round_of(
    "projects",
    ("2018-01", 16_940_000, "2020-09-09"),
    more=event("2018-01", "held", more='amount = 3_450_000\nreason = "Plan"'),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_frames_are_shown_as_a_tree_in_every_language(language: str) -> None:
    shown = frame_tree(tree(NORDLAND, a=SPENT), words(language), on=date(2020, 9, 9))
    text = renderer("table")(shown, words=words(language), width=None, color=False)
    assert is_golden(f"frame-tree-{language}", text)


@pytest.mark.parametrize("width", [20, 60, 80, 100])
def test_a_tree_has_its_frames_and_what_is_left_at_every_width(width: int) -> None:
    shown = frame_tree(tree(NORDLAND, a=SPENT), words("nb"))
    text = renderer("table")(shown, words=words("nb"), width=width, color=False)
    assert "projects" in text
    assert "450\u00a0010" in text
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize(
    ("above", "branches"),
    [
        ({}, ["a", "b", "c", "d"]),
        ({"b": "a", "d": "b"}, ["a", "└─ b", "   └─ d", "c"]),
        ({"b": "a", "c": "a", "d": "b"}, ["a", "├─ b", "│  └─ d", "└─ c"]),
        ({"a": "d", "b": "d", "c": "b"}, ["d", "├─ a", "└─ b", "   └─ c"]),
        ({"a": "b", "b": "a", "c": "b"}, ["a", "b", "└─ c", "d"]),
    ],
)
def test_a_frame_stands_below_the_one_that_it_is_part_of(above: Mapping[str, str], branches: list[str]) -> None:
    shown = frame_tree(tree("".join(frame(id_, part_of=above.get(id_, "")) for id_ in "abcd")), words("en"))
    assert [str(each).replace("\u00a0", " ") for each in column(shown, "branch")] == branches
    assert [(id_, above.get(str(id_))) for id_ in column(shown, "frame")] == cells(shown, "frame", "part_of")


def test_a_very_long_chain_of_frames_is_read_and_shown() -> None:
    parts = (frame(str(number), "100 %", part_of=str(number - 1)) for number in range(1, 1500))
    chain_ = frame("0", 10**12) + "".join(parts)
    assert identities({FRAMES: chain_}) == []
    assert cells(frame_tree(tree(chain_), words("en")), "frame", "left")[-1] == ("1499", 10**12)


@pytest.mark.parametrize("format_", ["table", "csv", "csv-excel", "json", "md", "tsv"])
def test_the_tree_is_printed_in_every_format(format_: str, skjonn: Skjonn) -> None:
    ran = skjonn("frame", "--tree", "--format", format_)
    assert (ran.code, ran.err) == (0, "")
    assert "2020" in ran.out
    assert re.search(r"40.?000", ran.out)


def test_machines_are_told_all_figures_of_a_frame_on_a_day(skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, frame("2020", 100_000, more='title = "R"') + frame("b", "{ at_most = 5 }", part_of="2020"))
    (first, second) = json.loads(skjonn("frame", "--tree", "--on", "2020-09-08", "--format", "json").out)["rows"]
    assert first == {
        "frame": "2020", "part_of": None, "title": "R", "amount": 100_000, "parted_out": 0, "granted": 0,
        "in_force": 0, "paid": 0, "held": 0, "left": 100_000,
    }  # fmt: skip
    assert (second["part_of"], second["amount"], second["left"]) == ("2020", {"low": 0, "high": 5}, 5)
    first = json.loads(skjonn("frame", "--tree", "--format", "json").out)["rows"][0]
    assert (first["granted"], first["left"]) == (60_000, 40_000)


def test_a_tree_of_which_not_all_could_be_read_says_so_and_gives_no_rest(skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, frame("2020", 100) + frame("b", '"x"'))
    ran = skjonn("frame", "--tree", "--format", "json")
    assert ran.code == 1
    assert "ledger/frames.toml" in ran.err
    assert {row["left"] for row in json.loads(ran.out)["rows"]} == {None}


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--on", "2020-01-01"), "--on needs --tree."),
        (("--tree", "--round", "2020"), "--round does not go with --tree."),
        (("--tree", "--on", "soon"), "--on: "),
    ],
)
def test_options_that_do_not_go_together_are_refused(options: tuple[str, ...], says: str, skjonn: Skjonn) -> None:
    ran = skjonn("frame", *options)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


# What is told beside


def told(text: str) -> list[str]:
    """The sentences on frames above."""
    return re.findall(r"^ ((?:Frame|Ramme) (?!2020b).*)$", text.replace("\u00a0", " "), re.MULTILINE)


@pytest.fixture
def below(skjonn: Skjonn) -> Skjonn:
    """The same ledger, where the second round is part of a part, which has an upper bound alone."""
    skjonn.keep(FRAMES, frame("2020", 100_000) + frame("b", "{ at_most = 30_000 }", part_of="2020"))
    skjonn.keep("2020b.toml", round_of("b").replace('id = "2020"\n', 'id = "2020b"\n'))
    return skjonn


LEFT_OF_BOTH = {
    "en": ["Frame b: 20 000 of at most 30 000 kr left.", "Frame 2020: 40 000 of 100 000 kr left."],
    "nb": ["Ramme b: 20 000 av høyst 30 000 kr igjen.", "Ramme 2020: 40 000 av 100 000 kr igjen."],
    "nn": ["Ramme b: 20 000 av høgst 30 000 kr att.", "Ramme 2020: 40 000 av 100 000 kr att."],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_addition_tells_what_is_left_in_every_frame_above(language: str, below: Skjonn) -> None:
    assert told(below(*ADD, "10 000", "--lang", language).out) == LEFT_OF_BOTH[language]


def test_an_edit_an_event_and_a_new_round_tell_what_is_left_in_every_frame_above(below: Skjonn) -> None:
    new = ("round", "add", "2021", "--title", "T", "--grantor", "G", "--date", "2020-12-01", "--part-of", "b")
    assert told(below(*new).out)[-2:] == [
        "Frame b: 30 000 of at most 30 000 kr left.",
        "Frame 2020: 40 000 of 100 000 kr left.",
    ]
    assert below(*ADD, "10 000").code == 0
    assert told(below("award", "edit", "2020b-01", "--granted", "20 000").out) == [
        "Frame b: 10 000 of at most 30 000 kr left.",
        "Frame 2020: 40 000 of 100 000 kr left.",
    ]
    amend = ("event", "add", "amended", "2020b-01", "--amount", "-5 000", "--reason", "R", "--date", "2020-11-01")
    assert told(below(*amend).out) == [
        "Frame b: 15 000 of at most 30 000 kr left.",
        "Frame 2020: 40 000 of 100 000 kr left.",
    ]
    assert told(below("round", "edit", "2020b", "--title", "Ny").out)[0] == "Frame b: 15 000 of at most 30 000 kr left."


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_import_tells_what_is_left_in_every_frame_above(language: str, below: Skjonn) -> None:
    (below.folder / "a.csv").write_text("Kommune;Prosjekt;Tildelt\nOslo;P;10000\n", "utf-8")
    ran = below("import", "a.csv", "--round", "2020b", "--yes", "--lang", language)
    assert (ran.code, told(ran.out)) == (0, LEFT_OF_BOTH[language])
    (below.folder / "b.csv").write_text("Kommune;Prosjekt;Tildelt\nOslo;Q;20001\n", "utf-8")
    ran = below("import", "b.csv", "--round", "2020b", "--yes")
    assert (ran.code, "SKJ906 frame-passed" in ran.err) == (1, True)
    new = ("--new-round", "2021", "--title", "T", "--grantor", "G", "--date", "2020-12-01", "--part-of", "b")
    ran = below("import", "b.csv", *new, "--yes", "--anyway", "--lang", "en")
    assert told(ran.out)[-2:] == [
        "Frame b: 1 kr too much, it has at most 30 000 kr.",
        "Frame 2020: 40 000 of 100 000 kr left.",
    ]


def test_a_frame_that_is_passed_or_of_which_too_little_is_known_is_told_as_such(below: Skjonn) -> None:
    over = below(*ADD, "30 001", "--anyway")
    assert told(over.out)[0] == "Frame b: 1 kr too much, it has at most 30 000 kr."
    below.keep(FRAMES, frame("2020", "{ at_least = 5 }") + frame("b", 40_000, part_of="2020"))
    assert told(below("round", "edit", "2020b", "--title", "Ny").out)[1] == "Frame 2020: what is left is not known."


def test_the_list_of_rounds_tells_what_is_left_in_every_frame_above(below: Skjonn) -> None:
    assert below(*ADD, "10 000").code == 0
    ran = below("round", "list")
    assert told(ran.out) == LEFT_OF_BOTH["en"][::-1]
    assert "Part of" in ran.out
    first, second = json.loads(below("round", "list", "--format", "json").out)["rows"]
    assert (first["frame"], first["frames"], first["left_in_frames"]) == ("2020", ["2020"], ["40000"])
    assert (second["frame"], second["frames"], second["left_in_frames"]) == ("b", ["b", "2020"], ["20000", "40000"])
    below.keep(FRAMES, frame("2020", "{ at_least = 5 }"))
    first, second = json.loads(below("round", "list", "--format", "json").out)["rows"]
    assert (first["left_in_frames"], second["frames"]) == ([""], [])


def test_what_is_due_tells_what_is_left_in_the_frames_above_its_rounds(below: Skjonn) -> None:
    assert below(*ADD, "10 000").code == 0
    assert told(below("due").out) == []
    held = ("event", "add", "held", "2020b-01", "--amount", "5", "--reason", "R", "--date", "2020-11-01")
    assert below(*held).code == 0
    assert told(below("due").out) == LEFT_OF_BOTH["en"]


@pytest.mark.parametrize("command", [("round", "list"), ("due",)])
def test_a_report_that_needs_frames_names_them_where_they_cannot_be_read(
    command: tuple[str, ...], below: Skjonn
) -> None:
    below.keep(FRAMES, "[[frames]]\n")
    ran = below(*command)
    assert (ran.code, "ledger/frames.toml" in ran.err) == (1, True)


def test_without_frames_the_list_of_rounds_has_no_column_more_for_people(skjonn: Skjonn) -> None:
    (skjonn.ledger / FRAMES).unlink()
    for name in ("2020.toml", "2020b.toml"):
        skjonn.keep(name, (skjonn.ledger / name).read_text("utf-8").replace('part_of = "2020"\n', ""))
    assert "Part of" not in skjonn("round", "list").out
    row = json.loads(skjonn("round", "list", "--format", "json").out)["rows"][0]
    assert [row[key] for key in ("frame", "frames", "left_in_frames")] == [None, [], []]


# Rounds by their frames


def test_a_summary_by_frame_has_a_row_for_each_frame_that_rounds_name_and_for_those_that_name_none(
    below: Skjonn,
) -> None:
    assert below(*ADD, "10 000").code == 0
    below.keep("2021.toml", ROUND.replace("2020", "2021") + application("2021-01") + award("2021-01", "500"))
    summary = json.loads(below("summary", "--by", "frame", "--format", "json").out)
    rows = [(row["frame"], row["awards"], row["granted"]) for row in summary["rows"]]
    assert rows == [("2020", 1, 60_000), ("b", 1, 10_000), (None, 1, 500)]
    assert summary["total"]["granted"] == 70_500
    by_both = json.loads(below("summary", "--by", "frame,region", "--format", "json").out)["rows"]
    assert [(row["frame"], row["region"], row["granted"]) for row in by_both] == [
        ("2020", "Oslo", 60_000),
        ("b", "Oslo", 10_000),
        (None, "Oslo", 500),
    ]
    across = json.loads(below("summary", "--by", "frame", "--across", "year", "--format", "json").out)["rows"]
    assert [(row["frame"], row["granted_2020"], row["granted_2021"]) for row in across] == [
        ("2020", 60_000, 0),
        ("b", 10_000, 0),
        (None, 0, 500),
    ]


@pytest.mark.parametrize(("language", "none"), [("en", "no frame"), ("nb", "ingen ramme"), ("nn", "inga ramme")])
def test_a_round_that_names_no_frame_is_said_to_have_none(language: str, none: str, skjonn: Skjonn) -> None:
    skjonn.keep("2021.toml", ROUND.replace("2020", "2021") + application("2021-01") + award("2021-01", "500"))
    shown = skjonn("summary", "--by", "frame", "--lang", language).out
    assert re.search(f"^ {none} +", shown, re.MULTILINE)
    assert re.search(r"^ 2020 +", shown, re.MULTILINE)


def test_json_and_csv_of_a_list_and_of_an_entry_have_the_frame_of_the_round(skjonn: Skjonn) -> None:
    for command in (("award", "list"), ("application", "list"), ("award", "show", "2020-01")):
        (row,) = json.loads(skjonn(*command, "--format", "json").out)["rows"]
        assert row["frame"] == "2020"
        head, line = skjonn(*command, "--format", "csv").out.splitlines()
        assert dict(zip(head.split(","), line.split(","), strict=True))["frame"] == "2020"
    assert re.search("^ Frame +2020$", skjonn("award", "show", "2020-01").out, re.MULTILINE)
    listed = skjonn("application", "list", "--format", "json").out
    (skjonn.folder / "list.json").write_text(listed.replace("2020-01", "2020-07").replace("60000", "1"), "utf-8")
    assert skjonn("application", "add", "--round", "2020b", "--from-json", "list.json").code == 0
