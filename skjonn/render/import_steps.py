"""What an import understood, for people: the files, their columns, what is left aside, and the totals they state."""

from collections.abc import Iterator, Mapping, Sequence

from skjonn.inputs.tables.columns import COUNTY, NUMBER, OUTCOME, Column, Section
from skjonn.inputs.tables.grid import TableFile
from skjonn.inputs.tables.kinds import Kind
from skjonn.inputs.tables.rows import LeftAside
from skjonn.inputs.tables.totals import Stated
from skjonn.inputs.tables.understand import TableRead, Understood
from skjonn.language.counting import counted
from skjonn.language.headings import HEADINGS, heading
from skjonn.language.words import Words
from skjonn.model.money import kroner
from skjonn.render.cells import UNKNOWN
from skjonn.render.terminal import Style, cells, wrapped
from skjonn.render.visible import visible

MOST = 20
"""How many items of a list are shown."""
_WIDEST = 40
_KINDS: Mapping[Kind, str] = {"csv": "CSV", "html": "HTML", "json": "JSON"}


def import_steps(understood: Understood, words: Words, *, width: int | None, color: bool) -> str:
    """Show how files were understood.

    Args:
        understood: The files, and what was read of them.
        words: The language.
        width: The cells in a line of a terminal; `None` where there is no terminal.
        color: Whether to colour.
    """
    how = {file.file: _how(file, words) for file in understood.files}
    lines: list[str] = []
    for table in understood.tables:
        for section in table.sections:
            lines += wrapped([_table_line(table, section, how, words)], width, "bold", color=color)
            lines += ["", *wrapped(_columns(table, section, words), width, indent=1), ""]
        if table.grid.hidden:
            rows = named([*map(str, table.grid.hidden)], words)
            lines += [*wrapped([words.import_hidden_rows.format(rows=rows)], width, indent=1), ""]
    for file in understood.files:
        if not file.grids:
            lines += [*wrapped([f"{file.file}: {how[file.file]}"], width, "bold", color=color), ""]
        if file.unseen:
            lines += [*wrapped([words.import_unseen_rows], width, indent=1), ""]
    lines += wrapped(_aside(understood.left_aside, words), width, indent=1)
    lines += wrapped([_sum(understood, words)], width, indent=1)
    for each in understood.stated:
        style: tuple[Style, ...] = () if each.agrees else ("yellow",)
        lines += wrapped([_stated(each, words)], width, *style, indent=2, color=color)
    return "".join(f"{line}\n" for line in lines)


def import_after(understood: Understood, left_out: Sequence[str], words: Words, *, width: int | None) -> str:
    """Show the rows that the user left out, and the sum of the others."""
    left = [each for each in understood.left_aside if each.place in left_out]
    lines = ["", *wrapped(_aside(left, words), width, indent=1), *wrapped([_sum(understood, words)], width, indent=1)]
    return "".join(f"{line}\n" for line in lines)


def items(label: str, texts: Sequence[str], words: Words, *, width: int | None) -> str:
    """A label with texts under it; of more than `MOST` the first, and how many more there are."""
    lines = [*wrapped([label], width, indent=1), *wrapped(_first(texts, words), width, indent=3)]
    return "".join(f"{line}\n" for line in lines)


def _first(texts: Sequence[str], words: Words) -> list[str]:
    if len(texts) <= MOST:
        return [*texts]
    *others, last = texts[:MOST]
    return [*others, words.and_more.format(names=last, more=kroner(len(texts) - MOST))]


def named(texts: Sequence[str], words: Words) -> str:
    """Join ids or places with commas; of more than `MOST` the first, and how many more there are."""
    names = ", ".join(texts[:MOST])
    return words.and_more.format(names=names, more=kroner(len(texts) - MOST)) if len(texts) > MOST else names


def _how(file: TableFile, words: Words) -> str:
    if file.kind == "text":
        return words.import_text.format(encoding=file.encoding)
    kind = _KINDS.get(file.kind, file.kind)
    if file.mark:
        return words.import_between.format(kind=kind, mark=file.mark, encoding=file.encoding)
    return f"{kind}, {file.encoding}" if file.encoding else kind


def _table_line(table: TableRead, section: Section, how: Mapping[str, str], words: Words) -> str:
    rows = counted(section.end - section.first, words.row)
    sentence = words.import_under if table.grid.is_headed else words.import_unheaded
    return f"{how[table.grid.file]} · {sentence.format(rows=rows, place=table.grid.place(section.header))}"


def _columns(table: TableRead, section: Section, words: Words) -> list[str]:
    """A line for each column: its heading, what it is read as, and a remark."""
    read = [column for column in section.columns if column.meaning]
    aside = [column for column in section.columns if not column.meaning]
    rows = [(words.h_column, words.h_read_as, "")]
    rows += [(_short(column.heading), _meaning(column, words), _remark(column, table, words)) for column in read]
    rows += [(_short(column.heading), UNKNOWN, words.import_column_aside) for column in aside[:MOST]]
    if len(aside) > MOST:
        rows.append((f"… {kroner(len(aside) - MOST)}", UNKNOWN, words.import_column_aside))
    first, second = (max(cells(row[index]) for row in rows) for index in (0, 1))
    return [
        f"{one}{' ' * (first - cells(one))}   {two}{' ' * (second - cells(two))}   {three}".rstrip()
        for one, two, three in rows
    ]


def _short(text: str) -> str:
    text = " ".join(visible(text.replace("\n", " ")).split())
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _meaning(column: Column, words: Words) -> str:
    if column.meaning in HEADINGS:
        return heading(column.meaning, words)
    return {NUMBER: words.h_number, COUNTY: words.h_region, OUTCOME: words.h_outcome}[column.meaning]


def _remark(column: Column, table: TableRead, words: Words) -> str:
    if column.unit_said and column.unit != 1:
        return words.import_unit.format(unit=kroner(column.unit))
    is_number = column.meaning == NUMBER or (column.meaning == "municipality" and _has_no_number(table))
    return words.import_padded.format(rows=counted(table.padded, words.row)) if table.padded and is_number else ""


def _has_no_number(table: TableRead) -> bool:
    return all(section.column(NUMBER) is None for section in table.sections)


def _aside(left: Sequence[LeftAside], words: Words) -> Iterator[str]:
    """The rows, tables and sheets that are not read, line by line."""
    if left:
        yield f"{words.import_aside}:"
        texts = [
            f"{each.place}: {visible(each.text.replace(chr(10), ' ') or words.import_hidden_sheet)}" for each in left
        ]
        yield from (f"  {text}" for text in _first(texts, words))
        yield ""


def _sum(understood: Understood, words: Words) -> str:
    """The number of entries, and the sum of their amounts."""
    if understood.wanted == "events":
        return counted(len(understood.rows), words.event)
    is_award = understood.wanted != "applications"
    rows = [row for row in understood.rows if row.outcome in {None, "awarded"}]
    noun, sentence = (words.award, words.sum_granted) if is_award else (words.application, words.sum_requested)
    key = "granted" if is_award else "requested"
    amount = kroner(sum(row.draft.values.get(key, 0) for row in rows))
    return f"{counted(len(rows), noun)}, {sentence.format(**{key: amount})}"


def _stated(stated: Stated, words: Words) -> str:
    def said(figure: int) -> str:
        match stated.key:
            case "entries":
                return counted(figure, words.row)
            case "requested":
                return words.sum_requested.format(requested=kroner(figure))
            case "granted":
                return words.sum_granted.format(granted=kroner(figure))
            case _:
                return f"{kroner(figure)}\u00a0kr"

    sentence = words.import_agrees if stated.agrees else words.import_differs
    place = f"{stated.place}, {visible(stated.text.replace(chr(10), ' '))}"
    return sentence.format(place=place, stated=said(stated.stated), counted=said(stated.counted))
