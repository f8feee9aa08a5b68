"""Escape texts for Markdown."""

import re

_MARKUP = re.compile(r"([\\`*_\[\]~$|#])")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# At the start of a paragraph, these would begin a list or underline a heading.
_BLOCK = re.compile(r"^(\d*)([-+=.)])")


def literal(text: str) -> str:
    """Escape a text for Markdown and HTML, except for what has a meaning only at the start of a line."""
    return _MARKUP.sub(r"\\\1", text.strip()).translate(_HTML)


def paragraph(text: str) -> str:
    """Escape a text that is a paragraph."""
    return _BLOCK.sub(r"\1\\\2", literal(text))
