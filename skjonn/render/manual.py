"""A rule's manual for people: a heading, then its paragraphs, wrapped."""

import re
from collections.abc import Iterator

from skjonn.model.diagnostic import Rule
from skjonn.render.terminal import styled, wrap

_WIDEST, _LEAST = 100, 20
# Never broken: code, and an amount in groups of three.
_WHOLE = re.compile(r"`[^`]*`|\d{1,3}(?:\s\d{3})+\b")
# Stands for a space at which no line is broken.
_HELD = "\x1f"


def manual(rule: Rule, severity: str, *, width: int | None, color: bool) -> str:
    """Lay out a manual.

    Args:
        rule: The rule.
        severity: The severity of its findings.
        width: The cells in a line of a terminal; lines are never longer than 100, to be readable.
        color: Whether to mark headings with terminal styles.
    """
    room = max(min(width or _WIDEST, _WIDEST), _LEAST)
    heading = f"{styled(f'{rule.code} {rule.name}', 'bold', color=color)} ({severity})"
    paragraphs = (_paragraph(text, room, color=color) for text in rule.manual.strip().split("\n\n"))
    return "\n\n".join((heading, *("\n".join(lines) for lines in paragraphs))) + "\n"


def _paragraph(text: str, room: int, *, color: bool) -> Iterator[str]:
    if text.startswith(" "):
        # An example that is laid out already.
        yield from text.split("\n")
        return
    held = _WHOLE.sub(lambda whole: _HELD.join(whole[0].split()), text)
    for number, line in enumerate(wrap(held.replace("\n", " "), room)):
        title = re.match(r"[A-Z][a-z ]+:", line) if number == 0 else None
        at = title.end() if title else 0
        yield (styled(line[:at], "bold", color=color) + line[at:]).replace(_HELD, " ")
