"""The life of a grant: any sequence of events against a tally that is written once more, and shorter."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.model.entries import Event
from skjonn.model.event_types import ALWAYS, EVENT_TYPES, EVENTS, OUTCOMES, REMARKS, REPORTS, EventType, Outcome
from skjonn.model.file_format import fields_of
from skjonn.model.lifecycle import Grant, can_follow, life_of, without_events
from skjonn.model.partial_date import PartialDate

START = date(2027, 3, 1)
ON_START = PartialDate.of(START)
DATES = st.sampled_from([ON_START, PartialDate(2027, 3), PartialDate(2027)])
"""What an award's own date can be."""
AMOUNTS = st.sampled_from([1, 40, 60, 100, 101])


@st.composite
def an_event(draw: st.DrawFn) -> Event:
    type_ = draw(st.sampled_from(EVENT_TYPES))
    keys = EVENTS[type_].keys
    values: dict[str, Any] = {}
    if "amount" in keys:
        sign = draw(st.sampled_from([1, -1])) if type_ == "amended" else 1
        values["amount"] = sign * draw(AMOUNTS)
    if "report" in keys:
        values["report"] = draw(st.sampled_from(REPORTS))
    if "due" in keys:
        values["due"] = date(2028, 6, 1)
    return Event("a", type_, START + timedelta(days=draw(st.integers(-1, 6))), **values)


def tally(grant: Grant, events: Sequence[Event]) -> tuple[tuple[int, int, int, int], list[tuple[str, Event | None]]]:
    """The figures and the findings of a life, by the sentences of the format, one after the other."""
    found: list[tuple[str, Event | None]] = []
    awards = [("award", grant.decided.first, 0, None)] if grant.granted is not None else []
    steps: list[tuple[str, date, int, Event | None]] = [*awards, *((e.type, e.date, 1, e) for e in events)]
    seen: list[Event] = []
    has_outcome = False
    for type_, day, _, event in sorted(steps, key=lambda step: step[1:3]):
        if type_ == "award" or type_ in OUTCOMES:
            early = grant.received is not None and type_ != "award" and day < grant.received
            found += [("outcome-before-receipt", event)] * early + [
                ("application-with-two-outcomes", event)
            ] * has_outcome
            has_outcome = True
        elif grant.granted is None:
            found.append(("event-without-award", event))
        elif event is not None:
            in_force, paid, held, _ = figures(grant.granted, seen)
            amount, before = event.amount or 0, {each.type for each in seen}
            answered = [each.report for each in seen if each.type == "reported" and answers(each, seen)]
            found += [("event-before-award", event)] * (day < grant.decided.first)
            if "closed" in before and type_ != "repaid":
                found.append(("event-after-closing", event))
            elif before & {"declined", "cancelled"} and type_ not in {"repaid", "closed"}:
                found.append(("event-after-end", event))
            else:
                broken = {
                    "paid-too-much": type_ == "paid" and paid + amount > in_force - held,
                    "paid-before-acceptance": type_ == "paid" and grant.acceptance and "accepted" not in before,
                    "held-too-much": type_ == "held" and held + amount > in_force - paid,
                    "repaid-too-much": type_ == "repaid" and amount > paid,
                    "released-too-much": type_ == "released" and amount > held,
                    "amended-below-zero": type_ == "amended" and amount < 0 and in_force + amount < 0,
                    "reported-again": type_ == "reported" and not is_due(event, seen) and event.report in answered,
                    "closed-unsettled": type_ == "closed" and in_force != paid,
                }
                found += [(rule, event) for rule, is_broken in broken.items() if is_broken]
            seen.append(event)
    return figures(grant.granted, seen) if grant.granted is not None else (0, 0, 0, 0), found


def figures(granted: int, events: Sequence[Event]) -> tuple[int, int, int, int]:
    """In force, paid, held and left to pay after some events."""

    def total(plus: str, minus: str = "") -> int:
        return sum((each.amount or 0) * ((each.type == plus) - (each.type == minus)) for each in events)

    end = next((each.type for each in events if each.type in {"declined", "cancelled"}), "")
    paid = total("paid", "repaid")
    in_force = {"": granted + total("amended"), "declined": 0, "cancelled": paid}[end]
    held = 0 if end else total("held", "released")
    return in_force, paid, held, 0 if any(each.type == "closed" for each in events) else in_force - held - paid


def is_due(report: Event, before: Sequence[Event]) -> bool:
    """Whether a report of its kind is due: the last that was said of that kind is that it is."""
    said = [each.type for each in before if each.report == report.report]
    return said[-1:] == ["report_due"]


def answers(report: Event, events: Sequence[Event]) -> bool:
    """Whether a report came when it was due."""
    number = next(number for number, each in enumerate(events) if each is report)
    return is_due(report, events[:number])


@given(
    events=st.lists(an_event(), max_size=10),
    granted=st.sampled_from([None, 100]),
    decided=DATES,
    received=st.sampled_from([None, START]),
    acceptance=st.booleans(),
)
def test_figures_and_findings_are_those_of_an_independent_tally(
    *, events: list[Event], granted: int | None, decided: PartialDate, received: date | None, acceptance: bool
) -> None:
    grant = Grant(granted, decided, received, acceptance)
    life = life_of(grant, events)
    expected, found = tally(grant, events)
    assert (life.in_force, life.paid, life.held, life.left_to_pay) == expected
    numbers = {id(event): number for number, event in enumerate(events)}
    told = [(each.rule, None if each.event is None else events[each.event]) for each in life.contradictions]
    assert sorted(told, key=_key(numbers)) == sorted(found, key=_key(numbers))


def _key(numbers: dict[int, int]) -> Any:  # noqa: ANN401 - a key to sort by
    return lambda pair: (pair[0], -1 if pair[1] is None else numbers[id(pair[1])])


@given(
    events=st.lists(an_event(), max_size=8),
    granted=st.sampled_from([None, 100]),
    decided=DATES,
    acceptance=st.booleans(),
)
def test_what_can_come_next_brings_no_contradiction_and_what_cannot_always_does(
    *, events: list[Event], granted: int | None, decided: PartialDate, acceptance: bool
) -> None:
    grant = Grant(granted, decided, None, acceptance)
    day = max([START, *(event.date for event in events)])
    known = len(tally(grant, events)[1])
    for type_, kind in EVENTS.items():
        amount = 1 if "amount" in kind.keys else None
        reports = REPORTS if "report" in kind.keys else (None,)
        trials = [Event("a", type_, day, amount, report) for report in reports]
        expected = any(len(tally(grant, [*events, trial])[1]) == known for trial in trials)
        assert can_follow(type_, grant, events, on=START) == expected, type_


def test_without_events_all_that_is_granted_is_in_force_and_left_to_pay() -> None:
    for granted in (None, 100):
        assert without_events(granted) == life_of(Grant(granted, ON_START), [])


def test_the_life_in_the_format_s_table() -> None:
    """The sketch of an award's life: paid, amended, repaid, reported and closed."""
    day = date(2027, 1, 1).replace
    events = [
        Event("a", "accepted", day(month=4, day=10)),
        Event("a", "held", day(month=4, day=11), 50_000, reason="A plan."),
        Event("a", "released", day(month=5, day=11), 50_000),
        Event("a", "report_due", day(month=6, day=1), report="final", due=date(2028, 6, 1)),
        Event("a", "paid", day(month=6, day=10), 350_000),
        Event("a", "amended", day(month=11, day=2), -50_000, ends=date(2028, 12, 31)),
        Event("a", "repaid", day(month=11, day=20), 50_000),
        Event("a", "reported", date(2028, 5, 28), report="final", spent=300_000),
        Event("a", "closed", date(2028, 8, 1)),
    ]
    # In force, paid, held and left to pay after each.
    expected = [
        (350_000, 0, 0, 350_000),
        (350_000, 0, 50_000, 300_000),
        (350_000, 0, 0, 350_000),
        (350_000, 0, 0, 350_000),
        (350_000, 350_000, 0, 0),
        (300_000, 350_000, 0, -50_000),
        (300_000, 300_000, 0, 0),
        (300_000, 300_000, 0, 0),
        (300_000, 300_000, 0, 0),
    ]
    for number, figures_after in enumerate(expected, 1):
        life = life_of(Grant(350_000, ON_START, acceptance=True), events[:number])
        assert (life.in_force, life.paid, life.held, life.left_to_pay) == figures_after
        assert life.contradictions == ()
        assert life.to_repay == max(0, -figures_after[3])
    assert life_of(Grant(350_000, ON_START), events).closed == 8


@pytest.mark.parametrize(("end", "in_force", "left"), [("declined", 0, -200_000), ("cancelled", 200_000, 0)])
def test_what_is_declined_is_to_be_repaid_and_what_is_cancelled_is_what_was_paid(
    end: EventType, in_force: int, left: int
) -> None:
    events = [
        Event("a", "held", START, 50_000, reason="A plan."),
        Event("a", "paid", START, 200_000),
        Event("a", "report_due", START, report="final", due=date(2028, 6, 1)),
        Event("a", end, START),
    ]
    life = life_of(Grant(350_000, ON_START), events)
    assert (life.in_force, life.paid, life.held, life.left_to_pay) == (in_force, 200_000, 0, left)
    assert (life.open_reports, life.ended, life.is_over) == ((), 3, True)


def test_the_table_of_events_is_that_of_the_format() -> None:
    """Type, whose it is, and what it needs, as the format's table has them."""
    table = """
        withdrawn application
        transferred application to
        refused application
        accepted award
        declined award
        held award amount reason
        released award amount
        amended award amount|ends
        cancelled award
        report_due award report due
        reported award report
        paid award amount
        repaid award amount
        closed award
    """
    told = [" ".join([type_, kind.of, *kind.needs, "|".join(kind.any_of)]).rstrip() for type_, kind in EVENTS.items()]
    known = [line.strip() for line in table.strip().split("\n")]
    assert told == known, "name a new type here; what it changes stands in `_count` of skjonn/model/lifecycle.py"
    assert tuple(EVENTS) == EVENT_TYPES
    assert {type_ for type_, kind in EVENTS.items() if kind.is_signed} == {"amended"}
    assert OUTCOMES == ("withdrawn", "transferred", "refused")
    assert {*OUTCOMES, "awarded"} == set(get_args(Outcome))
    every = {field.key for field in fields_of(Event)}
    assert {key for kind in EVENTS.values() for key in kind.keys} == every
    assert all({*ALWAYS, *REMARKS} <= {*kind.keys} for kind in EVENTS.values())
    assert all(kind.means.endswith(".") for kind in EVENTS.values())
