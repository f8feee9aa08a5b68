"""The frames above the rounds as a tree: what each has, what is divided further and spent, and what is left."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from skjonn.controls.frame_tree import Balance, FrameTree
from skjonn.language.counting import on_day
from skjonn.language.events import FIGURES
from skjonn.language.frames import FRAME, LEFT, PARTED_OUT, TITLE, TITLE_ON
from skjonn.language.headings import heading, said
from skjonn.language.words import Words
from skjonn.model.frames import UpperFrame
from skjonn.model.table import Column, Section, Table
from skjonn.reports.figure_columns import to_whom


class _Item(NamedTuple):
    """A frame, the lines of the tree before its name, and its balance."""

    frame: UpperFrame
    branch: str
    balance: Balance


def frame_tree(tree: FrameTree, words: Words, *, on: date | None = None) -> Table:
    """List the frames, each below the one it is part of.

    Args:
        tree: The frames.
        words: The language.
        on: The day; without it, all changes, awards and events count.
    """
    items = list(_items(tree, tree.on(on or date.max)))
    title = said(TITLE_ON, words).format(day=on_day(on, words)) if on else said(TITLE, words)
    title_for_people: Column[_Item, None] = Column(
        "title_in_words", words.h_title, to="people", rank=6, value=lambda item: item.frame.title or ""
    )
    to = to_whom(tree.rounds)
    columns: tuple[Column[_Item, None], ...] = (
        Column("frame", said(FRAME, words), to="machines", value=lambda item: item.frame.id),
        Column("part_of", heading("part_of", words), to="machines", value=lambda item: item.frame.part_of),
        Column("title", words.h_title, to="machines", value=lambda item: item.frame.title),
        Column("branch", said(FRAME, words), to="people", value=lambda item: f"{item.branch}{item.frame.id}"),
        *([title_for_people] if any(item.frame.title for item in items) else []),
        Column("amount", heading("amount", words), "figure", rank=1, value=lambda item: item.balance.amount),
        Column("parted_out", said(PARTED_OUT, words), "kroner", rank=3, value=lambda item: item.balance.parted_out),
        Column("granted", words.h_granted, "kroner", rank=2, value=lambda item: item.balance.spent.granted),
        Column(
            "in_force",
            said(FIGURES["in_force"], words),
            "kroner",
            to,
            4,
            value=lambda each: each.balance.spent.in_force,
        ),
        Column("paid", said(FIGURES["paid"], words), "kroner", to, 4, value=lambda each: each.balance.spent.paid),
        Column("held", said(FIGURES["held"], words), "kroner", to, 5, value=lambda each: each.balance.spent.held),
        Column("left", said(LEFT, words), "kroner", value=lambda item: item.balance.left),
    )
    return Table.of(title, columns, [Section(items)])


def _items(tree: FrameTree, balances: tuple[Balance, ...]) -> Iterator[_Item]:
    """The frames in the order of the tree, each with the lines that lead to it; no line is broken after these."""
    waiting = [(number, "", "") for number in reversed(range(len(balances))) if tree.above[number] is None]
    while waiting:
        number, branch, below = waiting.pop()
        yield _Item(tree.frames.frames[number], branch, balances[number])
        parts = tree.parts.get(number, ())
        waiting += [(part, f"{below}├─\u00a0", f"{below}│\u00a0\u00a0") for part in parts]
        if parts:
            waiting[-1] = (parts[-1], f"{below}└─\u00a0", f"{below}\u00a0\u00a0\u00a0")
            waiting[-len(parts) :] = reversed(waiting[-len(parts) :])
