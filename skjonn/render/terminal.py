"""The few styles that text on a terminal is marked with, and how wide a text is there."""

from typing import Literal
from unicodedata import combining, east_asian_width

Style = Literal["bold", "dim", "red", "yellow", "green"]

_CODES: dict[Style, str] = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "green": "32"}


def styled(text: str, *styles: Style, color: bool) -> str:
    """The text between the codes of some styles, or as it is."""
    codes = ";".join(_CODES[style] for style in styles)
    return f"\x1b[{codes}m{text}\x1b[0m" if color and codes and text else text


def cells(text: str) -> int:
    """How many cells a printable text takes."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in {"W", "F"} else 1 for sign in text)
