r"""CSV as Norwegian Excel opens it: semicolons, decimal commas, a byte order mark, lines that end in `\r\n`.

The headings are those for people. Spreadsheets must not change any text:

- A text that they would take for a number or a date, such as the municipality's number 0301 and the id 2020-01, is
  written as a formula for the text: `="0301"`. Only this works in Excel, LibreOffice and Gnumeric alike: quotes do not
  help, a tab does not help in Gnumeric, and LibreOffice shows an apostrophe.
- A text that they would take for a formula gets an apostrophe in front (OWASP, «CSV Injection»).

All else is as in `csv`. The headings after the first are quoted, since Gnumeric takes the character before the first
quote for the separator.
"""

import re

from skjonn.language.words import Words
from skjonn.model.partial_date import PartialDate
from skjonn.model.table import Cell, Share, Table
from skjonn.render.records import for_machines, plain
from skjonn.render.visible import without_controls

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_TO_QUOTE = re.compile(r'[";\r\n]')
# Begins with a digit or, if it is short, ends with one, as ids, amounts, times and «mars 2020» do.
_AMBIGUOUS = re.compile(r"\W*[0-9].*|.{0,30}[0-9]\W*")
_LONGEST = 255
"""The most characters of a text in a formula; a longer text is neither a number nor a date."""


def render(table: Table, *, words: Words, width: int | None, color: bool) -> str:
    """The table as CSV for Excel; it begins with U+FEFF."""
    table = for_machines(table)
    first, *others = (column.title for column in table.columns)
    lines = [";".join((_field(first), *map(_quoted, others)))]
    lines += (";".join(map(_cell, row)) or '""' for row in table.rows)
    return "\ufeff" + "".join(f"{line}\r\n" for line in lines)


def _cell(cell: Cell) -> str:
    text = plain(cell)
    if isinstance(cell, Share):
        return text.replace(".", ",")
    # Spreadsheets take a month for its first day.
    is_less_than_a_day = isinstance(cell, PartialDate) and not cell.day
    if not isinstance(cell, str | tuple) and not is_less_than_a_day:
        return text
    if text.startswith(_FORMULA):
        return _field(f"'{text}")
    # A text that has to be quoted is neither a number nor a date.
    if len(text) <= _LONGEST and _AMBIGUOUS.fullmatch(text) and not _TO_QUOTE.search(text):
        return f'="{text}"'
    return _field(text)


def _field(text: str) -> str:
    text = without_controls(text)
    return _quoted(text) if _TO_QUOTE.search(text) else text


def _quoted(text: str) -> str:
    return '"{}"'.format(without_controls(text).replace('"', '""'))
