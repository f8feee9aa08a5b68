"""Text on a terminal: the few styles it is marked with, how wide it is, and where it is broken into lines."""

from collections.abc import Iterable
from typing import Literal

Style = Literal["bold", "dim", "red", "yellow", "green"]

_CODES: dict[Style, str] = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "green": "32"}
# Below it every printable character is one cell wide.
_FIRST_OF_OTHER_WIDTH = "\u0300"


def styled(text: str, *styles: Style, color: bool) -> str:
    """The text between the codes of some styles, or as it is."""
    codes = ";".join(_CODES[style] for style in styles)
    return f"\x1b[{codes}m{text}\x1b[0m" if color and codes and text else text


def cells(text: str) -> int:
    """How many cells a printable text takes."""
    if text.isascii() or max(text) < _FIRST_OF_OTHER_WIDTH:
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - most texts do without, and start-up is most of what a command costs

    return cell_len(text)


def wrap(text: str, width: int, *, cut: bool = False) -> list[str]:
    """Break a printable text into lines at its plain spaces, never at a no-break space.

    Args:
        text: The text.
        width: The cells in a line.
        cut: Whether a word that is wider than that is cut; else its line is wider, too.
    """
    if cells(text) <= width:
        return [text]
    lines: list[str] = []
    words: list[str] = []
    used = 0
    for word in text.split(" "):
        needed = cells(word)
        if words and used + 1 + needed > width:
            lines.append(" ".join(words).rstrip(" "))
            words, used = [], 0
        if lines and not words and not word:
            continue  # a line is broken at all the spaces that stand together
        if cut and needed > width:
            *full, word = _pieces(word, width)  # noqa: PLW2901 - what is left of it
            lines += full
            needed = cells(word)
        used += needed + bool(words)
        words.append(word)
    return [*lines, " ".join(words)] if words else lines


def wrapped(texts: Iterable[str], width: int | None, *styles: Style, indent: int = 0, color: bool = False) -> list[str]:
    """Break printable texts into styled, indented lines.

    Args:
        texts: The texts; an empty one is an empty line.
        width: The cells in a line of a terminal; without it, each text is one line.
        styles: How the lines are styled.
        indent: How many spaces each line begins with.
        color: Whether to style them.
    """
    found: list[str] = []
    for text in texts:
        lines = wrap(text, max(width - indent, 1)) if width else [text]
        found += [f"{' ' * indent}{styled(line, *styles, color=color)}" if line else "" for line in lines or [""]]
    return found


def longest_word(text: str) -> int:
    """The width in cells of the widest piece between plain spaces."""
    return max(map(cells, text.split(" ")))


def head(text: str, width: int) -> str:
    """As much of the beginning of a printable text as fits into some cells."""
    end = len(text) if cells(text) <= width else max(width, 0)
    while cells(text[:end]) > width:
        end -= 1
    return text[:end]


def tail(text: str, width: int) -> str:
    """As much of the end of a printable text as fits into some cells."""
    start = 0 if cells(text) <= width else max(len(text) - max(width, 0), 0)
    while cells(text[start:]) > width:
        start += 1
    return text[start:]


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces of at most the width; a character wider than that is a piece all the same."""
    pieces = [""]
    for character in word:
        if pieces[-1] and cells(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
