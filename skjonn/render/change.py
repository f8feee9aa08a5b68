"""What a change does to a file, for people: the lines removed and added, or a unified diff."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from skjonn.render.terminal import Style, styled
from skjonn.render.visible import escaped

_CONTEXT = 3
_COLORS: dict[str, Style] = {"-": "red", "+": "green", "@": "dim"}
_UNENDED = "\n\\ No newline at end of file\n"


class _Hunk(NamedTuple):
    """Where lines of the old file begin and end, and the lines that replace them in the new one, from 0."""

    start: int
    end: int
    new_start: int
    new_end: int


def changed_lines(before: bytes, after: bytes, *, color: bool) -> list[str]:
    """The removed lines, each after a minus, and the added ones, each after a plus, in the order of the file."""
    old, new = _lines(before), _lines(after)
    said: list[str] = []
    for hunk in _hunks(old, new):
        said += [f"-{line}" for line in old[hunk.start : hunk.end]]
        said += [f"+{line}" for line in new[hunk.new_start : hunk.new_end]]
    return [_styled(escaped(line.rstrip("\r\n")), color=color) for line in said]


def first_changed_line(before: bytes, after: bytes) -> int:
    """The number of the first added line, or else of the first removed one, from 1; empty lines are skipped."""
    old, new = _lines(before), _lines(after)
    hunk = _hunks(old, new)[0]
    lines, start, end = (new, hunk.new_start, hunk.new_end)
    if hunk.new_start == hunk.new_end:
        lines, start, end = (old, hunk.start, hunk.end)
    return next((number for number in range(start, end) if lines[number].strip()), start) + 1


def unified(before: bytes, after: bytes, file: str, *, color: bool) -> str:
    """A change as `diff -u` writes it; `patch -p0` can apply it.

    Args:
        before: The file's bytes; empty where it is new.
        after: Its new bytes; empty where it is removed.
        file: Its name, as shown to the user.
        color: Whether to colour.
    """
    old, new = _lines(before), _lines(after)
    groups: list[list[_Hunk]] = []
    for hunk in _hunks(old, new):
        if groups and hunk.start - groups[-1][-1].end <= 2 * _CONTEXT:
            groups[-1].append(hunk)
        else:
            groups.append([hunk])
    lines = [f"--- {file if before else '/dev/null'}\n", f"+++ {file if after else '/dev/null'}\n"]
    for group in groups:
        lines += _group(group, old, new)
    return "".join(_shown(line, color=color) for line in lines)


def _group(hunks: Sequence[_Hunk], old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Hunks with the lines around them."""
    start = max(hunks[0].start - _CONTEXT, 0)
    end = min(hunks[-1].end + _CONTEXT, len(old))
    new_start = start + hunks[0].new_start - hunks[0].start
    new_end = end + hunks[-1].new_end - hunks[-1].end
    lines = [f"@@ -{_range(start, end)} +{_range(new_start, new_end)} @@\n"]
    at = start
    for hunk in hunks:
        lines += [f" {line}" for line in old[at : hunk.start]]
        lines += [f"-{line}" for line in old[hunk.start : hunk.end]]
        lines += [f"+{line}" for line in new[hunk.new_start : hunk.new_end]]
        at = hunk.end
    return lines + [f" {line}" for line in old[at:end]]


def _range(start: int, end: int) -> str:
    """A range of lines as a diff writes it; an empty one is named by the line before it."""
    count = end - start
    return f"{start + 1}" if count == 1 else f"{start + bool(count)},{count}"


def _hunks(old: Sequence[str], new: Sequence[str]) -> list[_Hunk]:
    """Where two files differ."""
    # Only what lies between the first and the last difference is compared: a file may be large.
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    end = next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)
    matcher = SequenceMatcher(None, old[start : len(old) - end], new[start : len(new) - end])
    found = [
        _Hunk(*(number + start for number in numbers)) for tag, *numbers in matcher.get_opcodes() if tag != "equal"
    ]
    return [_from_header(hunk, old, new) for hunk in found]


def _from_header(hunk: _Hunk, old: Sequence[str], new: Sequence[str]) -> _Hunk:
    """Move a hunk back to a table's header where the result is the same, so that whole tables are shown."""
    is_removal = hunk.new_start == hunk.new_end
    if not is_removal and hunk.start != hunk.end:
        return hunk
    lines, first, last = (old, hunk.start, hunk.end) if is_removal else (new, hunk.new_start, hunk.new_end)
    for back in range(last - first + 1):
        if lines[first - back].startswith("["):
            return _Hunk(*(number - back for number in hunk))
        if first - back == 0 or lines[first - back - 1] != lines[last - back - 1]:
            break
    return hunk


def _shown(line: str, *, color: bool) -> str:
    text = line.removesuffix("\n")
    # A carriage return stays: for a program that applies the diff, it is part of the line.
    shown = _styled(escaped(text.removesuffix("\r")), color=color) + ("\r" if text.endswith("\r") else "")
    return shown + ("\n" if line.endswith("\n") else _UNENDED)


def _styled(line: str, *, color: bool) -> str:
    style = _COLORS.get(line[:1])
    return styled(line, style, color=color) if style else line


def _lines(data: bytes) -> list[str]:
    """The lines of a file, each with its end."""
    return [line for line in re.split(r"(?<=\n)", data.decode("utf-8-sig", "replace")) if line]
