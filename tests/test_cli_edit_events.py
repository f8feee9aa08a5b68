"""An event is changed or removed by whose it is, its type and, where that is not enough, its day or its number."""

from pathlib import Path

import pytest

from support.command_line import OPEN, Skjonn
from support.ledgers import application, award


def event(type_: str, date: str, more: str = "") -> str:
    return f'\n[[events]]\napplication = "2027-01"\ntype = "{type_}"\ndate = {date}\n{more}'


AWARDED = OPEN + (application("2027-01", "Hole") + award("2027-01", "350_000")).rstrip("\n") + "\n"
FIRST = event("paid", "2027-03-10", "amount = 100_000 # første\n")
SECOND = event("paid", "2027-04-10", "amount = 50_000\n")
HELD = event("held", "2027-03-05", 'amount = 1_000\nreason = "Rapport mangler"\n')


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    monkeypatch.setenv("SKJONN_TODAY", "2027-06-01")
    skjonn.keep("2027.toml", AWARDED + HELD + FIRST + SECOND)
    return skjonn


def text_of(skjonn: Skjonn) -> str:
    return skjonn.files()["2027.toml"].decode()


def test_an_event_is_changed_where_it_stands(skjonn: Skjonn) -> None:
    ran = skjonn("event", "edit", "2027-01", "held", "--amount", "2 000", "--unset", "reason", "--note", "Purret")
    assert (ran.code, ran.err) == (1, ran.err)
    assert "reason" in ran.err
    ran = skjonn("event", "edit", "2027-01", "held", "--amount", "2 000", "--note", "Purret")
    assert (ran.code, ran.err) == (0, "")
    held = HELD.replace("1_000", "2_000").replace('mangler"\n', 'mangler"\nnote = "Purret"\n')
    assert text_of(skjonn) == AWARDED + held + FIRST + SECOND


def test_of_several_one_is_chosen_by_its_day_or_number(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("event", "edit", "2027-01", "paid", "--amount", "5")
    assert (ran.code, ran.out, text_of(skjonn)) == (2, "", before)
    assert "2 events have the id 2027-01: 1 (ledger/2027.toml, line " in ran.err
    assert skjonn("event", "edit", "2027-01", "paid", "--on", "10.3.2027", "--amount", "110 000").code == 0
    assert text_of(skjonn) == before.replace("100_000 # første", "110_000 # første")
    assert skjonn("event", "remove", "2027-01", "paid", "--number", "2").code == 0
    assert text_of(skjonn) == AWARDED + HELD + FIRST.replace("100_000", "110_000")


def test_what_cannot_be_true_is_refused_and_what_is_not_there_is_told(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("event", "edit", "2027-01", "paid", "--number", "1", "--amount", "350 000")
    assert (ran.code, ran.out, text_of(skjonn)) == (1, "", before)
    for arguments, what in (
        (("2027-01", "closed"), "Application 2027-01 has no event closed."),
        (("2027-01", "paid", "--on", "2027-05-05"), "Application 2027-01 has no event paid 2027-05-05."),
        (("2027-01", "payed"), "TYPE: payed is not one of "),
        (("2027-09", "paid"), "There is no application 2027-09 in ledger."),
    ):
        ran = skjonn("event", "remove", *arguments)
        assert (ran.code, ran.out, text_of(skjonn)) == (2, "", before)
        assert what in ran.err


def test_a_new_id_goes_to_events_and_to_waivers_of_findings_on_them(skjonn: Skjonn) -> None:
    waiver = '\n[[waivers]]\nrule = "event-in-future"\nentry = "2027-01 paid 2027-04-10"\nreason = "Avtalt."\n'
    skjonn.keep("2027.toml", AWARDED + HELD + FIRST + SECOND + waiver)
    ran = skjonn("application", "edit", "2027-01", "--id", "2027-07", "--today", "2027-04-01")
    assert (ran.code, ran.err) == (0, "")
    # The title of the project is a text.
    assert text_of(skjonn) == (AWARDED + HELD + FIRST + SECOND + waiver).replace('"2027-01', '"2027-07')


def test_a_new_day_goes_to_waivers_that_name_the_event(skjonn: Skjonn) -> None:
    waivers = "".join(
        f'\n[[waivers]]\nrule = "{rule}"\nentry = "2027-01 paid {day}"\nreason = "Avtalt."\n'
        for rule, day in (("event-in-future", "2027-04-10"), ("SKJ817", "2027-04-10"), ("SKJ817", "2027-03-10"))
    )
    skjonn.keep("2027.toml", AWARDED + HELD + FIRST + SECOND + waivers)
    day = ("--today", "2027-03-06")
    ran = skjonn("event", "edit", "2027-01", "paid", "--on", "2027-04-10", "--date", "12.4.2027", *day)
    assert (ran.code, ran.err) == (0, "")
    assert text_of(skjonn) == (AWARDED + HELD + FIRST + SECOND + waivers).replace("2027-04-10", "2027-04-12")
    assert "event-in-future" not in skjonn("check", "--select", "SKJ817,SKJ501", *day, "--format", "concise").out


def test_what_was_known_of_an_event_is_known_of_it_on_another_day(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", AWARDED + FIRST.replace("100_000", "400_000"))
    ran = skjonn("event", "edit", "2027-01", "paid", "--date", "2027-03-11")
    assert (ran.code, ran.err) == (0, "")
    assert text_of(skjonn) == AWARDED + FIRST.replace("100_000", "400_000").replace("-10", "-11")


def test_a_waiver_of_two_events_of_one_day_stays_with_the_one_that_keeps_it(skjonn: Skjonn) -> None:
    waiver = '\n[[waivers]]\nrule = "event-in-future"\nentry = "2027-01 paid 2027-04-10"\nreason = "Avtalt."\n'
    other = SECOND.replace("50_000", "60_000")
    skjonn.keep("2027.toml", AWARDED + SECOND + other + waiver)
    ran = skjonn("event", "edit", "2027-01", "paid", "--number", "1", "--date", "2027-03-30", "--today", "2027-04-01")
    assert (ran.code, ran.err) == (0, "")
    assert text_of(skjonn) == AWARDED + SECOND.replace("04-10", "03-30") + other + waiver


def test_an_application_takes_its_events_with_it(skjonn: Skjonn) -> None:
    ran = skjonn("application", "remove", "2027-01")
    assert (ran.code, ran.out) == (1, "")
    assert "2027-01 has award (ledger/2027.toml, line 16), event (ledger/2027.toml, line 20), event " in ran.err
    assert skjonn("application", "remove", "2027-01", "--with-awards").code == 0
    assert text_of(skjonn) == OPEN
