"""Markdown as GitHub reads it, for people: headings, a table a group, notes as paragraphs; no text becomes markup."""

import re
from collections.abc import Iterator

from skjonn.language.words import Words
from skjonn.model.table import TEXTS, Label, Row, Table
from skjonn.render.cells import in_words

_TEXT_KINDS = TEXTS | {"date"}
_MARKUP = re.compile(r"([\\`*_\[\]~$|#])")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# What begins a list, or underlines a heading, at the start of a paragraph.
_BLOCK = re.compile(r"^(\d*)([-+=.)])")


def render(table: Table, *, words: Words, width: int | None, color: bool) -> str:
    """The table as Markdown."""
    table = in_words(table.only(lambda column: column.kind != "bar"), words)
    return "\n\n".join(_blocks(table, words)) + "\n"


def _blocks(table: Table, words: Words) -> Iterator[str]:
    yield f"# {_literal(table.title)}"
    for group in table.groups:
        if group.title:
            yield f"## {_literal(group.title)}"
        yield _grid(table.columns, group.rows, total=group.total)
    if table.total is not None:
        yield _grid(table.columns, (), total=table.total)
    notes = table.notes if any(table.rows) else (words.nothing, *table.notes)
    for note in notes:
        yield _BLOCK.sub(r"\1\\\2", _literal(note))


def _grid(columns: tuple[Label, ...], rows: tuple[Row, ...], *, total: Row | None) -> str:
    lines = [[_literal(column.title) for column in columns]]
    lines.append(["---" if column.kind in _TEXT_KINDS else "--:" for column in columns])
    lines += [[_literal(str(cell)) for cell in row] for row in rows]
    if total is not None:
        lines.append([f"**{_literal(str(cell))}**" if cell else "" for cell in total])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _literal(text: str) -> str:
    """A text that Markdown and HTML show as it stands."""
    return _MARKUP.sub(r"\\\1", text.strip()).translate(_HTML)
