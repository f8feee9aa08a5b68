"""The shipped ledger is the announcement of 2020, is clean, and no slip in an amount, count or place goes unnoticed."""

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from skjonn.language import words
from skjonn.model.figure import StatedFigure
from skjonn.model.resolved import ResolvedRound
from skjonn.reports.summary import summary_of_entries
from support.ledgers import ROOT, SHIPPED, identities, inspected, ledger
from support.thoroughness import THOROUGH

ANNOUNCEMENT = Path(ROOT, "..", "shared", "seed", "announcement-2020.txt")

# From the table in the announcement, by hand.
AWARDS = (
    ("2020-01", "Kongsberg", "Viken", 900_000),
    ("2020-02", "Bærum", "Viken", 4_000_000),
    ("2020-03", "Asker", "Viken", 600_000),
    ("2020-04", "Indre Østfold", "Viken", 300_000),
    ("2020-05", "Asker", "Viken", 1_500_000),
    ("2020-06", "Jevnaker", "Viken", 500_000),
    ("2020-07", "Jevnaker", "Viken", 700_000),
    ("2020-08", "Råde", "Viken", 1_000_000),
    ("2020-09", "Øvre Eiker", "Viken", 120_000),
    ("2020-10", "Lunner", "Viken", 100_000),
    ("2020-11", "Drammen", "Viken", 800_000),
    ("2020-12", "Oslo", "Oslo", 1_450_000),
    ("2020-13", "Oslo", "Oslo", 1_850_000),
    ("2020-14", "Oslo", "Oslo", 1_200_000),
)


def _resolved() -> ResolvedRound:
    (round_,) = ledger(SHIPPED).rounds
    return round_


def test_the_ledger_holds_the_fourteen_awards_of_the_announcement() -> None:
    round_ = _resolved()
    assert [
        (each.entry.id, each.entry.municipality, each.county, each.granted) for each in round_.applications
    ] == list(AWARDS)
    assert len(round_.entries.awards) == 14


def test_the_control_totals_are_those_of_the_announcement() -> None:
    """«48 søknader på ca. 53 millioner», «14 søknader», «litt over 15 millioner»; 43, 11 and 10 520 000; 5, 3, 4,5."""
    entries = _resolved().entries
    assert entries.frame.applications == StatedFigure("exact", 48)
    assert entries.frame.awards == StatedFigure("exact", 14)
    assert entries.frame.requested == StatedFigure("about", 53_000_000, 500_000)
    assert entries.frame.granted == StatedFigure("over", 15_000_000, 500_000)
    assert entries.frame.limit is None
    assert [
        (region.county, *(figure and figure.value for figure in (region.applications, region.awards, region.granted)))
        for region in entries.regions
    ] == [("Viken", 43, 11, 10_520_000), ("Oslo", 5, 3, 4_500_000)]


def test_the_ledger_is_clean_and_exactly_four_findings_are_waived() -> None:
    inspection = inspected(SHIPPED)
    assert inspection.found == ()
    assert [(each.name, each.about) for each in inspection.waived] == [
        ("partner-listed-twice", "2020-03"),
        ("ambiguous-partner", "2020-08"),
        ("same-project", "2020-10"),
        ("applicant-among-partners", "2020-11"),
    ]
    assert all(len(each.waived) > 20 for each in inspection.waived)
    (round_verdict,) = inspection.round_verdicts
    assert round_verdict.headline.replace("\u00a0", " ") == "14 awards, 15 020 000 kr: as stated"


def test_the_summary_gives_viken_oslo_and_the_total() -> None:
    table = summary_of_entries([_resolved()], words("en"))
    keys = [column.key for column in table.columns]
    shown = ("region", "applications", "itemised", "awards", "requested", "granted")
    rows = [tuple(row[keys.index(key)] for key in shown) for row in [*table.rows, table.total or ()]]
    assert rows == [
        ("Viken", 43, 11, 11, None, 10_520_000),
        ("Oslo", 5, 3, 3, None, 4_500_000),
        (None, 48, 14, 14, None, 15_020_000),
    ]


# The announcement itself


@dataclass(frozen=True)
class Printed:
    """One row of a table of the announcement, with the partners as one text without marks and «og»."""

    municipality: str
    partners: str
    project: str
    granted: int


def _printed(text: str) -> list[Printed]:
    """The rows: a municipality, its partners, a title in one or more paragraphs, and an amount."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n")]
    tables = re.split(r"\nTild[le]+t beløp\n", "\n".join(paragraphs))[1:]
    rows: list[Printed] = []
    for table in tables:
        lines = table.partition("\nSum tildelte prosjekter")[0].strip("\n").split("\n")
        cells: list[str] = []
        for line in lines:
            if re.fullmatch(r"[\d ]+", line):
                municipality, partners, *title = cells
                amount = int(line.replace(" ", ""))
                rows.append(Printed(municipality, _unmarked(partners), " ".join(title), amount))
                cells = []
            else:
                cells.append(line)
    return rows


def _unmarked(partners: str) -> str:
    return re.sub(r",| og |\s", "", partners)


@pytest.mark.skipif(not ANNOUNCEMENT.exists(), reason="the announcement lies beside the repository, not in it")
def test_every_row_of_the_announcement_stands_in_the_ledger_as_printed() -> None:
    entries = _resolved().entries
    granted = {award.application: award.granted for award in entries.awards}
    assert [
        Printed(
            application.applicant,
            _unmarked(application.cooperation or ", ".join(application.partners)),
            application.project or "",
            granted[application.id],
        )
        for application in entries.applications
    ] == _printed(ANNOUNCEMENT.read_text("utf-8"))


# No slip goes unnoticed

LOST_ZERO = re.compile(r'(?<=application = "2020-02"\ngranted = )4_000_000')


def test_a_lost_zero_gives_two_findings_and_each_names_the_total_that_fails() -> None:
    text, count = LOST_ZERO.subn("400_000", SHIPPED)
    assert count == 1
    assert [
        (f"{each.span.line}:{each.span.column}", each.code, each.message.replace("\u00a0", " "))
        for each in inspected(text).found
    ] == [
        (
            "16:11",
            "SKJ204",
            "14 awards add up to 11 420 000 kr; over 15 000 000 kr is stated: at least 3 580 001 kr too little.",
        ),
        (
            "22:11",
            "SKJ207",
            "Viken's 11 awards add up to 6 920 000 kr; 10 520 000 kr is stated: 3 600 000 kr too little.",
        ),
    ]


STEP = 1 if THOROUGH else 4
"""Of the wrong digits, every first or every fourth is tried."""


def _slips(pattern: str) -> list[str]:
    """The ledger once for each digit of a number and each other digit that may stand there instead."""
    (number,) = re.finditer(pattern, SHIPPED)
    start, end = number.span(1)
    return [
        f"{SHIPPED[:at]}{digit}{SHIPPED[at + 1 :]}"
        for at in range(start, end)
        if SHIPPED[at].isdigit()
        for digit in "0123456789"
        if digit != SHIPPED[at]
    ]


def _leads_with_zero(text: str) -> bool:
    return re.search(r"= 0[\d_]", text) is not None


def _failing(text: str) -> set[tuple[str, str]]:
    names = set(identities(text))
    if _leads_with_zero(text):
        assert names == {("toml-syntax", "2020.toml")}
        return set()
    return names


@pytest.mark.parametrize(("id_", "county"), [(id_, county) for id_, _, county, _ in AWARDS])
def test_every_wrong_digit_in_an_award_makes_the_region_s_sum_fail(id_: str, county: str) -> None:
    for text in _slips(rf'application = "{id_}"\ngranted = ([\d_]+)')[::STEP]:
        failing = _failing(text)
        assert ("region-granted-differs", county) in failing or _leads_with_zero(text)
        assert {name for name, _ in failing} <= {"region-granted-differs", "granted-differs"}


@pytest.mark.parametrize("county", ["Viken", "Oslo"])
@pytest.mark.parametrize(
    ("key", "rules"),
    [
        ("granted", {"region-granted-differs"}),
        ("awards", {"region-awards-differ", "regions-do-not-add-up"}),
        ("applications", {"regions-do-not-add-up"}),
    ],
)
def test_every_wrong_digit_in_a_region_makes_its_own_total_fail(county: str, key: str, rules: set[str]) -> None:
    for text in _slips(rf'county = "{county}"\n(?:\w+ = \d+.*\n)*?{key} = ([\d_]+)')[::STEP]:
        failing = _failing(text)
        assert rules <= {name for name, _ in failing} or _leads_with_zero(text)
        assert {about for _, about in failing} <= {county, "2020"}


@pytest.mark.parametrize(
    ("key", "rules"),
    [
        ("applications", {"regions-do-not-add-up"}),
        ("awards", {"awards-differ", "regions-do-not-add-up"}),
    ],
)
def test_every_wrong_digit_in_a_count_of_the_frame_makes_it_fail(key: str, rules: set[str]) -> None:
    for text in _slips(rf"\[frame\]\n(?:\w+ = \d+\n)*?{key} = (\d+)")[::STEP]:
        failing = {name for name, _ in _failing(text)}
        assert rules <= failing or _leads_with_zero(text)
        assert failing <= rules | {"applications-differ"}


@pytest.mark.parametrize("id_", [id_ for id_, *_ in AWARDS])
def test_every_digit_of_every_award_is_among_those_that_are_changed(id_: str) -> None:
    """So that the tests above are known to change something: nine ways for each of the amount's digits."""
    amount = {each: granted for each, _, _, granted in AWARDS}[id_]
    assert len(_slips(rf'application = "{id_}"\ngranted = ([\d_]+)')) == 9 * len(str(amount))


# An award is a table of four lines, and an application the table above it.
AWARD = r'\n\[\[awards\]\]\napplication = "{id_}"\ngranted = [\d_]+\ndecided = [\d-]+\n'
APPLICATION = r'\n\[\[applications\]\]\nid = "{id_}"\n(?:(?!\n\[).)*\n'


@pytest.mark.parametrize(("id_", "county"), [(id_, county) for id_, _, county, _ in AWARDS])
@pytest.mark.parametrize("with_application", [True, False], ids=["with its application", "alone"])
def test_every_award_that_is_dropped_makes_three_totals_fail(id_: str, county: str, *, with_application: bool) -> None:
    drop = partial(re.subn, flags=re.DOTALL)
    text, dropped = drop(AWARD.format(id_=id_), "", SHIPPED)
    assert dropped == 1
    if with_application:
        text, dropped = drop(APPLICATION.format(id_=id_), "", text)
        assert dropped == 1
    expected = {("awards-differ", "2020"), ("region-awards-differ", county), ("region-granted-differs", county)}
    failing = set(identities(text))
    assert expected <= failing
    beside = {name for name, _ in failing - expected}
    assert beside <= {"granted-differs", "waiver-unused" if with_application else "application-without-award"}


@pytest.mark.parametrize(("id_", "municipality", "county"), [(id_, name, county) for id_, name, county, _ in AWARDS])
def test_every_award_that_is_moved_to_the_other_region_makes_the_totals_of_both_fail(
    id_: str, municipality: str, county: str
) -> None:
    other = "Oslo" if county == "Viken" else "Bærum"
    text = SHIPPED.replace(f'id = "{id_}"\nmunicipality = "{municipality}"', f'id = "{id_}"\nmunicipality = "{other}"')
    assert text != SHIPPED
    expected = {
        (rule, region) for rule in ("region-awards-differ", "region-granted-differs") for region in ("Viken", "Oslo")
    }
    failing = set(identities(text))
    assert expected <= failing
    # Partners and projects may be another's own then.
    assert {name for name, _ in failing - expected} <= {"applicant-among-partners", "waiver-unused"}
