"""A round is part of a frame of another year.

What it finds: a round whose `part_of` names a frame with another year in its id or, if the id has none, in its title.

Why it matters: last year's frame is easily named by mistake. The frame may still be meant: the budget year need not be
the year of the decision.

Example with the fault:

    # 2020.toml
    [round]

    [frame]
    part_of = "2019"

    # frames.toml
    [[frames]]
    id = "2019"
    amount = 8_000_000

Example without:

    # 2020.toml
    [round]

    [frame]
    part_of = "2020"

    # frames.toml
    [[frames]]
    id = "2020"
    amount = 8_000_000

How to fix it: correct `part_of`; if the money is of that year, waive the finding with the reason.

Source: published frames, which have their year in the title.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from skjonn.model.diagnostic import Finding, Rule

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree
    from skjonn.model.frames import UpperFrame


RULE = Rule.of(__name__, __doc__, "note")


def check_frames(tree: "FrameTree") -> Iterator[Finding]:
    """Compare the years of rounds and frames."""
    for number, rounds in tree.spenders.items():
        frame = tree.frames.frames[number]
        years = _years(frame)
        for round_ in rounds if years else ():
            if str(round_.heading.date.year) not in years:
                yield RULE.finding(
                    f"Round {round_.id} is dated {round_.heading.date.year}, but is part of the frame {frame.id}.",
                    at=round_.at("frame", "part_of"),
                    about=round_.id,
                )


def _years(frame: "UpperFrame") -> list[str]:
    """The years that a frame's id names; where it names none, those in its title."""
    for text in (frame.id, frame.title or ""):
        if found := re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text):
            return found
    return []
