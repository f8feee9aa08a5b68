"""Texts in Markdown that show as they stand."""

import re

_MARKUP = re.compile(r"([\\`*_\[\]~$|#])")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# What begins a list, or underlines a heading, at the start of a paragraph.
_BLOCK = re.compile(r"^(\d*)([-+=.)])")


def literal(text: str) -> str:
    """A text that Markdown and HTML show as it stands, but for what a line begins with."""
    return _MARKUP.sub(r"\\\1", text.strip()).translate(_HTML)


def paragraph(text: str) -> str:
    """A text that is a paragraph and nothing else."""
    return _BLOCK.sub(r"\1\\\2", literal(text))
