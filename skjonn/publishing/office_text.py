"""An office's own text, which is Markdown, as HTML: no tag of it passes, and nothing is loaded from elsewhere."""

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

_HIGHEST, _LOWEST = 3, 6
"""Its headings stand below that of its section."""


def html_of(markdown: str) -> str:
    """A text as HTML: CommonMark without HTML and images; links of a kind that could run something stay text."""
    parser = MarkdownIt("commonmark", {"html": False}).disable("image")
    tokens = parser.parse(markdown)
    _shift_headings(tokens)
    html: str = parser.renderer.render(tokens, parser.options, {})
    return html


def _shift_headings(tokens: Iterable[Token]) -> None:
    """Let headings follow on that of the section, and leave out no level: readers of a page go by them."""
    above: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
            above = [each for each in above if each < level] + [level]
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(_HIGHEST + len(above) - 1, _LOWEST)}"
