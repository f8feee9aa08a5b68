"""What cannot be in the life of a grant: each sentence of the format, at the event's place, the other place beside."""

from dataclasses import dataclass
from datetime import date

import pytest

from skjonn.controls.control_totals import controls, remaining_funds
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.source import Span
from support.ledgers import DECIDED, ROUND, application, award, event, found, identities, ledger, marked, waiver

GRANT = ROUND + application("a", more="received = 2020-03-01") + award("a", more="decided = 2020-09-02")
REFUSABLE = ROUND + application("a", more="received = 2020-03-01")
DUE = event("a", "report_due", "2020-10-01", more='report = "final"\ndue = 2021-06-01')
CAME = event("a", "reported", "2021-05-01", more='report = "final"')


def paid(amount: str = "100_000", day: str = "2020-10-02") -> str:
    return event("a", "paid", day, more=f"amount = {amount}")


def held(amount: str = "40_000", day: str = "2020-10-01") -> str:
    return event("a", "held", day, more=f'amount = {amount}\nreason = "A plan."')


def line_of(text: str, part: str) -> int:
    """The line that some text first stands in."""
    return text[: text.index(part)].count("\n") + 1


@dataclass(frozen=True)
class Case:
    """A text with a fault between `⟦` and `⟧`, what is said of it, and a text of the line that stands beside it."""

    about: str
    says: str
    text: str
    beside: str
    off: int = 0


CASES = {
    "event-without-application": Case(
        "x refused 2020-10-01",
        "There is no application x in round 2020.",
        GRANT + event("⟦x⟧", "refused"),
        "",
    ),
    "event-without-award": Case(
        "a paid 2020-10-02",
        "Application a has no award, so nothing can be `paid`.",
        REFUSABLE + paid().replace('"paid"', '⟦"paid"⟧'),
        'id = "a"',
    ),
    "application-with-two-outcomes": Case(
        "a refused 2020-10-01",
        "a is refused on 2020-10-01, and was awarded on 2020-09-02: an application has one outcome.",
        GRANT + event("a", "⟦refused⟧"),
        "granted = 100_000",
    ),
    "outcome-before-receipt": Case(
        "a withdrawn 2020-02-01",
        "a is withdrawn on 2020-02-01; it was received on 2020-03-01.",
        REFUSABLE + event("a", "withdrawn", "⟦2020-02-01⟧"),
        "received = 2020-03-01",
    ),
    "event-before-award": Case(
        "a paid 2020-09-01",
        "a is paid on 2020-09-01, before its award of 2020-09-02.",
        GRANT + paid(day="⟦2020-09-01⟧"),
        "decided = 2020-09-02",
    ),
    "paid-too-much": Case(
        "a paid 2020-10-02",
        "70\u00a0000 kr is paid to a; 60\u00a0000 kr is left to pay: 10\u00a0000 kr too much.",
        GRANT + held() + paid("⟦70_000⟧"),
        'type = "held"',
        off=10_000,
    ),
    "held-too-much": Case(
        "a held 2020-10-03",
        "40\u00a0000 kr of a is held; 10\u00a0000 kr is left to hold: 30\u00a0000 kr too much.",
        GRANT + paid("90_000") + held("⟦40_000⟧", "2020-10-03"),
        'type = "paid"',
        off=30_000,
    ),
    "released-too-much": Case(
        "a released 2020-10-02",
        "50\u00a0000 kr of a is released; 40\u00a0000 kr is held: 10\u00a0000 kr too much.",
        GRANT + held() + event("a", "released", "2020-10-02", more="amount = ⟦50_000⟧"),
        'type = "held"',
        off=10_000,
    ),
    "repaid-too-much": Case(
        "a repaid 2020-10-03",
        "60\u00a0000 kr is repaid by a; 50\u00a0000 kr is paid: 10\u00a0000 kr too much.",
        GRANT + paid("50_000") + event("a", "repaid", "2020-10-03", more="amount = ⟦60_000⟧"),
        'type = "paid"',
        off=10_000,
    ),
    "amended-below-zero": Case(
        "a amended 2020-10-02",
        "110\u00a0000 kr is taken from a; 100\u00a0000 kr is in force: 10\u00a0000 kr too much.",
        GRANT + event("a", "amended", "2020-10-02", more="amount = ⟦-110_000⟧"),
        "granted = 100_000",
        off=10_000,
    ),
    "event-after-closing": Case(
        "a accepted 2020-10-04",
        "a is accepted on 2020-10-04, after it was closed on 2020-10-03; only `repaid` may follow.",
        GRANT + paid() + event("a", "closed", "2020-10-03") + event("a", "⟦accepted⟧", "2020-10-04"),
        'type = "closed"',
    ),
    "event-after-end": Case(
        "a paid 2020-10-02",
        "a is paid on 2020-10-02, after it was declined on 2020-10-01; only `repaid` and `closed` may follow.",
        GRANT + event("a", "declined") + paid().replace('"paid"', '⟦"paid"⟧'),
        'type = "declined"',
    ),
    "reported-again": Case(
        "a reported 2021-05-20",
        "The final report of a came on 2021-05-01 already, and no other is due.",
        GRANT + DUE + CAME + event("a", "reported", "2021-05-20", more='report = "⟦final⟧"'),
        'type = "reported"',
    ),
    "closed-unsettled": Case(
        "a closed 2021-10-01",
        "a is closed with 90\u00a0000 kr paid and 100\u00a0000 kr in force: 10\u00a0000 kr apart.",
        GRANT + paid("90_000") + event("a", "⟦closed⟧", "2021-10-01"),
        'type = "paid"',
        off=-10_000,
    ),
    "event-listed-twice": Case(
        "a paid 2020-10-02",
        "a is paid on 2020-10-02 twice, with the same keys.",
        GRANT + paid("40_000") + paid("40_000").replace('"paid"', '⟦"paid"⟧'),
        'type = "paid"',
    ),
    "event-in-future": Case(
        "a paid 2027-10-02",
        "a is paid on 2027-10-02, which is after 2026-11-01; it counts already.",
        GRANT + paid(day="⟦2027-10-02⟧"),
        "",
    ),
    "application-without-outcome": Case(
        "a",
        "a has neither an award nor another outcome, and round 2020 is decided.",
        DECIDED + application("⟦a⟧"),
        "",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_cannot_be_is_found_at_the_event_with_the_other_place_beside_it(name: str) -> None:
    case = CASES[name]
    text, span = marked(case.text)
    (diagnostic,) = found(text)
    assert (diagnostic.name, diagnostic.span, diagnostic.about) == (name, span, case.about)
    assert (diagnostic.message, diagnostic.off) == (case.says, case.off)
    assert [each.line for _, each in diagnostic.also] == ([line_of(text, case.beside)] if case.beside else [])
    assert diagnostic.hint


@pytest.mark.parametrize("name", CASES)
def test_a_waiver_names_an_event_by_its_application_its_type_and_its_day(name: str) -> None:
    text, _ = marked(CASES[name].text)
    assert found(text + waiver(name, CASES[name].about)) == ()


NEARLY = {
    "held and paid to the krone": GRANT + held() + paid("60_000"),
    "paid what was released": GRANT + held() + event("a", "released", more="amount = 40_000") + paid(),
    "paid in the order of the file on one day": GRANT + paid("60_000") + held(day="2020-10-02"),
    "an event on the day of the award": GRANT + paid(day="2020-09-02"),
    "an outcome on the day it was received": REFUSABLE + event("a", "withdrawn", "2020-03-01"),
    "declined after it was accepted": GRANT + event("a", "accepted") + event("a", "declined", "2020-10-05"),
    "closed after it was cancelled": GRANT
    + paid("60_000")
    + event("a", "cancelled", "2020-10-03")
    + event("a", "closed", "2020-10-04"),
    "repaid after it was closed": GRANT
    + paid()
    + event("a", "closed", "2020-10-03")
    + event("a", "repaid", "2020-10-04", more="amount = 100_000"),
    "declined, repaid and closed": GRANT
    + paid()
    + event("a", "declined", "2020-10-03")
    + event("a", "repaid", "2020-10-04", more="amount = 100_000")
    + event("a", "closed", "2020-10-05"),
    "amended to nothing": GRANT + event("a", "amended", more="amount = -100_000"),
    "amended below what is paid": GRANT + paid() + event("a", "amended", "2020-10-03", more="amount = -50_000"),
    "reported with nothing due": GRANT + CAME + CAME.replace("05-01", "05-02"),
    "a report of the other kind": GRANT + DUE + CAME + CAME.replace("final", "interim"),
    "due again after an answer": GRANT
    + DUE
    + CAME
    + DUE.replace("2020-10-01", "2021-05-02")
    + CAME.replace("05-01", "06-01"),
    "a later date for one report": GRANT + DUE + DUE.replace("2021-06-01", "2021-08-01") + CAME,
    "paid twice of one day, and not the same": GRANT + paid("40_000") + paid("50_000"),
}


@pytest.mark.parametrize("name", NEARLY)
def test_what_can_be_is_no_finding(name: str) -> None:
    assert found(NEARLY[name]) == ()


def test_an_award_that_comes_after_another_outcome_is_the_second_one() -> None:
    text, span = marked(REFUSABLE + award("⟦a⟧", more="decided = 2020-09-02") + event("a", "refused", "2020-05-01"))
    (diagnostic,) = found(text)
    assert (diagnostic.name, diagnostic.span, diagnostic.about) == ("application-with-two-outcomes", span, "a")
    assert diagnostic.message == (
        "a is awarded on 2020-09-02, and was refused on 2020-05-01: an application has one outcome."
    )


def test_without_a_day_of_decision_an_award_is_of_its_round_s_date() -> None:
    text = ROUND + application("a") + award("a") + paid(day="2020-09-08")
    (diagnostic,) = found(text)
    assert diagnostic.message == "a is paid on 2020-09-08, before its award of 2020-09-09."
    assert diagnostic.also == (("ledger/2020.toml", Span(5, 8, 5, 18)),)


SETTINGS = "[awards]\nacceptance = {}\n"


def with_acceptance(text: str, needed: str = "true") -> tuple[Diagnostic, ...]:
    return found({"2020.toml": text, "skjonn.toml": SETTINGS.format(needed)})


def test_where_acceptance_is_needed_nothing_is_paid_before_it() -> None:
    text, span = marked(GRANT + paid("40_000").replace('"paid"', '⟦"paid"⟧') + event("a", "accepted", "2020-10-03"))
    (diagnostic,) = with_acceptance(text)
    assert (diagnostic.name, diagnostic.span) == ("paid-before-acceptance", span)
    assert diagnostic.message == "a is paid on 2020-10-02, but was not accepted before."
    assert with_acceptance(text, "false") == ()
    assert with_acceptance(GRANT + event("a", "accepted") + paid()) == ()
    assert found(text) == ()


def test_acceptance_is_true_or_false() -> None:
    (diagnostic,) = with_acceptance(GRANT, '"yes"')
    assert diagnostic.message == '`acceptance` must be true or false; found the text "yes".'


def test_an_event_after_the_end_is_told_as_that_alone() -> None:
    text = GRANT + event("a", "declined") + paid() + event("a", "closed", "2020-10-03") + paid("1", "2020-10-04")
    assert identities(text) == [
        ("event-after-end", "a paid 2020-10-02"),
        ("closed-unsettled", "a closed 2020-10-03"),
        ("event-after-closing", "a paid 2020-10-04"),
    ]


def test_an_event_of_an_id_that_is_not_unique_is_nobody_s() -> None:
    text = ROUND + application("a") + application("a", project="Annet") + event("a", "refused")
    assert identities(text) == [("duplicate-id", "a"), ("event-without-application", "a refused 2020-10-01")]
    (round_,) = ledger(text).rounds
    assert (round_.totals.unmatched_events, round_.totals.is_complete) == (1, False)
    assert len(round_.unmatched_events) == 1


@pytest.mark.parametrize(
    ("unread", "more"),
    [
        (application("b b"), event("x", "refused")),
        (award("a", "0"), event("a", "closed", "2021-10-01")),
        (event("a", "paid", more="amount = 0"), event("a", "closed", "2021-10-01")),
        ("\n[[awards]]\ngranted = 5\n", event("a", "closed", "2021-10-01")),
    ],
)
def test_what_could_not_be_read_may_be_what_an_event_lacks(unread: str, more: str) -> None:
    """Neither an application nor an award nor a payment is missing where one stands that cannot be read."""
    assert identities(REFUSABLE + unread + more) == identities(REFUSABLE + unread)
    assert identities(REFUSABLE + more) != []


def test_the_limit_is_held_against_what_is_in_force_and_the_statements_against_what_was_granted() -> None:
    frame = '[frame]\ngranted = 100_000\nlimit = 90_000\n\n[[regions]]\ncounty = "Oslo"\ngranted = 100_000\n'
    text = DECIDED + frame + application("a") + award("a")
    assert identities(text) == [("limit-passed", "2020")]
    freed = event("a", "amended", more="amount = -10_000")
    assert identities(text + freed) == []
    (passed,) = found(text + freed.replace("-10_000", "-9_999"))
    assert passed.message.replace("\u00a0", " ") == "90 001 kr is in force; the limit is 90 000 kr: 1 kr too much."
    assert identities(text + event("a", "cancelled")) == []
    assert identities(text + event("a", "declined")) == []


def test_whether_the_limit_is_passed_is_not_known_while_an_event_cannot_be_read() -> None:
    text = (
        ROUND + "[frame]\nlimit = 90_000\n" + application("a") + award("a") + event("a", "amended", more="amount = 0")
    )
    assert [name for name, _ in identities(text)] == ["wrong-value"]
    (round_,) = ledger(text).rounds
    assert [control.verdict for control in controls(round_.totals)] == ["unknown"]
    assert remaining_funds(round_.totals) is None


def test_an_application_s_totals_are_those_of_its_round_that_has_no_other() -> None:
    (round_,) = ledger(GRANT + held() + paid("50_000")).rounds
    totals = round_.totals.total
    assert (totals.in_force, totals.paid, totals.held, totals.left_to_pay) == (100_000, 50_000, 40_000, 10_000)
    assert round_.applications[0].totals == totals == round_.totals.by_county["Oslo"]
    assert round_.totals.total.less([totals]) == round_.totals.unmatched


def test_events_count_in_the_order_of_their_days_and_not_of_the_file() -> None:
    text = GRANT + event("a", "closed", "2020-10-05") + paid() + event("a", "accepted", "2020-09-10")
    assert found(text) == ()
    (round_,) = ledger(text).rounds
    assert [each.entry.type for each in round_.applications[0].events] == ["accepted", "paid", "closed"]
    assert round_.totals.latest_event == date(2020, 10, 5)


@pytest.mark.parametrize(("today", "names"), [(date(2020, 10, 1), ["event-in-future"]), (date(2020, 10, 2), [])])
def test_an_event_of_today_is_not_in_the_future(today: date, names: list[str]) -> None:
    assert [each.name for each in found(GRANT + event("a", "accepted", "2020-09-10") + paid(), today=today)] == names


def test_nothing_is_asked_of_an_open_round_or_one_that_lists_what_is_awarded() -> None:
    answered = application("a") + event("a", "transferred", more='to = "Innovasjon"')
    for head in (ROUND, DECIDED, f'{DECIDED}itemised = "awarded"\n'):
        assert found(head + answered) == ()
    assert found(ROUND + application("a")) == ()
    assert identities(f'{DECIDED}itemised = "awarded"\n' + application("a")) == [("application-without-award", "a")]


def test_what_became_of_an_application_is_not_known_while_an_event_cannot_be_read() -> None:
    assert identities(DECIDED + application("a") + event("a", "refuse")) == [("wrong-value", "a")]
