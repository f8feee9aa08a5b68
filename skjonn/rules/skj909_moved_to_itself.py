"""Money is moved from a frame to itself.

What it finds: one of `[[changes]]` in `frames.toml` whose `from` is its `frame`.

Why it matters: such a change does nothing; one of the two frames is wrong.

Example with the fault:

    # frames.toml
    [[frames]]
    id = "2018-projects"
    amount = 5_000_000

    [[frames]]
    id = "2018-later"
    amount = 1_000_000

    [[changes]]
    frame = "2018-projects"
    date = 2018-06-01
    amount = 500_000
    from = "2018-projects"

Example without:

    # frames.toml
    [[frames]]
    id = "2018-projects"
    amount = 5_000_000

    [[frames]]
    id = "2018-later"
    amount = 1_000_000

    [[changes]]
    frame = "2018-projects"
    date = 2018-06-01
    amount = 500_000
    from = "2018-later"

How to fix it: correct `frame` or `from`, or remove the change.

Source: the ledger format, «moved, not added: the other frame changes by the opposite amount».
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skjonn.model.diagnostic import Finding, Rule

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree


RULE = Rule.of(__name__, __doc__, "error")


def check_frames(tree: "FrameTree") -> Iterator[Finding]:
    """Compare the two frames of each change."""
    for number, change in enumerate(tree.frames.changes):
        if change.from_ == change.frame:
            yield RULE.finding(
                f"Money is moved from {change.frame} to itself.",
                at=tree.frames.at("changes", number, "from"),
                about=change.frame,
            )
