"""A change brings a frame below zero.

What it finds: one of `[[changes]]` that takes more from a frame than it has on that day.

Why it matters: money that is not there cannot be taken back or moved; the amount, the date or the frame is wrong.

Example with the fault:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = 1_000_000

    [[changes]]
    frame = "2018"
    date = 2018-06-01
    amount = -2_000_000

Example without:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = 1_000_000

    [[changes]]
    frame = "2018"
    date = 2018-06-01
    amount = -200_000

How to fix it: correct the amount, the day or the frame of the change.

Source: the ledger format, «a frame raised or cut during the year, or money moved between two».
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.money import kroner

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree


RULE = Rule.of(__name__, __doc__, "error")


def check_frames(tree: "FrameTree") -> Iterator[Finding]:
    """Report each change that brings a frame below zero."""
    # A change that could not be read may raise it.
    for number, frame, amount in tree.below_zero() if tree.is_sound else ():
        change, id_ = tree.frames.changes[number], tree.frames.frames[frame].id
        yield RULE.finding(
            f"On {change.date}, {id_} is changed to {kroner(amount)} kr.",
            at=tree.frames.at("changes", number, "amount"),
            about=id_,
            off=-amount,
        )
