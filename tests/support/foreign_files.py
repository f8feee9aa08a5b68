"""Foreign files of the tests: rows printed as CSV, workbooks and web pages.

Workbooks are written part by part: a test can leave a value out of a formula, hide a row or claim a size, which the
libraries that write workbooks do not let it do.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Cell = str | int | float | None
Rows = Sequence[Sequence[Cell]]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ROWS, _COLUMNS = 1_048_576, 16_384
"""The size of a sheet, up to which LibreOffice repeats empty cells and rows."""
_ODS = "urn:oasis:names:tc:opendocument:xmlns"


def as_csv(rows: Rows, mark: str = ";", encoding: str = "utf-8", line_break: str = "\r\n") -> bytes:
    """Rows as CSV; `utf-16` has a byte order mark."""
    lines = (mark.join(_quoted(_text(cell), mark) for cell in row) for row in rows)
    return "".join(f"{line}{line_break}" for line in lines).encode(encoding)


def _quoted(text: str, mark: str) -> str:
    needs = any(sign in text for sign in (mark, '"', "\n", "\r"))
    return '"{}"'.format(text.replace('"', '""')) if needs else text


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def as_html(rows: Rows, *, around: str = "{}", caption: str = "") -> bytes:
    """Rows as a table of a page; `around` is the page."""
    head, *body = ([_text(cell) for cell in row] for row in rows)
    lines = ["<tr>{}</tr>".format("".join(f"<th>{_in_html(cell)}</th>" for cell in head))]
    lines += ("<tr>{}</tr>".format("".join(f"<td>{_in_html(cell)}</td>" for cell in row)) for row in body)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return around.format("<table>{}{}</table>".format(title, "\n".join(lines))).encode()


def _in_html(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def zipped(parts: Mapping[str, bytes | str]) -> bytes:
    """A zipped file of some parts."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            # Without a time of its own, so that the bytes are the same every time.
            archive.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return data.getvalue()


def as_xlsx(  # noqa: PLR0913 - what a workbook may hold beside its rows
    rows: Rows,
    *,
    name: str = "Ark1",
    hidden_sheets: Mapping[str, Rows] | None = None,
    hidden_rows: Iterable[int] = (),
    merged: Sequence[str] = (),
    cells: Mapping[str, str] | None = None,
) -> bytes:
    """Rows as a workbook of Excel.

    Args:
        rows: The rows of the sheet that is seen.
        name: Its name.
        hidden_sheets: Other sheets, which are hidden.
        hidden_rows: The numbers of hidden rows, from 1.
        merged: Ranges that are merged, such as `A2:A3`.
        cells: The XML of some cells, by their names, instead of what stands in the rows.
    """
    sheets = {name: rows, **(hidden_sheets or {})}
    tags = "".join(
        (
            f'<sheet name="{escape(each)}" sheetId="{number}" '
            f'r:id="r{number}"{"" if each == name else " state=" + chr(34) + "hidden" + chr(34)}/>'
        )
        for number, each in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    relations += f'<Relationship Id="texts" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    types += (
        '<Override PartName="/xl/sharedStrings.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'spreadsheetml.sheet.main+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{tags}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
    }
    texts: dict[str, int] = {}
    for number, (each, of) in enumerate(sheets.items(), 1):
        is_seen = each == name
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(
            of, texts, hidden_rows if is_seen else (), merged if is_seen else (), (cells or {}) if is_seen else {}
        )
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}" uniqueCount="{len(texts)}">{items}</sst>'
    return zipped({part: f'<?xml version="1.0" encoding="UTF-8"?>{xml}' for part, xml in parts.items()})


def _sheet(
    rows: Rows, texts: dict[str, int], hidden: Iterable[int], merged: Sequence[str], cells: Mapping[str, str]
) -> str:
    """A sheet; its texts are kept once for the whole workbook, by their numbers in `texts`."""
    lines: list[str] = []
    hidden = set(hidden)
    for number, row in enumerate(rows, 1):
        written = "".join(
            cells.get(f"{letters(column)}{number}", _cell(cell, f"{letters(column)}{number}", texts))
            for column, cell in enumerate(row)
        )
        lines.append(
            f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if number in hidden else ""}>{written}</row>'
        )
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    merges = f'<mergeCells count="{len(merged)}">{ranges}</mergeCells>' if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData>{merges}</worksheet>'


def _cell(cell: Cell, name: str, texts: dict[str, int]) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, str):
        return f'<c r="{name}" t="s"><v>{texts.setdefault(cell, len(texts))}</v></c>'
    return f'<c r="{name}"><v>{cell}</v></c>'


def letters(column: int) -> str:
    """The letters of one of the first columns of a sheet, from 0."""
    return (chr(ord("A") + column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def as_ods(
    rows: Rows, *, name: str = "Ark1", hidden_rows: Iterable[int] = (), cells: Mapping[str, str] | None = None
) -> bytes:
    """Rows as a workbook of LibreOffice; for the arguments see `as_xlsx`."""
    hidden = set(hidden_rows)
    width = max(map(len, rows), default=0)
    lines: list[str] = []
    for number, row in enumerate(rows, 1):
        written = "".join(
            (cells or {}).get(f"{letters(column)}{number}", _ods_cell(cell)) for column, cell in enumerate(row)
        )
        visible = ' table:visibility="collapse"' if number in hidden else ""
        rest = f'<table:table-cell table:number-columns-repeated="{_COLUMNS - width}"/>'
        lines.append(f'<table:table-row table:style-name="ro1"{visible}>{written}{rest}</table:table-row>')
    lines.append(
        f'<table:table-row table:style-name="ro1" table:number-rows-repeated="{_ROWS - len(rows)}">'
        f'<table:table-cell table:number-columns-repeated="{_COLUMNS}"/></table:table-row>'
    )
    return ods_of("".join(lines), name=name)


def ods_of(rows: str, *, name: str = "Ark1") -> bytes:
    """A workbook of LibreOffice with a sheet of these rows, in XML."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_ODS}:office:1.0" '
        f'xmlns:table="{_ODS}:table:1.0" xmlns:text="{_ODS}:text:1.0" xmlns:calcext="urn:org:documentfoundation:names:'
        f'experimental:calc:xmlns:calcext:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="{escape(name)}" table:style-name="ta1"><table:table-column table:style-name="co1" '
        f'table:number-columns-repeated="{_COLUMNS}" table:default-cell-style-name="Default"/>{rows}</table:table>'
        "</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_ODS}:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def _ods_cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
        return (
            f'<table:table-cell office:value-type="string" calcext:value-type="string">{paragraphs}</table:table-cell>'
        )
    value = f'office:value-type="float" office:value="{cell}" calcext:value-type="float"'
    return f"<table:table-cell {value}><text:p>{cell}</text:p></table:table-cell>"
