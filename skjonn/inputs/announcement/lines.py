"""The lines of a text, its cells (each line that is not blank, and some blank ones), and the tables made of them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_LINE_BREAK = "\r\n|\r|\n"
_RULED = r"[-\u2010-\u2015_=+|*:.\s]*"
_PAGE = r"(?:(?:side|page|s\.)\s*[0-9]{1,4}(?:\s*(?:av|of|/)\s*[0-9]{1,4})?|-\s*[0-9]{1,4}\s*-)"


class Line(NamedTuple):
    """A line that is not blank.

    Attributes:
        number: Its number, from 1.
        raw: The line as it is written.
        text: The line without white space around it, and with one plain space for each white space in it.
        blanks: The number of blank lines before it.
        opens_page: Whether it is the first of a page.
    """

    number: int
    raw: str
    text: str
    blanks: int
    opens_page: bool = False


class Cell(NamedTuple):
    """A cell with the number of its line."""

    number: int
    text: str


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


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank, without rules and page numbers."""
    found: list[Line] = []
    blanks, opens = 0, False
    for number, whole in enumerate(re.split(_LINE_BREAK, text), 1):
        is_break = "\f" in whole
        pieces = whole.split("\f") if is_break else [whole]
        texts = [(raw, " ".join(raw.split())) for raw in pieces]
        if not any(plain for _, plain in texts):
            # A line with only a form feed is a page break, not a blank line.
            blanks += not is_break
            opens = opens or is_break
            continue
        for index, (raw, plain) in enumerate(texts):
            opens = opens or index > 0
            if not plain or _is_no_text(plain, opens_page=opens):
                continue
            found.append(Line(number, raw, plain, blanks, opens))
            blanks, opens = 0, False
    return found


def _is_no_text(text: str, *, opens_page: bool) -> bool:
    if opens_page and re.fullmatch("[0-9]{1,3}", text):
        return True
    if len(text) >= len("---") and re.fullmatch(_RULED, text):
        return True
    return re.fullmatch(_PAGE, text, re.IGNORECASE) is not None


def cells_of(lines: Sequence[Line], empty: Callable[[int], int]) -> tuple[list[Cell], list[int]]:
    """The cells of lines, with empty ones between them; and the index of each line among the cells.

    Args:
        lines: The lines.
        empty: Turns a number of blank lines into a number of empty cells.
    """
    cells: list[Cell] = []
    places: list[int] = []
    for line in lines:
        cells += [Cell(line.number, "")] * empty(line.blanks)
        places.append(len(cells))
        cells.append(Cell(line.number, line.text))
    return cells, places
