"""A table of an announcement, whatever its layout."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table of an announcement.

    Attributes:
        rows: Its rows, of which the first has the headings.
        numbers: The line of each.
        start: The index of its first line among those of the text.
        end: The index after its last one.
        half: The line and the cells of a row that the text ends in.
        joined: The lines of titles that go on in the next paragraph.
        is_headed: Whether the text has the headings.
    """

    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]
    start: int
    end: int
    half: tuple[int, str] | None = None
    joined: tuple[int, ...] = ()
    is_headed: bool = True
