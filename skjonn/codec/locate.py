"""Where tables, keys and values stand in a TOML text: lines and columns, found only when asked for.

The standard reader gives no positions. This one reads the text for its positions alone; it is lenient, since the text
has passed the standard reader before.
"""

import re
import tomllib
from bisect import bisect_right

from skjonn.codec.text import LINE_STRING, STRING
from skjonn.model.diagnostic import At
from skjonn.model.source import Span

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)++")
_KEY = re.compile(rf"[ \t]*({LINE_STRING}|[A-Za-z0-9_-]+)[ \t]*(\.?)")
_SCALAR = re.compile(rf"{STRING}|[^\s,\]}}#]+(?: \d\d:[^\s,\]}}#]+)?")


class Positions:
    """The places of everything in one text, which is valid TOML without a byte order mark."""

    __slots__ = ("_at", "_keys", "_starts", "_text", "_values")

    def __init__(self, text: str) -> None:
        """Read the text once."""
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._values: dict[Path, tuple[int, int]] = {}
        self._keys: dict[Path, tuple[int, int]] = {}
        self._at = 0
        self._read()

    def find(self, at: At) -> Span:
        """The place meant, or the nearest that is known: the item, the value, the table, the file's first character."""
        table: Path = (at.table, at.index) if (at.table, at.index) in self._values else (at.table,)
        path = (*table, at.key) if at.key else table
        name = path if at.key else (at.table,)
        if at.part == "key" and name in self._keys:
            return self.span(*self._keys[name])
        places: tuple[Path, ...] = (path, table) if at.item is None else ((*path, at.item), path, table)
        for place in places:
            if place in self._values:
                return self.span(*self._values[place])
        return self.span(0, 0)

    def is_inline(self, table: str) -> bool:
        """Whether a list of tables is written as one value, `awards = [ … ]`, and not under `[[awards]]` headers."""
        return (table,) in self._values

    def span(self, start: int, end: int) -> Span:
        """The place between two offsets."""
        line, end_line = bisect_right(self._starts, start), bisect_right(self._starts, end)
        return Span(line, start - self._starts[line - 1] + 1, end_line, end - self._starts[end_line - 1] + 1)

    def _read(self) -> None:
        table: Path = ()
        counts: dict[Path, int] = {}
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._read_header(counts)
            else:
                self._read_pair(table)
            self._skip(_BLANK)

    def _read_header(self, counts: dict[Path, int]) -> Path:
        start = self._at
        brackets = 2 if self._text.startswith("[[", start) else 1
        self._at += brackets
        path: list[str | int] = []
        names = [name for name, _, _ in self._read_key()]
        self._at += brackets
        for name in names[:-1]:
            path.append(name)
            if tuple(path) in counts:
                path.append(counts[tuple(path)])
            self._values.setdefault(tuple(path), (start, self._at))
        path.append(names[-1])
        if brackets > 1:
            counts[tuple(path)] = counts.get(tuple(path), -1) + 1
            path.append(counts[tuple(path)])
        self._values[tuple(path)] = (start, self._at)
        return tuple(path)

    def _read_pair(self, table: Path) -> None:
        path = table
        for name, start, end in self._read_key():
            path = (*path, name)
            self._keys.setdefault(path, (start, end))
            self._values.setdefault(path, (start, end))
        self._at += 1
        self._skip(_BLANK)
        self._read_value(path)

    def _read_value(self, path: Path) -> None:
        start = self._at
        opening = self._text[start : start + 1]
        if opening in {"[", "{"}:
            self._at += 1
            self._skip(_BLANK)
            item = 0
            while self._text[self._at] not in "]}":
                if opening == "[":
                    self._read_value((*path, item))
                else:
                    self._read_pair(path)
                item += 1
                self._skip(_BLANK)
                if self._text[self._at] == ",":
                    self._at += 1
                    self._skip(_BLANK)
            self._at += 1
        else:
            self._skip(_SCALAR)
        self._values[path] = (start, self._at)

    def _read_key(self) -> list[tuple[str, int, int]]:
        names: list[tuple[str, int, int]] = []
        match = _KEY.match(self._text, self._at)
        while match:
            raw = match[1]
            name = next(iter(tomllib.loads(f"{raw} = 0"))) if raw[0] in "\"'" else raw
            names.append((name, match.start(1), match.end(1)))
            self._at = match.end()
            match = _KEY.match(self._text, self._at) if match[2] else None
        return names

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if match := pattern.match(self._text, self._at):
            self._at = match.end()


def line_of(text: str, number: int) -> str:
    """A line of a text, counted from 1, without its line break; empty where the text has fewer."""
    lines = text.split("\n", number)
    return lines[number - 1].rstrip("\r") if number <= len(lines) else ""
