"""Appending to a file: the old bytes stay as they are, and the new text follows in the file's own manner."""

from collections.abc import Sequence

from skjonn.codec.encode import encode
from skjonn.codec.locate import Positions
from skjonn.model.diagnostic import At
from skjonn.model.entries import ENTRIES, Entry

BOM = b"\xef\xbb\xbf"


def append(data: bytes, entries: Sequence[Entry]) -> bytes:
    """The bytes of a file with entries added at its end: the old bytes, and after them the new ones."""
    line_break = b"\r\n" if b"\r\n" in data else b"\n"
    text = encode(entries).encode().replace(b"\n", line_break)
    gap = b"" if data in {b"", BOM} else line_break
    end = b"" if data.endswith(b"\n") or not gap else line_break
    return data + end + gap + text


def obstacle(text: str) -> str:
    """What in a valid file keeps entries from being appended, with its line; empty where nothing does."""
    positions = Positions(text)
    for table in ENTRIES:
        if positions.is_inline(table):
            line = positions.find(At("", table, part="key")).line
            return f"`{table}` is written as one value in line {line}, and TOML forbids to add `[[{table}]]` to that"
    return ""
