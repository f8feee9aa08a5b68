"""Two frames have the same id.

What it finds: one of `[[frames]]` with the id of an earlier one.

Why it matters: nobody can tell which of the two a round, a part or a change belongs to.

Example with the fault:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = 100_000_000

    [[frames]]
    id = "2018"
    amount = 90_000_000

Example without:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = 100_000_000

    [[frames]]
    id = "2019"
    amount = 90_000_000

How to fix it: take one out, or give it another id. A frame that is raised or cut has an entry in `[[changes]]`.

Source: the ledger format, «frames have ids of their own, unique among frames».
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skjonn.model.diagnostic import Finding, Rule

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree


RULE = Rule.of(__name__, __doc__, "error")


def check_frames(tree: "FrameTree") -> Iterator[Finding]:
    """Compare the id of each frame with those before it."""
    for number, frame in enumerate(tree.frames.frames):
        first = tree.numbers[frame.id]
        if first != number:
            yield RULE.finding(
                f"There is a frame {frame.id} already.",
                at=tree.frames.at("frames", number, "id"),
                about=frame.id,
                also=(tree.frames.at("frames", first, "id"),),
                hint="Take one out, or give it another id.",
            )
