"""Edit a file in place: change a value, add or remove a key or a table, and keep every other byte.

Edits that cannot be placed safely are refused. The result is read back: it must differ from the file as it was only in
what the steps change.
"""

import re
import tomllib
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from skjonn.codec.encode import encode, plain_text, value_text
from skjonn.codec.locate import Positions
from skjonn.codec.text import read_tables, table_of
from skjonn.codec.toml_scanner import Part, Path, Place
from skjonn.codec.toml_strings import STRING
from skjonn.model.entries import TABLES
from skjonn.model.file_format import LedgerTable, TableSpec, fields_of

NOTHING = (None, ())
"""The values that mean that a key is left out."""

_QUOTES = ('"""', "'''", '"', "'")
_LONG_NUMBER = re.compile(r"[0-9]{4,}")
_COMMENT = re.compile(rf"{STRING}|(?P<comment>#)")


class UneditableError(Exception):
    """A file cannot be edited safely; the message says what is in the way, and in which line."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of one table's values.

    Attributes:
        table: The table's name.
        number: Which of the file's tables of that name it is, from 0.
        values: New values by key, as in the table's dataclass; `None` removes a key.
    """

    table: str
    number: int
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Removal:
    """The removal of one table, with the comments directly above and below it; `number` counts from 0."""

    table: str
    number: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """A new table: after the last one of its name, otherwise after those that come before it in the format."""

    table: LedgerTable


Step = Edit | Removal | Insertion


class _Piece(NamedTuple):
    """A part of the text, and its replacement."""

    start: int
    end: int
    text: str


def edit(data: bytes, steps: Sequence[Step], *, specs: Mapping[str, TableSpec] = TABLES) -> bytes:
    """Edit a file that is valid TOML.

    Args:
        data: Its bytes.
        steps: The changes; their numbers count the tables of the file before any change.
        specs: The tables that the file can have, by their names, in the order in which they are written.

    Raises:
        UneditableError: A change cannot be made safely.
    """
    bom = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    text = data.decode("utf-8-sig")
    before = read_tables("", text)
    if not isinstance(before, dict):
        raise UneditableError("it cannot be read")
    # A line break at the end makes all lines alike; if it was not there, it is removed again.
    line_break = "\r\n" if "\r\n" in text else "\n"
    end = "" if text.endswith("\n") else line_break
    after = _replaced(text + end, _Layout(text + end, line_break, specs).pieces(steps)).removesuffix(end)
    # The expected result follows from the plain tables, without the text.
    if _without_empty(read_tables("", after)) != _without_empty(_edited(before, steps, specs)):
        raise UneditableError("the result would not be what is meant")
    return bom + after.encode()


def _replaced(text: str, pieces: Iterable[_Piece]) -> str:
    parts: list[str] = []
    done = 0
    for piece in sorted(pieces, key=lambda piece: piece[:2]):
        parts += (text[done : piece.start], piece.text)
        done = piece.end
    return "".join((*parts, text[done:]))


def _edited(tables: Mapping[str, object], steps: Sequence[Step], specs: Mapping[str, TableSpec]) -> dict[str, Any]:
    """Plain tables after the steps; removals come last, since numbers count the tables before any change."""
    found: dict[str, Any] = dict(tables)
    for name, raw in tables.items():
        if isinstance(raw, list):
            found[name] = [*cast("list[object]", raw)]
    for step in steps:
        if isinstance(step, Edit):
            is_list = specs[step.table].is_list
            place: Any = found[step.table] if is_list else found
            at: Any = step.number if is_list else step.table
            kept = {key: value for key, value in place[at].items() if key not in step.values}
            new = {key: _raw(key, value) for key, value in step.values.items() if value not in NOTHING}
            place[at] = kept | new
        elif isinstance(step, Insertion):
            for name, raw in tomllib.loads(encode([step.table])).items():
                found[name] = [*found.get(name, ()), *raw] if isinstance(raw, list) else raw
    for removal in sorted((step for step in steps if isinstance(step, Removal)), key=lambda step: -step.number):
        del found[removal.table][removal.number]
    return found


def _raw(key: str, value: object) -> object:
    """A value as a TOML reader gives it."""
    return tomllib.loads(f"x = {value_text(key, value)}")["x"]


def _without_empty(tables: object) -> object:
    """Tables without empty lists: a list whose last table is removed is gone."""
    found = table_of(tables)
    return found and {name: raw for name, raw in found.items() if raw != []}


@dataclass(frozen=True, slots=True)
class _Table:
    """The places of one table.

    Attributes:
        header: The place of its header.
        pairs: The places of the key and the value, for each key that is on one line with its value.
        scattered: The places of keys that are written in parts: `granted.about = 5`, or under `[frame.granted]`.
        end: The end of its last part.
    """

    header: Place
    pairs: Mapping[str, tuple[Place, Place]]
    scattered: Mapping[str, Place]
    end: int


class _Layout:
    """A text, and the places where steps change it."""

    def __init__(self, text: str, line_break: str, specs: Mapping[str, TableSpec]) -> None:
        """Take the text, which is valid TOML and ends with a line break, its line breaks, and its tables."""
        self._text = text
        self._positions = Positions(text)
        self._break = line_break
        self._specs = specs

    def pieces(self, steps: Iterable[Step]) -> Iterator[_Piece]:
        """The replacements that the steps make."""
        for step in steps:
            if isinstance(step, Edit):
                yield from self._edits(step)
            elif isinstance(step, Insertion):
                yield self._insertion(step)
        yield from self._removals([self._block(step) for step in steps if isinstance(step, Removal)])

    def _edits(self, step: Edit) -> Iterator[_Piece]:
        table = self._table(step.table, step.number)
        keys = [field.key for field in fields_of(self._specs[step.table].table)]
        for key in sorted(step.values, key=keys.index):
            if key in table.scattered:
                raise self._uneditable(f"`{key}` is written in parts", table.scattered[key])
            value, pair = step.values[key], table.pairs.get(key)
            if pair is None:
                if value not in NOTHING:
                    before = [name for name in keys[: keys.index(key)] if name in table.pairs]
                    after = table.pairs[before[-1]] if before else (table.header, table.header)
                    yield self._new_pair(key, value, after=after)
            elif value in NOTHING:
                yield _Piece(self._line_start(pair[0][0]), self._line_end(pair[1][1]), "")
            else:
                (start, end) = pair[1]
                yield _Piece(start, end, self._like(self._text[start:end], key, value, at=pair[1]))

    def _table(self, name: str, number: int) -> _Table:
        """The places of a table.

        Raises:
            UneditableError: It has no header of its own.
        """
        spec = self._specs[name]
        part = self._positions.part(name, number)
        path: Path = (name, number) if spec.is_list else (name,)
        header = part.values.get(path)
        if self._positions.is_inline(name):
            raise self._uneditable(f"`{name}` is not under a header `{spec.header}`", self._top(name))
        if header is None or Part(self._text, header[0]).read_header() != ([name], spec.is_list):
            raise self._uneditable(f"`{name}` is not under a header `{spec.header}`", header or (0, 0))
        pairs: dict[str, tuple[Place, Place]] = {}
        scattered: dict[str, Place] = {}
        for place, value in part.values.items():
            if place[:-1] == path:
                key, at = str(place[-1]), part.keys.get(place)
                # If the places of a key and its value are equal, it is the first part of `granted.about = 5`.
                if at is None or at == value:
                    scattered[key] = at or value
                else:
                    pairs[key] = at, value
        return _Table(header, pairs, scattered, max(end for _, end in part.values.values()))

    def _top(self, name: str) -> Place:
        return self._positions.top(name) or (0, 0)

    def _new_pair(self, key: str, value: object, *, after: tuple[Place, Place]) -> _Piece:
        """A new key, on the line after another one."""
        start = self._line_start(after[0][0])
        end = self._line_end(after[1][1])
        indent = self._text[start : after[0][0]]
        return _Piece(end, end, f"{indent}{key} = {self._broken(value_text(key, value))}{self._break}")

    def _block(self, step: Removal) -> Place:
        """A table with the comments directly above and below it."""
        table = self._table(step.table, step.number)
        if table.scattered:
            raise self._uneditable("a key is written in parts", next(iter(table.scattered.values())))
        start = self._line_start(table.header[0])
        while start and self._is_comment(above := self._line_start(start - 1)):
            start = above
        return start, self._end_with_comments(table)

    def _removals(self, blocks: Iterable[Place]) -> Iterator[_Piece]:
        """Remove blocks, each with the empty lines below it; at the end of the file, with those above it."""
        joined: list[Place] = []
        for start, end in sorted((start, self._past_blank(end)) for start, end in blocks):
            if joined and joined[-1][1] == start:
                joined[-1] = joined[-1][0], end
            else:
                joined.append((start, end))
        for start, end in joined:
            first = start
            while end == len(self._text) and first and self._is_blank(above := self._line_start(first - 1)):
                first = above
            yield _Piece(first, end, "")

    def _past_blank(self, at: int) -> int:
        """The beginning of the next line that is not empty."""
        while at < len(self._text) and self._is_blank(at):
            at = self._line_end(at)
        return at

    def _insertion(self, step: Insertion) -> _Piece:
        kind = type(step.table)
        names = [*self._specs]
        own = next(name for name, spec in self._specs.items() if spec.table is kind)
        if self._positions.is_inline(own):
            raise self._uneditable(f"`{own}` is not under a header `{self._specs[own].header}`", self._top(own))
        before = [own] if self._positions.number_of(own) else names[: names.index(own)]
        last = [(name, number) for name in before if (number := self._positions.number_of(name))]
        if last:
            end = max(self._end_with_comments(self._table(name, number - 1)) for name, number in last)
            text, below = self._broken(encode([step.table])), self._past_blank(end)
            if below == len(self._text):
                return _Piece(end, end, self._break + text)
            return _Piece(below, below, (self._break if below == end else "") + text + self._break)
        if needed := [spec.header for spec in self._specs.values() if spec.is_required]:
            raise UneditableError(f"it has no header `{needed[0]}`")
        end = len(self._text)
        return _Piece(end, end, self._break + self._broken(encode([step.table])))

    def _end_with_comments(self, table: _Table) -> int:
        """The end of a table, with the comments directly below it, unless they are directly above the next table."""
        end = below = self._line_end(table.end)
        while below < len(self._text) and self._is_comment(below):
            below = self._line_end(below)
        return below if below == len(self._text) or self._is_blank(below) else end

    def _like(self, old: str, key: str, value: object, *, at: Place) -> str:
        """A value in the style of the one that it replaces: the same quotes, digit groups and line breaks."""
        if isinstance(value, str) and (quote := next((quote for quote in _QUOTES if old.startswith(quote)), "")):
            return _quoted(value, old, quote)
        if isinstance(value, int) and _LONG_NUMBER.fullmatch(old):
            return str(value)
        if isinstance(value, tuple):
            return self._list_like(old, key, cast("tuple[object, ...]", value), at=at)
        return self._broken(value_text(key, value))

    def _list_like(self, old: str, key: str, items: tuple[object, ...], *, at: Place) -> str:
        """A list in the style of the one that it replaces: on one line or several, with or without a last comma."""
        if comment := next((found for found in _COMMENT.finditer(old) if found["comment"]), None):
            raise self._uneditable(f"`{key}` holds a comment", (at[0] + comment.start(), at[1]))
        first = re.match(r"\[[ \t]*(\r?\n[ \t]*)", old)
        if first is None:
            return self._broken(value_text(key, items))
        comma = "," if re.search(r",\s*\]$", old) else ""
        last = re.search(r"\r?\n[ \t]*(?=\]$)", old)
        between = f",{first[1]}".join(map(plain_text, items))
        return f"[{first[1]}{between}{comma}{last[0] if last else ''}]"

    def _broken(self, text: str) -> str:
        return text.replace("\n", self._break)

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        """The beginning of the line after an offset."""
        return self._text.find("\n", at) + 1 or len(self._text)

    def _line(self, start: int) -> str:
        return self._text[start : self._line_end(start)].strip()

    def _is_blank(self, start: int) -> bool:
        return not self._line(start)

    def _is_comment(self, start: int) -> bool:
        """Whether a line is a comment for people, and not one for editors, such as `#:schema`."""
        line = self._line(start)
        return line.startswith("#") and not line.startswith("#:")

    def _uneditable(self, what: str, place: Place) -> UneditableError:
        return UneditableError(f"{what} in line {self._positions.span(*place).line}")


def _quoted(value: str, old: str, quote: str) -> str:
    """A text in the quotes of another one, or in double quotes if those cannot hold it."""
    if quote[0] == "'" and "'" in value:
        return plain_text(value)
    inner = value if quote[0] == "'" else plain_text(value)[1:-1]
    first_break = re.match(r"\r?\n", old[len(quote) :]) if len(quote) > 1 else None
    return f"{quote}{first_break[0] if first_break else ''}{inner}{quote}"
