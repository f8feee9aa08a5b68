"""An office's own text, from Markdown to HTML, without its tags and without anything that a page would load."""

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

_HIGHEST, _LOWEST = 3, 6
"""Its headings are below the heading of its section."""


def html_of(markdown: str) -> str:
    """Render CommonMark as HTML; HTML, images and links that could run code stay text."""
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    tokens = parser.parse(markdown)
    _shift_headings(tokens)
    html: str = parser.renderer.render(tokens, parser.options, {})
    return html


def _shift_headings(tokens: Iterable[Token]) -> None:
    """Shift headings below that of the section, without gaps between levels: screen readers navigate by them."""
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
            above = [each for each in above if each < level] + [level]
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(_HIGHEST + len(above) - 1, _LOWEST)}"
