"""Tables of web pages, saved or pasted; the one module that knows selectolax."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from skjonn.inputs.tables.grid import Grid, Paragraph, TableFile, as_text
from skjonn.inputs.tables.kinds import NOTHING_WRITTEN
from skjonn.model.errors import UsageError
from skjonn.model.money import quoted

MOST_COLUMNS = 1000
"""The most columns of a table."""
# Elements that separate words: «900 000<sup>1</sup>» is not 9 000 001, and «Hole<br>Asker» is two names.
_APART = frozenset(
    {"address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li"}
    | {"ol", "p", "pre", "section", "sub", "sup", "table", "tbody", "td", "th", "tr", "ul"}
)
_CELLS = frozenset({"td", "th"})
_DRESSED = ("&", "  ", "> ", " <", ">=")
"""Signs that a cell's text needs decoding or stripping, or begins like a formula."""
_LINES = frozenset({"br", "p", "div", "li"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RAISED = frozenset({"sub", "sup"})
_ASIDE = frozenset({"aside", "button", "footer", "form", "nav", "select"})
_UNSEEN = ["script", "style", "noscript", "template"]
_WHITE = r"[ \t\r\n\f]+"


def read_html(text: str, *, file: str, encoding: str) -> TableFile:
    """Read the tables of a page that contain no other tables.

    Raises:
        UsageError: There are none.
    """
    # A parser ignores rows that were pasted without their table.
    if not re.search(r"(?i)<table\b", text):
        text = f"<table>{text}</table>"
    parser = LexborHTMLParser(text)
    parser.strip_tags(_UNSEEN)
    grids: list[Grid] = []
    for table in parser.css("table"):
        if len(table.css("table")) <= 1:
            grids.append(_grid(table, file=file, number=len(grids) + 1))
    grids = [grid for grid in grids if grid.rows]
    if not grids:
        raise UsageError(
            f"{file} is a web page without a table.",
            now=f"Copy the table from the browser and paste it into `skjonn import -`. {NOTHING_WRITTEN}",
        )
    around = tuple(
        Paragraph(f"{file}, paragraph {number}", line) for number, line in enumerate(_lines_around(parser), 1)
    )
    return TableFile(file, "html", tuple(grids), encoding=encoding, around=around)


def lines_of_page(text: str) -> list[str]:
    """The text of a page outside its tables, with a line for each paragraph."""
    parser = LexborHTMLParser(text)
    parser.strip_tags(_UNSEEN)
    return _lines_around(parser)


def _lines_around(parser: LexborHTMLParser) -> list[str]:
    """The paragraphs of a page outside tables, navigation, forms and footers."""
    text = "".join(piece for body in parser.css("body") for piece in _pieces_around(body))
    pieces = re.sub(_WHITE, " ", text).split("\v")
    return [line for piece in pieces if (line := " ".join(piece.split()))]


def _pieces_around(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield (child.text(deep=False) or "").replace("\v", " ")
        elif child.tag in _ASIDE or (child.tag == "table" and len(child.css("table")) <= 1):
            yield "\v"
        elif child.tag in _APART:
            end = " " if child.tag in _RAISED else "\v"
            yield end
            yield from _pieces_around(child)
            yield end
        else:
            yield from _pieces_around(child)


def _grid(table: LexborNode, *, file: str, number: int) -> Grid:
    """The rows of a table that are not blank."""
    reader = _Reader()
    for place, row in enumerate(table.css("tr"), 1):
        reader.read(row, place)
        if reader.width > MOST_COLUMNS:
            raise UsageError(
                f"{file}, table {number}, row {place} has more than {MOST_COLUMNS} columns.", now=NOTHING_WRITTEN
            )
    rows = [
        cells if len(cells) == reader.width else [*cells, *[""] * (reader.width - len(cells))] for cells in reader.rows
    ]
    return Grid(file, "html", rows, reader.numbers, str(number), caption=_caption(table), merged=reader.merged)


@dataclass(slots=True)
class _Reader:
    """Reads rows; a cell that spans several places is kept in the first, and the others are marked as merged."""

    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    merged: dict[tuple[int, int], str] = field(default_factory=dict)
    width: int = 0
    # The columns that cells of rows above span, with the number of rows left and the cell's text.
    _below: dict[int, tuple[int, str]] = field(default_factory=dict)

    def read(self, row: LexborNode, place: int) -> None:
        cells, here = (None if self._below else _plain_cells(row.inner_html or "")), dict[int, str]()
        if cells is None:
            cells, here = self._spanning([cell for cell in row.iter() if cell.tag in _CELLS])
        self.width = max(self.width, len(cells))
        if any(cells):
            if here:
                self.merged |= {(len(self.rows), column): text for column, text in here.items()}
            self.rows.append(cells)
            self.numbers.append(place)

    def _spanning(self, nodes: Sequence[LexborNode]) -> tuple[list[str], dict[int, str]]:
        """The cells of a row in which some may span several places, and the texts of the merged places."""
        here = {column: text for column, (_, text) in self._below.items()}
        below = {column: (left - 1, text) for column, (left, text) in self._below.items() if left > 1}
        cells: list[str] = []
        for cell in nodes:
            while len(cells) in here:
                cells.append("")
            text, column = _text(cell), len(cells)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            cells += [text, *[""] * (across - 1)]
            here |= dict.fromkeys(range(column + 1, column + across), quoted(text))
            if down > 1:
                below |= dict.fromkeys(range(column, column + across), (down - 1, quoted(text)))
            if len(cells) > MOST_COLUMNS:
                break
        self._below = below
        return cells, here


def _plain_cells(row: str) -> list[str] | None:
    """The texts of a row that has only plain cells; `None` for other rows. Most rows are plain, and this is fast."""
    if ">\n" in row:
        row = re.sub(r"(?<=</td>)\s+(?=<td>)", "", row.strip())
    texts = row[len("<td>") : -len("</td>")].split("</td><td>")
    if not (row.startswith("<td>") and row.endswith("</td>") and row.count("<") == 2 * len(texts)):
        return None
    if row.isprintable() and not any(sign in row for sign in _DRESSED):
        return texts
    return [_one_line(unescape(text) if "&" in text else text) for text in texts]


def _span(cell: LexborNode, name: str) -> int:
    """The number of columns or rows that a cell spans."""
    written = cell.attributes.get(name) or ""
    return min(int(written), MOST_COLUMNS + 1) if re.fullmatch("[1-9][0-9]{0,5}", written) else 1


def _caption(table: LexborNode) -> str:
    """The caption of a table, else the heading before it."""
    caption = table.css_first("caption")
    if caption is not None:
        return _text(caption)
    node: LexborNode | None = table
    while node is not None:
        before = node.prev
        while before is not None:
            if before.tag in _HEADINGS:
                return _text(before)
            if before.tag == "table" or before.css("table"):
                return ""
            before = before.prev
        node = node.parent
    return ""


def _text(node: LexborNode) -> str:
    """The text of a cell, with white space and line breaks as a browser shows them."""
    pieces = re.sub(_WHITE, " ", "".join(_pieces(node))).split("\v")
    return as_text("\n".join(stripped for piece in pieces if (stripped := piece.strip())))


def _one_line(text: str) -> str:
    """The text of a cell without elements."""
    if not text.isprintable() or "  " in text:
        text = re.sub(_WHITE, " ", text.replace("\v", " "))
    return as_text(text.strip(" "))


def _pieces(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            # A vertical tab marks the line breaks that are made here.
            yield (child.text(deep=False) or "").replace("\v", " ")
        elif child.tag in _LINES:
            yield "\v"
            yield from _pieces(child)
            yield "\v"
        elif child.tag in _APART:
            yield " "
            yield from _pieces(child)
            yield " "
        else:
            yield from _pieces(child)
