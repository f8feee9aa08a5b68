"""What is left of frames, and of those above them, in a sentence for each."""

from collections.abc import Iterable
from datetime import date

from skjonn.controls.frame_tree import FrameTree
from skjonn.language.frames import left_line
from skjonn.language.words import Words
from skjonn.model.totals import RoundTotals


def frames_above(tree: FrameTree, rounds: Iterable[RoundTotals], words: Words) -> tuple[str, ...]:
    """Say what is left of every frame above some rounds, each once, from the nearest frame of the first round up.

    Args:
        tree: The frames, with all rounds of the ledger.
        rounds: The rounds.
        words: The language.
    """
    return _left(tree, (number for round_ in rounds for number in tree.above_round(round_)), words)


def frames_and_above(tree: FrameTree, ids: Iterable[str], words: Words) -> tuple[str, ...]:
    """Say what is left of some frames and of every frame above them; for the order see `frames_above`."""
    known = [tree.numbers[id_] for id_ in ids if id_ in tree.numbers]
    return _left(tree, (number for each in known for number in tree.line_of(each)), words)


def _left(tree: FrameTree, numbers: Iterable[int], words: Words) -> tuple[str, ...]:
    found = dict.fromkeys(numbers)
    balances = tree.on(date.max) if found else ()
    return tuple(
        left_line(tree.frames.frames[each].id, balances[each].amount, balances[each].left, words) for each in found
    )
