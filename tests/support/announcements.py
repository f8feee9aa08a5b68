"""Announcements of the tests: rounds printed as text in each layout that announcements have."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

HEADINGS = ["Kommune", "Samarbeidspartnere", "Prosjekt", "Tildelt beløp"]


class Row(NamedTuple):
    """An award as an announcement has it."""

    name: str
    partners: Sequence[str]
    project: str
    granted: str


Layout = Callable[[Sequence[Row]], str]


def cells(row: Row) -> list[str]:
    """The cells of a row."""
    return [row.name, ", ".join(row.partners), row.project, row.granted]


def _all_cells(rows: Sequence[Row], headings: Sequence[str] = HEADINGS) -> list[str]:
    return [*headings, *(cell for row in rows for cell in cells(row))]


# Layouts that are read


def paragraphs(rows: Sequence[Row], *, empty: str = "\u00a0") -> str:
    """C: one cell a paragraph, and an empty one is a blank paragraph."""
    return "\n\n".join(cell or empty for cell in _all_cells(rows))


def empty_paragraphs(rows: Sequence[Row]) -> str:
    """C, as it is copied where an empty paragraph holds nothing."""
    return paragraphs(rows, empty="")


def lines(rows: Sequence[Row]) -> str:
    """D: one cell a line, and an empty one is a blank line."""
    return "\n".join(_all_cells(rows))


def spaced_lines(rows: Sequence[Row]) -> str:
    """D with a blank line after each row."""
    return "\n\n".join("\n".join(some) for some in [HEADINGS, *map(cells, rows)])


def with_care(rows: Sequence[Row]) -> str:
    """C'': two rows of headings, a ruled line, and a sum without its first cells."""
    below = ["", "", "", "i kroner"]
    body = [cell or "\u00a0" for cell in _all_cells(rows, [*HEADINGS, *below])]
    return "\n\n".join([*body, "-" * 40, "2 000 000"])


def tabs(rows: Sequence[Row]) -> str:
    """E: columns parted by tabs."""
    return "\n".join("\t".join(row) for row in [HEADINGS, *map(cells, rows)])


def bars(rows: Sequence[Row]) -> str:
    """E: columns parted by bars, as Markdown has them."""
    table = [HEADINGS, ["---"] * len(HEADINGS), *map(cells, rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in table)


def name_and_amount(rows: Sequence[Row]) -> str:
    """A: a name and an amount a line."""
    return "\n".join(f"{row.name}   {row.granted}" for row in rows)


def in_one_space(rows: Sequence[Row]) -> str:
    """A with one space between them, and headings."""
    return "\n".join(["Kommune Tildelt beløp", *(f"{row.name} {row.granted}" for row in rows)])


def bullets(rows: Sequence[Row]) -> str:
    """B: bullets with a name and an amount."""
    return "\n".join(f" \u2022 {row.name}: {row.granted}" for row in rows)


def dashes(rows: Sequence[Row]) -> str:
    """B: a name, a dash and an amount."""
    return "\n".join(f"{row.name} - {row.granted}" for row in rows)


def quoted_titles(rows: Sequence[Row]) -> str:
    """B with the title in quotes."""
    return "\n".join(f"\u2013 {row.name}, \u00ab{row.project}\u00bb: {row.granted}" for row in rows)


def several_numbers(rows: Sequence[Row]) -> str:
    """A': several numbers with dots between groups, under headings."""
    heading = "Kommune Prosjektkostnad Tildelt beløp"
    return "\n".join([heading, *(f"{row.name} 24.182.800 {row.granted.replace(' ', '.')}" for row in rows)])


# Layouts that are refused


def blanks_for_all(rows: Sequence[Row]) -> str:
    """A'': blanks between the digits of a number, and between two numbers."""
    return "\n".join(f"{row.name} 3 162 {row.granted}" for row in rows)


def no_marks(rows: Sequence[Row]) -> str:
    """A''': no mark between two texts."""
    return "\n".join(f"{row.name} {row.project} {row.granted}" for row in rows)


def footnotes_at_names(rows: Sequence[Row]) -> str:
    """The digit of a footnote glued to a name."""
    return "\n".join(f"{row.name}1 {row.granted}" for row in rows)


def footnotes_at_amounts(rows: Sequence[Row]) -> str:
    """The digit of a footnote glued to an amount, in cells."""
    return paragraphs([row._replace(granted=f"{row.granted}1") for row in rows])


def dropped_cells(rows: Sequence[Row]) -> str:
    """C': an empty cell is dropped."""
    return "\n\n".join(filter(None, _all_cells(rows)))


def columns(rows: Sequence[Row]) -> str:
    """F: column after column."""
    names, amounts = [row.name for row in rows], [row.granted for row in rows]
    return "\n".join([HEADINGS[0], *names, HEADINGS[-1], *amounts])


def flattened(rows: Sequence[Row]) -> str:
    """G: all on one line."""
    return " ".join(f"{row.name} {row.granted}" for row in rows)


def without_amounts(rows: Sequence[Row]) -> str:
    """A list without amounts."""
    return "\n".join(row.name for row in rows)


WHOLE: Mapping[str, Layout] = {
    "paragraphs": paragraphs,
    "empty paragraphs": empty_paragraphs,
    "lines": lines,
    "spaced lines": spaced_lines,
    "tabs": tabs,
    "bars": bars,
}
"""The layouts that have all four columns."""
NAMES: Mapping[str, Layout] = {
    "name and amount": name_and_amount,
    "in one space": in_one_space,
    "bullets": bullets,
    "dashes": dashes,
}
"""Those that have names and amounts alone."""
REFUSED: Mapping[str, Layout] = {
    "blanks for all": blanks_for_all,
    "no marks": no_marks,
    "footnotes at names": footnotes_at_names,
    "footnotes at amounts": footnotes_at_amounts,
    "dropped cells": dropped_cells,
    "columns": columns,
    "flattened": flattened,
    "without amounts": without_amounts,
}
"""Those that are refused."""
