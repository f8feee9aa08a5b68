"""The frame: each control total as stated, what the entries add up to, the verdict, and what cannot be verified."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skjonn.controls.control_totals import Control, controls
from skjonn.language.words import Words
from skjonn.model.check_result import sentences
from skjonn.model.table import Column, Section, Table
from skjonn.model.totals import RoundTotals
from skjonn.reports.heading import heading
from skjonn.reports.round_verdict import round_verdict


class _Item(NamedTuple):
    """A control total and its round."""

    round: RoundTotals
    control: Control


def frame(rounds: Sequence[RoundTotals], words: Words) -> Table:
    """Compare each round's control totals with its entries, in a group for each round."""
    several = len(rounds) > 1
    return Table.of(
        words.frame_title.format(title=heading(rounds, words)),
        _columns(words),
        [
            Section([_Item(round_, control) for control in controls(round_)], round_.heading.title if several else "")
            for round_ in rounds
        ],
        notes=tuple(note for round_ in rounds for note in _notes(round_, words, several=several)),
    )


def _columns(words: Words) -> tuple[Column[_Item, None], ...]:
    return (
        Column("round", words.h_round, to="machines", value=lambda item: item.round.id),
        Column("region", words.h_region, to="machines", value=lambda item: item.control.county or None),
        Column("quantity", words.h_quantity, to="machines", value=lambda item: item.control.quantity),
        Column("part", words.h_region, to="people", value=lambda item: item.control.county or words.whole_round),
        Column("name", words.h_quantity, to="people", value=lambda item: getattr(words, f"q_{item.control.quantity}")),
        Column("stated", words.h_stated, "figure", value=lambda item: item.control.stated),
        Column("counted", words.h_counted, "count", rank=1, value=_counted),
        Column("off", words.h_off, "count", rank=2, value=_off),
        Column("verdict", words.h_verdict, to="machines", value=lambda item: item.control.verdict),
        Column("verdict_in_words", words.h_verdict, to="people", value=lambda item: _verdict(item.control, words)),
    )


def _counted(item: _Item) -> int | None:
    """What the entries add up to; `None` for a region whose county does not exist."""
    region = item.control.region
    return None if region is not None and region.county is None else item.control.counted


def _off(item: _Item) -> int | None:
    return item.control.off if item.control.verdict in {"agrees", "differs"} else None


def _verdict(control: Control, words: Words) -> str:
    word: str = words.not_known if control.verdict == "unknown" else getattr(words, control.verdict)
    return word


def _notes(round_: RoundTotals, words: Words, *, several: bool) -> Iterator[str]:
    if not controls(round_):
        yield f"{round_.id}: {words.is_unstated}."
    said = round_verdict(round_, words)
    for label, found in ((words.unverified, said.unverified), (words.in_progress, said.in_progress)):
        if found:
            owner = f"{round_.id}, " if several else ""
            yield f"{owner}{label}: {' · '.join(sentences(found))}."
