"""A frame is named that does not exist.

What it finds: a `part_of` of a round or a frame, or a `frame` or `from` of a change, that names no frame in
`frames.toml`.

Why it matters: the money counts in no frame above, so nobody sees when one is passed.

Example with the fault:

    # frames.toml
    [[frames]]
    id = "2018"
    amount = 100_000_000

    [[frames]]
    id = "2018-projects"
    part_of = "2081"
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

How to fix it: correct the id, or add the frame to `frames.toml`.

Source: the ledger format, «A round's `[frame] part_of` names the frame that it spends of».
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skjonn.model.characters import misleading
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.settings import FRAMES
from skjonn.places.spelling import Suggester

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree


RULE = Rule.of(__name__, __doc__, "error")

_NAMED = 10


def check_frames(tree: "FrameTree") -> Iterator[Finding]:
    """Report each name that is not the id of a frame."""
    # A frame that could not be read may be the one that is meant.
    if not tree.is_sound:
        return
    suggester = Suggester(tree.numbers)
    for name, about, at in _names(tree):
        if name not in tree.numbers:
            close = suggester(name)
            hint = f"Did you mean {close[0]}?" if close else _known([*tree.numbers])
            yield RULE.finding(f"There is no frame {name}.{misleading(name)}", at=at, about=about, hint=hint)


def _names(tree: "FrameTree") -> Iterator[tuple[str, str, At]]:
    """Each use of a frame's id: the id, what a finding is about, and the place."""
    for number, frame in enumerate(tree.frames.frames):
        if frame.part_of is not None:
            yield frame.part_of, frame.id, tree.frames.at("frames", number, "part_of")
    for number, change in enumerate(tree.frames.changes):
        yield change.frame, change.frame, tree.frames.at("changes", number, "frame")
        if change.from_ is not None:
            yield change.from_, change.from_, tree.frames.at("changes", number, "from")
    for round_ in tree.rounds:
        if round_.frame.part_of is not None:
            yield round_.frame.part_of, round_.id, round_.at("frame", "part_of")


def _known(ids: list[str]) -> str:
    if not ids:
        return f"Add it to {FRAMES} in the ledger's folder."
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return f"There are {', '.join(ids[:_NAMED])}{more}." if len(ids) > 1 else f"There is only {ids[0]}."
