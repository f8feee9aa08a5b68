"""Find what a merge has left in a file: lines between conflict markers, and two entries in one."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, starmap
from typing import NamedTuple

from skjonn.codec.locate import line_of
from skjonn.codec.toml_faults import REPEATED, Fault
from skjonn.codec.toml_scanner import Part
from skjonn.model.diagnostic import At, Finding
from skjonn.model.money import quoted
from skjonn.model.source import Span
from skjonn.rules import skj103_toml_syntax

# A marker as git writes it: seven signs, and the source of lines.
_MARKER = r"(?m)^([<|=>])\1{6}(?: ([^\r\n]*))?\r?$"
_NEXT = {"<": "|=", "|": "=", "=": ">"}
_UNNAMED = {"<": "one side", "|": "before both sides", "=": "the other side", ">": "the other side"}


class _Marker(NamedTuple):
    """A marker in a text: its sign, the source of lines that it names, and its own line."""

    sign: str
    source: str
    line: int


def conflict_in(file: str, text: str) -> Finding | None:
    """The first conflict that a merge has left in a text, even inside a string of several lines.

    Args:
        file: The file's name.
        text: Its text.
    """
    conflicts = list(_conflicts(text))
    if not conflicts:
        return None
    markers, *others = conflicts
    sides = ", ".join(filter(None, starmap(_side, pairwise(markers))))
    more = f" {len(others)} more, the next in line {others[0][0].line}." if others else ""
    first, *_, last = markers
    return skj103_toml_syntax.RULE.finding(
        f"A merge has left a conflict here: {sides}.{more}",
        at=At(file),
        about=file,
        hint="Keep the entries of both sides whole, each below a header of its own, and take the markers out; "
        "`skjonn explain SKJ103` says how.",
        span=Span(first.line, 1, last.line, len(line_of(text, last.line)) + 1),
    )


def left_by_merge(file: str, text: str, fault: Fault, stop: Span) -> Finding | None:
    """The finding on a conflict marker, or a key of another entry, where a text is not TOML; `None` for other faults.

    Args:
        file: The file's name.
        text: Its text.
        fault: What is wrong with its syntax.
        stop: Where it is wrong.
    """
    if marker := _marker(file, line_of(text, stop.line), stop.line):
        return marker
    if not fault.message.startswith(REPEATED.message):
        return None
    start = len(text) - len(text.split("\n", stop.line - 1)[-1])
    return _repeated_key(file, text[: start + stop.column - 1])


def _marker(file: str, line: str, number: int) -> Finding | None:
    """The finding on a marker without the others of its conflict."""
    marker = re.fullmatch(_MARKER, line)
    if marker is None:
        return None
    lines = "the lines above it" if marker[1] == ">" else "the lines below it"
    source = quoted(marker[2] or "") or _UNNAMED[marker[1]]
    return skj103_toml_syntax.RULE.finding(
        f"A merge has left the marker of a conflict here: {lines} are from {source}.",
        at=At(file),
        about=file,
        hint="Remove it, and those of the lines that are not meant.",
        span=Span(number, 1, number, len(line) + 1),
    )


def _repeated_key(file: str, text: str) -> Finding | None:
    """The finding on a key that its table has twice, in a text that ends with the value of the second one."""
    part, table, index = _last_table(text)
    path, value = next(((path, start) for path, (start, end) in part.values.items() if end == len(text)), ((), 0))
    start = text.rfind("\n", 0, value) + 1
    if not path or part.keys[path][0] >= start:
        return None
    written = text[start:value].rpartition("=")[0]
    line, column = text.count("\n", 0, value) + 1, len(written) - len(written.lstrip()) + 1
    key, place, hint = str(path[-1]), f"`[{table}]`" if table else "this file", "Keep the one that is right."
    at = At(file, table, key=key, part="key") if table else At(file, key, part="key")
    if index is not None:
        place, at = f"this {table.removesuffix('s')}", at._replace(number=index)
        merged = f"Two {table} may have been merged into one: if so, write `[[{table}]]` above the second."
        hint = f"{merged} If not, {hint.lower()}"
    return skj103_toml_syntax.RULE.finding(
        f"This is not valid TOML: `{quoted(key)}` occurs twice in {place}.",
        at=At(file),
        about=file,
        hint=hint,
        span=Span(line, column, line, column + len(written.strip())),
        also=(at,),
    )


def _last_table(text: str) -> tuple[Part, str, int | None]:
    """The part below the last header of a text, the header's first name, and its number if it belongs to a list."""
    reader = Part(text)
    reader.read_pairs(())
    headers = Counter[str]()
    start, names, is_list = 0, [""], False
    while reader.at < len(text):
        start = reader.at
        names, is_list = reader.read_header()
        headers[names[0]] += is_list and len(names) == 1
        reader.skip_pairs()
    if names == [""]:
        return reader, "", None
    part = Part(text, start)
    part.read_table({})
    return part, names[0], headers[names[0]] - 1 if is_list and len(names) == 1 else None


def _conflicts(text: str) -> Iterator[list[_Marker]]:
    """The markers of each conflict: three, or four if they show the lines before both sides."""
    markers: list[_Marker] = []
    line, at = 1, 0
    for found in re.finditer(_MARKER, text):
        line += text.count("\n", at, found.start())
        at = found.start()
        marker = _Marker(found[1], found[2] or "", line)
        if marker.sign == "<":
            markers = [marker]
        elif markers and marker.sign in _NEXT[markers[-1].sign]:
            markers.append(marker)
            if marker.sign == ">":
                yield markers
                markers = []


def _side(before: _Marker, after: _Marker) -> str:
    """The lines between two markers, and their source; empty if there were none before both sides."""
    first, last = before.line + 1, after.line - 1
    if before.sign == "|" and first > last:
        return ""
    lines = f"lines {first}\u2013{last} are" if first < last else f"line {first} is" if first == last else "no line is"
    source = after.source if after.sign == ">" else before.source
    return f"{lines} from {quoted(source) or _UNNAMED[before.sign]}"
