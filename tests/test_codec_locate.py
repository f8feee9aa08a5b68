"""Places in a TOML text: found where the text was put together, whatever stands between."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.codec import locate
from skjonn.codec.locate import Positions, line_of
from skjonn.model.diagnostic import At
from skjonn.model.source import Span
from support.thoroughness import examples

LETTERS = "abc æøå ŋđš 😀 ½ \u00a0"
TRAPS = ("[[awards]]", "# ikke en merknad", "x = 1", "]", "}", ",", "=", "'", "[round]", "\t")
place = partial(At, "a.toml")


def span_of(text: str, start: int, end: int) -> Span:
    """Lines and columns of two offsets, counted out."""
    (line, column), (end_line, end_column) = (
        (len(lines), len(lines[-1]) + 1) for lines in (text[:offset].split("\n") for offset in (start, end))
    )
    return Span(line, column, end_line, end_column)


def find(text: str, at: At) -> str:
    """The part of a text that a place is found to mean."""
    span = Positions(text).find(at)
    starts = [0, *(offset + 1 for offset, letter in enumerate(text) if letter == "\n")]
    return text[starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1]


# ---------------------------------------------------------------- by hand


ROUND = '''\
# [[awards]]
format = 1
[round] # «2020»
id   =   "2020"
title = """[[awards]]
granted = 5 \\""" # """
'source' = \'\'\'
[[awards]]\'\'\'
date = 2020-09-09 10:00:00 # 2020

[[ awards ]]
"granted" = 900_000# ca.
application = 'x # y'
[ "awards" . merknad ]
[[awards]]
granted = { about = 5, within = { a = "}" } }
partners = [
    "Asker", # "Bærum",
    [ 1, [ 2 ] ],
  'Hole'
]
[frame.requested]
about = 5
[[regions]]
granted.about = 5
granted . within = 1
'''


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (place("format"), "1"),
        (place("format", part="key"), "format"),
        (place("round"), "[round]"),
        (place("round", key="id"), '"2020"'),
        (place("round", key="title"), '"""[[awards]]\ngranted = 5 \\""" # """'),
        (place("round", key="source", part="key"), "'source'"),
        (place("round", key="source"), "'''\n[[awards]]'''"),
        (place("round", key="date"), "2020-09-09 10:00:00"),
        (place("round", key="state"), "[round]"),
        (place("round", key="state", part="key"), "[round]"),
        (place("awards"), "[[ awards ]]"),
        (place("awards", key="granted"), "900_000"),
        (place("awards", key="granted", part="key"), '"granted"'),
        (place("awards", key="application"), "'x # y'"),
        (place("awards", key="merknad", part="key"), '[ "awards" . merknad ]'),
        (place("awards", 1), "[[awards]]"),
        (place("awards", 1, key="granted"), '{ about = 5, within = { a = "}" } }'),
        (place("awards", 1, key="partners", item=0), '"Asker"'),
        (place("awards", 1, key="partners", item=1), "[ 1, [ 2 ] ]"),
        (place("awards", 1, key="partners", item=2), "'Hole'"),
        (place("awards", 1, key="partners", item=3), '[\n    "Asker", # "Bærum",\n    [ 1, [ 2 ] ],\n  \'Hole\'\n]'),
        (place("frame"), "[frame.requested]"),
        (place("frame", key="requested"), "[frame.requested]"),
        (place("regions", key="granted"), "granted"),
        (place("regions", key="granted", part="key"), "granted"),
        (place("awards", 7), ""),
        (place(""), ""),
        (place("waivers", key="rule"), ""),
    ],
)
def test_a_place_is_found_by_table_number_key_and_item(wanted: At, words: str) -> None:
    assert tomllib.loads(ROUND)
    assert find(ROUND, wanted) == words


TRAP = '''[[awards]]
a = ["""a", "b"]
[[awards]]
""", 'x']
b = """"""
c = """" # "
[[awards]]
"""
[[awards]]
'''


def test_a_string_of_many_lines_is_not_taken_for_plain_ones() -> None:
    assert [len(table) for table in tomllib.loads(TRAP)["awards"]] == [3, 0]
    assert find(TRAP, place("awards", 0, "a", 1)) == "'x'"
    assert find(TRAP, place("awards", 0, "c")).endswith('\n[[awards]]\n"""')
    assert Positions(TRAP).find(place("awards", 1)) == Span(9, 1, 9, 11)


def test_what_is_not_found_is_the_files_first_character() -> None:
    for text in ("", "a = 1\n"):
        assert Positions(text).find(place("awards", 3, "granted")) == Span(1, 1, 1, 1)


def test_a_header_of_its_own_comes_before_the_headers_below_it() -> None:
    assert find("[frame.granted]\nabout = 5\n[frame]\nawards = 5\n", place("frame")) == "[frame]"


@pytest.mark.parametrize(
    ("text", "is_inline"),
    [
        ("awards = []\n", True),
        ("awards = [{ granted = 5 }]\n", True),
        ("[[awards]]\n[[awards]]\n", False),
        ("[[awards]]\n[awards.merknad]\n", False),
        ("x = '''\nawards = []\n'''\n# awards = []\n[x2]\nawards = []\n", False),
        ("", False),
    ],
)
def test_a_list_of_tables_written_as_one_value_is_told_from_one_under_headers(text: str, *, is_inline: bool) -> None:
    assert Positions(text).is_inline("awards") is is_inline


@pytest.mark.parametrize(
    ("text", "number", "line"),
    [
        ("a\nb\n", 1, "a"),
        ("a\nb\n", 2, "b"),
        ("a\nb\n", 3, ""),
        ("a\nb\n", 4, ""),
        ("a\r\nb", 1, "a"),
        ("a\u2028b\x0cc\x85d\ne", 1, "a\u2028b\x0cc\x85d"),
        ("", 1, ""),
    ],
)
def test_a_line_is_what_stands_between_line_feeds(text: str, number: int, line: str) -> None:
    assert line_of(text, number) == line


@pytest.mark.parametrize(
    "value",
    [
        '""',
        "''",
        '""""""',
        "''''''",
        '"""a""""',
        '"""a"""""',
        '"""""a"""',
        '""""""""',
        "'''a'''''",
        "''''a'''",
        '"\\""',
        '"\\\\"',
        "'\\'",
        '"""\\""""',
        '"""\\\n   """',
        '"""a" ""b"""',
        "'''a' ''b'''",
        "+1.5e-3",
        "-inf",
        "0x_f".replace("_", ""),
        "1979-05-27T07:32:00.999999-07:00",
        "1979-05-27 07:32:00Z",
        "1979-05-27",
        "07:32:00",
        "[]",
        "[ # ]\n]",
        "[[],[ ] , ]",
        "{}",
        "{a={},b=[{}]}",
        "{ 'a' . \"b\" = 1 , c.d = 2 }",
    ],
)
@pytest.mark.parametrize("after", ["", " ", "# x", " # ]", "\r\n"])
def test_every_kind_of_value_ends_where_it_ends(value: str, after: str) -> None:
    assert "round" in tomllib.loads(f"[round]\nx = {value}{after}\ny = 1\n")
    for text in (f"[round]\nx = {value}{after}\ny = 1\n", f"[round]\nx=[0,{value}{after}\n]\ny = 1\n"):
        item = 1 if "[0," in text else None
        assert find(text, place("round", key="x", item=item)) == value
        assert find(text, place("round", key="y")) == "1"


# ---------------------------------------------------------------- by a generator that knows


@dataclass(slots=True)
class Builder:
    """A text in the making, and where each thing was put."""

    draw: st.DrawFn
    line_break: str
    text: str = ""
    places: dict[At, tuple[int, int]] = field(default_factory=dict)

    def put(self, text: str, *ats: At) -> None:
        """Add a text, which each of the places means that means nothing yet."""
        start = len(self.text)
        self.text += text
        for at in ats:
            self.places.setdefault(at, (start, len(self.text)))

    def choose(self, *choices: str) -> str:
        """Draw one of several texts."""
        return self.draw(st.sampled_from(choices))

    def words(self) -> str:
        """Some letters and what means something elsewhere."""
        return self.draw(st.lists(st.sampled_from((*TRAPS, *LETTERS)), max_size=4).map("".join))

    def blank(self) -> None:
        """White space and comments, over several lines."""
        for _ in range(self.draw(st.integers(0, 2))):
            self.put(self.choose("", "  ", "\t", f"# {self.words()}", '# """', "# '''") + self.line_break)

    def end(self) -> None:
        """The rest of a line, and what may stand before the next."""
        self.put(self.choose("", " ", f" # {self.words()}", "#") + self.line_break)
        self.blank()

    def string(self) -> str:
        """A string of any kind."""
        words, lines = self.words(), self.line_break.join(("", self.words(), self.words()))
        return self.choose(
            f'"{words}"',
            f'"{words}\\u00e5\\\\"',
            f'"""{lines}\\\\"""',
            f'"""{lines}\\"\\"\\" # """',
            f'""""{lines}"""""',
            f"'{words.replace(chr(39), '')}\\'",
            f"'''{lines.replace(chr(39), '')}'''",
            f"'''{lines.replace(chr(39), '')}'''''",
        )

    def scalar(self) -> str:
        """A value of one word or two."""
        return self.choose("0", "900_000", "true", "-1.5e3", "2020-09-09", "2020-09-09 10:00:00Z", "10:00:00", "nan")

    def value(self, depth: int, *ats: At, items: Callable[[int], Sequence[At]] = lambda _: ()) -> None:
        """A value; `items` gives the places that an item of it is asked for by."""
        start = len(self.text)
        match self.choose("scalar", "string", "array", "table") if depth else self.choose("scalar", "string"):
            case "scalar":
                self.put(self.scalar())
            case "string":
                self.put(self.string())
            case "array":
                self.put("[")
                for number in range(self.draw(st.integers(0, 3))):
                    self.gap()
                    self.value(depth - 1, *items(number))
                    self.gap()
                    self.put(",")
                self.gap()
                self.put("]")
            case _:
                self.put("{")
                for number in range(self.draw(st.integers(0, 2))):
                    self.put(", " if number else " ")
                    self.put(self.choose(f"a{number} = ", f'"b = {number}"= ', f"'c }}'.d{number}="))
                    self.value(depth - 1)
                self.put(" }")
        for at in ats:
            self.places.setdefault(at, (start, len(self.text)))

    def gap(self) -> None:
        """What may stand between the items of an array."""
        self.put(self.choose("", " ", self.line_break, f" # {self.words()}{self.line_break}", f"{self.line_break}\t"))

    def pair(self, table: str, index: int, name: str) -> None:
        """A key with a value, in the table that was opened last."""
        at, key = place(table, index, name), place(table, index, name, part="key")
        written = self.choose(f'"{name}"', f"'{name}'", name if name.isascii() and name.isalnum() else f'"{name}"')
        if self.draw(st.booleans()):
            self.put(written, key)
            self.put(self.choose("=", " = ", "\t=  "))
            self.value(3, at, items=lambda item: (place(table, index, name, item),))
        else:
            # The table that dots make has no place of its own but its name's.
            self.put(written, key, at)
            self.put(self.choose(".x = 1", ' . "x y" = "."', ".'x'.y={ z = 1 }"))
        self.end()

    def table(self, name: str, index: int | None) -> None:
        """A table under its header, with keys, and perhaps one below it."""
        number = index or 0
        at = place(name, number)
        absent = (
            place(name, number, "lacking"),
            place(name, number, "lacking", 4),
            place(name, number, part="key"),
        )
        written = self.choose(name, f'"{name}"', f" {name}\t", f"'{name}' ")
        self.put(f"[{written}]" if index is None else f"[[{written}]]", at, *absent)
        self.end()
        for key in self.draw(st.lists(st.sampled_from(["id", "granted", "partners", "bærum", "a.b"]), unique=True)):
            self.pair(name, number, key)
        if self.draw(st.booleans()):
            below = place(name, number, "below"), place(name, number, "below", part="key")
            self.put(f"[{name}{self.choose('.', ' . ')}below]", *below)
            self.end()

    def inline(self) -> None:
        """A list of tables as one value."""
        self.put("waivers = [")
        for number in range(self.draw(st.integers(0, 3))):
            self.gap()
            start = len(self.text)
            self.put("{ ")
            self.put("rule", place("waivers", number, "rule", part="key"))
            self.put(" = ")
            self.value(2, place("waivers", number, "rule"))
            self.put(" }")
            self.places[place("waivers", number)] = (start, len(self.text))
            self.gap()
            self.put(",")
        self.put("]")
        self.end()


@st.composite
def documents(draw: st.DrawFn) -> Builder:
    """A round with everything in it that could lead a reader astray."""
    builder = Builder(draw, draw(st.sampled_from(["\n", "\r\n"])))
    builder.blank()
    if draw(st.booleans()):
        builder.inline()
    counts = {"regions": 0, "applications": 0, "awards": 0}
    tables = draw(st.lists(st.sampled_from(["round", "frame", *counts]), max_size=6))
    for name in tables:
        if name in counts:
            builder.table(name, counts[name])
            counts[name] += 1
        elif place(name) not in builder.places:
            builder.table(name, None)
    return builder


SCRAPS = (
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    ".",
    '"',
    "'",
    '"""',
    "\\",
    "#",
    "\n",
    " ",
    "a",
    "[[a]]\n",
    "a = 1\n",
    "{a=" * 500,
)


@given(st.lists(st.sampled_from(SCRAPS)).map("".join))
def test_of_a_file_that_was_changed_into_anything_since_it_was_read_some_place_is_given(text: str) -> None:
    positions = Positions(text)
    for at in (place("a"), place("a", 1), place("a", 1, "a"), place("a", 0, "a", 1), place("a", 0, "a", part="key")):
        span = positions.find(at)
        assert 1 <= span.line <= span.end_line <= text.count("\n") + 1


@examples(100)
@given(documents())
def test_every_table_key_value_and_item_is_found_where_it_was_put(document: Builder) -> None:
    tomllib.loads(document.text)
    positions = Positions(document.text)
    for at, (start, end) in document.places.items():
        assert positions.find(at) == span_of(document.text, start, end), (at, document.text[start:end])


# ---------------------------------------------------------------- at one look, and line by line


HEADERS = (
    "[[a]]",
    "[[a]] # [[b]]",
    "[[a]]\t",
    "[[b]]",
    "[[ b ]]",
    '[["a"]]',
    "[[a.b]]",
    "[a.x{0}]",
    "[a.x{0}.b]",
    "[c{0}]",
)
WRITTEN = ("k{0} = ", "k{0}=", "\tk{0}\t= ", '"k{0}=" = ', "'[[a]]{0}' = ", "k{0}.a = ", "{0} = ", "-{0}- = ")
PLAIN = (
    '"x"',
    "''",
    '"\\"[["',
    r"'\'",
    "'#'",
    "1_0.5",
    "2020-09-09T10:00:00+01:00",
    "true",
    "[]",
    "[1,'2' , \"3\"]",
    "[ 1, ]",
)
OTHERS = (
    "-inf",
    "0xff",
    "2020-09-09 10:00:00",
    "{ a = [1], b = ']' }",
    "[[1], [[2]]]",
    '"""\n[[a]]\nk1 = 1\n"""',
    '"""x"""',
    "'''\n[[a]]\n# '''",
    '"""\n"""""',
    '""" "\n[[a]]\n"""',
    "''' '\n[[b]]\n'''",
    '[\n[["a"]],\n[["b"]]\n]',
    '[ # "\n[["a"]],\n]',
    "[1, # ]\n  2\n]",
    "[\n  [[1]],\n[\n[ 'b' ]\n], ]",
    '["""\n[[a]]\nk1 = [""", "]"]',
    "[\n'''\n[[b]]\nk1 = ''', 2]",
    "[ 'a', { b = 1 },\n\n# ]\n]",
)
ENDS = ("", " ", "# [[a]]", "\t# '''", '# """', "# k = [")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("value", [*PLAIN, *OTHERS])
def test_a_table_is_found_whatever_stands_in_the_one_before(value: str, end: str) -> None:
    for key, rest, between in product(WRITTEN, ENDS, ENDS):
        before = f"[[a]]\n{key.format(1)}{value}{rest}\n{between}\n".replace("\n", end)
        text = f"{before}[[a]]{end}z = 1{end}[[b]]"
        assert [len(table) for table in tomllib.loads(text)["a"]] == [1, 1]
        positions = Positions(text)
        for at, found in ((place("a", 1), "[[a]]"), (place("a", 1, "z", part="key"), "z"), (place("b"), "[[b]]")):
            start = text.index(found, len(before))
            assert positions.find(at) == span_of(text, start, start + len(found)), (text, at)


TABLES = st.tuples(
    st.sampled_from(HEADERS),
    st.lists(
        st.tuples(
            st.sampled_from(WRITTEN),
            st.sampled_from(PLAIN) | st.sampled_from(OTHERS),
            st.sampled_from(ENDS),
            st.sampled_from(ENDS),
        ),
        max_size=4,
    ),
)


def written(tables: Sequence[tuple[str, Sequence[tuple[str, str, str, str]]]]) -> str:
    """A text of tables: a header, and pairs of a key, a value, the rest of the line, and a line between."""
    lines: list[str] = []
    for number, (header, pairs) in enumerate(tables):
        lines.append(header.format(number))
        for key, value, end, between in pairs:
            lines += (key.format(len(lines)) + value + end, between)
    return "\n".join(lines)


def is_toml(text: str) -> bool:
    """Whether the standard reader takes it."""
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


@examples(200)
@given(st.lists(TABLES, min_size=1, max_size=5).map(written).filter(is_toml), st.sampled_from(("\n", "\r\n")))
def test_places_are_the_same_whether_plain_tables_are_passed_over_at_one_look_or_not(text: str, end: str) -> None:
    text = text.replace("\n", end)
    ats = [
        place(name, index, key, item)
        for name, raw in tomllib.loads(text).items()
        for index, table in enumerate(raw if isinstance(raw, list) else [raw])
        for key, item in product(("", *table), (None, 0, 1))
    ]
    at_one_look = Positions(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locate, "_TABLE", re.compile("(?!)"))
        line_by_line = Positions(text)
    assert [at_one_look.find(at) for at in ats] == [line_by_line.find(at) for at in ats]
