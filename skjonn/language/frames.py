"""Titles and sentences of reports on the frames above the rounds, in every language."""

from skjonn.language.counting import stated
from skjonn.language.headings import Title, said
from skjonn.language.words import Words
from skjonn.model.figure import StatedFigure
from skjonn.model.money import kroner

TITLE = Title("Frames above the rounds", "Rammer over rundene", "Rammer over rundane")
TITLE_ON = Title("Frames above the rounds, {day}", "Rammer over rundene, {day}", "Rammer over rundane, {day}")
FRAME = Title("Frame", "Ramme", "Ramme")
FRAMES_ABOVE = Title("Frames above", "Rammer over", "Rammer over")
LEFT_ABOVE = Title("Left in frames above kr", "Igjen i rammer over kr", "Att i rammer over kr")
NO_FRAME = Title("no frame", "ingen ramme", "inga ramme")
PARTED_OUT = Title("In parts kr", "Fordelt videre kr", "Fordelt vidare kr")
LEFT = Title("Left kr", "Igjen kr", "Att kr")
_LEFT = Title(
    "Frame {frame}: {left} of {amount} kr left.",
    "Ramme {frame}: {left} av {amount} kr igjen.",
    "Ramme {frame}: {left} av {amount} kr att.",
)
_OVER = Title(
    "Frame {frame}: {over} kr too much, it has {amount} kr.",
    "Ramme {frame}: {over} kr for mye, den har {amount} kr.",
    "Ramme {frame}: {over} kr for mykje, ho har {amount} kr.",
)
_NOT_KNOWN = Title(
    "Frame {frame}: what is left is not known.",
    "Ramme {frame}: det er ikke kjent hva som er igjen.",
    "Ramme {frame}: det er ikkje kjent kva som er att.",
)


def left_line(id_: str, amount: StatedFigure | None, left: int | None, words: Words) -> str:
    """A sentence on what is left of a frame.

    Args:
        id_: The frame's id.
        amount: What it has, if that is known.
        left: The kroner that are left of it, below zero if it is passed; `None` if that is not known.
        words: The language.
    """
    if amount is None or left is None:
        return said(_NOT_KNOWN, words).format(frame=id_)
    has, line = stated(amount, words), said(_LEFT if left >= 0 else _OVER, words)
    return line.format(frame=id_, amount=has, left=kroner(left), over=kroner(-left))
