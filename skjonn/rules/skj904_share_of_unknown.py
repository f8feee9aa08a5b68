"""A frame is a share of an amount that is not known exactly.

What it finds: a frame with `share` that is not part of another frame, or is part of one whose amount is not one number:
a figure with a precision, or a share of such a figure.

Why it matters: nobody can tell how much money the share is.

Example with the fault:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = { about = 100_000_000, within = 500_000 }

    [[frames]]
    id = "2018-projects"
    part_of = "2018"
    share = "5 %"

Example without:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = 100_000_000

    [[frames]]
    id = "2018-projects"
    part_of = "2018"
    share = "5 %"

How to fix it: give the frame an `amount`, or the one above it an exact one.

Source: the ledger format, «needs an exact parent».
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skjonn.model.diagnostic import Finding, Rule

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree


RULE = Rule.of(__name__, __doc__, "error")


def check_frames(tree: "FrameTree") -> Iterator[Finding]:
    """Report each share without an exact parent, but not the shares of such a share."""
    if not tree.is_sound:
        return
    for number, frame in enumerate(tree.frames.frames):
        if frame.share is None or frame.amount is not None:
            continue
        above = tree.above[number]
        amount = None if above is None else tree.frames.frames[above].amount
        if frame.part_of is None:
            message = f"{frame.id} has a share, but is not part of another frame."
        elif above is not None and amount is not None and amount.low != amount.high:
            message = f"{frame.id} is a share of {frame.part_of}, whose amount is not one exact number."
        else:
            continue
        at = tree.frames.at("frames", number, "share")
        hint = "Give it an `amount`, or the frame above it an exact one."
        yield RULE.finding(message, at=at, about=frame.id, hint=hint)
