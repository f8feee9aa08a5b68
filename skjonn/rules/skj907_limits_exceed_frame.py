"""Open rounds may grant more than is left of their frame.

What it finds: open rounds directly below a frame whose limits, less what is in force, together exceed what is left of
the frame.

Why it matters: each round can stay within its limit while all of them together pass the frame.

Example with the fault:

    # 2020.toml
    [round]
    state = "open"

    [frame]
    limit = 8_000_000
    part_of = "2020"

    # frames.toml
    [[frames]]
    id = "2020"
    amount = 7_000_000

Example without:

    # 2020.toml
    [round]
    state = "open"

    [frame]
    limit = 8_000_000
    part_of = "2020"

    # frames.toml
    [[frames]]
    id = "2020"
    amount = 8_000_000

How to fix it: lower a limit, or raise the frame.

Source: the ledger format, «limits of open rounds that together exceed what is left are a warning».
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.money import kroner

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree


RULE = Rule.of(__name__, __doc__, "warning")


def check_frames(tree: "FrameTree") -> Iterator[Finding]:
    """Compare what open rounds may still grant with what is left of their frame."""
    balances = tree.on(date.max) if tree.is_sound else ()
    for number, balance in enumerate(balances):
        rounds = [each for each in tree.spenders.get(number, ()) if each.heading.state == "open"]
        limits = [(each, each.frame.limit - each.total.in_force) for each in rounds if each.frame.limit is not None]
        granting = sum(max(0, left) for _, left in limits)
        # A frame that is passed already is reported by `frame-passed`.
        if balance.left is None or balance.left < 0 or granting <= balance.left:
            continue
        first, *others = [each for each, left in limits if left > 0]
        ids = ", ".join([first.id, *(each.id for each in others)])
        id_ = tree.frames.frames[number].id
        off = granting - balance.left
        rounds_may = f"The rounds {ids} may together" if others else f"Round {ids} may"
        within = "their limits" if others else "its limit"
        yield RULE.finding(
            f"{rounds_may} grant {kroner(granting)} kr more within {within}; {kroner(balance.left)} kr is left "
            f"of {id_}: {kroner(off)} kr too much.",
            at=first.at("frame", "limit"),
            about=id_,
            also=tuple(each.at("frame", "limit") for each in others),
            off=off,
        )
