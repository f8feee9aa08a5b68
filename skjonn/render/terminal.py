"""Text on a terminal: its styles, its width in cells, and how it is wrapped."""

from collections.abc import Iterable
from typing import Literal

Style = Literal["bold", "dim", "red", "yellow", "green"]

_CODES: dict[Style, str] = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "green": "32"}
# Below it every printable character is one cell wide.
_FIRST_OF_OTHER_WIDTH = "\u0300"


def styled(text: str, *styles: Style, color: bool) -> str:
    """Style a text; without `color`, it stays as it is."""
    codes = ";".join(_CODES[style] for style in styles)
    return f"\x1b[{codes}m{text}\x1b[0m" if color and codes and text else text


def cells(text: str) -> int:
    """The width of a printable text, in cells."""
    if text.isascii() or max(text) < _FIRST_OF_OTHER_WIDTH:
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - most texts do without, and start-up is most of what a command costs

    return cell_len(text)


def wrap(text: str, width: int, *, cut: bool = False) -> list[str]:
    """Break a printable text into lines at its plain spaces, never at a no-break space.

    Args:
        text: The text.
        width: The cells in a line.
        cut: Whether to cut words that are wider than a line; else their lines are too wide.
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
            continue  # spaces at a line break are dropped
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
    """The longest beginning of a printable text that fits into a width in cells."""
    end = len(text) if cells(text) <= width else max(width, 0)
    while cells(text[:end]) > width:
        end -= 1
    return text[:end]


def tail(text: str, width: int) -> str:
    """The longest end of a printable text that fits into a width in cells."""
    start = 0 if cells(text) <= width else max(len(text) - max(width, 0), 0)
    while cells(text[start:]) > width:
        start += 1
    return text[start:]


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word into pieces of at most the width; a character that is wider is a piece of its own."""
    pieces = [""]
    for character in word:
        if pieces[-1] and cells(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
