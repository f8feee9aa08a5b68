"""Markdown as GitHub reads it, for people: headings, a table for each group, notes as paragraphs; texts are escaped."""

from collections.abc import Iterator

from skjonn.language.words import Words
from skjonn.model.table import TEXTS, Label, Row, Table
from skjonn.render.cells import in_words
from skjonn.render.markdown import literal, paragraph

_TEXT_KINDS = TEXTS | {"date"}


def render(table: Table, *, words: Words, width: int | None, color: bool) -> str:
    """The table as Markdown."""
    table = in_words(table.only(lambda column: column.kind != "bar"), words)
    return "\n\n".join(_blocks(table, words)) + "\n"


def _blocks(table: Table, words: Words) -> Iterator[str]:
    yield f"# {literal(table.title)}"
    for group in table.groups:
        if group.title:
            yield f"## {literal(group.title)}"
        yield _grid(table.columns, group.rows, total=group.total)
    if table.total is not None:
        yield _grid(table.columns, (), total=table.total)
    notes = table.notes if any(table.rows) else (words.nothing, *table.notes)
    for note in notes:
        yield paragraph(note)


def _grid(columns: tuple[Label, ...], rows: tuple[Row, ...], *, total: Row | None) -> str:
    lines = [[literal(column.title) for column in columns]]
    lines.append(["---" if column.kind in _TEXT_KINDS else "--:" for column in columns])
    lines += [[literal(str(cell)) for cell in row] for row in rows]
    if total is not None:
        lines.append([f"**{literal(str(cell))}**" if cell else "" for cell in total])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
