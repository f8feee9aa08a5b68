"""Texts that are safe to show: what a terminal would act on, or not show, becomes a visible sign."""

import re

from skjonn.model.characters import CONTROLS, invisible_in

# The first invisible character that Python takes for printable.
_FIRST_HIDDEN = "\u034f"


def visible(text: str) -> str:
    """Replace each character that a terminal would act on, or not show, by a visible sign.

    Control characters become the control pictures of Unicode (from U+2400 on); invisible characters and lone surrogates
    become U+FFFD. Spaces of every width stay.
    """
    if text.isprintable() and (text.isascii() or max(text) < _FIRST_HIDDEN or not invisible_in(text)):
        return text
    return "".join(map(_sign, text))


def escaped(toml: str) -> str:
    """Write each character of a TOML text that `visible` would replace as an escape.

    skjonn writes such characters only between double quotes, so the values stay the same.
    """
    return "\n".join("".join(map(_escape, line)) if visible(line) != line else line for line in toml.split("\n"))


def _escape(character: str) -> str:
    if visible(character) == character:
        return character
    return f"\\u{ord(character):04X}" if character <= "\uffff" else f"\\U{ord(character):08X}"


def without_controls(text: str) -> str:
    """Replace only the control characters of a text by visible signs."""
    return text if text.isprintable() else re.sub(f"[{CONTROLS}]", lambda control: _sign(control[0]), text)


def _sign(character: str) -> str:
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "␡"
    # `isspace` holds for the other spaces, which are not printable, and for U+0085, which is a control character.
    is_seen = character.isprintable() or (character.isspace() and character != "\x85")
    return character if is_seen and not invisible_in(character) else "\ufffd"
