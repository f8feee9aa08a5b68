"""The frame with its verdicts, what is left of it, the rounds there are, and what an addition says."""

import json
from collections.abc import Mapping

import pytest

from skjonn.language import LANGUAGES, words
from skjonn.model.entries import Application, Award
from skjonn.model.resolved import ResolvedRound
from skjonn.model.table import Table
from skjonn.model.totals import RoundTotals
from skjonn.render.addition import addition, frame_line
from skjonn.render.tables import renderer
from skjonn.reports.frame import frame
from skjonn.reports.round_verdict import requested_statement
from skjonn.reports.rounds import rounds
from support.ledgers import DECIDED, LATER, ROUND, SHIPPED, application, award, inspected, is_golden, ledger
from support.table_cells import cells, column

EN = words("en")

OPEN = (
    ROUND
    + "[frame]\napplications = 3\nawards = 1\nrequested = 900_000\ngranted = { at_most = 900_000 }\nlimit = 800_000\n"
    + '\n[[regions]]\ncounty = "Oslo"\nawards = 2\ngranted = { over = 700_000, within = 100_000 }\n'
    + '\n[[regions]]\ncounty = "Viken"\napplications = 1\nawards = 0\nrequested = 500_000\n'
    + application("a", more="requested = 150_000")
    + application("b", "Hole")
    + award("a", "100_000")
)
OFF = (
    DECIDED
    + "[frame]\nawards = 2\ngranted = { about = 1_000_000, within = 50_000 }\nlimit = 50_000\n"
    + '\n[[regions]]\ncounty = "Oslo"\nawards = 1\ngranted = 90_000\n'
    + '\n[[regions]]\ncounty = "Viken"\napplications = 0\nawards = 1\n'
    + application("a")
    + application("b", "Rakkstad")
    + award("a", "100_000")
)


def _shown(table: Table, *, language: str = "en") -> str:
    return renderer("table")(table, words=words(language), width=None, color=False)


def totals_of(files: str | Mapping[str, str]) -> list[RoundTotals]:
    return [round_.totals for round_ in ledger(files).rounds]


def _resolved(text: str) -> ResolvedRound:
    (round_,) = ledger(text).rounds
    return round_


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "text"), [("2020", SHIPPED), ("open", OPEN), ("off", OFF)])
def test_a_frame_is_stated_counted_and_judged(name: str, text: str, language: str) -> None:
    table = frame(totals_of(text), words(language))
    assert is_golden(f"frame-{name}-{language}", _shown(table, language=language))


def test_the_frames_of_several_rounds_are_told_apart() -> None:
    table = frame(totals_of({"a.toml": OPEN, "b.toml": LATER}), EN)
    assert is_golden("frame-several", _shown(table))


def test_a_frame_fits_a_narrow_terminal() -> None:
    table = frame(totals_of(SHIPPED), EN)
    assert is_golden("frame-2020-60", renderer("table")(table, words=EN, width=60, color=False))


def test_a_region_says_how_many_of_its_own_applications_name_the_amount_requested() -> None:
    text = ROUND + '[[regions]]\ncounty = "Viken"\nrequested = 500_000\n[[regions]]\ncounty = "Oslo"\n'
    text += application("a", "Hole", more="requested = 150_000") + application("b", "Hole") + application("c")
    (round_verdict,) = inspected(text).round_verdicts
    assert [(each.region, each.text.replace("\u00a0", " ")) for each in round_verdict.unverified] == [
        ("Viken", "1 of 2 itemised applications name the amount requested (stated: 500 000)")
    ]


def test_machines_are_given_each_control_total_with_its_verdict() -> None:
    text = renderer("json")(frame(totals_of(OFF), EN), words=EN, width=None, color=False)
    rows = json.loads(text)["rows"]
    assert [(row["region"], row["quantity"], row["counted"], row["off"], row["verdict"]) for row in rows] == [
        (None, "awards", 1, -1, "differs"),
        (None, "granted", 100_000, -850_000, "differs"),
        (None, "limit", 100_000, 50_000, "differs"),
        ("Oslo", "awards", 1, 0, "agrees"),
        ("Oslo", "granted", 100_000, 10_000, "differs"),
        ("Viken", "applications", 0, None, "unknown"),
        ("Viken", "awards", 0, -1, "differs"),
    ]
    assert rows[1]["stated"] == {"low": 950_000, "high": 1_050_000}
    assert {row["round"] for row in rows} == {"2020"}


def test_the_frame_says_what_cannot_be_verified_and_why() -> None:
    """34 of 48 applications are not itemised, and no amount requested is in the source."""
    (note,) = frame(totals_of(SHIPPED), EN).notes
    assert note.replace("\u00a0", " ") == (
        "not verified: 34 of 48 applications are not itemised, no amount requested is itemised (stated: 52 500 000 to "
        "53 500 000) · Viken: 32 of 43 applications are not itemised · Oslo: 2 of 5 applications are not itemised."
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (ROUND + "[frame]\nlimit = 800_000\n", "700 000 of 800 000 kr left"),
        (ROUND + "[frame]\nlimit = 800_000\ngranted = 900_000\n", "700 000 of 800 000 kr left"),
        (ROUND + "[frame]\ngranted = { about = 900_000, within = 50_000 }\n", ""),
        (ROUND + "[frame]\nlimit = 100_000\n", "0 of 100 000 kr left"),
        (ROUND + "[frame]\nlimit = 99_999\n", ""),
        (ROUND, ""),
        (DECIDED + "[frame]\nlimit = 800_000\n", ""),
    ],
)
def test_what_is_left_is_the_limit_less_what_is_granted(text: str, left: str) -> None:
    (round_verdict,) = inspected(text + application("a") + award("a", "100_000")).round_verdicts
    said = [
        statement.text.replace("\u00a0", " ") for statement in round_verdict.in_progress if statement.key == "limit"
    ]
    assert said == ([left] if left else [])


def test_what_is_left_is_not_told_while_an_award_cannot_be_read() -> None:
    text = ROUND + "[frame]\nlimit = 800_000\n" + application("a") + award("a", "0")
    (round_verdict,) = inspected(text).round_verdicts
    assert round_verdict.in_progress == ()


def test_what_is_left_is_not_told_while_the_limit_may_be_among_what_cannot_be_read() -> None:
    unread = 'awards = "many"\n' + application("a") + award("a", "100_000")
    (round_verdict,) = inspected(f"{ROUND}[frame]\ngranted = 900_000\n{unread}").round_verdicts
    assert [each.key for each in round_verdict.in_progress] == ["granted"]
    (round_verdict,) = inspected(f"{ROUND}[frame]\nlimit = 900_000\n{unread}").round_verdicts
    assert [each.key for each in round_verdict.in_progress] == ["limit"]


def test_a_partial_list_that_is_as_long_as_is_stated_is_verified() -> None:
    text = DECIDED + 'itemised = "awarded"\n[frame]\napplications = {number}\n' + application("a") + award("a")
    for number, verified, unverified in ((1, ["applications"], []), (2, [], ["applications"])):
        (round_verdict,) = inspected(text.format(number=number)).round_verdicts
        assert [each.key for each in round_verdict.verified] == verified
        assert [each.key for each in round_verdict.unverified] == unverified


@pytest.mark.parametrize(
    ("figure", "counted", "said"),
    [
        ("applications = 1", 0, "0 of 1 application"),
        ("applications = 2", 0, "0 of 2 applications"),
        ("awards = { about = 3, within = 1 }", 1, "1 of 2 to 4 awards"),
        ("granted = 2_000", 1, "1 000 of 2 000 kr, 1 000 kr not listed yet"),
        (
            "granted = { over = 2_000, within = 500 }",
            1,
            "1 000 of over 2 000, at most 2 500 kr, 1 001 to 1 500 kr not listed yet",
        ),
    ],
)
def test_what_an_open_round_has_not_come_to_is_in_progress(figure: str, counted: int, said: str) -> None:
    text = f"{ROUND}[frame]\n{figure}\n" + "".join(application("a") + award("a", "1_000") for _ in range(counted))
    (round_verdict,) = inspected(text).round_verdicts
    assert round_verdict.in_progress[0].text.replace("\u00a0", " ") == said


# The rounds


@pytest.mark.parametrize("language", LANGUAGES)
def test_rounds_come_by_date_with_what_is_left(language: str) -> None:
    files = {
        "z.toml": OPEN,
        "a.toml": LATER,
        "b.toml": DECIDED.replace("2020", "2018") + "[frame]\nlimit = 5\n" + application("x", "Oslo") + award("x", "3"),
        "c.toml": SHIPPED.replace('id = "2020"', 'id = "2019"').replace("date = 2020-09-09", "date = 2020-01-09", 1),
    }
    table = rounds(totals_of(files), words(language))
    assert is_golden(f"rounds-{language}", _shown(table, language=language))
    narrow = [renderer("table")(table, words=words(language), width=width, color=False) for width in (100, 80, 60)]
    assert is_golden(f"rounds-{language}-narrow", "\n".join(narrow))


def test_machines_are_given_the_state_and_the_file_of_each_round() -> None:
    text = renderer("json")(rounds(totals_of(OPEN), words("nb")), words=words("nb"), width=None, color=False)
    assert json.loads(text)["rows"] == [
        {
            "round": "2020",
            "title": "Prosjektskjønn 2020",
            "grantor": "Fylkesmannen i Oslo og Viken",
            "date": "2020-09-09",
            "state": "open",
            "applications": 3,
            "itemised": 2,
            "awards": 1,
            "granted": 100_000,
            "limit": 800_000,
            "left": 700_000,
            "frame": None,
            "frames": [],
            "left_in_frames": [],
            "file": "2020.toml",
        }
    ]


@pytest.mark.parametrize("heading", [ROUND, DECIDED])
@pytest.mark.parametrize(("limit", "left"), [("", (None, None)), ("[frame]\nlimit = 100_000\n", (100_000, 0))])
def test_a_round_without_a_limit_has_nothing_left_which_is_not_the_same_as_zero(
    heading: str, limit: str, left: tuple[int | None, int | None]
) -> None:
    table = rounds(totals_of(heading + limit + application("a") + award("a", "100_000")), EN)
    assert cells(table, "limit", "left") == [left]


# What an addition says


def _added(text: str, *ids: str, language: str = "en", color: bool = False) -> str:
    round_ = _resolved(text)
    entries: list[Application | Award] = [each for each in round_.entries.applications if each.id in ids]
    entries += [each for each in round_.entries.awards if each.application in ids]
    where = words(language).added.format(file="ledger/2020.toml", line=9)
    return addition(entries, round_, where=where, words=words(language), width=None, color=color)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_addition_is_shown_with_what_is_left_of_the_frame(language: str) -> None:
    text = ROUND + "[frame]\nlimit = 800_000\n"
    text += application("1", "Hole", project="Digital innbyggerdialog", more='partners = ["Ringerike", "KS"]')
    text += award("1", "350_000") + application("2", "3018", more="requested = 90_000") + application("3", "Rakkstad")
    assert is_golden(f"added-{language}", _added(text, "1", "2", "3", language=language))


def test_the_county_stands_beside_the_municipality_once() -> None:
    text = ROUND + application("1", "3018") + application("2", "Hole")
    assert _added(text, "1").split("\n")[2] == " 1   Våler (Viken)   Prosjekt 1"
    assert _added(text, "2").split("\n")[2] == " 2   Hole (Viken)   Prosjekt 2"


def test_an_award_of_an_application_that_is_not_there_is_shown_with_its_amount() -> None:
    assert _added(ROUND + award("x", "350_000"), "x").split("\n")[2] == " x   350\u00a0000\u00a0kr"


def test_what_is_added_is_shown_where_its_id_stood_in_the_ledger_before() -> None:
    text = ROUND + application("a") + award("a", "1") + application("a", "Hole", project="Annet") + award("a", "2")
    assert _added(text, "a").split("\n")[2] == " a   Hole (Viken)   Annet   2\u00a0kr"


@pytest.mark.parametrize(
    ("municipality", "shown"),
    [("Oslo", "Oslo"), ("Hole", "Hole (Viken)"), ("3018", "Våler (Viken)"), ("Tromsø", "Tromsø (Troms og Finnmark)")],
)
def test_a_county_is_named_beside_a_municipality_that_does_not_say_it(municipality: str, shown: str) -> None:
    assert _added(ROUND + application("a", municipality, project="Vann"), "a").split("\n")[2] == f" a   {shown}   Vann"


def test_a_new_round_is_shown_by_its_frame_alone() -> None:
    assert _added(ROUND) == "Added to ledger/2020.toml, line 9\n\n Round 2020: 0 kr granted in 0\u00a0awards.\n"


def test_the_place_is_bold_and_nothing_raw_reaches_the_terminal() -> None:
    text = _added(ROUND + application("a", project=r"red\u202eblue"), "a", color=True)
    first, _, line, *_ = text.split("\n")
    assert first == "\x1b[1mAdded to ledger/2020.toml, line 9\x1b[0m"
    assert line == " a   Oslo   red\ufffdblue"


@pytest.mark.parametrize(
    ("state", "granted", "said"),
    [
        ("[frame]\nlimit = 8_000\n", "6_450", "Frame 2020: 6 450 of 8 000 kr granted in 1 award, 1 550 kr left."),
        ("[frame]\nlimit = 8_000\n", "8_000", "Frame 2020: 8 000 of 8 000 kr granted in 1 award, 0 kr left."),
        ("[frame]\nlimit = 8_000\n", "8_350", "Frame 2020: 8 350 of 8 000 kr granted in 1 award, 350 kr too much."),
        (
            "[frame]\ngranted = { about = 8_000, within = 9 }\n",
            "9",
            "Round 2020: 9 kr granted in 1 award, 7 982 to 8 000 kr not listed yet.",
        ),
        ("[frame]\ngranted = 9\n", "9", "Round 2020: 9 kr granted in 1 award, as stated."),
        ("[frame]\ngranted = 8\n", "9", "Round 2020: 9 kr granted in 1 award, not as stated."),
        ("[frame]\nawards = 1\n", "9", "Round 2020: 9 kr granted in 1 award."),
        ("", "9", "Round 2020: 9 kr granted in 1 award."),
    ],
)
def test_what_is_left_of_the_frame_or_not_listed_yet_is_said_in_a_line(state: str, granted: str, said: str) -> None:
    round_ = _resolved(ROUND + state + application("a") + award("a", granted))
    assert frame_line(round_.totals, EN).replace("\u00a0", " ").startswith(said)


def test_whether_a_sum_is_as_stated_is_not_said_while_an_award_cannot_be_read() -> None:
    round_ = _resolved(ROUND + "[frame]\ngranted = 9\n" + application("a") + award("a", "9") + award("a", "0"))
    assert frame_line(round_.totals, EN) == "Round 2020: 9 kr granted in 1\u00a0award."


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Round 2020: 9 kr granted in 1 award, 1 kr not listed yet."),
        ("nb", "Runde 2020: 9 kr tildelt i 1 tildeling, 1 kr ikke ført opp ennå."),
        ("nn", "Runde 2020: 9 kr tildelt i 1 tildeling, 1 kr ikkje ført opp enno."),
    ],
)
def test_what_is_not_listed_yet_is_said_in_every_language(language: str, said: str) -> None:
    round_ = _resolved(ROUND + "[frame]\ngranted = 10\n" + application("a") + award("a", "9"))
    assert frame_line(round_.totals, words(language)).replace("\u00a0", " ") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_round_without_a_limit_is_as_stated_and_never_within_a_frame(language: str) -> None:
    said = words(language)
    for head, verdict in ((DECIDED, said.is_as_stated), (ROUND, said.is_open_as_stated)):
        text = f"{head}[frame]\nawards = 1\n{application('a')}{award('a')}"
        (judged,) = inspected(text, language=language).round_verdicts
        assert judged.headline.endswith(f": {verdict}")
    assert (
        said.is_as_stated
        == {
            "en": "as stated",
            "nb": "stemmer med oppgitte tall",
            "nn": "stemmer med oppgitte tal",
        }[language]
    )


# What is not known


def test_a_county_of_another_day_is_shown_as_not_known_with_the_days_on_which_it_is_one() -> None:
    text = DECIDED.replace("2020", "2019") + '[[regions]]\ncounty = "Viken"\nawards = 1\ngranted = 145_000\n'
    table = frame(totals_of(text), EN)
    assert cells(table, "region", "quantity", "counted", "off", "verdict") == [
        ("Viken", "awards", None, None, "unknown"),
        ("Viken", "granted", None, None, "unknown"),
    ]
    assert column(table, "verdict_in_words") == ["not known"] * 2
    assert table.notes == ("not verified: not everything could be read or placed: Viken: awards, kroner granted.",)
    inspection = inspected({"2019.toml": text})
    (judged,) = inspection.round_verdicts
    assert judged.headline.endswith(": not known, because not everything could be read or placed")
    assert inspection.found[0].message == "Viken is a county from 2020-01-01 to 2023-12-31, not on 2019-09-09."


def test_one_cause_is_told_once_and_first_whatever_it_makes_unknown() -> None:
    text = f"{DECIDED}[frame]\nawards = 2\ngranted = 5\nrequested = 9\nlimit = 9\n"
    text += '[[regions]]\ncounty = "Oslo"\nawards = 2\n' + application("a") + application("b") + award("a", "0")
    (note,) = frame(totals_of(text), EN).notes
    assert note == (
        "not verified: not everything could be read or placed: awards, kroner granted, limit in kroner; Oslo: awards · "
        "no amount requested is itemised (stated: 9)."
    )
    (judged,) = inspected(text).round_verdicts
    assert [(each.region, each.key) for each in judged.unverified] == [
        ("", "awards"),
        ("", "requested"),
        ("", "granted"),
        ("", "limit"),
        ("Oslo", "awards"),
    ]


def test_a_sum_requested_that_the_rows_meet_is_verified_and_not_said_to_be_missing() -> None:
    text = f'{DECIDED}itemised = "awarded"\n[frame]\nrequested = 5_000_000\n'
    for number, amount in enumerate(("1_000_000", "1_500_000", "2_500_000")):
        text += application(f"a{number}", more=f"requested = {amount}") + award(f"a{number}", "900_000")
    (judged,) = inspected(text).round_verdicts
    assert [(each.key, each.text.replace("\u00a0", " ")) for each in judged.verified] == [
        ("requested", "5 000 000 kr requested")
    ]
    assert judged.unverified == ()
    assert judged.headline.endswith(": as stated")
    assert requested_statement(totals_of(text)[0], EN) == ""
