"""What is left of the frames above some rounds, a sentence a frame."""

from collections.abc import Iterable
from datetime import date

from skjonn.controls.frame_tree import FrameTree
from skjonn.language.frames import left_line
from skjonn.language.words import Words
from skjonn.model.totals import RoundTotals


def frames_above(tree: FrameTree, rounds: Iterable[RoundTotals], words: Words) -> tuple[str, ...]:
    """Say what is left of every frame above some rounds, each once, the nearest of the first round first.

    Args:
        tree: The frames, with all rounds of the ledger.
        rounds: The rounds that are told of.
        words: The language.
    """
    numbers = dict.fromkeys(number for round_ in rounds for number in tree.above_round(round_))
    balances = tree.on(date.max) if numbers else ()
    found = ((tree.frames.frames[number].id, balances[number]) for number in numbers)
    return tuple(left_line(id_, balance.amount, balance.left, words) for id_, balance in found)
