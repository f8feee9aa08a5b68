"""Names, words and amounts that an option cannot take: what is wrong, and what can be meant."""

from pathlib import Path

import pytest

from skjonn.render.tables import formats
from support.command_line import HEADING, NEW, OPEN, Skjonn

PLACES = '\n[[applications]]\nid = "2027-01"\nmunicipality = "Indre Østfold"\nproject = "P"\n'


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep_shipped()
    skjonn.keep("2027.toml", OPEN + PLACES)
    return skjonn


COLUMNS = (
    "id, municipality, project, amount, region, round, number, recipient, partners, cooperation, members, county, "
    "organisation, roles, area, as_printed, note, received, cost, requested, granted, decided, case, conditions, "
    "award_note, in_force, paid, held, left_to_pay, outcome, frame"
)
FORMATS = ", ".join(formats())
DATES = "Write 1.2.2027, 1. februar 2027 or 2027-02-01."


@pytest.mark.parametrize(
    ("words", "what", "now"),
    [
        ("summary --format jsn", f"--format: jsn is not one of {FORMATS}.", "Did you mean json?"),
        ("frame --format CSV", f"--format: CSV is not one of {FORMATS}.", "Did you mean csv?"),
        ("award list --format yaml", f"--format: yaml is not one of {FORMATS}.", ""),
        ("award show 2020-01 --format htm", f"--format: htm is not one of {FORMATS}.", ""),
        ("round list --format xlsx", f"--format: xlsx is not one of {FORMATS}.", ""),
        ("summary --lang no", "--lang: no is not one of en, nb, nn.", ""),
        ("summary --lang NB", "--lang: NB is not one of en, nb, nn.", "Did you mean nb?"),
        (
            "award list --sort amont",
            f"--sort: amont is not one of {COLUMNS}.",
            "Did you mean amount?",
        ),
        ("check --round 202", "There is no round 202 in ledger.", "Did you mean 202"),
        ("frame --round x", "There is no round x in ledger.", "2020, 2027"),
        ("summary --round 20207", "There is no round 20207 in ledger.", "Did you mean 202"),
        ("award list --region Vikn", "No round here has a region Vikn.", "Did you mean Viken?"),
        ("application list --region Ålesund", "No round here has a region Ålesund.", "Viken, Oslo, Østfold"),
        (
            "award list --municipality Askr",
            '"Askr" is not the name or number of any municipality since 2013.',
            'Did you mean "Asker"?',
        ),
        ("award list --min 1.450", "1.450 can be read in two ways: 1\u00a0450 kr, or 1,45 kr.", "Write 1450"),
        ("application list --max much", "much holds no number.", "Write whole kroner"),
        ("award show 2020-1", "There is no application 2020-1 in ledger.", "Did you mean 2020-1"),
        ("application show 2020-15", "There is no application 2020-15 in ledger.", "Did you mean 2020-1"),
        (
            "award show 2027-01",
            "Application 2027-01 has no award.",
            "`skjonn application show` shows it.",
        ),
        ("check --today tomorrow", "--today: tomorrow is not a date.", DATES),
        ("check --today 30.2.2027", "--today: 30.2.2027 is not a date: that month has the days 1 to 28.", DATES),
    ],
)
def test_what_is_asked_for_and_does_not_exist_is_named_with_what_can_be_meant(
    words: str, what: str, now: str, skjonn: Skjonn
) -> None:
    ran = skjonn(*words.split())
    assert (ran.code, ran.out) == (2, "")
    first, *rest = ran.err.splitlines()
    assert first == f"error: {what}"
    assert len(rest) == bool(now)
    assert all(line.startswith("       ") and now in line for line in rest)


def test_what_a_summary_cannot_be_grouped_by_is_named_with_what_can_be_meant(skjonn: Skjonn) -> None:
    ran = skjonn("summary", "--by", "regionn")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: --by: regionn is not one of region, ")
    assert ran.err.endswith("\n       Did you mean region?\n")
    assert skjonn("summary", "--by", "x").err.count("municipality") == 1


def test_a_municipality_that_was_divided_before_any_round_is_named_with_what_became_of_it(skjonn: Skjonn) -> None:
    ran = skjonn("award", "list", "--municipality", "Snillfjord")
    assert ran.code == 2
    assert "Heim" in ran.err


def test_a_municipality_without_entries_is_no_error(skjonn: Skjonn) -> None:
    ran = skjonn("award", "list", "--municipality", "Hole", "--format", "csv")
    assert (ran.code, ran.out.count("\n"), ran.err) == (0, 1, "")


def test_a_municipality_is_found_as_it_is_written_in_the_ledger(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + PLACES.replace("Indre Østfold", "Rakkstad"))
    ran = skjonn("application", "list", "--municipality", "rakkstad", "--format", "csv")
    assert ran.code == 0
    assert "2027-01,Rakkstad" in ran.out


@pytest.mark.parametrize("municipality", ["asker", "3025", "ASKER", "  Asker "])
def test_a_municipality_is_found_by_name_in_any_case_and_by_number(municipality: str, skjonn: Skjonn) -> None:
    ran = skjonn("award", "list", "--municipality", municipality, "--format", "csv")
    assert [line.split(",")[2] for line in ran.out.splitlines()[1:]] == ["2020-03", "2020-05"]


def test_a_region_is_found_in_any_case(skjonn: Skjonn) -> None:
    ran = skjonn("award", "list", "--region", "oslo", "--format", "csv", "--sort", "amount")
    assert [line.split(",")[2] for line in ran.out.splitlines()[1:]] == ["2020-13", "2020-12", "2020-14"]


def test_a_list_is_narrowed_by_round_and_amount(skjonn: Skjonn) -> None:
    ran = skjonn("award", "list", "--round", "2020", "--min", "1 mill", "--max", "1.500.000,-", "--format", "tsv")
    assert [line.split("\t")[2] for line in ran.out.splitlines()[1:]] == ["2020-05", "2020-08", "2020-12", "2020-14"]


def test_what_the_environment_asks_for_and_does_not_exist_is_named_after_the_variable(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SKJONN_TODAY", "soon")
    ran = skjonn("check")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: SKJONN_TODAY: soon is not a date.")
    monkeypatch.setenv("SKJONN_LANG", "dk")
    ran = skjonn("check")
    assert (ran.code, ran.err) == (2, "error: SKJONN_LANG: dk is not one of en, nb, nn.\n")


@pytest.mark.parametrize(
    ("words", "what", "now"),
    [
        (("--date", "1.3.28"), "--date: 1.3.28 has no year of four digits.", DATES),
        (("--itemised", "award"), "--itemised: award is not one of all, awarded.", "Did you mean awarded?"),
        (("--state", "closed"), "--state: closed is not one of open, decided.", ""),
        (("--limit", "8 mil"), 'In 8 mil, "mil" is not understood.', "Write the number alone, or with kr"),
        (("--limit", ""), "An amount is missing.", "Write whole kroner"),
        (("--limit", "0"), "0 is not above zero.", "Write whole kroner"),
        (("--applications", "48,5"), "48,5 is not a count.", "Write a whole number, such as 48."),
        (("--granted", "ca. 53 000 000"), "ca. 53 000 000 does not say how far off it may be: its zeros", "Write"),
        (("--region", "Viken"), "Viken does not begin with a county and a colon.", "Write a county"),
        (("--region", "Viken: award=1"), 'Viken: "award" is not stated for a region.', "Write a county"),
    ],
)
def test_what_a_new_round_cannot_have_is_named_and_nothing_is_written(
    words: tuple[str, str], what: str, now: str, skjonn: Skjonn
) -> None:
    before = skjonn.files()
    options = dict(zip(HEADING[::2], HEADING[1::2], strict=True)) | dict([words])
    ran = skjonn("round", "add", "2028", *(word for option in options.items() for word in option))
    assert (ran.code, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first.replace("\u00a0", " ").startswith(f"error: {what}")
    assert now in second
    assert second.endswith("Nothing was written.")
    assert skjonn.files() == before


@pytest.mark.parametrize(
    ("words", "what", "now"),
    [
        (("--received", "2027-13-01"), "--received: 2027-13-01 is not a date: there is no month 13.", DATES),
        (
            ("--role", "servise"),
            "--role: servise is not one of service, authority, democracy, community.",
            "Did you mean service?",
        ),
        (("--id", "a b"), '--id: "a b" cannot be an id.', "An id holds letters A to Z"),
        (("--requested", "10 20"), "10 20", ""),
    ],
)
def test_what_a_new_application_cannot_have_is_named_and_nothing_is_written(
    words: tuple[str, ...], what: str, now: str, skjonn: Skjonn
) -> None:
    before = skjonn.files()
    ran = skjonn("application", "add", *NEW, *words)
    assert (ran.code, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first.startswith(f"error: {what}")
    assert now in second
    assert second.endswith("Nothing was written.")
    assert skjonn.files() == before
