"""What a row of a summary is made of."""

from typing import NamedTuple

from skjonn.model.table import Column
from skjonn.reports.summary.dimensions import Key
from skjonn.reports.summary.lines import Line


class SummaryRow(NamedTuple):
    """A row: what it is about, and its figures."""

    key: Key
    line: Line


Columns = tuple[Column[SummaryRow, Line], ...]
