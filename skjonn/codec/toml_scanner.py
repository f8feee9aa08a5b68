"""Scan a part of a TOML text for the places in it; the scanner is lenient, since the text is known to be valid."""

import re
import tomllib
from array import array

from skjonn.codec.toml_strings import LINE_STRING, STRING

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""The offsets of a beginning and an end."""

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)++")
_KEY = re.compile(rf"[ \t]*({LINE_STRING}|[A-Za-z0-9_-]+)[ \t]*(\.?)")
_SCALAR = re.compile(rf"{STRING}|[^\s,\]}}#]+(?: \d\d:[^\s,\]}}#]+)?")
_BRACKET = re.compile(rf"{STRING}|#[^\n]*+|(?P<opening>[\[{{])|(?P<closing>[\]}}])")

_REMEMBERED = 10_000
"""How many keys a part remembers; other keys get the place of their table."""


class Part:
    """The places in a part of a text, as far as it has been read.

    Attributes:
        at: The offset at which reading continues.
        values: The places of values and headers.
        keys: The places of keys.
        items: The beginnings and ends of the items of each array, in turn.
        last: The item that was read last, and its part.
    """

    __slots__ = ("at", "items", "keys", "last", "text", "values")

    def __init__(self, text: str, at: int = 0) -> None:
        """Start at an offset."""
        self.text = text
        self.at = at
        self.values: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.items: dict[Path, array[int]] = {}
        self.last: tuple[Path, Part] | None = None
        self._skip(_BLANK)

    def place(self, path: Path) -> Place | None:
        """The place of a value or a header."""
        part = self.around(path)
        *array_, last = path
        items = part.items.get(tuple(array_))
        if items is None or not isinstance(last, int):
            return part.values.get(path)
        ends = items[2 * last : 2 * last + 2]
        return (ends[0], ends[1]) if ends else None

    def key(self, path: Path) -> Place | None:
        """The place of a key."""
        return self.around(path).keys.get(path)

    def around(self, path: Path) -> "Part":
        """The part that has a path: this one, or an item of an array, which is read now."""
        for depth, name in enumerate(path[:-1]):
            items = self.items.get(path[:depth], ())
            if isinstance(name, int) and 2 * name < len(items):
                if self.last is None or self.last[0] != path[: depth + 1]:
                    part = Part(self.text, items[2 * name])
                    part._read_value(path[: depth + 1])
                    self.last = path[: depth + 1], part
                return self.last[1].around(path)
        return self

    def read_header(self) -> tuple[list[str], bool]:
        """Read a header: the names in it, and whether it begins a table of a list."""
        is_list = self.text.startswith("[[", self.at)
        self.at += 1 + is_list
        names = [name for name, _, _ in self._read_key()]
        self.at += 1 + is_list
        return names, is_list

    def read_table(self, counts: dict[Path, int]) -> None:
        """Read a header and the pairs under it.

        Args:
            counts: The number of the last table of each list so far.
        """
        start = self.at
        names, is_list = self.read_header()
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            if path in counts:
                path = (*path, counts[path])
            self.values.setdefault(path, (start, self.at))
        path = (*path, names[-1])
        if is_list:
            counts[path] = counts.get(path, -1) + 1
            path = (*path, counts[path])
        self.values[path] = (start, self.at)
        self.read_pairs(path)

    def read_pairs(self, table: Path) -> None:
        """Read pairs up to the next header."""
        self._skip(_BLANK)
        while self.at < len(self.text) and self.text[self.at] != "[":
            self._read_pair(table)
            self._skip(_BLANK)

    def skip_pairs(self) -> None:
        """Skip to the next header."""
        self._skip(_BLANK)
        while self.at < len(self.text) and self.text[self.at] != "[":
            while match := _KEY.match(self.text, self.at):
                self.at = match.end()
            self.at += 1
            self._skip(_BLANK)
            self._skip_value()
            self._skip(_BLANK)

    def _read_pair(self, table: Path) -> None:
        path = table
        for name, start, end in self._read_key():
            path = (*path, name)
            if len(self.keys) < _REMEMBERED:
                self.keys.setdefault(path, (start, end))
                self.values.setdefault(path, (start, end))
        self.at += 1
        self._skip(_BLANK)
        self._read_value(path)

    def _read_value(self, path: Path) -> None:
        start = self.at
        if self.text[start] == "[":
            self.items[path] = self._read_items()
        elif self.text[start] == "{":
            self._read_inline_table(path)
        else:
            self._skip_scalar()
        if len(self.values) < 2 * _REMEMBERED:
            self.values[path] = (start, self.at)

    def _read_items(self) -> "array[int]":
        items = array("Q")
        self.at += 1
        self._skip(_BLANK)
        while self.text[self.at] != "]":
            items.append(self.at)
            self._skip_value()
            items.append(self.at)
            self._skip_comma()
        self.at += 1
        return items

    def _read_inline_table(self, path: Path) -> None:
        self.at += 1
        self._skip(_BLANK)
        while self.text[self.at] != "}":
            self._read_pair(path)
            self._skip_comma()
        self.at += 1

    def _read_key(self) -> list[tuple[str, int, int]]:
        names: list[tuple[str, int, int]] = []
        match = _KEY.match(self.text, self.at)
        while match:
            raw = match[1]
            name = next(iter(tomllib.loads(f"{raw} = 0"))) if raw[0] in "\"'" else raw
            names.append((name, match.start(1), match.end(1)))
            self.at = match.end()
            match = _KEY.match(self.text, self.at) if match[2] else None
        return names

    def _skip_value(self) -> None:
        if self.text[self.at] not in "[{":
            self._skip_scalar()
            return
        depth = 0
        self.at = next(
            bracket.end()
            for bracket in _BRACKET.finditer(self.text, self.at)
            if not (depth := depth + (bracket["opening"] is not None) - (bracket["closing"] is not None))
        )

    def _skip_scalar(self) -> None:
        start = self.at
        self._skip(_SCALAR)
        # In a text that is not TOML, anything is skipped.
        self.at = max(self.at, start + 1)

    def _skip_comma(self) -> None:
        self._skip(_BLANK)
        if self.text[self.at] == ",":
            self.at += 1
            self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if match := pattern.match(self.text, self.at):
            self.at = match.end()
