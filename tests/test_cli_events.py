"""Events from the shell: an award's whole life, each thing that cannot be, and what is due, listed and chosen."""

import json
import os
import re
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from skjonn.language import LANGUAGES
from skjonn.places.lookup import municipalities
from support.command_line import HEADING, OPEN, Skjonn, command
from support.ledgers import SHIPPED, event, is_golden

GRANTED = f"""{OPEN}
[[applications]]
id = "2027-01"
municipality = "Hole"
project = "Digital innbyggerdialog"
partners = ["Ringerike"]
received = 2027-01-10
area = "Dialog"

[[awards]]
application = "2027-01"
granted = 350_000
decided = 2027-03-01
case = "2027/123-4"

[[applications]]
id = "2027-02"
municipality = "Ringerike"
project = "Velferdsteknologi"
received = 2027-01-10
"""
LATER = ("--today", "2029-01-01")

LIFE = """
event add accepted 2027-01 --date 10.4.2027
event add held 2027-01 --date 2027-04-11 --amount 100.000,- --reason Plan
event add released 2027-01 --date 2027-05-11 --amount 100000
event add report_due 2027-01 --date 2027-06-01 --report final --due 2028-06-01
award pay 2027-01 --date 2027-06-10
event add amended 2027-01 --date 2027-11-02 --amount \u221250000 --ends 2028-12-31
event add repaid 2027-01 --date 2027-11-20 --amount 0,05MNOK
award report 2027-01 --date 2028-05-28 --spent 300000
event add closed 2027-01 --date 2028-08-01 --case 2027/123-9 --note Ferdig
"""
WRITTEN = (
    event("2027-01", "accepted", "2027-04-10")
    + event("2027-01", "held", "2027-04-11", more='amount = 100_000\nreason = "Plan"')
    + event("2027-01", "released", "2027-05-11", more="amount = 100_000")
    + event("2027-01", "report_due", "2027-06-01", more='report = "final"\ndue = 2028-06-01')
    + event("2027-01", "paid", "2027-06-10", more="amount = 350_000")
    + event("2027-01", "amended", "2027-11-02", more="amount = -50_000\nends = 2028-12-31")
    + event("2027-01", "repaid", "2027-11-20", more="amount = 50_000")
    + event("2027-01", "reported", "2028-05-28", more='report = "final"\nspent = 300_000')
    + event("2027-01", "closed", "2028-08-01", more='case = "2027/123-9"\nnote = "Ferdig"')
)


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    monkeypatch.setenv("SKJONN_TODAY", "2029-01-01")
    skjonn.keep("2027.toml", GRANTED)
    return skjonn


def written(skjonn: Skjonn) -> str:
    """What was added to the round, without the lines that separate it."""
    added = (skjonn.ledger / "2027.toml").read_text("utf-8").removeprefix(GRANTED)
    return re.sub("\n+", "\n", added)


def tables(*events: str) -> str:
    return re.sub("\n+", "\n", "".join(events))


def live(skjonn: Skjonn, *, until: int = 9) -> None:
    for line in LIFE.strip().split("\n")[:until]:
        ran = skjonn(*line.split(" "))
        assert (ran.code, ran.err) == (0, ""), line


# A whole life


def test_an_award_lives_from_the_shell_to_its_end(skjonn: Skjonn) -> None:
    live(skjonn)
    assert written(skjonn) == tables(WRITTEN)
    assert skjonn("check", "--strict").code == 0
    (row,) = json.loads(skjonn("award", "list", "--format", "json").out)["rows"]
    assert list(row)[-6:-1] == ["in_force", "paid", "held", "left_to_pay", "outcome"]
    assert [row[key] for key in list(row)[-6:-1]] == [300_000, 300_000, 0, 0, "awarded"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_added_is_shown_with_what_it_leaves(language: str, skjonn: Skjonn) -> None:
    live(skjonn, until=5)
    ran = skjonn("event", "add", "amended", "2027-01", "--amount", "-50 000", "--lang", language)
    said = {
        "en": (
            "amended \u221250 000 kr   350 000 granted \u2212 50 000 = 300 000 kr in force · paid 350 000 · "
            "to be repaid 50 000\n\n Frame 2027: 300 000 of 8 000 000 kr in force in 1 award, 7 700 000 kr left.\n"
        ),
        "nb": (
            "endret \u221250 000 kr   350 000 tildelt \u2212 50 000 = 300 000 kr gjelder · utbetalt 350 000 · "
            "skal betales tilbake 50 000\n\n"
            " Ramme 2027: 300 000 av 8 000 000 kr gjelder i 1 tildeling, 7 700 000 kr igjen.\n"
        ),
        "nn": (
            "endra \u221250 000 kr   350 000 tildelt \u2212 50 000 = 300 000 kr gjeld · utbetalt 350 000 · "
            "skal betalast tilbake 50 000\n\n"
            " Ramme 2027: 300 000 av 8 000 000 kr gjeld i 1 tildeling, 7 700 000 kr att.\n"
        ),
    }
    head, _, rest = ran.out.replace("\u00a0", " ").partition("\n\n")
    assert head.endswith("ledger/2027.toml, line 61" if language == "en" else "ledger/2027.toml, linje 61")
    assert rest == f" 2027-01   Hole (Buskerud)   {said[language]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_life_is_shown_as_a_timeline(language: str, skjonn: Skjonn) -> None:
    live(skjonn)
    assert skjonn("application", "withdraw", "2027-02", "--date", "2027-02-01", "--reason", "Utsatt").code == 0
    shown = [skjonn(*words, "--lang", language) for words in (("award", "show", "2027-01"),)]
    shown.append(skjonn("application", "show", "2027-02", "--lang", language))
    shown.append(skjonn("event", "list", "--lang", language))
    shown += [
        skjonn(*words, "--lang", language) for words in (("award", "list"), ("application", "list"), ("summary",))
    ]
    assert [ran.code for ran in shown] == [0] * 6
    assert is_golden(f"life-{language}", "\n".join(ran.out for ran in shown))


def test_a_timeline_says_all_that_is_known_beside_it(skjonn: Skjonn) -> None:
    more = 'requested = 400_000\nroles = ["service", "democracy"]\ncooperation = "Etater"\n'
    text = GRANTED.replace('"Hole"', '"Rakkstad"').replace('area = "Dialog"\n', f'area = "Dialog"\n{more}')
    skjonn.keep("2027.toml", text + event("2027-01", "cancelled", "2027-04-01"))
    said = skjonn("award", "show", "2027-01").out.replace("\u00a0", " ")
    assert said.startswith("2027-01 · Rakkstad · Digital innbyggerdialog · with Ringerike\n")
    assert "0 kr in force · paid 0 · left to pay 0 · cancelled\n" in said
    for line in (
        "Co-operation: Etater.",
        "Roles: service, democracy.",
        "Service area: Dialog.",
        "Requested kr: 400 000.",
    ):
        assert f" {line}\n" in said


def test_without_an_event_people_see_no_column_more_and_machines_do(skjonn: Skjonn) -> None:
    for words in (("award", "list"), ("application", "list"), ("summary",), ("award", "show", "2027-01")):
        assert "In force" not in skjonn(*words).out
        row = json.loads(skjonn(*words, "--format", "json").out)["rows"][0]
        figures = {"in_force": 350_000, "paid": 0, "held": 0, "left_to_pay": 350_000}
        assert {key: row[key] for key in figures} == figures
        head, line, *_ = skjonn(*words, "--format", "csv").out.splitlines()
        assert re.search("350000,0,0,350000(,awarded,?)?$", line)
        assert re.search("in_force,paid,held,left_to_pay(,outcome(,frame)?)?$", head)


def test_a_summary_by_anything_has_the_figures(skjonn: Skjonn) -> None:
    live(skjonn, until=6)
    for by in ("region", "municipality", "year", "round,region", "role"):
        rows = json.loads(skjonn("summary", "--by", by, "--format", "json").out)["rows"]
        found = [[row[key] for key in ("granted", "in_force", "paid", "held", "left_to_pay")] for row in rows]
        assert [350_000, 300_000, 350_000, 0, -50_000] in found
        assert list(rows[0])[-4:] == ["in_force", "paid", "held", "left_to_pay"]


# Short forms


def test_all_that_are_left_are_refused_at_once(skjonn: Skjonn) -> None:
    assert skjonn("application", "add", "--municipality", "Lier", "--project", "Klima").code == 0
    before = (skjonn.ledger / "2027.toml").read_text("utf-8")
    ran = skjonn("application", "refuse", "--rest", "--date", "2027-03-02", "--reason", "Ikke innenfor", "--lang", "nb")
    assert (ran.code, ran.err) == (0, "")
    assert " 2027-03   Lier (Buskerud)   avslått   Ikke innenfor\n" in ran.out
    added = (skjonn.ledger / "2027.toml").read_text("utf-8").removeprefix(before)
    more = 'reason = "Ikke innenfor"'
    assert re.sub("\n+", "\n", added) == tables(
        *(event(id_, "refused", "2027-03-02", more=more) for id_ in ("2027-02", "2027-03"))
    )
    ran = skjonn("application", "refuse", "--rest")
    assert ran.code == 1
    assert "No application in round 2027 is known to be without an outcome" in ran.err


def test_several_awards_are_paid_what_is_left_of_each(skjonn: Skjonn) -> None:
    assert skjonn("award", "add", "2027-02", "--granted", "90 000", "--decided", "2027-03-01").code == 0
    assert skjonn("award", "pay", "2027-01", "--amount", "100 000", "--date", "2027-05-01").code == 0
    assert skjonn("event", "add", "held", "2027-01", "--amount", "50 000", "--reason", "Plan").code == 0
    assert skjonn("award", "pay", "2027-01", "2027-02", "--date", "2029-01-01").code == 0
    rows = json.loads(skjonn("event", "list", "--type", "paid", "--format", "json").out)["rows"]
    assert [(row["application"], row["amount"]) for row in rows] == [
        ("2027-01", 100_000),
        ("2027-01", 200_000),
        ("2027-02", 90_000),
    ]
    ran = skjonn("award", "pay", "2027-01")
    assert ran.code == 1
    assert (
        "Nothing is left to pay of 2027-01: in force 350 000 kr, held 50 000 kr, paid 300 000 kr."
        in ran.err.replace("\u00a0", " ")
    )


@pytest.mark.parametrize(
    ("due", "given", "expected"),
    [
        (("interim",), (), "interim"),
        (("final",), (), "final"),
        (("interim", "final"), ("--report", "final"), "final"),
        ((), ("--report", "interim"), "interim"),
        (("interim", "final"), (), "Both an interim and a final report are due of 2027-01."),
        ((), (), "No report is due of 2027-01."),
    ],
)
def test_a_report_is_the_one_that_is_due(
    due: Sequence[str], given: Sequence[str], expected: str, skjonn: Skjonn
) -> None:
    for report in due:
        words = ("--report", report, "--due", "2028-06-01", "--date", "2027-05-01")
        assert skjonn("event", "add", "report_due", "2027-01", *words).code == 0
    ran = skjonn("award", "report", "2027-01", *given)
    if ran.code:
        assert expected in ran.err
        assert ran.code == 2
        assert "Nothing was written." in ran.err
    else:
        (row,) = json.loads(skjonn("event", "list", "--type", "reported", "--format", "json").out)["rows"]
        assert row["report"] == expected


def test_an_event_is_of_today_where_no_day_is_given(skjonn: Skjonn) -> None:
    assert skjonn("event", "add", "accepted", "2027-01", "--today", "2027-03-09").code == 0
    assert written(skjonn) == tables(event("2027-01", "accepted", "2027-03-09"))


# All together


def test_with_all_its_applications_in_the_round_of_2020_is_verified_whole(skjonn: Skjonn) -> None:
    """48 applications for some 53 million, 43 of them in Viken: 34 are made up here, and refused."""
    asked = re.sub(
        r'\nid = "(2020-\d\d)"\n', lambda id_: f"{id_[0]}requested = {_granted(id_[1])}\n", SHIPPED, flags=re.MULTILINE
    )
    skjonn.keep("2020.toml", asked.replace('itemised = "awarded"', 'itemised = "all"'))
    viken = [place.name for place in municipalities(date(2020, 9, 9)) if place.county == "Viken"][:32]
    amounts = [1_117_000] * 33 + [1_119_000]
    assert 15_020_000 + sum(amounts) == 53_000_000
    new = [
        {"municipality": place, "project": f"Tiltak {number}", "requested": amount}
        for number, (place, amount) in enumerate(zip([*viken, "Oslo", "Oslo"], amounts, strict=True))
    ]
    (skjonn.folder / "new.json").write_text(json.dumps(new), "utf-8")
    assert skjonn("application", "add", "--round", "2020", "--from-json", "new.json").code == 0
    left = skjonn("check", "--round", "2020", "--format", "json")
    assert left.code == 0
    assert [each["name"] for each in json.loads(left.out)["findings"]] == ["application-without-outcome"] * 34
    ran = skjonn("application", "refuse", "--rest", "--round", "2020", "--date", "2020-09-09")
    assert (ran.code, ran.err) == (0, "")
    told = json.loads(skjonn("check", "--strict", "--round", "2020", "--format", "json").out)
    assert (told["findings"], told["unverified"]) == ([], [])
    said = skjonn("check", "--strict", "--round", "2020")
    assert said.code == 0
    assert "48 applications" in said.out.replace("\u00a0", " ")
    assert "not verified" not in said.out
    assert "ikke kontrollert" not in skjonn("check", "--round", "2020", "--lang", "nb").out
    rows = json.loads(skjonn("application", "list", "--status", "refused", "--format", "json").out)["rows"]
    assert len(rows) == 34


def _granted(id_: str) -> str:
    found = re.search(rf'application = "{id_}"\ngranted = ([0-9_]+)\n', SHIPPED)
    assert found is not None
    return found[1]


# What cannot be

PAID = "award pay 2027-01 --date 2027-06-10"
ASKED = "event add report_due 2027-01 --report final --due 2028-06-01 --date 2027-05-01"
ENDED = "event add cancelled 2027-01 --date 2027-05-01"
CANNOT = {
    "event-without-award": (
        "",
        "event add paid 2027-02 --amount 1",
        "Application 2027-02 has no award, so nothing can be `paid`.",
    ),
    "application-with-two-outcomes": (
        "",
        "application refuse 2027-01 --date 2027-04-01",
        "2027-01 is refused on 2027-04-01, and was awarded on 2027-03-01: an application has one outcome.",
    ),
    "outcome-before-receipt": (
        "",
        "event add transferred 2027-02 --to Annen --date 2027-01-09",
        "2027-02 is transferred on 2027-01-09; it was received on 2027-01-10.",
    ),
    "event-before-award": (
        "",
        "award pay 2027-01 --date 2027-02-28",
        "2027-01 is paid on 2027-02-28, before its award of 2027-03-01.",
    ),
    "paid-too-much": (
        "event add held 2027-01 --amount 50000 --reason Plan --date 2027-05-01",
        "award pay 2027-01 --amount 300001",
        "300 001 kr is paid to 2027-01; 300 000 kr is left to pay: 1 kr too much.",
    ),
    "held-too-much": (
        PAID,
        "event add held 2027-01 --amount 1 --reason Plan",
        "1 kr of 2027-01 is held; 0 kr is left to hold: 1 kr too much.",
    ),
    "released-too-much": (
        "",
        "event add released 2027-01 --amount 1",
        "1 kr of 2027-01 is released; 0 kr is held: 1 kr too much.",
    ),
    "repaid-too-much": (
        PAID,
        "event add repaid 2027-01 --amount 350001",
        "350 001 kr is repaid by 2027-01; 350 000 kr is paid: 1 kr too much.",
    ),
    "amended-below-zero": (
        "",
        "event add amended 2027-01 --amount -350001",
        "350 001 kr is taken from 2027-01; 350 000 kr is in force: 1 kr too much.",
    ),
    "event-after-closing": (
        f"{PAID}\nevent add closed 2027-01 --date 2027-07-01",
        "event add amended 2027-01 --ends 2028-12-31 --date 2027-08-01",
        "2027-01 is amended on 2027-08-01, after it was closed on 2027-07-01; only `repaid` may follow.",
    ),
    "event-after-end": (
        ENDED,
        "award pay 2027-01 --amount 1 --date 2027-06-01",
        "2027-01 is paid on 2027-06-01, after it was cancelled on 2027-05-01; only `repaid` and `closed` may follow.",
    ),
    "reported-again": (
        f"{ASKED}\naward report 2027-01 --date 2028-05-01",
        "award report 2027-01 --report final --date 2028-05-02",
        "The final report of 2027-01 came on 2028-05-01 already, and no other is due.",
    ),
    "closed-unsettled": (
        "",
        "event add closed 2027-01",
        "2027-01 is closed with 0 kr paid and 350 000 kr in force: 350 000 kr apart.",
    ),
    "paid-before-acceptance": (
        "",
        "award pay 2027-01 --date 2027-06-10",
        "2027-01 is paid on 2027-06-10, but was not accepted before.",
    ),
}


@pytest.mark.parametrize("rule", CANNOT)
def test_what_cannot_be_is_refused_with_its_place_and_written_only_anyway(rule: str, skjonn: Skjonn) -> None:
    if rule == "paid-before-acceptance":
        skjonn.keep("skjonn.toml", "[awards]\nacceptance = true\n")
    first, then, message = CANNOT[rule]
    for line in first.split("\n") if first else ():
        assert skjonn(*line.split(" ")).code == 0
    before = skjonn.files()
    for lang in ((), ("--lang", "nb")):
        ran = skjonn(*then.split(" "), *lang)
        said = ran.err.replace("\u00a0", " ")
        assert ran.code == 1
        assert rule in said
        assert message in said
        assert "see also" in said or "se også" in said
        assert "Nothing was written." in said
        assert skjonn.files() == before
    assert skjonn(*then.split(" "), "--anyway").code == 0
    ran = skjonn("check", "--format", "json")
    assert ran.code == 1
    (finding,) = json.loads(ran.out)["findings"]
    assert (finding["name"], finding["message"].replace("\u00a0", " ")) == (rule, message)
    waiver = f'\n[[waivers]]\nrule = "{rule}"\nentry = "{finding["entry"]}"\nreason = "R"\n'
    skjonn.keep("2027.toml", (skjonn.ledger / "2027.toml").read_text("utf-8") + waiver)
    assert skjonn("check", "--strict").code == 0


def test_an_award_for_what_was_refused_is_refused(skjonn: Skjonn) -> None:
    assert skjonn("application", "refuse", "2027-02", "--date", "2027-02-01").code == 0
    ran = skjonn("award", "add", "2027-02", "--granted", "1 000")
    assert ran.code == 1
    assert "2027-02 is awarded on 2027-03-01, and was refused on 2027-02-01: an application has one outcome." in ran.err


BAD = {
    "event add": (2, "Missing: TYPE, ID."),
    "event add paid": (2, "Missing: ID."),
    "event add paid 2027-01": (2, "Missing: --amount."),
    "event add held 2027-01 --amount 5": (2, "Missing: --reason."),
    "event add amended 2027-01": (2, "Missing: --amount, --ends."),
    "event add report_due 2027-01 --report final": (2, "Missing: --due."),
    "event add payed 2027-01": (2, "Did you mean paid?"),
    "event add paid 2027-09 --amount 5": (2, "There is no application 2027-09 in ledger."),
    "event add paid 2027-01 --amount 0": (2, "0 is not above zero."),
    "event add amended 2027-01 --amount 0": (2, "0 is not above zero."),
    "event add amended 2027-01 --amount -0": (2, "0 is not above zero."),
    "event add paid 2027-01 --amount -5": (2, "the amount \u22125, and that of paid is above zero."),
    "event add refused 2027-02 --amount 5": (2, "The event has amount, and refused has no such key"),
    "event add paid 2027-01 --amount 5 --to X --due 2028-01-01": (2, "has due, to, and paid has no such key: it has"),
    "event add paid 2027-01 --amount 1.450": (2, "1.450 can be read in two ways"),
    "event add paid 2027-01 --amount 5 --date 31.2.2027": (2, "--date"),
    "event add reported 2027-01 --report last": (2, "--report: last is not one of interim, final."),
    "award pay": (2, "Missing argument 'ID...'"),
    "award pay 2027-02": (1, "What is left to pay of 2027-02 is not known"),
    "application refuse": (2, "Missing: ID, or --rest."),
    "application refuse 2027-02 --rest": (2, "ID and --rest cannot be given together."),
    "application list --status open": (
        2,
        "--status: open is not one of awarded, refused, withdrawn, transferred, none.",
    ),
    "event list 2027-09": (2, "There is no application 2027-09 in ledger."),
    "event list --type payed": (2, "Did you mean paid?"),
    "due --within soon": (2, "--within: soon is not a time."),
}


@pytest.mark.parametrize("line", BAD)
def test_what_cannot_be_meant_is_refused_with_what_would_be_right(line: str, skjonn: Skjonn) -> None:
    before = skjonn.files()
    ran = skjonn(*line.split(" "))
    code, said = BAD[line]
    assert ran.code == code
    assert said in ran.err
    assert skjonn.files() == before


def test_the_same_event_is_not_added_twice(skjonn: Skjonn) -> None:
    line = ("award", "pay", "2027-01", "--amount", "1 000", "--date", "2027-06-10")
    assert skjonn(*line).code == 0
    before = skjonn.files()
    for again in (line, ("application", "refuse", "2027-02", "2027-02")):
        ran = skjonn(*again)
        assert ran.code == 1
        assert "already has this, with the same keys:" in ran.err
        assert skjonn.files() == before
    assert skjonn(*line, "--note", "Andre").code == 0
    assert skjonn(*line, "--anyway").code == 0
    assert [each["name"] for each in json.loads(skjonn("check", "--format", "json").out)["findings"]] == [
        "event-listed-twice"
    ]


def test_events_of_two_rounds_are_not_added_at_once(skjonn: Skjonn) -> None:
    assert skjonn("round", "add", "2028", *HEADING).code == 0
    assert skjonn("application", "add", "--round", "2028", "--municipality", "Lier", "--project", "P").code == 0
    ran = skjonn("application", "withdraw", "2027-02", "2028-01")
    assert ran.code == 2
    assert "2028-01 is in round 2028, not in 2027. Nothing was written." in ran.err
    ran = skjonn("application", "refuse", "--rest")
    assert ran.code == 2
    assert "2027" in ran.err
    assert "2028" in ran.err


def test_a_dry_run_shows_what_would_be_written(skjonn: Skjonn) -> None:
    before = skjonn.files()
    ran = skjonn("award", "pay", "2027-01", "--date", "2027-06-10", "--dry-run")
    assert (ran.code, skjonn.files()) == (0, before)
    assert ran.out == '[[events]]\napplication = "2027-01"\ntype = "paid"\ndate = 2027-06-10\namount = 350_000\n'


def test_what_cannot_be_read_of_an_application_keeps_its_events_from_being_added(skjonn: Skjonn) -> None:
    for faulty in ('granted = "much"', "granted = 350_000\ngrunted = 5"):
        skjonn.keep("2027.toml", GRANTED.replace("granted = 350_000", faulty))
        ran = skjonn("event", "add", "accepted", "2027-01")
        assert ran.code == (1 if "much" in faulty else 0)
        assert ("cannot be checked while this cannot be read" in ran.err) == ("much" in faulty)
    skjonn.keep("2027.toml", GRANTED + event("2027-01", "paid", more="amount = 0"))
    assert skjonn("award", "pay", "2027-01").code == 1
    assert skjonn("application", "refuse", "2027-02", "--date", "2027-03-02").code == 0
    assert skjonn("award", "pay", "2027-01", "--anyway").code == 0


def test_an_event_of_an_id_that_is_not_unique_is_refused(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", GRANTED.replace('id = "2027-02"', 'id = "2027-01"'))
    ran = skjonn("event", "add", "accepted", "2027-01")
    assert ran.code == 1
    assert "2 applications have the id 2027-01: nobody can tell whose event this is." in ran.err
    assert skjonn("event", "add", "accepted", "2027-01", "--anyway").code == 0
    ran = skjonn("award", "list")
    assert ran.code == 1
    assert "1 event cannot be matched to an application." in ran.err.replace("\u00a0", " ")
    for words in (("application", "show", "2027-01"), ("event", "list"), ("due",)):
        assert skjonn(*words).code == 1
    rows = json.loads(skjonn("award", "list", "--format", "json").out)["rows"]
    assert [(row["granted"], row["in_force"], row["outcome"]) for row in rows] == [(350_000, None, None)]
    assert json.loads(skjonn("award", "list", "--to-pay", "--format", "json").out)["rows"] == []


def test_two_writers_at_once_lose_no_event(skjonn: Skjonn) -> None:
    lines = [("award", "pay", "2027-01", "--amount", "1 000", "--note", f"{number}") for number in range(6)]
    writers = [
        subprocess.Popen(command(*line), env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for line in lines
    ]
    said = [writer.communicate()[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 6, said
    rows = json.loads(skjonn("event", "list", "--format", "json").out)["rows"]
    assert sorted(row["note"] for row in rows) == [f"{number}" for number in range(6)]


# JSON


def test_events_come_from_json_as_a_list_writes_them(skjonn: Skjonn) -> None:
    live(skjonn)
    listed = skjonn("event", "list", "--format", "json").out
    (skjonn.folder / "events.json").write_text(listed, "utf-8")
    skjonn.keep("2027.toml", GRANTED)
    ran = skjonn("event", "add", "--from-json", "events.json")
    assert (ran.code, ran.err) == (0, "")
    assert written(skjonn) == tables(WRITTEN)


JSON = {
    '{"type": "paid", "application": "2027-01", "amount": 1000}': "",
    '{"type": "amended", "application": "2027-01", "amount": -1000, "date": "1.6.2027"}': "",
    '{"type": "paid", "application": "2027-01"}': "events.json, entry 1 lacks amount.",
    '{"application": "2027-01"}': "events.json, entry 1 lacks type.",
    '{"type": "paid", "amount": 5}': "events.json, entry 1 lacks application.",
    '{"type": "amended", "application": "2027-01"}': "events.json, entry 1 lacks amount or ends.",
    '{"type": "paid", "application": "2027-01", "amount": 5, "to": "X"}': "entry 1 has to, and paid has no such key",
    '{"type": "paid", "application": "2027-01", "amount": 0}': "0 is not above zero.",
    '{"type": "payed", "application": "2027-01"}': "payed is not one of",
    '{"type": "paid", "application": "2027-01", "amount": 5, "granted": 5}': "granted is not a key of an entry.",
    "{}": "entry 1 lacks type, application.",
}


@pytest.mark.parametrize("text", JSON)
def test_json_that_is_no_event_is_refused_and_says_what_it_lacks(text: str, skjonn: Skjonn) -> None:
    (skjonn.folder / "events.json").write_text(text, "utf-8")
    ran = skjonn("event", "add", "--from-json", "events.json")
    assert ran.code == (2 if JSON[text] else 0)
    assert JSON[text] in ran.err
    if JSON[text]:
        assert "Nothing was written." in ran.err
        assert written(skjonn) == ""


def test_nothing_is_given_beside_json(skjonn: Skjonn) -> None:
    for beside in (("paid",), ("paid", "2027-01"), ("--amount", "5")):
        ran = skjonn("event", "add", *beside, "--from-json", "-")
        assert ran.code == 2
        assert "cannot be given with it" in ran.err


# What is due

DUE = (
    GRANTED
    + event("2027-01", "held", "2027-04-01", more='amount = 50_000\nreason = "Plan"')
    + event("2027-01", "paid", "2027-04-02", more="amount = 300_000")
    + event("2027-01", "report_due", "2027-04-03", more='report = "interim"\ndue = 2028-01-01')
    + event("2027-01", "report_due", "2027-04-03", more='report = "final"\ndue = 2028-06-01')
    + "".join(
        f'\n[[applications]]\nid = "2027-1{number}"\nmunicipality = "Lier"\nproject = "P{number}"\n'
        f'\n[[awards]]\napplication = "2027-1{number}"\ngranted = 100_000\n'
        for number in range(4)
    )
    + event("2027-10", "paid", "2027-05-01", more="amount = 100_000")
    + event("2027-10", "amended", "2027-05-02", more="amount = -40_000")
    + event("2027-10", "report_due", "2027-05-02", more='report = "final"\ndue = 2028-06-02')
    + event("2027-11", "accepted", "2027-05-03")
    + event("2027-11", "paid", "2027-05-03", more="amount = 60_000")
    + event("2027-12", "paid", "2027-05-04", more="amount = 100_000")
    + event("2027-12", "reported", "2027-05-05", more='report = "final"')
    + event("2027-12", "closed", "2027-05-06")
)


def due(skjonn: Skjonn, *options: str, today: str = "2028-02-01") -> list[tuple[str, str, str, object, object]]:
    ran = skjonn("due", "--today", today, "--format", "json", *options)
    assert ran.code == 0
    rows = json.loads(ran.out)["rows"]
    return [(row["day"], row["task"], row["id"], row["amount"], row["days_late"]) for row in rows]


def test_what_is_due_is_listed_by_day(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", DUE)
    all_of_it = [
        ("2027-04-01", "held", "2027-01", 50_000, None),
        ("2027-05-02", "repayment", "2027-10", 40_000, None),
        ("2027-05-03", "no_report", "2027-11", 60_000, None),
        ("2028-01-01", "report", "2027-01", None, 31),
        ("2028-06-01", "report", "2027-01", None, None),
        ("2028-06-02", "report", "2027-10", None, None),
    ]
    assert due(skjonn) == all_of_it
    assert due(skjonn, "--within", "121d") == all_of_it[:5]
    assert due(skjonn, "--within", "120") == all_of_it[:4]
    assert due(skjonn, "--within", "52w") == all_of_it
    assert due(skjonn, "--within", "999999d", today="9999-01-01")[3][4] == (date(9999, 1, 1) - date(2028, 1, 1)).days
    assert due(skjonn, "--round", "2027") == all_of_it
    assert "\n 1 March 2027   awarded" in skjonn("award", "show", "2027-10").out.replace("\u00a0", " ")


def test_where_acceptance_is_asked_for_what_is_not_accepted_is_due(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", DUE)
    skjonn.keep("skjonn.toml", "[awards]\nacceptance = true\n")
    assert [row[:4] for row in due(skjonn) if row[1] == "acceptance"] == [
        ("2027-03-01", "acceptance", "2027-01", 350_000),
        ("2027-03-01", "acceptance", "2027-10", 100_000),
        ("2027-03-01", "acceptance", "2027-13", 100_000),
    ]


@pytest.mark.parametrize(("today", "code"), [("2028-01-01", 0), ("2028-01-02", 1)])
def test_with_strict_it_ends_with_1_where_something_is_late(today: str, code: int, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", DUE)
    assert skjonn("due", "--today", today, "--strict").code == code
    assert skjonn("due", "--today", today).code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_due_is_told_to_people(language: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", DUE)
    skjonn.keep("skjonn.toml", "[awards]\nacceptance = true\n")
    assert is_golden(f"due-{language}", skjonn("due", "--today", "2028-02-01", "--lang", language).out)


@pytest.mark.parametrize("format_", ["csv", "csv-excel", "md", "tsv"])
def test_what_is_due_comes_in_every_format(format_: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", DUE)
    ran = skjonn("due", "--format", format_, "--today", "2028-02-01")
    assert (ran.code, ran.err) == (0, "")
    assert "2027-10" in ran.out


# Filters


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("application list --status none", "2027-02"),
        ("application list --status awarded", "2027-01 2027-10 2027-11 2027-12 2027-13"),
        ("application list --status refused --status none", "2027-02"),
        ("application list --status withdrawn", ""),
        ("award list --due", "2027-01 2027-10"),
        ("award list --to-pay", "2027-11 2027-13"),
        ("award list --to-repay", "2027-10"),
        ("award list --closed", "2027-12"),
        ("award list --due --to-repay", "2027-10"),
        ("award list --closed --to-pay", ""),
        ("event list 2027-12", "2027-12 2027-12 2027-12"),
        ("event list --type held --type amended", "2027-01 2027-10"),
        ("event list --round 2027 --type closed", "2027-12"),
    ],
)
def test_lists_are_narrowed_by_what_became_of_a_grant(line: str, ids: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", DUE)
    rows = json.loads(skjonn(*line.split(" "), "--format", "json").out)["rows"]
    assert " ".join(row.get("id") or row["application"] for row in rows) == ids


def test_an_award_that_shares_its_application_has_no_figures_of_its_own(skjonn: Skjonn) -> None:
    """What was paid to the two together cannot be told apart; the summary has it all."""
    second = '\n[[awards]]\napplication = "2027-01"\ngranted = 10_000\n'
    skjonn.keep("2027.toml", GRANTED + second)
    rows = json.loads(skjonn("award", "list", "--format", "json").out)["rows"]
    assert [row["in_force"] for row in rows] == [350_000, 10_000]
    skjonn.keep("2027.toml", GRANTED + second + event("2027-01", "paid", "2027-04-01", more="amount = 5"))
    rows = json.loads(skjonn("award", "list", "--format", "json").out)["rows"]
    assert [row["in_force"] for row in rows] == [None, None]
    assert "\u2013" in skjonn("award", "list").out.split("\n")[-2]
    assert json.loads(skjonn("summary", "--format", "json").out)["total"]["in_force"] == 360_000


# Completion


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("skjonn event add re", {"refused", "released", "report_due", "reported", "repaid"}),
        ("skjonn event add paid ", {"2027-11", "2027-13"}),
        ("skjonn event add repaid ", {"2027-01", "2027-10", "2027-11", "2027-12"}),
        ("skjonn event add refused 2027-0", {"2027-02"}),
        ("skjonn event add nothing ", set()),
        ("skjonn award pay 2027-1", {"2027-11", "2027-13"}),
        ("skjonn award report ", {"2027-01", "2027-10", "2027-11", "2027-13"}),
        ("skjonn application withdraw ", {"2027-02"}),
        ("skjonn application list --status with", {"withdrawn"}),
        ("skjonn event list 2027-0", {"2027-01", "2027-02"}),
        ("skjonn event add paid --ledger nowhere ", set()),
    ],
)
def test_only_ids_are_completed_for_which_the_event_can_come_next(
    line: str, expected: set[str], skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    skjonn.keep("2027.toml", DUE)
    monkeypatch.setenv("_SKJONN_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    assert set(re.findall(r'"([^"]+)"', skjonn().out)) == expected
