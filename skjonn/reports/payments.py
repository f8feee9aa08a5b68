"""The list of payments: a row for each award that has something left to pay."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from skjonn.language.counting import counted, on_day
from skjonn.language.events import FIGURES
from skjonn.language.headings import said
from skjonn.language.words import Words
from skjonn.model.entries import Unread
from skjonn.model.lifecycle import Life, life_of, without_events
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedRound
from skjonn.model.table import Column, Section, Table
from skjonn.reports.applicant_columns import applicant_columns
from skjonn.reports.field_columns import application_columns, award_columns
from skjonn.reports.heading import heading
from skjonn.reports.listed import Criteria, Listed, listed_awards, sort_key

_LAST = "~"


class Payments(NamedTuple):
    """The list, and sentences on what is not in it.

    Attributes:
        table: A row for each award; the total is the sum of the known amounts.
        apart: Sentences on money that is held, money that is to be repaid, and awards of which too little is known;
            each only where there is such.
        is_incomplete: Whether it is not known of some award what is left to pay.
    """

    table: Table
    apart: tuple[str, ...]
    is_incomplete: bool


def payments(rounds: Sequence[ResolvedRound], words: Words, *, criteria: Criteria, on: date | None = None) -> Payments:
    """List what is left to pay, by municipality number; recipients that are not one municipality come last.

    Args:
        rounds: The rounds.
        words: The language.
        criteria: Which awards are wanted.
        on: The last day that counts: later events and awards are left out.
    """
    awards = [award for award in _awards(rounds, on) if criteria.meet(award, None)]
    lives = [award.life for award in awards if award.life]
    unknown = len(awards) - len(lives)
    title = heading([round_.totals for round_ in rounds], words, only=criteria.counties)
    title = words.payments_on.format(title=title, date=on_day(on, words)) if on else title
    to_pay = sorted((each for each in awards if each.life is None or each.life.left_to_pay > 0), key=_by_number)
    table = Table.of(
        words.payments_title.format(title=title),
        _columns(words, several=len(rounds) > 1),
        [Section(to_pay)],
        total=to_pay,
    )
    held = [life.held for life in lives if life.held > 0 and not life.is_over]
    to_repay = [life.to_repay for life in lives if life.to_repay]
    apart = [
        sentence.format(awards=counted(len(amounts), words.award), amount=kroner(sum(amounts)))
        for sentence, amounts in ((words.payments_held, held), (words.payments_to_repay, to_repay))
        if amounts
    ]
    if unknown:
        apart.append(words.payments_unknown.format(awards=counted(unknown, words.award)))
    return Payments(table, tuple(apart), bool(unknown))


def _awards(rounds: Iterable[ResolvedRound], on: date | None) -> Iterator[Listed]:
    """The awards with their lives on a day; without a life where an unread entry may belong to the award."""
    for round_ in rounds:
        doubtful = {each.application for each in round_.entries.unread if _may_change_what_is_left(each)}
        for listed in listed_awards([round_]):
            if on is None or listed.awards[0].date_in(round_.heading.date).first <= on:
                is_known = doubtful.isdisjoint({listed.id, None})
                yield listed._replace(life=_life_on(listed, on) if is_known else None)


def _may_change_what_is_left(unread: Unread) -> bool:
    """Whether an unread entry may be a payment, or a second award of an application."""
    return unread.table == "events" or (unread.table == "awards" and unread.application is not None)


def _life_on(listed: Listed, on: date | None) -> Life | None:
    history = listed.resolved.history if listed.resolved else None
    if on is None or history is None:
        return listed.life
    events = [event.entry for event in history.events if event.entry.date <= on]
    if not events:
        return without_events(listed.granted)
    # Where there are several awards, nothing says whose an event is.
    return listed.life and life_of(history.grant, events)


def _by_number(listed: Listed) -> tuple[object, ...]:
    return (listed.number or _LAST, *sort_key("id", _to_pay)(listed))


def _columns(words: Words, *, several: bool) -> tuple[Column[Listed, Sequence[Listed]], ...]:
    return (
        Column("round", words.h_round, to="both" if several else "machines", rank=5, value=lambda each: each.round.id),
        Column("number", words.h_number, value=_number, total=lambda _: words.total),
        *applicant_columns(words, lambda each: each.resolved, rank=1),
        Column("id", words.h_id, rank=2, value=lambda each: each.id),
        *application_columns(words, lambda each: each, keys=("project",)),
        *award_columns(words, lambda each: each, keys=("case",)),
        Column("to_pay", said(FIGURES["left_to_pay"], words), "kroner", value=_to_pay, total=_sum),
    )


def _number(listed: Listed) -> str | None:
    """A municipality's number; a recipient that is not one municipality has none."""
    return listed.number or ("" if listed.recipient else None)


def _to_pay(listed: Listed) -> int | None:
    return listed.life.left_to_pay if listed.life else None


def _sum(listed: Sequence[Listed]) -> int:
    return sum(_to_pay(each) or 0 for each in listed)
