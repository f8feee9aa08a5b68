"""Reading a round: every fault with its place, in one go, and nothing made worse by what could not be read."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.actions.check import diagnose
from skjonn.codec.decode import Reading, decode
from skjonn.codec.locate import Positions, line_of
from skjonn.codec.validation_errors import fault_of
from skjonn.model.diagnostic import At, Finding
from skjonn.model.entries import TABLES, Application, Award, Frame, Heading, Region, Round, Unread, Waiver
from skjonn.model.figure import StatedFigure
from skjonn.model.partial_date import PartialDate
from skjonn.model.source import Snapshot, SourceFile, Span
from support.thoroughness import examples

GOLDEN = Path(__file__).parent / "golden"
SHIPPED = Path(__file__).parent.parent / "ledger" / "2020.toml"
TODAY = date(2020, 9, 10)
HEAD = """\
[round]
id = "2020"
title = "Prosjektskjønn 2020"
grantor = "Fylkesmannen i Oslo og Viken"
date = 2020-09-09
"""
HEADING = Heading("2020", "Prosjektskjønn 2020", "Fylkesmannen i Oslo og Viken", PartialDate(2020, 9, 9))


def read(text: str | bytes) -> Reading:
    return decode(SourceFile("a.toml", text if isinstance(text, bytes) else text.encode()))


def round_of(text: str | bytes) -> Round:
    entries = read(text).round
    assert entries is not None
    return entries


def span_of(fault: Finding, text: str) -> Span:
    return fault.span or Positions(text.removeprefix("\ufeff")).find(fault.at)


def marked(text: str) -> tuple[str, Span]:
    """A text without its marks, and the place from ⟦ to ⟧, or of the one character after ⟦."""
    start, end = text.index("⟦"), text.find("⟧") - 1
    text = text.replace("⟦", "").replace("⟧", "")
    line, column = text.count("\n", 0, start) + 1, len(text[:start].rpartition("\n")[2]) + 1
    if end < 0:
        return text, Span(line, column, line, column + 1)
    return text, Span(line, column, text.count("\n", 0, end) + 1, len(text[:end].rpartition("\n")[2]) + 1)


def assert_one_fault(text: str, code: str, words: str) -> None:
    """Hold that a text with a mark has one fault, in the marked place, that says so."""
    text, span = marked(text if "[round]" in text else HEAD + text)
    (fault,) = read(text).faults
    assert (fault.code, span_of(fault, text)) == (code, span), fault
    assert words in f"{fault.message} {fault.hint}"


def lines_of(faults: Sequence[Finding]) -> list[str]:
    return [f"{fault.code} {fault.at.table} {fault.at.number} {fault.at.key}".rstrip() for fault in faults]


# ---------------------------------------------------------------- what is read


def test_a_heading_alone_is_a_round_with_the_defaults() -> None:
    assert read(HEAD) == Reading(Round("a.toml", HEADING))
    assert (HEADING.itemised, HEADING.state, HEADING.source) == ("all", "open", None)


def test_every_key_of_the_format_is_read() -> None:
    text = """\
format = 1
[round]
id = "2027.a_b-1"
title = "Prosjektskjønn"
grantor = "Statsforvalteren"
date = 2027-03-01
source = "Brev"
itemised = "awarded"
state = "decided"
[frame]
applications = { over = 40, within = 5 }
awards = { under = 20, within = 3 }
requested = { about = 53_000_000, within = 0 }
granted = { at_most = 999_999_999_999_999 }
limit = 999_999_999_999_999
[[regions]]
county = "Buskerud"
applications = 0
awards = 0
requested = 0
granted = 999_999_999_999_999
[[applications]]
id = "1"
municipality = "Hole"
project = "Det èn kan"
partners = ["Ringerike", "Gáivuotna - Kåfjord"]
cooperation = "Internt"
requested = 1
received = 2027-01-31
roles = ["service", "authority", "democracy", "community"]
area = "Helse"
[[awards]]
application = "1"
granted = 999_999_999_999_999
decided = 2027-03-01
case = "2027/1-2"
[[waivers]]
rule = "same-project"
entry = "1"
reason = "Slik er det."
until = 2028-01-01
"""
    assert read(text) == Reading(
        Round(
            file="a.toml",
            heading=Heading(
                "2027.a_b-1",
                "Prosjektskjønn",
                "Statsforvalteren",
                PartialDate(2027, 3, 1),
                "Brev",
                "awarded",
                "decided",
            ),
            frame=Frame(
                applications=StatedFigure("over", 40, 5),
                awards=StatedFigure("under", 20, 3),
                requested=StatedFigure("about", 53_000_000, 0),
                granted=StatedFigure("at_most", 999_999_999_999_999),
                limit=999_999_999_999_999,
            ),
            regions=(
                Region(
                    "Buskerud",
                    applications=StatedFigure("exact", 0),
                    awards=StatedFigure("exact", 0),
                    requested=StatedFigure("exact", 0),
                    granted=StatedFigure("exact", 999_999_999_999_999),
                ),
            ),
            applications=(
                Application(
                    id="1",
                    municipality="Hole",
                    project="Det èn kan",
                    partners=("Ringerike", "Gáivuotna - Kåfjord"),
                    cooperation="Internt",
                    requested=1,
                    received=date(2027, 1, 31),
                    roles=("service", "authority", "democracy", "community"),
                    area="Helse",
                ),
            ),
            awards=(Award("1", 999_999_999_999_999, date(2027, 3, 1), "2027/1-2"),),
            waivers=(Waiver("same-project", "1", "Slik er det.", date(2028, 1, 1)),),
        )
    )


def test_the_shipped_round_is_read_as_announced() -> None:
    reading = read(SHIPPED.read_bytes())
    assert reading.faults == ()
    entries = reading.round
    assert entries is not None
    assert (len(entries.applications), len(entries.awards), len(entries.waivers)) == (14, 14, 4)
    assert sum(award.granted for award in entries.awards) == 15_020_000
    assert entries.frame == Frame(
        applications=StatedFigure("exact", 48),
        awards=StatedFigure("exact", 14),
        requested=StatedFigure("about", 53_000_000, 500_000),
        granted=StatedFigure("over", 15_000_000, 500_000),
    )
    assert entries.applications[2].partners.count("Bodø") == 2


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("line_break", [b"\n", b"\r\n"])
def test_a_byte_order_mark_and_crlf_change_nothing(bom: bytes, line_break: bytes) -> None:
    data = SHIPPED.read_bytes().replace(b"\r\n", b"\n")
    assert read(bom + data.replace(b"\n", line_break)) == read(data)


def test_tables_may_be_written_inline_with_dots_and_in_quotes() -> None:
    inline = """\
round = { id = "2020", 'title' = "Prosjektskjønn 2020", grantor = "Fylkesmannen i Oslo og Viken", date = 2020-09-09 }
frame.granted.about = 5
frame.granted.within = 1
awards = [{ application = "x", granted = 5 }]
"""
    assert read(inline) == Reading(
        Round("a.toml", HEADING, frame=Frame(granted=StatedFigure("about", 5, 1)), awards=(Award("x", 5),))
    )


# ---------------------------------------------------------------- one fault, one place

BOUNDS = "a whole number from 0 to 999_999_999_999_999"


@pytest.mark.parametrize(
    "text",
    [
        "[[awards]]\ngranted = 0⟦900_000\n",
        "[[awards]]\ngranted = 900 ⟦000\n",
        "[[awards]]\ngranted = 1.450⟦.000\n",
        "[[awards]]\ngranted = ⟦kr 350 000\n",
        "[[awards]]\ngranted = 900⟦__000\n",
        '[[applications]]\nproject = "Økt ⟦\x00"\n',
        "# æøå 😀 ⟦\x07\n",
        "# a\r\n# b⟦\rc\n",
        'x = "a" ⟦a\n',
        "x = ⟦2020-02-30\n",
        "x = 10⟦:00\n",
        'x = "a⟦\n',
        'x = "\\q⟦"\n',
        "x⟦\n",
        "[awards⟦\n",
        "⟦= 5\n",
        "x = { a = 1,⟦\n}\n",
        '⟦id⟧ = "2021"\n',
        "[round⟦]\n",
        "[x]\n[[x⟦]]\n",
        "x.y = 1\nx.y.z = 2⟦\n",
    ],
)
def test_what_is_not_toml_is_placed_where_it_ceases_to_be(text: str) -> None:
    text, span = marked(HEAD + text)
    (fault,) = read(text).faults
    assert (fault.code, fault.about, fault.span) == ("SKJ103", "a.toml", span), fault
    assert fault.message.startswith("This is not valid TOML: ")
    assert fault.hint.endswith("Nothing in the file is read until it is fixed.")
    assert read(text).round is None


@pytest.mark.parametrize("text", ['partners = ["Asker",\n', "x = { a = 1", 'x = """a\n"', "x = '''", "x ="])
def test_what_ends_too_soon_is_placed_at_the_end(text: str) -> None:
    text = HEAD + text
    (fault,) = read(text).faults
    lines = text.split("\n")
    assert (fault.code, fault.span) == ("SKJ103", Span(len(lines), len(lines[-1]) + 1, len(lines), len(lines[-1]) + 2))


def test_names_in_a_fault_of_syntax_are_written_as_in_the_file() -> None:
    (fault,) = read(HEAD + "[a.b]\n[a.b]\n").faults
    assert fault.message == "This is not valid TOML: `a.b` is declared twice."


def test_a_number_of_five_thousand_digits_is_found() -> None:
    text, span = marked(f"{HEAD}source = '{'7' * 6000}' # {'8' * 6000}\n[[awards]]\ngranted = ⟦{'90' * 2500}\n")
    (fault,) = read(text).faults
    assert (fault.code, fault.span) == ("SKJ103", span)
    assert fault.message == "This is not valid TOML: a number is too long."


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{ a = ", "}")])
def test_nesting_of_five_thousand_is_found_at_its_deepest(opening: str, closing: str) -> None:
    start = f'{HEAD}source = "[[[["\nx = [[1], [2]]\ny = {opening * 4999}⟦{opening}'
    text, span = marked(f"{start}1{closing * 5000} # ]\n")
    (fault,) = read(text).faults
    assert (fault.code, fault.span) == ("SKJ103", span)
    assert fault.message == "This is not valid TOML: tables or lists are nested too deeply."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("\n", ""),
        ("# Bærum 😀", ""),
        ("a\nb\r\nÅ", "\n"),
        ("\ufeff", ""),
        ("\ufeffa\n", ""),
    ],
)
def test_a_byte_that_is_not_utf_8_is_found(before: str, after: str) -> None:
    line, column = before.count("\n") + 1, len(before.rpartition("\n")[2].removeprefix("\ufeff")) + 1
    reading = read(before.encode() + b"\xe6r\xf8y" + after.encode())
    (fault,) = reading.faults
    assert (fault.code, fault.about, fault.span) == ("SKJ102", "a.toml", Span(line, column, line, column + 1))
    assert (fault.message, fault.hint) == ("Byte 0xe6 is not UTF-8.", "Save the file as UTF-8.")
    assert reading.round is None


def test_utf_16_and_a_truncated_letter_are_not_utf_8() -> None:
    assert read(HEAD.encode("utf-16")).faults[0].message == "Byte 0xff is not UTF-8."
    assert read(HEAD.encode() + "# å".encode()[:-1]).faults[0].span == Span(6, 3, 6, 4)


def test_a_file_that_the_disk_did_not_give_says_why() -> None:
    reading = decode(SourceFile("sub/a.toml", fault="permission denied"))
    (fault,) = reading.faults
    assert (fault.code, fault.about, fault.at) == ("SKJ101", "sub/a.toml", At("sub/a.toml"))
    assert fault.message == "This file cannot be read: permission denied."
    assert fault.hint == "Fix it, or move it out of the ledger's folder."
    assert reading.round is None


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        # the format's version
        ("format = ⟦2⟧\n[round]", "SKJ111", "in format 2; this program reads format 1. A newer skjonn may read it."),
        ("format = ⟦0⟧\n[round]", "SKJ111", "In format 1, write `format = 1` or leave it out."),
        ("format = ⟦true⟧\n[round]", "SKJ111", "in format true; this program reads format 1."),
        ("format = ⟦1.0⟧\n[round]", "SKJ111", "in format 1.0; this program reads format 1."),
        ('format = ⟦"1"⟧\n[round]', "SKJ111", 'in format the text "1"; this program reads format 1.'),
        ("[round]\n⟦[format]⟧", "SKJ111", "in format a table; this program reads format 1."),
        # tables
        ("⟦[fram]⟧\n", "SKJ104", "`fram` is not a table of a round. Did you mean `frame`?"),
        ("⟦[[award]]⟧\n", "SKJ104", "Did you mean `awards`?"),
        ("⟦[fram.granted]⟧\nabout = 5\n", "SKJ104", "`fram` is not a table of a round."),
        (f"⟦x⟧ = [1, 2]\n{HEAD}", "SKJ104", "`x` is not a table of a round."),
        ("⟦[settings]⟧\n", "SKJ104", f"Use one of {', '.join(f'`{name}`' for name in TABLES)}."),
        (f'⟦vedtak⟧ = "æ"\n{HEAD}', "SKJ104", "`vedtak` is not a table of a round."),
        (f"⟦''⟧ = 1\n{HEAD}", "SKJ104", "`` is not a table of a round."),
        ("⟦[awards]⟧\n", "SKJ107", "`awards` must be written as `[[awards]]`; found a table."),
        (f"awards = ⟦5⟧\n{HEAD}", "SKJ107", "`awards` must be written as `[[awards]]`; found 5."),
        (f"waivers = ⟦{{}}⟧\n{HEAD}", "SKJ107", "`waivers` must be written as `[[waivers]]`; found a table."),
        ("⟦[[frame]]⟧\n", "SKJ107", "`frame` must be written as `[frame]`; found a list."),
        ("⟦[[round]]⟧\nid = 'x'\n", "SKJ107", "`round` must be written as `[round]`; found a list."),
        (f"frame = ⟦2020-09-09⟧\n{HEAD}", "SKJ107", "written as `[frame]`; found 2020-09-09."),
        (f"regions = [{{ county = 'Oslo' }}, ⟦7⟧]\n{HEAD}", "SKJ107", "This region must be a table; found 7."),
        # keys
        ("[frame]\n⟦grantd⟧ = 5\n", "SKJ105", "`grantd` is not a key of a frame. Did you mean `granted`?"),
        ("[frame]\n⟦x⟧.y = 5\n", "SKJ105", "`x` is not a key of a frame. Use one of `applications`, `awards`,"),
        ("⟦[frame.ekstra]⟧\n", "SKJ105", "`ekstra` is not a key of a frame."),
        ("[[regions]]\ncounty = 'Oslo'\n⟦limit⟧ = 5\n", "SKJ105", "`limit` is not a key of a region."),
        (f'{HEAD}⟦"st ate"⟧ = 5\n', "SKJ105", "`st ate` is not a key of a round. Did you mean `state`?"),
        ("⟦[[awards]]⟧\ngranted = 5\n", "SKJ106", "This award has no `application`. Add `application = …` to it."),
        ("⟦[[awards]]⟧\napplication = 'x'\n", "SKJ106", "This award has no `granted`."),
        ("⟦[[applications]]⟧\nid = 'x'\nproject = 'x'\n", "SKJ106", "This application has no `municipality`."),
        ("⟦[[regions]]⟧\nawards = 1\n", "SKJ106", "This region has no `county`."),
        ("⟦[[waivers]]⟧\nrule = 'x'\nentry = 'y'\n", "SKJ106", "This waiver has no `reason`."),
        (HEAD.replace("[round]", "⟦[round]⟧").replace("date = 2020-09-09", ""), "SKJ106", "This round has no `date`."),
        # the heading's values
        (
            HEAD.replace('"2020"', '⟦"2020 a"⟧'),
            "SKJ108",
            "`id` must begin with a letter A to Z or a digit and hold only",
        ),
        (HEAD.replace('"2020"', '⟦""⟧'), "SKJ108", 'found the text "".'),
        (HEAD.replace('"2020"', '⟦"-1"⟧'), "SKJ108", 'found the text "-1".'),
        (HEAD.replace('"2020"', '⟦"2020\\n"⟧'), "SKJ108", "`id` must begin with"),
        (HEAD.replace('"2020"', '⟦"å"⟧'), "SKJ108", 'found the text "å".'),
        (HEAD.replace('"2020"', "⟦2020⟧"), "SKJ107", "`id` must be a text in quotes; found 2020."),
        (
            HEAD.replace('"Prosjektskjønn 2020"', '⟦""⟧'),
            "SKJ108",
            '`title` must not be empty; found the text "".',
        ),
        (HEAD.replace('"Prosjektskjønn 2020"', '⟦" \\t\\n\u00a0"⟧'), "SKJ108", "`title` must not be empty;"),
        (
            HEAD.replace("2020-09-09", '⟦"2020-09-09"⟧'),
            "SKJ107",
            '`date` must be a day such as 2020-09-09, a month such as "2020-09" or a year such as 2020; found',
        ),
        (HEAD.replace("2020-09-09", "⟦2020-09-09 10:00:00⟧"), "SKJ107", "found 2020-09-09T10:00:00, with a"),
        (HEAD.replace("2020-09-09", "⟦2020-09-09T10:00:00Z⟧ # x"), "SKJ107", "found 2020-09-09T10:00:00+00:00,"),
        (HEAD.replace("2020-09-09", "⟦10:00:00⟧"), "SKJ107", "`date` must be a day such as 2020-09-09, a month"),
        (f"{HEAD}itemised = ⟦'none'⟧", "SKJ108", '`itemised` must be "all" or "awarded"; found the text "none".'),
        (f"{HEAD}state = ⟦'Open'⟧", "SKJ108", '`state` must be "open" or "decided"; found the text "Open".'),
        (f"{HEAD}state = ⟦[]⟧", "SKJ108", '`state` must be "open" or "decided"; found a list.'),
        (f"{HEAD}source = ⟦['a', # ]\n'b']⟧", "SKJ107", "`source` must be a text in quotes; found a list."),
        # figures
        (
            "[frame]\ngranted = ⟦'ca. 53 millioner'⟧",
            "SKJ107",
            "`granted` is not a whole number, { about = N, within = W }",
        ),
        ("[frame]\nawards = ⟦-1⟧", "SKJ107", f"`awards` is not {BOUNDS}; found -1."),
        ("[frame]\nawards = ⟦true⟧", "SKJ107", "or { at_most = N }; found true."),
        ("[frame]\nawards = ⟦5.0⟧", "SKJ107", "or { at_most = N }; found 5.0."),
        ("[frame]\nawards = ⟦[5]⟧", "SKJ107", "or { at_most = N }; found a list."),
        ("[frame]\nawards = ⟦1_000_000_000_000_000⟧", "SKJ107", f"`awards` is not {BOUNDS}; found 10000"),
        (f"[frame]\nawards = ⟦0x{'f' * 5000}⟧", "SKJ107", "found a number of more than 30 digits."),
        ("[frame]\ngranted = ⟦{}⟧", "SKJ107", "or { at_most = N }; found a table."),
        ("[frame]\ngranted = ⟦{ about = 5 }⟧", "SKJ107", "`granted` lacks `within` and is not a whole number, {"),
        ("[frame]\ngranted = ⟦{ within = 5 }⟧", "SKJ107", "`granted` is not a whole number, {"),
        ("[frame]\ngranted = ⟦{ about = 5, over = 4, within = 1 }⟧", "SKJ107", "`granted` is not a whole number, {"),
        ("[frame]\ngranted = ⟦{ at_most = 5, within = 1 }⟧", "SKJ107", "`granted` is not a whole number, {"),
        (
            "[frame]\ngranted = ⟦{ under = 5, within = 1, x = 1 }⟧",
            "SKJ107",
            "`granted` has `x`, which is unknown, and is not a whole number, {",
        ),
        (
            "[frame]\ngranted = ⟦{ about = 5, within = '1' }⟧",
            "SKJ107",
            f"`granted` holds something that is not {BOUNDS};",
        ),
        (
            "[frame]\ngranted = ⟦{ about = 5, within = true }⟧",
            "SKJ107",
            f"`granted` holds something that is not {BOUNDS};",
        ),
        (
            "[frame]\ngranted = ⟦{ about = 5, within = -1 }⟧",
            "SKJ107",
            f"`granted` holds something that is not {BOUNDS};",
        ),
        (
            f"[frame]\ngranted = ⟦{{ at_most = {10**15} }}⟧",
            "SKJ107",
            f"`granted` holds something that is not {BOUNDS};",
        ),
        ("[frame]\ngranted = ⟦{ over = 5, within = 0 }⟧", "SKJ107", "`granted` allows no figure at all;"),
        ("[frame]\ngranted = ⟦{ under = 0, within = 5 }⟧", "SKJ107", "`granted` allows no figure at all;"),
        ("⟦[frame.granted]⟧\nabout = 5\n", "SKJ107", "`granted` lacks `within` and is not a whole number, {"),
        ("[[regions]]\ncounty = 'Oslo'\nrequested = ⟦inf⟧", "SKJ107", "found inf."),
        ("[frame]\nlimit = ⟦{ at_most = 5 }⟧", "SKJ107", "`limit` must be a whole number of kroner, such as 900_000;"),
        ("[frame]\nlimit = ⟦0⟧", "SKJ108", "`limit` must be above zero; found 0."),
        ("[[regions]]\ncounty = ⟦''⟧", "SKJ108", '`county` must not be empty; found the text "".'),
    ],
)
def test_a_fault_of_a_round_is_reported_in_its_place(text: str, code: str, words: str) -> None:
    assert_one_fault(text, code, words)


KRONER = "must be a whole number of kroner, such as 900_000;"


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("granted = ⟦0⟧", "SKJ108", "`granted` must be above zero; found 0."),
        ("granted = ⟦-5⟧", "SKJ108", "`granted` must be above zero; found -5."),
        (
            "granted = ⟦1_000_000_000_000_000⟧",
            "SKJ108",
            "`granted` must be at most 999_999_999_999_999; found 1000",
        ),
        (
            f"granted = ⟦0x1{'0' * 5000}⟧",
            "SKJ108",
            "`granted` must be at most 999_999_999_999_999; found a number of",
        ),
        ("granted = ⟦'350 000'⟧", "SKJ107", f'`granted` {KRONER} found the text "350 000".'),
        ("granted = ⟦5.0⟧", "SKJ107", f"`granted` {KRONER} found 5.0."),
        ("granted = ⟦900.000⟧", "SKJ107", f"`granted` {KRONER} found 900.0."),
        ("granted = ⟦nan⟧", "SKJ107", f"`granted` {KRONER} found nan."),
        ("granted = ⟦true⟧", "SKJ107", f"`granted` {KRONER} found true."),
        ("granted = ⟦false⟧", "SKJ107", f"`granted` {KRONER} found false."),
        ("granted = ⟦[900_000]⟧", "SKJ107", f"`granted` {KRONER} found a list."),
        ("granted = ⟦{ about = 5, within = 1 }⟧", "SKJ107", f"`granted` {KRONER} found a table."),
        ("granted = 5\napplication = ⟦5⟧", "SKJ107", "`application` must be a text in quotes; found 5."),
        ("granted = 5\napplication = ⟦''⟧", "SKJ108", "`application` must not be empty;"),
        (
            "granted = 5\ndecided = ⟦2020⟧",
            "SKJ107",
            "`decided` must be a date without quotes, such as 2020-09-09; found",
        ),
        ("granted = 5\ncase = ⟦2020-01-01⟧", "SKJ107", "`case` must be a text in quotes; found 2020-01-01."),
        ("granted = 5\ncase = ⟦'''\n\n'''⟧", "SKJ108", '`case` must not be empty; found the text "\n".'),
        ("granted = 5\n⟦belop⟧ = 5", "SKJ105", "`belop` is not a key of an award. Use one of `application`,"),
        (f"granted = 5\n⟦{'k' * 60}⟧ = 5", "SKJ105", f"`{'k' * 40}…` is not a key of an award."),
    ],
)
def test_a_fault_of_an_award_is_reported_in_its_place(line: str, code: str, words: str) -> None:
    rest = "" if "application" in line else 'application = "2020-01"\n'
    assert_one_fault(f"[[awards]]\napplication = 'y'\ngranted = 1\n[[awards]]\n{rest}{line}\n", code, words)


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (
            "partners = ⟦'Asker'⟧",
            "SKJ107",
            '`partners` must be a list of texts, such as ["Asker", "Bærum"]; found the',
        ),
        ("partners = ⟦{ a = 1 }⟧", "SKJ107", "`partners` must be a list of texts"),
        ("partners = ['Asker', ⟦5⟧]", "SKJ107", "Item 2 of `partners` must be a text in quotes; found 5."),
        ("partners = [\n  'Asker', # Bærum,\n  ⟦' '⟧,\n]", "SKJ108", "Item 2 of `partners` must not be empty;"),
        (
            "partners = [⟦['Asker', 'Bærum']⟧]",
            "SKJ107",
            "Item 1 of `partners` must be a text in quotes; found a list.",
        ),
        (
            "roles = ['service', ⟦'tjeneste'⟧]",
            "SKJ108",
            'Item 2 of `roles` must be "service", "authority", "democracy" or "c',
        ),
        ("roles = ⟦'service'⟧", "SKJ107", "`roles` must be a list of texts"),
        ("requested = ⟦0⟧", "SKJ108", "`requested` must be above zero; found 0."),
        ("requested = ⟦'1'⟧", "SKJ107", f"`requested` {KRONER}"),
        (
            "received = ⟦'i fjor'⟧",
            "SKJ107",
            "`received` must be a date without quotes, such as 2020-09-09; found the text",
        ),
        (f"area = ⟦['{'x' * 50}']⟧", "SKJ107", "`area` must be a text in quotes; found a list."),
        (f"received = ⟦'{'x' * 40}'⟧", "SKJ107", f'found the text "{"x" * 40}".'),
        (f"received = ⟦'{'x' * 41}'⟧", "SKJ107", f'found the text "{"x" * 40}…".'),
        (f"requested = ⟦-{'9' * 30}⟧", "SKJ108", f"found -{'9' * 30}."),
        (f"requested = ⟦-1{'0' * 30}⟧", "SKJ108", "found a number of more than 30 digits."),
        ("cooperation = ⟦''⟧", "SKJ108", "`cooperation` must not be empty;"),
        ("⟦partner⟧ = 'Asker'", "SKJ105", "`partner` is not a key of an application. Did you mean `partners`?"),
    ],
)
def test_a_fault_of_an_application_is_reported_in_its_place(line: str, code: str, words: str) -> None:
    assert_one_fault(f"[[applications]]\nid = 'x'\nmunicipality = 'Asker'\nproject = 'P'\n{line}\n", code, words)


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "# 2020\n# ikke skrevet ennå", "\r\n"])
def test_a_file_without_a_round_is_told_how_one_begins(text: str) -> None:
    reading = read(text)
    (fault,) = reading.faults
    assert (fault.code, fault.about, span_of(fault, text)) == ("SKJ106", "a.toml", Span(1, 1, 1, 1))
    assert fault.message == "This file has no `[round]`."
    assert fault.hint == "A round begins with `[round]`, `id`, `title`, `grantor` and `date`."
    assert reading.round is None


def test_columns_count_characters_after_a_byte_order_mark_and_with_crlf() -> None:
    text, span = marked("round = { id = 'Å😀', title = ⟦'\u00a0'⟧, grantor = 'g', date = 2020-09-09 }\r\n# x\r\n")
    id_, title = read(f"\ufeff{text}").faults
    assert (id_.code, title.code, span_of(title, text)) == ("SKJ108", "SKJ108", span)


def test_what_a_later_pydantic_may_say_reaches_nobody() -> None:
    problem = {"type": "a_new_kind", "loc": (2, "granted"), "input": 5, "msg": "must be even"}
    assert fault_of(problem, at=At("a.toml", "awards", 2), about="x", table=Award) == Finding(
        "SKJ108", "x", "`granted` cannot have this value; found 5.", At("a.toml", "awards", 2, "granted")
    )


# ---------------------------------------------------------------- all faults, and no more than those


def test_every_fault_of_every_file_is_reported_in_one_run() -> None:
    files = (
        SourceFile("all.toml", (GOLDEN / "decode-faults.toml").read_bytes()),
        SourceFile("empty.toml"),
        SourceFile("latin.toml", "[round]\nid = 'Bærum'".encode("latin-1")),
        SourceFile("secret.toml", fault="permission denied"),
        SourceFile("syntax.toml", b"[round]\nid = 2020-13-01"),
    )
    found = diagnose(Snapshot("", files), today=TODAY)
    lines = [
        f"{each.file}:{each.span.line}:{each.span.column} {each.severity} {each.code} ({each.about}) {each.message}\n"
        f"    {each.excerpt}\n    {each.hint}".rstrip()
        for each in found
    ]
    path = GOLDEN / "decode-faults.txt"
    text = "\n".join(lines) + "\n"
    if os.environ.get("SKJONN_REMAKE") == "1":
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("[frame]\nlimit = 1 000 000\n", "Write an amount as 1_000_000"),
        (
            'title = "a" grantor = "b"\n',
            "Write an amount as 1_000_000, a date as 2020-12-31, and each key on a line of its own.",
        ),
        ("limit = 1\nlimit = 2\n", "Keep the one that is right"),
        ("[round]\n[round]\n", "Write each entry below a header in double brackets"),
        ('title = "Prosjektskjønn\n', "A quote is missing"),
        ("title = 'Prosjektskjønn\n", "A quote is missing"),
        ("title = “a”\n", "Put a text into straight quotes"),
        ("title\n", "A key is followed by ="),
        ("x = { a = 1, }\n", "Remove an extra comma"),
        ("partners = ['a'\n", "A ] is missing"),
        ("x = { a = 1\n", "A } is missing"),
    ],
)
def test_what_is_not_toml_is_told_how_it_is_probably_fixed(text: str, advice: str) -> None:
    (fault,) = decode(SourceFile("a.toml", text.encode())).faults
    assert fault.code == "SKJ103"
    assert fault.hint.startswith(advice), (fault.message, fault.hint)


def test_what_a_fault_is_about_is_its_entry_or_its_round_or_its_file() -> None:
    text = """\
extra = 1
[[awards]]
application = "2020-01"
[[awards]]
granted = 1
[[applications]]
id = "2020-02"
[[regions]]
county = "Oslo"
awards = -1
[[waivers]]
entry = "2020-03"
reason = "x"
[frame]
limit = 0
"""
    abouts = ["2020", "2020", "Oslo", "2020-02", "2020-01", "2020", "2020-03"]
    assert [fault.about for fault in read(text + HEAD).faults] == abouts
    without = [about if about != "2020" else "a.toml" for about in abouts]
    assert [fault.about for fault in read(text).faults] == [without[0], "a.toml", *without[1:]]


def test_an_entry_that_cannot_be_read_is_remembered_and_the_others_keep_their_places() -> None:
    text = f"""{HEAD}
[[applications]]
id = "1"
municipality = "Asker"
project = "A"
[[applications]]
id = "2"
municipality = "Hole"
project = 5
[[applications]]
id = "3"
municipality = "Oslo"
project = "C"
[[awards]]
granted = 5
[[awards]]
application = "1"
granted = "5"
[[awards]]
application = 3
granted = 5
[[awards]]
application = "3"
granted = 7
"""
    entries = round_of(text)
    assert [application.id for application in entries.applications] == ["1", "3"]
    assert entries.awards == (Award("3", 7),)
    assert entries.unread == (
        Unread("applications", "2", "Hole", 1),
        Unread("awards", None, number=0),
        Unread("awards", "1", number=1),
        Unread("awards", None, number=2),
    )
    assert entries.positions == {"applications": (0, 2), "awards": (3,)}
    assert [entries.position("applications", 1), entries.position("awards", 0), entries.position("regions", 4)] == [
        2,
        3,
        4,
    ]
    assert not entries.unread_figures


def test_an_unknown_key_is_passed_over_and_its_entry_kept() -> None:
    text = f"{HEAD}[frame]\ngrantd = 1\nawards = 1\n[[awards]]\napplication = 'x'\ngranted = 5\nid = 'y'\nlimit = 'z'\n"
    reading = read(text)
    assert [fault.code for fault in reading.faults] == ["SKJ105"] * 3
    assert reading.round == Round(
        "a.toml", HEADING, frame=Frame(awards=StatedFigure("exact", 1)), awards=(Award("x", 5),)
    )


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("[frame]\ny = 1\n", "2020"),
        ("[[regions]]\ny = 1\ncounty = 'Oslo'\n", "Oslo"),
        ("[[applications]]\ny = 1\nid = 'a'\nmunicipality = 'Oslo'\nproject = 'P'\n", "a"),
        ("[[awards]]\nid = 'y'\napplication = 'x'\ngranted = 5\n", "x"),
        ("[[waivers]]\ncounty = 'y'\nrule = 'r'\nentry = 'x'\nreason = 'R'\n", "x"),
        ("[[awards]]\ngranted = 5\n", "2020"),
    ],
)
def test_a_fault_is_about_what_its_table_goes_by_or_else_about_the_round(text: str, about: str) -> None:
    (fault,) = read(HEAD + text).faults
    assert fault.about == about


def test_an_unknown_key_beside_a_wrong_value_leaves_the_entry_unread() -> None:
    entries = round_of(f"{HEAD}[[applications]]\nx = 1\nid = 'a'\nmunicipality = 5\ny = 1\n")
    assert (entries.applications, entries.unread) == ((), (Unread("applications", "a", None, 0),))


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("[frame]\nawards = 5\nlimit = -1\n", Frame(awards=StatedFigure("exact", 5))),
        ("[frame]\nawards = 5\ngranted = '5'\n", Frame(awards=StatedFigure("exact", 5))),
        ("[[frame]]\nawards = 5\n", Frame()),
        ("[frame]\nawards = 5\n[[regions]]\nawards = 5\n", Frame(awards=StatedFigure("exact", 5))),
        ("[frame]\nawards = 5\n[regions]\n", Frame(awards=StatedFigure("exact", 5))),
    ],
)
def test_a_figure_that_cannot_be_read_is_remembered_and_the_others_kept(text: str, frame: Frame) -> None:
    entries = round_of(HEAD + text)
    assert (entries.frame, entries.regions, entries.unread_figures) == (frame, (), True)


def test_a_region_keeps_the_figures_that_can_be_read() -> None:
    entries = round_of(f"{HEAD}[[regions]]\ncounty = 'Oslo'\nawards = 'x'\ngranted = 5\n")
    assert (entries.regions, entries.unread_figures) == ((Region("Oslo", granted=StatedFigure("exact", 5)),), True)
    assert entries.positions == {}


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("[awards]\napplication = 'x'\n", (Unread("awards"),)),
        ("[applications]\n", (Unread("applications"),)),
        ("[waivers]\n", ()),
    ],
)
def test_a_table_in_the_place_of_a_list_stands_for_entries_unread(text: str, unread: tuple[Unread, ...]) -> None:
    assert round_of(HEAD + text).unread == unread


def test_without_a_heading_the_faults_of_the_rest_are_still_found() -> None:
    reading = read("[[awards]]\ngranted = 0\n[[regions]]\ncounty = 5\n[x]\n")
    assert reading.round is None
    assert lines_of(reading.faults) == [
        "SKJ104 x 0",
        "SKJ106  0",
        "SKJ107 regions 0 county",
        "SKJ106 awards 0",
        "SKJ108 awards 0 granted",
    ]


# ---------------------------------------------------------------- whatever the bytes are


BIG = 1_500_000
"""More characters than the fast reader is given."""


@pytest.mark.parametrize(
    ("line", "characters"),
    [
        (f"# {'x' * BIG}\n", 0),
        (f'source = "{"x" * BIG}"\n', BIG),
        (f"source = '''{'x' * BIG}'''\n", BIG),
        (f'source = "{chr(92)}u00e5{"æ" * BIG}"\n', BIG + 1),
        (f"source = 'x'{' ' * BIG}\n", 0),
    ],
    ids=["comment", "text", "literal", "escape", "blank"],
)
def test_a_line_of_very_many_characters_is_read_and_seen_past(line: str, characters: int) -> None:
    text = f"{HEAD}{line}[[awards]]\napplication = 'x'\ngranted = 0\n"
    *others, fault = read(text).faults
    assert span_of(fault, text) == Span(9, 11, 9, 12)
    assert [other.message.partition(";")[0] for other in others] == (
        [f"`source` must have at most 10_000 characters, not {characters:_}"] if characters else []
    )


LINES = SHIPPED.read_bytes().splitlines(keepends=True)
SCRAPS = (
    b'"',
    b"'",
    b'"""',
    b"'''",
    b"[",
    b"]",
    b"[[",
    b"]]",
    b"{",
    b"}",
    b"=",
    b".",
    b",",
    b"#",
    b"\\",
    b"\r",
    b"\n",
    b"\x00",
    b"\xff",
    b"\xc3",
    b"\xef\xbb\xbf",
    b"-1",
    b"0",
    b"true",
    b"inf",
    b"1e400",
    b"[frame]\n",
    b"[round]\n",
    b"[[awards]]\n",
    b"[awards.x]\n",
    b"granted = 9" + b"9" * 5000,
    b"a.b.c = 1\n",
    b"2020-09-09 10:00:00",
    b'""',
    b"[]",
    b"{}",
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """The shipped ledger with lines cut, doubled and swapped, bytes flipped, and scraps of TOML put in."""
    lines = list(LINES)
    spot = st.integers(0, len(lines) - 1)
    for _ in range(draw(st.integers(0, 3))):
        here, there = draw(spot) % len(lines), draw(spot) % len(lines)
        match draw(st.sampled_from(["cut", "double", "swap"])):
            case "cut":
                del lines[here]
            case "double":
                lines.insert(there, lines[here])
            case _:
                lines[here], lines[there] = lines[there], lines[here]
    data = bytearray(b"".join(lines))
    for _ in range(draw(st.integers(0, 3))):
        offset = draw(st.integers(0, len(data) - 1))
        if draw(st.booleans()):
            data[offset] ^= draw(st.integers(1, 255))
        else:
            data[offset:offset] = draw(st.sampled_from(SCRAPS))
    return bytes(data)


@examples(300)
@given(mutated() | st.binary(max_size=40))
def test_whatever_the_bytes_are_each_fault_has_a_place_in_the_file_and_nothing_is_raised(data: bytes) -> None:
    snapshot = Snapshot("", (SourceFile("a.toml", data),))
    text = data.decode("utf-8-sig", "replace")
    last = text.count("\n") + 1
    for found in diagnose(snapshot, today=TODAY):
        assert 1 <= found.span.line <= last
        assert found.span <= Span(found.span.end_line, found.span.end_column, sys.maxsize, 0)
        assert found.span.column <= len(line_of(text, found.span.line)) + 2
        assert found.message
        assert found.about
