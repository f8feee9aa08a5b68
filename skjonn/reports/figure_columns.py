"""The figures that events change as columns of reports: always for machines, for people only if there are events."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Literal

from skjonn.language.events import FIGURES, event_word
from skjonn.language.headings import said
from skjonn.language.words import Words
from skjonn.model.lifecycle import Life
from skjonn.model.table import Audience, Column, Item, Sum
from skjonn.model.totals import RoundTotals, Totals

Figure = Literal["in_force", "paid", "held", "left_to_pay"]

_RANKS: Sequence[tuple[Figure, int]] = (("in_force", 4), ("paid", 4), ("held", 5), ("left_to_pay", 3))


def to_whom(rounds: Iterable[RoundTotals]) -> Audience:
    """Who sees the figures of some rounds."""
    return "both" if any(round_.events for round_ in rounds) else "machines"


def figure_columns(
    words: Words,
    value: Callable[[Item], Life | Totals | None],
    *,
    to: Audience,
    total: Callable[[Sum, Figure], int | None] | None = None,
) -> tuple[Column[Item, Sum], ...]:
    """A column for each of the figures.

    Args:
        words: The language.
        value: The figures of a row; `None` where they are not known.
        to: Who sees them.
        total: A figure of a total; without it, totals have none.
    """
    return tuple(
        Column(
            key,
            said(FIGURES[key], words),
            "kroner",
            to,
            rank,
            value=partial(_figure, value, key),
            total=partial(_total, total, key) if total else None,
        )
        for key, rank in _RANKS
    )


def outcome_columns(
    words: Words, life: Callable[[Item], Life | None], *, to: Audience
) -> tuple[Column[Item, Sum], ...]:
    """How the application of a row ended: a column for machines, and one for people."""

    def outcome(item: Item) -> str | None:
        found = life(item)
        return found.outcome if found else None

    def in_words(item: Item) -> str:
        found = life(item)
        return event_word(found.outcome, words) if found and found.outcome else ""

    title = said(FIGURES["outcome"], words)
    for_machines: Column[Item, Sum] = Column("outcome", title, to="machines", value=outcome)
    for_people: Column[Item, Sum] = Column("outcome_in_words", title, to="people", rank=5, value=in_words)
    return (for_machines, for_people) if to == "both" else (for_machines,)


def _figure(value: Callable[[Item], Life | Totals | None], key: Figure, item: Item) -> int | None:
    found = value(item)
    return None if found is None else getattr(found, key)


def _total(total: Callable[[Sum, Figure], int | None], key: Figure, about: Sum) -> int | None:
    return total(about, key)
