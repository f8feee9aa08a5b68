"""Changing what stands in a file: only what was asked for changes, and every other byte stays where it was."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any, cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from skjonn.codec.decode import decode
from skjonn.codec.edit import Edit, Insertion, Removal, UneditableError, edit
from skjonn.codec.encode import encode, value_text
from skjonn.model.entries import TABLES, Application, Award, Frame, Heading, Region, Round, Waiver
from skjonn.model.figure import StatedFigure
from skjonn.model.file_format import LedgerTable, fields_of
from skjonn.model.partial_date import PartialDate
from skjonn.model.source import SourceFile
from support.strategies import tables
from support.thoroughness import examples

HEADING = Heading("2027", "Prosjektskjønn 2027", "Statsforvalteren", PartialDate(2027, 3, 1))
HEAD = encode([HEADING])
AWARD = '[[awards]]\napplication = "2027-01"\ngranted = 540_000   # etter møtet\n'


def round_of(data: bytes) -> Round:
    reading = decode(SourceFile("a.toml", data))
    assert reading.faults == ()
    assert reading.round is not None
    return reading.round


def edited(text: str, table: str, number: int = 0, **values: object) -> str:
    return edit((HEAD + text).encode(), [Edit(table, number, values)]).decode().removeprefix(HEAD)


def without(text: str, *removals: tuple[str, int]) -> str:
    after = edit((HEAD + text).encode(), [Removal(table, number) for table, number in removals])
    return after.decode().removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "key", "value", "after"),
    [
        ("granted = 540_000   # etter møtet", "granted", 450_000, "granted = 450_000   # etter møtet"),
        ("granted=540000", "granted", 1_450_000, "granted=1450000"),
        ("granted = 999", "granted", 450_000, "granted = 450_000"),
        ('  "granted"\t=  5 ', "granted", 6, '  "granted"\t=  6 '),
        ("case = '2027/1'# a", "case", "2027/2", "case = '2027/2'# a"),
        ("case = '2027/1'", "case", "it's", 'case = "it\'s"'),
        ('case = """2027/1"""', "case", 'a"b\\', 'case = """a\\"b\\\\"""'),
        ('case = """\r\n2027/1"""', "case", "2", 'case = """\r\n2"""'),
        ("case = '''\n2027/1'''", "case", "2", "case = '''\n2'''"),
        ('case = "2027\\u002f1"', "case", "2027/2", 'case = "2027/2"'),
        ("decided = 2027-04-01 # dag", "decided", date(2027, 4, 2), "decided = 2027-04-02 # dag"),
    ],
)
def test_a_value_is_replaced_where_it_stands_in_the_manner_of_the_old_one(
    before: str, key: str, value: object, after: str
) -> None:
    table = '\n# over\n[[awards]] # her\n\tapplication = "x"\ngranted = 1\n'
    table = table.replace("granted = 1\n", "") if "granted" in before else table
    for end in ("\n", "", "\n\n[[awards]]\napplication = 'y'\ngranted = 5"):
        assert edited(f"{table}{before}{end}", "awards", 0, **{key: value}) == f"{table}{after}{end}"


@pytest.mark.parametrize(
    ("before", "partners", "after"),
    [
        ('["Asker"]', ("Asker", "Oslo"), '["Asker", "Oslo"]'),
        ('[\n    "Asker",\n    "Oslo",\n]', ("Bærum",), '[\n    "Bærum",\n]'),
        ('[\r\n\t"Asker", "Oslo"\r\n\t]', ("A", "B"), '[\r\n\t"A",\r\n\t"B"\r\n\t]'),
        ('[\n  "Asker"]', ("A", "B"), '[\n  "A",\n  "B"]'),
        ('["Asker",\n "Oslo"]', ("A",), '["A"]'),
        ("['a # b', '']", ("A",), '["A"]'),
    ],
)
def test_a_list_keeps_its_lines(before: str, partners: tuple[str, ...], after: str) -> None:
    start = "\n[[applications]]\nid = '1'\nmunicipality = 'Hole'\nproject = 'P'\npartners = "
    assert edited(f"{start}{before} # æ\n", "applications", partners=partners) == f"{start}{after} # æ\n"


def test_a_stated_figure_is_replaced_whole() -> None:
    text = "\n[frame]\nrequested = { about = 53_000_000, within = 500_000 } # ca.\n"
    assert edited(text, "frame", requested=StatedFigure("exact", 53_120_000)) == (
        "\n[frame]\nrequested = 53_120_000 # ca.\n"
    )


@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_key_that_was_not_there_goes_where_it_would_be_written(end: str, line_break: str) -> None:
    text = f'\n[[applications]]\n  municipality = "Hole"\nid = "1"\n project = "P" # æ\narea = "IT"{end}'
    before = (HEAD + text).replace("\n", line_break).encode("utf-8-sig")
    values = {"requested": 1_000, "received": date(2027, 1, 2), "partners": ("Asker",)}
    after = edit(before, [Edit("applications", 0, values)])
    assert after.decode("utf-8-sig").replace("\r\n", "\n").removeprefix(HEAD) == (
        '\n[[applications]]\n  municipality = "Hole"\nid = "1"\n project = "P" # æ\n partners = ["Asker"]\n'
        f' requested = 1_000\n received = 2027-01-02\narea = "IT"{end}'
    )
    assert after.startswith(b"\xef\xbb\xbf")
    assert line_break == "\n" or b"\n" not in after.replace(b"\r\n", b"")


def test_the_first_key_of_a_table_goes_below_its_header_and_the_last_one_to_the_files_end() -> None:
    assert edited(
        '\n[[awards]] # a\ngranted = 5 # b\ncase = "1"', "awards", application="x", decided=date(2027, 1, 1)
    ) == ('\n[[awards]] # a\napplication = "x"\ngranted = 5 # b\ndecided = 2027-01-01\ncase = "1"')
    assert edited('\n[[awards]]\napplication = "x"\ngranted = 5 # b', "awards", case="1") == (
        '\n[[awards]]\napplication = "x"\ngranted = 5 # b\ncase = "1"'
    )


def test_a_key_that_is_taken_out_takes_its_lines_with_it() -> None:
    start = '\n[[applications]]\nid = "1"\nmunicipality = "Hole"\n'
    text = f'{start}partners = [\n  "Asker",\n] # æ\n\n# om prosjektet\nproject = "P"\ncost = 5 # b'
    assert edited(text, "applications", partners=None, cost=None) == f'{start}\n# om prosjektet\nproject = "P"'
    assert (
        edited(text, "applications", partners=(), area=None) == f'{start}\n# om prosjektet\nproject = "P"\ncost = 5 # b'
    )
    assert edited(text, "applications", cost=None, area="IT") == text.replace("cost = 5 # b", 'area = "IT"')


@pytest.mark.parametrize(
    ("text", "table", "why"),
    [
        ("", "awards", "`awards` is not under a header `[[awards]]` in line 6"),
        ("", "frame", "`frame` is not under a header `[frame]` in line 8"),
        ("[frame.granted]\nabout = 5\nwithin = 5\n", "frame", "is not under a header `[frame]` in line 8"),
        ("[frame]\ngranted.about = 5\ngranted.within = 5\n", "frame", "`granted` is written in parts in line 9"),
        ("[frame]\n\n[frame.granted]\nabout = 5\nwithin = 5\n", "frame", "`granted` is written in parts in line 10"),
        (
            "[[applications]]\nid = '1'\nmunicipality = 'Hole'\nproject = 'P'\npartners = [\n# a\n]\n",
            "applications",
            "`partners` holds a comment in line 13",
        ),
    ],
)
def test_what_cannot_be_changed_safely_is_refused_with_its_line(text: str, table: str, why: str) -> None:
    data = HEAD + text
    if not text:
        written = {"awards": "awards = [{ application = '1', granted = 5 }]\n", "frame": "#\n#\nframe.granted = 5\n"}
        data = {"awards": "#\n#\n#\n#\n#\n", "frame": "#\n#\n#\n#\n#\n"}[table] + written[table] + HEAD
    values = {"applications": {"partners": ("Asker",)}}.get(table, {"granted": 7})
    with pytest.raises(UneditableError) as refused:
        edit(data.encode(), [Edit(table, 0, values)])
    assert why in str(refused.value)


def test_what_would_not_be_read_as_it_is_meant_is_refused() -> None:
    with pytest.raises(UneditableError, match="it cannot be read"):
        edit(b"[round", [Edit("round", 0, {"title": "A"})])
    # The key is there, though nothing of the format.
    text = "\n[[awards]]\napplication = 'x'\ngranted.a = 5\n"
    with pytest.raises(UneditableError, match="a key is written in parts in line 11"):
        without(text, ("awards", 0))


ONE, TWO, THREE = (f'[[awards]]\napplication = "{number}"\ngranted = 5\n' for number in "123")


@pytest.mark.parametrize(
    ("before", "numbers", "after"),
    [
        (f"\n{ONE}\n{TWO}\n{THREE}", [1], f"\n{ONE}\n{THREE}"),
        (f"\n{ONE}\n{TWO}\n{THREE}", [2], f"\n{ONE}\n{TWO}"),
        (f"\n{ONE}\n{TWO}\n{THREE}", [0, 1], f"\n{THREE}"),
        (f"\n{ONE}\n{TWO}\n{THREE}", [1, 2], f"\n{ONE}"),
        (f"\n{ONE}\n{TWO}\n{THREE}".removesuffix("\n"), [2, 0], f"\n{TWO}".removesuffix("\n")),
        (f"\n{ONE}\n{TWO}\n{THREE}", [2, 1, 0], ""),
        (f"{ONE}{TWO}{THREE}", [1], f"{ONE}{THREE}"),
        (f"\n{ONE}\n\n\n# om to\n{TWO}# etter\n\n# fritt\n\n{THREE}", [1], f"\n{ONE}\n\n\n# fritt\n\n{THREE}"),
        (f"\n{ONE}\n{TWO}# om tre\n{THREE}", [1], f"\n{ONE}\n# om tre\n{THREE}"),
        (f"\n{ONE}\n{TWO}# etter", [1], f"\n{ONE}".removesuffix("\n")),
        (f"\n{ONE}\n\n{TWO}\n\n", [1], f"\n{ONE}"),
    ],
)
def test_a_table_that_is_removed_takes_the_comments_and_the_empty_lines_at_it(
    before: str, numbers: list[int], after: str
) -> None:
    assert without(before, *(("awards", number) for number in numbers)) == after


def test_the_line_that_names_the_schema_stays() -> None:
    data = f"#:schema ./round.schema.json\n{ONE}\n{HEAD}"
    assert edit(data.encode(), [Removal("awards", 0)]).decode() == f"#:schema ./round.schema.json\n{HEAD}"


REGION = Region("Viken", awards=StatedFigure("exact", 11))
WRITTEN = '[[regions]]\ncounty = "Viken"\nawards = 11\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"\n{ONE}", f"\n{WRITTEN}\n{ONE}"),
        (f"{ONE}", f"\n{WRITTEN}\n{ONE}"),
        (f"\n[frame]\nlimit = 5 # a\n# b\n\n{ONE}", f"\n[frame]\nlimit = 5 # a\n# b\n\n{WRITTEN}\n{ONE}"),
        (
            f"\n{ONE}\n[[regions]]\ncounty = 'Oslo'",
            f"\n{ONE}\n[[regions]]\ncounty = 'Oslo'\n\n{WRITTEN}".removesuffix("\n"),
        ),
    ],
)
def test_a_new_table_stands_after_those_of_its_name_or_those_written_before_it(before: str, after: str) -> None:
    assert edit((HEAD + before).encode(), [Insertion(REGION)]).decode() == HEAD + after


def test_a_new_table_beside_a_list_that_is_one_value_is_refused() -> None:
    with pytest.raises(UneditableError, match=r"`regions` is not under a header `\[\[regions\]\]` in line 1"):
        edit(f"regions = []\n{HEAD}".encode(), [Insertion(REGION)])
    with pytest.raises(UneditableError, match=r"it has no header `\[round\]`"):
        edit(b"[[waivers]]\n", [Insertion(REGION)])


# ---------------------------------------------------------------- whatever the layout


LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=5)
TEXTS = st.builds("{}x{}".format, LETTERS, LETTERS) | st.sampled_from(
    ['"', "\\x", "'a'", "# x", "]]", "a\u2028b", "'''"]
)
KINDS: Mapping[str, type[LedgerTable]] = {
    "frame": Frame,
    "regions": Region,
    "applications": Application,
    "awards": Award,
    "waivers": Waiver,
}


class Layout:
    """Builds a file, and remembers where each value and each line of a key stands."""

    def __init__(self, draw: st.DrawFn) -> None:
        """Begin with the round's heading."""
        self.draw = draw
        self.text = HEAD
        self.values: dict[tuple[str, int, str], tuple[int, int]] = {}
        self.lines: dict[tuple[str, int, str], tuple[int, int]] = {}

    def choose(self, *texts: str) -> str:
        """One of some texts."""
        return self.draw(st.sampled_from(texts))

    def table(self, name: str, number: int, table: LedgerTable) -> None:
        """Put a table, in any order of its keys and in any manner."""
        spec = TABLES[name]
        self.text += self.choose("", "\n", "# over\n", "\n\n# fritt\n\n") + self.choose("", " ", "\t")
        header = self.choose(name, f'"{name}"', f" '{name}'\t")
        self.text += (f"[[{header}]]" if spec.is_list else f"[{header}]") + self.choose("\n", " # her\n")
        keys = [field.key for field in fields_of(spec.table) if getattr(table, field.key) not in (None, ())]
        for key in self.draw(st.permutations(keys)):
            at = (name, number, key)
            start = len(self.text)
            self.text += (
                self.choose("", "  ") + self.choose(key, f'"{key}"', f"'{key}'") + self.choose("=", " = ", "\t=  ")
            )
            begin = len(self.text)
            self.text += self.written(key, getattr(table, key))
            self.values[at] = begin, len(self.text)
            self.text += self.choose("\n", " # etter møtet\n", "\t\n")
            self.lines[at] = start, len(self.text)
            self.text += self.choose("", "", "\n", "# under\n")

    def written(self, key: str, value: object) -> str:
        """A value in one of the ways that TOML has for it."""
        ways = [value_text(key, value)]
        if isinstance(value, str) and "'" not in value:
            ways += [f"'{value}'", f"'''{value}'''"]
        if isinstance(value, str):
            ways.append('"""' + value_text(key, value)[1:-1] + '"""')
        if isinstance(value, int):
            ways.append(str(value))
        if isinstance(value, tuple):
            ways.append(
                "[\n\t" + ",\n\t".join(value_text(key, item) for item in cast("tuple[object, ...]", value)) + ",\n]"
            )
        if isinstance(value, StatedFigure) and value.kind == "at_most":
            ways.append(f"{{at_most={value.value}}}")
        return self.choose(*ways)


@st.composite
def layouts(draw: st.DrawFn) -> tuple[Layout, list[tuple[str, int]]]:
    layout = Layout(draw)
    counts: dict[str, int] = {}
    for name in draw(st.lists(st.sampled_from([*KINDS]), min_size=1, max_size=4)):
        if TABLES[name].is_list or name not in counts:
            number = counts.setdefault(name, 0)
            layout.table(name, number, draw(tables(KINDS[name], texts=TEXTS)))
            counts[name] += 1
    return layout, [(name, number) for name, count in counts.items() for number in range(count)]


def held(round_: Round, name: str) -> Any:  # noqa: ANN401 - a table, or several
    return getattr(round_, TABLES[name].attribute)


def with_values(round_: Round, name: str, number: int, values: Mapping[str, object]) -> Round:
    """A round whose table has other values."""
    if not TABLES[name].is_list:
        return with_tables(round_, name, replace(held(round_, name), **values))
    entries = list(held(round_, name))
    entries[number] = replace(entries[number], **values)
    return with_tables(round_, name, tuple(entries))


def with_tables(round_: Round, name: str, tables: object) -> Round:
    """A round with other tables of a name."""
    changes: dict[str, Any] = {TABLES[name].attribute: tables}
    return replace(round_, **changes)


@examples(60)
@given(layouts(), st.data(), st.sampled_from(["utf-8", "utf-8-sig"]), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_whatever_the_layout_only_the_values_that_were_asked_for_change(
    found: tuple[Layout, list[tuple[str, int]]],
    data: st.DataObject,
    encoding: str,
    line_break: str,
    is_ended: bool,  # noqa: FBT001 - it is drawn by its position
) -> None:
    layout, places = found
    text = layout.text if is_ended else layout.text.removesuffix("\n")
    before = text.replace("\n", line_break).encode(encoding)
    name, number = data.draw(st.sampled_from(places))
    new = data.draw(tables(KINDS[name], texts=TEXTS))
    keys = data.draw(
        st.lists(st.sampled_from([field.key for field in fields_of(KINDS[name])]), unique=True, min_size=1)
    )
    values = {key: getattr(new, key) for key in keys}
    after = edit(before, [Edit(name, number, values)])

    # Which keys go together is another's to check, such as a municipality and a recipient.
    assume(not decode(SourceFile("a.toml", after)).faults)
    assert round_of(after) == with_values(round_of(before), name, number, values)
    # What stood around the values, and around the lines that are gone, is still there, byte for byte and in its order.
    gone = [value in (None, ()) for value in values.values()]
    spans = [
        (layout.lines if is_gone else layout.values)[name, number, key]
        for (key, is_gone) in zip(values, gone, strict=True)
        if (name, number, key) in layout.values
    ]
    ends = [0, *(end for span in sorted(spans) for end in span), len(layout.text)]
    kept = [layout.text[start:end] for start, end in list(pairwise(ends))[::2]]
    rest = after.decode(encoding).replace("\r\n", "\n") + ("" if is_ended else "\n")
    # A key that was not there has a line of its own between them.
    added = [
        f"{key} = {value_text(key, value)}"
        for key, value in values.items()
        if (name, number, key) not in layout.values and value not in (None, ())
    ]
    for line in added:
        rest = re.sub(rf"^[ \t]*{re.escape(line)}\n", "", rest, count=1, flags=re.MULTILINE)
    at = 0
    for part in kept:
        place = rest.find(part, at)
        assert place >= at, (part, rest)
        at = place + len(part)
    assert after.endswith(b"\n") == before.endswith(b"\n")
    assert line_break == "\n" or b"\n" not in after.replace(b"\r\n", b"")


@examples(40)
@given(layouts(), st.data())
def test_whatever_the_layout_a_table_that_is_removed_leaves_all_others(
    found: tuple[Layout, list[tuple[str, int]]], data: st.DataObject
) -> None:
    layout, places = found
    lists = [(name, number) for name, number in places if TABLES[name].is_list]
    if not lists:
        return
    gone = data.draw(st.lists(st.sampled_from(lists), unique=True, min_size=1))
    before = layout.text.encode()
    after = edit(before, [Removal(name, number) for name, number in gone])
    expected = round_of(before)
    for name in {name for name, _ in gone}:
        kept = [each for number, each in enumerate(held(expected, name)) if (name, number) not in gone]
        expected = with_tables(expected, name, tuple(kept))
    assert round_of(after) == expected
    # Lines go, and none comes or changes.
    lines = iter(before.decode().split("\n"))
    assert all(any(line == other for other in lines) for line in after.decode().split("\n"))


def test_what_cannot_be_proved_to_be_as_it_is_meant_is_refused() -> None:
    # Nothing equals this value, not even itself.
    text = "\n[[awards]]\napplication = 'x'\ngranted = 5\nrate = nan\n"
    with pytest.raises(UneditableError, match="the result would not be what is meant"):
        edited(text, "awards", granted=6)
