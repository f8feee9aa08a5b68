"""The rounds of a ledger: what each has granted, and what is left of its frame."""

from collections.abc import Sequence
from datetime import date

from skjonn.controls.control_totals import remaining_funds
from skjonn.controls.frame_tree import FrameTree
from skjonn.language.frames import FRAME, FRAMES_ABOVE, LEFT_ABOVE
from skjonn.language.headings import heading, said
from skjonn.language.words import Words
from skjonn.model.frames import Frames
from skjonn.model.table import Column, Section, Table
from skjonn.model.totals import RoundTotals, applications_known
from skjonn.reports.frames_above import frames_above


def rounds(found: Sequence[RoundTotals], words: Words, *, frames: Frames | None = None) -> Table:
    """List the rounds by date, and say what is left of the frames above them.

    Args:
        found: The rounds of the ledger.
        words: The language.
        frames: The frames above them.
    """
    tree = FrameTree.of(frames, found)
    above = tree.frames.frames or any(round_.frame.part_of for round_ in found)
    columns: tuple[Column[RoundTotals, None], ...] = (
        Column("round", words.h_round, value=lambda each: each.id),
        Column("title", words.h_title, rank=4, value=lambda each: each.heading.title),
        Column("grantor", words.h_grantor, rank=5, value=lambda each: each.heading.grantor),
        Column("date", words.h_date, "date", rank=1, value=lambda each: each.heading.date),
        Column("state", words.h_state, "word", rank=2, value=lambda each: each.heading.state),
        Column("applications", words.h_applications, "count", rank=3, value=_applications),
        Column("itemised", words.h_itemised, "count", rank=4, value=lambda each: each.total.applications),
        Column("awards", words.h_awards, "count", value=lambda each: each.total.awards),
        Column("granted", words.h_granted, "kroner", value=lambda each: each.total.granted),
        Column("limit", words.h_limit, "kroner", rank=2, value=lambda each: each.frame.limit),
        Column("left", words.h_left, "kroner", rank=1, value=_left),
        *_of_frames(tree, words, is_shown=bool(above)),
        Column("file", words.h_file, to="machines", value=lambda each: each.file),
    )
    return Table.of(words.rounds_title, columns, [Section(found)], notes=frames_above(tree, found, words))


def _of_frames(tree: FrameTree, words: Words, *, is_shown: bool) -> tuple[Column[RoundTotals, None], ...]:
    """The frame of each round, those above it, the nearest first, and what is left of each; people see the frame."""
    balances = tree.on(date.max)

    def ids(round_: RoundTotals) -> tuple[str, ...]:
        return tuple(tree.frames.frames[number].id for number in tree.above_round(round_))

    def left(round_: RoundTotals) -> tuple[str, ...]:
        return tuple(_number(balances[number].left) for number in tree.above_round(round_))

    shown: Column[RoundTotals, None] = Column(
        "part_of", heading("part_of", words), to="people", rank=3, value=lambda each: each.frame.part_of or ""
    )
    return (
        Column("frame", said(FRAME, words), to="machines", value=lambda each: each.frame.part_of),
        *([shown] if is_shown else []),
        Column("frames", said(FRAMES_ABOVE, words), to="machines", value=ids),
        Column("left_in_frames", said(LEFT_ABOVE, words), to="machines", value=left),
    )


def _number(left: int | None) -> str:
    """A number in a list of texts; empty where it is not known."""
    return "" if left is None else str(left)


def _applications(round_: RoundTotals) -> int | None:
    return applications_known(round_, round_.total, round_.frame)


def _left(round_: RoundTotals) -> int | None:
    funds = remaining_funds(round_)
    return funds.left if funds else None
