"""Why no table is found in a text, and how to make it readable."""

import re
from collections.abc import Callable, Sequence

from skjonn.inputs.announcement.lines import Line
from skjonn.inputs.announcement.shapes import Shapes, is_certainly_amount, without_mark
from skjonn.inputs.tables.grid import Paragraph
from skjonn.model.money import quoted

_FEWEST = 2
_AMOUNTS = r"(?<!\w)[0-9][0-9 .,]*(?:\s?(?:kr|kroner)\b)?"
_LONGEST_FIRST = 4
_ONE_A_LINE = "Put each row on one line with TAB between its cells, under headings, or import the page or workbook."


def why_no_table(lines: Sequence[Line], shapes: Shapes) -> Paragraph:
    """Why no table is found in a text: the line that shows it, what is wrong, and, as `why`, what to do."""

    def found(line: Line, what: str, now: str = _ONE_A_LINE) -> Paragraph:
        return Paragraph(f"{shapes.file}:{line.number}", what, now)

    names = _in_a_row(lines, shapes.is_name)
    amounts = _in_a_row(lines, lambda text: is_certainly_amount(without_mark(text)))
    if names and amounts:
        return found(names, "first come only names, then only amounts: one column after the other.")
    if names:
        what = "there are names without amounts: this may be a list of applicants."
        return found(names, what, "Save it as CSV with headings, and use --as applications.")
    for line in lines:
        if _has_several_rows(line.text, shapes):
            return found(line, f"several rows are on one line: {quoted(line.text)}.")
    header = next((line for line in lines if shapes.heading(line.text) in {"municipality", "recipient"}), None)
    if header is not None:
        return found(header, f"no rows line up under {quoted(header.text)}.")
    return found(lines[0], "no table was found, and no list of names with amounts.")


def _in_a_row(lines: Sequence[Line], fits: Callable[[str], bool]) -> Line | None:
    """The first of two consecutive lines that fit."""
    before: Line | None = None
    for line in lines:
        is_fit = fits(line.text)
        if is_fit and before is not None:
            return before
        before = line if is_fit else None
    return None


def _has_several_rows(text: str, shapes: Shapes) -> bool:
    """Whether a line has several names, each followed by an amount."""
    found = 0
    for piece in re.split(_AMOUNTS, text)[:-1]:
        tokens = piece.split()
        found += any(
            shapes.is_name(" ".join(tokens[-length:])) or shapes.is_name(" ".join(tokens[:length]))
            for length in range(1, min(_LONGEST_FIRST, len(tokens)) + 1)
        )
    return found >= _FEWEST
