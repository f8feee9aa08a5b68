"""Figures that state what a total is above or below, and no more: verdicts, findings, reports and what is typed."""

import json
from pathlib import Path

import pytest

from support.command_line import HEADING, Skjonn
from support.ledgers import DECIDED, ROUND, application, award, found, inspected

AWARDS = application("a") + award("a", "4_000_000") + application("b") + award("b", "2_500_000")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def frame(figure: str, *, key: str = "granted") -> str:
    return f"\n[frame]\n{key} = {figure}\n"


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("{ over = 6_000_000 }", "6 500 000 kr granted (stated: over 6 000 000)"),
        ("{ at_least = 6_500_000 }", "6 500 000 kr granted (stated: at least 6 500 000)"),
        ("{ under = 7_000_000 }", "6 500 000 kr granted (stated: under 7 000 000)"),
        ("{ at_most = 6_500_000 }", "6 500 000 kr granted (stated: at most 6 500 000)"),
    ],
)
def test_a_sum_within_the_one_bound_that_is_stated_is_verified(figure: str, said: str) -> None:
    (verdict,) = inspected(DECIDED + frame(figure) + AWARDS).round_verdicts
    assert [line.text.replace("\u00a0", " ") for line in verdict.verified] == [said]
    assert not verdict.unverified
    assert not found(DECIDED + frame(figure) + AWARDS)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("{ over = 7_000_000 }", "over 7 000 000 kr is stated: at least 500 001 kr too little."),
        ("{ at_least = 7_000_000 }", "at least 7 000 000 kr is stated: at least 500 000 kr too little."),
        ("{ under = 6_500_000 }", "under 6 500 000 kr is stated: at least 1 kr too much."),
        ("{ at_most = 6_000_000 }", "at most 6 000 000 kr is stated: at least 500 000 kr too much."),
    ],
)
def test_a_sum_beyond_the_one_bound_differs_and_nothing_is_guessed(figure: str, said: str) -> None:
    (finding,) = found(DECIDED + frame(figure) + AWARDS)
    assert (finding.name, finding.hint) == ("granted-differs", "")
    assert finding.message.replace("\u00a0", " ") == f"2 awards add up to 6 500 000 kr; {said}"


def test_an_open_round_below_a_least_sum_is_in_progress_with_what_is_missing_at_least() -> None:
    (verdict,) = inspected(ROUND + frame("{ over = 7_000_000 }") + AWARDS).round_verdicts
    (line,) = verdict.in_progress
    assert line.text.replace("\u00a0", " ") == ("6 500 000 of over 7 000 000 kr, at least 500 001 kr not listed yet")


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("{ at_least = 1 }", "0 of at least 1 award"),
        ("{ at_least = 2 }", "0 of at least 2 awards"),
        ("{ about = 2, within = 1 }", "0 of 1 to 3 awards"),
        ("1", "0 of 1 award"),
    ],
)
def test_the_noun_after_a_stated_count_agrees_with_its_last_number(figure: str, said: str) -> None:
    (verdict,) = inspected(ROUND + frame(figure, key="awards")).round_verdicts
    assert [line.text.replace("\u00a0", " ") for line in verdict.in_progress] == [said]


@pytest.mark.parametrize("figure", ["at least 1 award", "under 2 awards", "at most 1 award", "at least 2 awards"])
def test_a_stated_count_is_said_back_with_its_noun(figure: str, skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND)
    ran = skjonn("round", "edit", "2020", "--awards", figure.rpartition(" ")[0])
    assert f" Stated: {figure}\n" in ran.out.replace("\u00a0", " ")


def test_a_missing_award_of_which_only_the_least_amount_is_known_is_named_with_it() -> None:
    hints = [each.hint for each in found(DECIDED + frame("{ over = 7_000_000 }") + "awards = 3\n" + AWARDS)]
    assert "A missing row would explain it: at least 500\u00a0001." in hints


@pytest.mark.parametrize(
    ("of_round", "oslo", "said"),
    [
        (
            "{ over = 7_000_000 }",
            "6_500_000",
            "state 6 500 000 kr granted together; the frame states over 7 000 000 kr",
        ),
        (
            "6_000_000",
            "{ over = 6_400_000 }",
            "state at least 6 400 001 kr granted together; the frame states 6 000",
        ),
        ("{ at_least = 7_000_000 }", "{ over = 6_400_000 }", ""),
        ("{ under = 7_000_000 }", "{ over = 6_400_000 }", ""),
    ],
)
def test_regions_with_one_bound_must_be_able_to_add_up_to_the_frame(of_round: str, oslo: str, said: str) -> None:
    text = f"{DECIDED}{frame(of_round)}\n[[regions]]\ncounty = 'Oslo'\ngranted = {oslo}\n{AWARDS}"
    messages = [each.message.replace("\u00a0", " ") for each in found(text) if each.name == "regions-do-not-add-up"]
    assert [said in message for message in messages] == [True] * bool(said)
    verified = [line.key for verdict in inspected(text).round_verdicts for line in verdict.verified]
    # A sum of regions that has no upper bound does not add up to anything.
    assert "regions" not in verified


def test_a_figure_with_one_bound_is_not_called_wide() -> None:
    for figure in ("{ over = 6_000_000 }", "{ under = 70_000_000 }", "{ at_least = 1 }", "{ at_most = 70_000_000 }"):
        assert not found(DECIDED + frame(figure) + AWARDS)


FIGURES = (
    "--requested",
    "under 9 mill",
    "--granted",
    "over 7 mill",
    "--awards",
    "minst 3",
    "--applications",
    "inntil 9",
)


def test_reports_say_which_bound_there_is(skjonn: Skjonn) -> None:
    skjonn("round", "add", "2028", *HEADING, *FIGURES)
    rows = json.loads(skjonn("frame", "--format", "json").out)["rows"]
    assert {row["quantity"]: row["stated"] for row in rows} == {
        "applications": {"low": 0, "high": 9},
        "awards": {"low": 3, "high": None},
        "requested": {"low": None, "high": 8_999_999},
        "granted": {"low": 7_000_001, "high": None},
    }
    lines = skjonn("frame", "--format", "csv").out.splitlines()[1:]
    assert [line.split(",")[3] for line in lines] == ["0..9", "at least 3", "under 9000000", "over 7000000"]
    (listed,) = json.loads(skjonn("round", "list", "--format", "json").out)["rows"]
    assert (listed["applications"], listed["left"]) == (0, None)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "Stated: at most 9 applications · at least 3 awards · under 9 000 000 kr requested · "
                "over 7 000 000 kr granted"
            ),
        ),
        (
            "nb",
            "Oppgitt: høyst 9 søknader · minst 3 tildelinger · under 9 000 000 kr omsøkt · over 7 000 000 kr tildelt",
        ),
        (
            "nn",
            "Oppgitt: høgst 9 søknader · minst 3 tildelingar · under 9 000 000 kr omsøkt · over 7 000 000 kr tildelt",
        ),
    ],
)
def test_what_was_understood_is_shown(language: str, said: str, skjonn: Skjonn) -> None:
    ran = skjonn("round", "add", "2028", *HEADING, *FIGURES, "--region", "Oslo: granted=vel 7 mill", "--lang", language)
    _, figures, _ = ran.out.replace("\u00a0", " ").split("\n\n")
    most = {"en": "at most", "nb": "høyst", "nn": "høgst"}[language]
    granted = {"en": "granted"}.get(language, "tildelt")
    assert figures.splitlines() == [f" {said}", f" Oslo: over 7 000 000, {most} 7 500 000 kr {granted}"]


def test_an_announcement_s_own_words_are_understood_shown_and_written_in_full(skjonn: Skjonn) -> None:
    ran = skjonn(
        *("round", "add", "2020", "--title", "Prosjektskjønn", "--grantor", "Fylkesmannen", "--date", "2020-09-09"),
        *("--granted", "litt over 15 millioner kroner", "--requested", "ca. 53 millioner kroner"),
    )
    assert (ran.code, ran.err) == (0, "")
    assert (
        " Stated: 52 500 000 to 53 500 000 kr requested · over 15 000 000, at most 15 500 000 kr granted\n"
        in ran.out.replace("\u00a0", " ")
    )
    assert (
        skjonn.files()["2020.toml"]
        .decode()
        .endswith(
            "[frame]\n"
            "requested = { about = 53_000_000, within = 500_000 }\n"
            "granted = { over = 15_000_000, within = 500_000 }\n"
        )
    )
