"""The frames above the rounds and what changed them, as `frames.toml` has them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from skjonn.model.diagnostic import At, Finding
from skjonn.model.entries import TABLES, Waiver
from skjonn.model.file_format import (
    Change,
    Day,
    Id,
    LedgerTable,
    Option,
    Share,
    StatedSum,
    TableOf,
    TableSpec,
    Text,
    tables_of,
)
from skjonn.model.settings import FRAMES
from skjonn.model.totals import PlacedWaiver


@dataclass(frozen=True)
class UpperFrame(LedgerTable):
    """One of `[[frames]]`: money that rounds spend, or that is divided further.

    Attributes:
        id: The frame's id, unique among frames.
        title: What it is called.
        part_of: The frame that it is a part of.
        amount: The money there is, in kroner; a frame has either an amount or a share.
        share: Its share of the frame above, such as `12,5 %`; rounded down to whole kroner.
        source: Where the figure comes from.
        note: Free text about it.
    """

    id: Id
    title: Annotated[Text | None, Option("TITLE", "What the frame is called.")] = None
    part_of: Annotated[Text | None, Option("FRAME", "The frame that it is a part of.", completion="frames")] = None
    amount: Annotated[StatedSum | None, Option("FIGURE", "The money there is.")] = None
    share: Annotated[Share | None, Option("SHARE", 'Its share of the frame above, such as "12,5 %".')] = None
    source: Annotated[Text | None, Option("TEXT", "Where the figures come from.")] = None
    note: Annotated[Text | None, Option("TEXT", "Free text about the frame.")] = None


@dataclass(frozen=True)
class FrameChange(LedgerTable):
    """One of `[[changes]]`: a frame raised or cut, or money moved from one frame to another.

    Attributes:
        frame: The id of the frame.
        date: The day from which it has the new amount.
        amount: What is added to its amount, in kroner; below zero where it is cut.
        from_: The frame that the money is moved from, which changes by the opposite amount.
        reason: Why, as the office words it.
        case: A reference into the archive, such as `2016/7296-17`.
        note: Free text about it.
    """

    frame: Text
    date: Annotated[Day, Option("DATE", "The day from which it holds; else today.")]
    amount: Annotated[Change, Option("AMOUNT", 'What is added, such as "350 000"; below zero where it is cut.')]
    from_: Annotated[Text | None, Option("FRAME", "The frame that the money is moved from.", completion="frames")] = (
        None
    )
    reason: Annotated[Text | None, Option("TEXT", "Why, as the office words it.")] = None
    case: Annotated[Text | None, Option("REFERENCE", "The archive's reference, such as 2027/1234-5.")] = None
    note: Annotated[Text | None, Option("TEXT", "Free text about it.")] = None


@dataclass(frozen=True, slots=True)
class Frames:
    """What `frames.toml` holds.

    Attributes:
        frames: The frames, in the order of the file.
        changes: Their changes, in the order of the file.
        waivers: Findings on frames that are accepted.
        faults: What could not be read.
        positions: See `Round`.
    """

    frames: Annotated[tuple[UpperFrame, ...], TableOf("frame", about="id")] = ()
    changes: Annotated[tuple[FrameChange, ...], TableOf("change", about="frame")] = ()
    waivers: Annotated[tuple[Waiver, ...], TableOf("waiver", about="entry")] = ()
    faults: tuple[Finding, ...] = ()
    positions: Mapping[str, tuple[int, ...]] = field(default_factory=dict[str, tuple[int, ...]])

    @property
    def placed_waivers(self) -> tuple[PlacedWaiver, ...]:
        """The waivers with their places."""
        return tuple(
            PlacedWaiver(waiver, FRAMES, self.at("waivers", number).number)
            for number, waiver in enumerate(self.waivers)
        )

    def at(self, table: str, index: int, key: str = "") -> At:
        """The place of a key of the frame, change or waiver at `index`, or of the table itself."""
        positions = self.positions.get(table)
        return At(FRAMES, table, positions[index] if positions else index, key)


NO_FRAMES = Frames()
FRAME_TABLES: Mapping[str, TableSpec] = tables_of(Frames)
"""The tables of `frames.toml`, by their names."""
ALL_TABLES: Mapping[str, TableSpec] = {**FRAME_TABLES, **TABLES}
"""The tables of every file; those of one name are the same."""
