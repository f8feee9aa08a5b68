"""A table of an announcement, whatever its layout."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table of an announcement.

    Attributes:
        rows: Its rows; the first has the headings.
        numbers: The number of each row's line.
        start: The index of its first line among those of the text.
        end: The index after its last line.
        half: The line and the cells of an incomplete row at the end of the text.
        joined: The lines of titles that continue in the next paragraph.
        is_headed: Whether the headings are in the text; else they were made.
    """

    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]
    start: int
    end: int
    half: tuple[int, str] | None = None
    joined: tuple[int, ...] = ()
    is_headed: bool = True
