"""A frame is part of itself, or of one of its own parts.

What it finds: frames in `frames.toml` whose `part_of` lead in a circle. Each circle is reported once, at its first
frame.

Why it matters: none of them has a frame above it, and no sum of them means anything.

Example with the fault:

    # frames.toml
    [[frames]]
    id = "2018"
    part_of = "2018-projects"
    amount = 100_000_000

    [[frames]]
    id = "2018-projects"
    part_of = "2018"
    amount = 5_000_000

Example without:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = 100_000_000

    [[frames]]
    id = "2018-projects"
    part_of = "2018"
    amount = 5_000_000

How to fix it: remove the `part_of` that is wrong, or correct it.

Source: the ledger format, «The frame that it is part of».
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skjonn.model.diagnostic import Finding, Rule

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree


RULE = Rule.of(__name__, __doc__, "error")


def check_frames(tree: "FrameTree") -> Iterator[Finding]:
    """Report each circle."""
    for first, *others in tree.circles:
        ids = [tree.frames.frames[number].id for number in (first, *others)]
        path = " and ".join(f"{id_} is part of {above}" for id_, above in zip(ids, [*ids[1:], ids[0]], strict=True))
        yield RULE.finding(
            f"{path}." if others else f"{ids[0]} is part of itself.",
            at=tree.frames.at("frames", first, "part_of"),
            about=ids[0],
            also=tuple(tree.frames.at("frames", number, "part_of") for number in others),
            hint="Remove the `part_of` that is wrong, or correct it.",
        )
