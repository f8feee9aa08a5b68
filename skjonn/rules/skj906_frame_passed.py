"""A frame has less than its parts and rounds take.

What it finds: a frame in `frames.toml` that, on any day, has less than the amounts of its direct parts and what is in
force in the rounds directly below it. The message names the first such day. A figure with a precision counts by the
most it can be as a whole, and by the least as a part.

Why it matters: the same krone is given out twice, or is not there at all.

Example with the fault:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = 109_500_000

    [[frames]]
    id = "2018-first"
    part_of = "2018"
    amount = 164_450_000

Example without:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = 109_500_000

    [[frames]]
    id = "2018-first"
    part_of = "2018"
    amount = 64_450_000

How to fix it: lower an award or a part, or enter in `[[changes]]` what the frame was raised by, or where money was
moved from.

Source: the ledger format, «the amounts of a frame's direct parts plus in force of the rounds directly below it never
pass its amount».
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.money import kroner

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree, Passed


RULE = Rule.of(__name__, __doc__, "error")


def check_frames(tree: "FrameTree") -> Iterator[Finding]:
    """Report each frame that is passed, with the first day on which it is."""
    for number, passed in tree.passed().items() if tree.is_sound else ():
        frame = tree.frames.frames[number]
        at = tree.frames.at("frames", number, "share" if frame.amount is None else "amount")
        yield RULE.finding(_message(frame.id, passed), at=at, about=frame.id, off=passed.most)


def _message(id_: str, passed: "Passed") -> str:
    on = f"On {passed.day}, " if passed.day else ""
    what = [
        *([f"{kroner(passed.parted_out)} kr of {id_} is in its parts"] if passed.parted_out else []),
        *(
            [f"{kroner(passed.in_force)} kr {'' if passed.parted_out else f'of {id_} '}is in force"]
            if passed.in_force
            else []
        ),
    ]
    more = f", and {kroner(passed.most)} kr on {passed.worst}" if passed.most > passed.off else ""
    has = f"it has {kroner(passed.amount)} kr"
    return f"{on}{' and '.join(what)}; {has}: {kroner(passed.off)} kr too much{more}."
