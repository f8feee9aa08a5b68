"""A page of the guide for people: Markdown laid out for a terminal, with code as it is written."""

import re
from io import StringIO
from typing import ClassVar

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Heading, Markdown, MarkdownElement
from rich.text import Text
from rich.theme import Theme

_WIDEST, _LEAST = 100, 20
_MARGIN = "    "
# The text of a link to another page is the command that shows it.
_LINK_TO_PAGE = re.compile(r"\[([^\]]+)\]\((?![a-z]+:)[^)]*\)")
_QUIET = {
    **{f"markdown.{name}": "bold" for name in ("h1", "h2", "h3", "h4", "code", "item.bullet", "table.header")},
    "markdown.table.border": "dim",
}


class _PlainHeading(Heading):
    """A heading at the left, without a frame."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = self.text
        text.justify = "left"
        yield text


class _PlainCode(CodeBlock):
    """Code as it is written, without wrapping; commands are bold."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in str(self.text).rstrip("\n").split("\n"):
            style = "bold" if self.lexer_name == "console" and line.startswith("$ ") else ""
            yield Text(f"{_MARGIN}{line}".rstrip(), style, no_wrap=True, overflow="ignore")


class _Page(Markdown):
    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "heading_open": _PlainHeading,
        "fence": _PlainCode,
        "code_block": _PlainCode,
    }


def guide_page(text: str, *, width: int | None, color: bool) -> str:
    """Lay out a page.

    Args:
        text: Its Markdown.
        width: The cells in a line of a terminal; lines are never longer than 100, to be readable.
        color: Whether to mark headings and code with terminal styles.
    """
    out = StringIO()
    console = Console(
        file=out,
        width=max(min(width or _WIDEST, _WIDEST), _LEAST),
        height=100,
        force_terminal=color,
        color_system="standard" if color else None,
        theme=Theme(_QUIET),
        legacy_windows=False,
        highlight=False,
    )
    console.print(_Page(_LINK_TO_PAGE.sub(r"\1", text), hyperlinks=False), crop=False)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())
