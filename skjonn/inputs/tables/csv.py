"""Tables as text with a mark between two cells: the mark is found, and the cells are read."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from skjonn.inputs.tables.grid import Grid, TableFile, as_text
from skjonn.inputs.tables.kinds import NOTHING_WRITTEN
from skjonn.model.errors import UsageError
from skjonn.model.money import quoted

MARKS = {";": ";", "\t": "TAB", ",": ",", "|": "|"}
"""The marks between two cells, and how they are shown."""

_MOST_NAMED = 3
_FIRST = 100
"""The number of lines that are tried first."""
_EXCEL_HINT = r"sep=(.)\r?\n"
# Written by `csv-excel` and spreadsheets so that no program takes a text for a number or a formula.
_KEPT = r'="((?:[^"]|"")*)"'
_GUARDED = r"'(?=[=+\-@'\t])"
_SPACES = " \t\u00a0\u2007\u2009\u202f"


@dataclass(frozen=True, slots=True)
class _Read:
    """The rows of a text for one mark, with the line each begins on; or the fault with its line."""

    rows: Sequence[Sequence[str]] = ()
    lines: Sequence[int] = ()
    fault: str = ""

    @property
    def widths(self) -> Counter[int]:
        """The number of rows of each width."""
        return Counter(map(len, self.rows))


def read_csv(text: str, *, file: str, encoding: str, delimiter: str | None = None) -> TableFile:
    """Read the table of a text.

    Args:
        text: The text.
        file: The name of the file in messages.
        encoding: The encoding it was read in.
        delimiter: The mark between two cells; without it, the one mark that gives all lines the same width.

    Raises:
        UsageError: No mark or several marks do; or a line has too many or too few cells, or a quote is wrong.
    """
    if hint := re.match(_EXCEL_HINT, text):
        delimiter, text = delimiter or hint[1], f"\n{text[hint.end() :]}"
    if delimiter is None:
        mark, read = _sniffed(text, file=file)
    else:
        mark, read = delimiter, _read(text, delimiter)
        if read.fault:
            raise UsageError(f"{file}:{read.fault}", now=NOTHING_WRITTEN)
        _require_even(read, mark, file=file)
    width = max(map(len, read.rows), default=0)
    rows = [_padded(row, width) for row in read.rows]
    return TableFile(file, "csv", (Grid(file, "csv", rows, read.lines),), encoding=encoding, mark=MARKS.get(mark, mark))


def _sniffed(text: str, *, file: str) -> tuple[str, _Read]:
    """The one mark that gives every line that is not blank the same width above 1."""
    # A mark that does not fit the first lines does not fit all.
    start = {mark: _read(text, mark, most=_FIRST) for mark in MARKS if mark in text}
    likely = [mark for mark, read in start.items() if not read.fault and len(read.widths) == 1 and 1 not in read.widths]
    reads = {mark: _read(text, mark) for mark in likely or start}
    fitting = {mark: read for mark, read in reads.items() if not read.fault and [*read.widths] not in ([], [1])}
    even = {mark: read for mark, read in fitting.items() if len(read.widths) == 1}
    if len(even) == 1:
        ((mark, read),) = even.items()
        return mark, read
    if even:
        ways = " and ".join(f"{MARKS[mark]} ({next(iter(read.widths))} columns)" for mark, read in even.items())
        raise UsageError(f"{file}: several marks fit: {ways}.", now=f"Name one: --delimiter. {NOTHING_WRITTEN}")
    if faulty := [read.fault for read in reads.values() if read.fault]:
        raise UsageError(f"{file}:{faulty[0]}", now=NOTHING_WRITTEN)
    if not fitting:
        raise UsageError(
            f"{file}: no line has two cells with ; TAB , or | between them.",
            now=f"If it is a table, name the mark between two cells: --delimiter. {NOTHING_WRITTEN}",
        )
    mark, read = max(fitting.items(), key=lambda item: item[1].widths.most_common(1)[0][1])
    _require_even(read, mark, file=file)
    raise AssertionError  # pragma: no cover - rows of one width are handled above


def _require_even(read: _Read, mark: str, *, file: str) -> None:
    """Require that all rows have one width.

    Raises:
        UsageError: A row is longer or shorter than most.
    """
    if len(read.widths) <= 1:
        return
    (width, _), *_ = read.widths.most_common()
    odd = [(line, len(row)) for row, line in zip(read.rows, read.lines, strict=True) if len(row) != width]
    named = ", ".join(f"{file}:{line} has {cells}" for line, cells in odd[:_MOST_NAMED])
    more = f", and {len(odd) - _MOST_NAMED} more" if len(odd) > _MOST_NAMED else ""
    raise UsageError(
        f"{file}: with {MARKS.get(mark, mark)} between two cells, most lines have {width} cells, but {named}{more}.",
        now="Quote texts that contain the mark, give all lines the same number of marks, or name another mark: "
        f"--delimiter. {NOTHING_WRITTEN}",
    )


def _read(text: str, mark: str, *, most: int | None = None) -> _Read:
    """The rows that are not blank; with `most`, only those of the first lines."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    line = 1
    is_dressed = most is not None or _is_dressed(text, mark)
    try:
        for row in islice(reader, most):
            if any(row) and (not is_dressed or any(map(str.strip, row))):
                rows.append([_plain(cell) for cell in row] if is_dressed else row)
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        return _Read(fault=f"{line}: {_reason(str(error), mark)}")
    return _Read(rows, lines)


def _reason(message: str, mark: str) -> str:
    if "field larger" in message:
        return "a cell is too long; probably a quote is not closed."
    if "unexpected end" in message:
        return "a quote is opened, but not closed."
    return f"a quote is closed before the end of its cell ({quoted(MARKS.get(mark, mark))})."


def _is_dressed(text: str, mark: str) -> bool:
    """Whether a cell may have white space or a guard (`_KEPT`, `_GUARDED`) around it; most texts have neither."""
    spaces = [space for space in _SPACES if space in text]
    before = [sign for sign in (*spaces, "=", "'", '"') if sign in text]
    ends = (mark, "\n", "\r")
    return (
        text[:1] in before
        or text[-1:] in spaces
        or any(end + sign in text for end in ends for sign in before)
        or any(space + end in text for end in ends for space in spaces)
    )


def _plain(cell: str) -> str:
    """The text of a cell, without guards and white space around it."""
    if cell.isalnum():
        return cell
    cell = cell.strip()
    if cell.startswith("=") and (kept := re.fullmatch(_KEPT, cell, re.DOTALL)):
        return as_text(kept[1].replace('""', '"'))
    return as_text(cell[1:]) if re.match(_GUARDED, cell) else cell


def _padded(row: Sequence[str], width: int) -> Sequence[str]:
    return row if len(row) == width else [*row, *[""] * (width - len(row))]
