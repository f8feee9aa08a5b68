"""A resolved round: what cannot be read or placed makes unknown what it belongs to, and nothing else."""

from datetime import date

import pytest

from skjonn.actions.check import diagnose
from skjonn.actions.load import load
from skjonn.controls.control_totals import Verdict, controls
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Snapshot, SourceFile
from skjonn.model.totals import Totals

TODAY = date(2020, 9, 10)
ROUND = """\
[round]
id = "2020"
title = "Prosjektskjønn 2020"
grantor = "Fylkesmannen i Oslo og Viken"
date = 2020-09-09
itemised = "awarded"
state = "decided"

[frame]
applications = 3
awards = 3
requested = 1_200
granted = 700
limit = 1_000

[[regions]]
county = "Viken"
applications = 2
awards = 2
granted = 300

[[regions]]
county = "Oslo"
applications = 1
awards = 1
granted = 400

[[applications]]
id = "1"
municipality = "Asker"
project = "A"
requested = 300

[[applications]]
id = "2"
municipality = "Hole"
project = "B"

[[applications]]
id = "3"
municipality = "Oslo"
project = "C"
requested = 500

[[awards]]
application = "1"
granted = 100

[[awards]]
application = "2"
granted = 200

[[awards]]
application = "3"
granted = 400
"""


def without_events(**totals: int) -> Totals:
    """Totals of which all that is granted is in force and left to pay."""
    return Totals(**totals, in_force=totals["granted"], left_to_pay=totals["granted"])


AS_STATED: dict[str, Verdict] = {
    "applications": "agrees",
    "awards": "agrees",
    "requested": "not_itemised",
    "granted": "agrees",
    "limit": "agrees",
    "Viken applications": "agrees",
    "Viken awards": "agrees",
    "Viken granted": "agrees",
    "Oslo applications": "agrees",
    "Oslo awards": "agrees",
    "Oslo granted": "agrees",
}


def changed(*changes: tuple[str, str]) -> str:
    """The round with each text put in the place of another, which stands in it once."""
    text = ROUND
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def loaded(text: str) -> Ledger[ResolvedRound]:
    return load(Snapshot("", (SourceFile("a.toml", text.encode()),)))


def resolved(text: str) -> ResolvedRound:
    (round_,) = loaded(text).rounds
    return round_


def verdicts(round_: ResolvedRound) -> dict[str, Verdict]:
    return {f"{control.county} {control.quantity}".strip(): control.verdict for control in controls(round_.totals)}


def codes(text: str) -> list[str]:
    return [found.code for found in diagnose(loaded(text).files, today=TODAY)]


def test_a_round_that_is_whole_is_counted_in_all_and_by_county() -> None:
    round_ = resolved(ROUND)
    assert verdicts(round_) == AS_STATED
    assert codes(ROUND) == []
    assert round_.totals.total == without_events(applications=3, requests=2, requested=800, awards=3, granted=700)
    assert round_.totals.by_county == {
        "Viken": without_events(applications=2, requests=1, requested=300, awards=2, granted=300),
        "Oslo": without_events(applications=1, requests=1, requested=500, awards=1, granted=400),
    }
    assert [(each.entry.id, each.county) for each in round_.applications] == [
        ("1", "Viken"),
        ("2", "Viken"),
        ("3", "Oslo"),
    ]
    assert round_.totals.counties == ("Viken", "Oslo")
    assert (
        round_.totals.incomplete_applications
        == round_.totals.incomplete_awards
        == round_.totals.unread_tables
        == frozenset()
    )


AWARDS_OF_ALL = ("awards", "granted", "limit")
AWARDS_OF_VIKEN = ("Viken awards", "Viken granted")
AWARDS_OF_OSLO = ("Oslo awards", "Oslo granted")
AWARDS_OF_COUNTIES = (*AWARDS_OF_VIKEN, *AWARDS_OF_OSLO)
APPLICATIONS_OF_ALL = ("applications", "requested")
APPLICATIONS_OF_COUNTIES = ("Viken applications", "Oslo applications")


@pytest.mark.parametrize(
    ("changes", "unknown", "found"),
    [
        # an award
        ([("granted = 100", "granted = '100'")], (*AWARDS_OF_ALL, *AWARDS_OF_VIKEN), ["SKJ107"]),
        ([("granted = 100", "granted = 0")], (*AWARDS_OF_ALL, *AWARDS_OF_VIKEN), ["SKJ108"]),
        ([("\ngranted = 100", "")], (*AWARDS_OF_ALL, *AWARDS_OF_VIKEN), ["SKJ106"]),
        ([('application = "3"\n', 'application = "3"\ndecided = 5\n')], (*AWARDS_OF_ALL, *AWARDS_OF_OSLO), ["SKJ107"]),
        ([('application = "1"', "application = 1")], (*AWARDS_OF_ALL, *AWARDS_OF_COUNTIES), ["SKJ107"]),
        ([('application = "1"', 'application = ""')], (*AWARDS_OF_ALL, *AWARDS_OF_COUNTIES), ["SKJ108"]),
        ([('application = "1"\n', "")], (*AWARDS_OF_ALL, *AWARDS_OF_COUNTIES), ["SKJ106"]),
        # an application
        ([('project = "A"', "project = 5")], (*APPLICATIONS_OF_ALL, "Viken applications"), ["SKJ107"]),
        ([('project = "C"', "project = ''")], (*APPLICATIONS_OF_ALL, "Oslo applications"), ["SKJ108"]),
        ([("requested = 300", "requested = 0")], (*APPLICATIONS_OF_ALL, "Viken applications"), ["SKJ108"]),
        (
            [('municipality = "Asker"', "municipality = 5")],
            (*APPLICATIONS_OF_ALL, *APPLICATIONS_OF_COUNTIES, *AWARDS_OF_COUNTIES),
            ["SKJ107"],
        ),
        (
            [('id = "1"', "id = 1")],
            (*APPLICATIONS_OF_ALL, "Viken applications", *AWARDS_OF_COUNTIES),
            ["SKJ107"],
        ),
        (
            [('id = "1"', 'id = "1 a"')],
            (*APPLICATIONS_OF_ALL, "Viken applications", *AWARDS_OF_COUNTIES),
            ["SKJ108"],
        ),
        (
            [('id = "1"', 'id = ""')],
            (*APPLICATIONS_OF_ALL, "Viken applications", *AWARDS_OF_COUNTIES),
            ["SKJ108"],
        ),
        # an application that has no place
        ([('"Asker"', '"Askre"')], (*APPLICATIONS_OF_COUNTIES, *AWARDS_OF_COUNTIES), ["SKJ401"]),
        ([('"Asker"', '"Askim"')], (*APPLICATIONS_OF_COUNTIES, *AWARDS_OF_COUNTIES), ["SKJ403"]),
        ([('"Asker"', '"Våler"')], (*APPLICATIONS_OF_COUNTIES, *AWARDS_OF_COUNTIES), ["SKJ402"]),
        (
            [('municipality = "Asker"\nproject = "A"', 'municipality = "Askre"\nproject = 5')],
            (*APPLICATIONS_OF_ALL, *APPLICATIONS_OF_COUNTIES, *AWARDS_OF_COUNTIES),
            ["SKJ107"],
        ),
        # an award of an application that is not there
        ([('application = "1"', 'application = "7"')], AWARDS_OF_COUNTIES, ["SKJ110"]),
        # two applications under one id: in one county, and in two
        ([('id = "1"', 'id = "2"'), ('application = "1"', 'application = "2"')], (), ["SKJ109"]),
        (
            [('id = "1"', 'id = "3"'), ('application = "1"', 'application = "3"')],
            AWARDS_OF_COUNTIES,
            ["SKJ109"],
        ),
        (
            [('id = "3"', 'id = "2"'), ('project = "C"', "project = 5"), ('application = "3"', 'application = "2"')],
            (*APPLICATIONS_OF_ALL, "Oslo applications", *AWARDS_OF_COUNTIES),
            ["SKJ107"],
        ),
        # neither the application nor the award of another one can be named
        (
            [('id = "1"', "id = 1"), ('application = "3"', "application = 3")],
            (*APPLICATIONS_OF_ALL, "Viken applications", *AWARDS_OF_ALL, *AWARDS_OF_COUNTIES),
            ["SKJ107", "SKJ107"],
        ),
        (
            [('id = "1"', 'id = ""'), ('application = "3"', 'application = ""')],
            (*APPLICATIONS_OF_ALL, "Viken applications", *AWARDS_OF_ALL, *AWARDS_OF_COUNTIES),
            ["SKJ108", "SKJ108"],
        ),
        # a key that no award has
        ([("granted = 100", 'granted = 100\n"beløp" = 5')], (), ["SKJ105"]),
    ],
)
def test_what_cannot_be_read_or_placed_makes_its_own_totals_unknown_and_no_others(
    changes: list[tuple[str, str]], unknown: tuple[str, ...], found: list[str]
) -> None:
    text = changed(*changes)
    assert verdicts(resolved(text)) == AS_STATED | dict.fromkeys(unknown, "unknown")
    assert codes(text) == found


@pytest.mark.parametrize(
    ("changes", "unstated", "found"),
    [
        ([("granted = 700", "granted = 'mye'")], ("granted",), ["SKJ107"]),
        ([("limit = 1_000", "limit = '1 000'")], ("limit",), ["SKJ107"]),
        ([("limit = 1_000", "limt = 1_000")], ("limit",), ["SKJ105"]),
        ([("awards = 2", "awards = 2.5")], ("Viken awards",), ["SKJ107"]),
        ([('county = "Oslo"', "county = 5")], ("Oslo applications", *AWARDS_OF_OSLO), ["SKJ107"]),
        ([('county = "Oslo"\n', "")], ("Oslo applications", *AWARDS_OF_OSLO), ["SKJ106"]),
    ],
)
def test_a_figure_that_cannot_be_read_takes_no_other_verdict_with_it(
    changes: list[tuple[str, str]], unstated: tuple[str, ...], found: list[str]
) -> None:
    text = changed(*changes)
    assert verdicts(resolved(text)) == {name: verdict for name, verdict in AS_STATED.items() if name not in unstated}
    assert codes(text) == found


def test_the_figures_of_a_region_that_is_no_county_are_not_known_rather_than_not_stated() -> None:
    text = changed(('county = "Oslo"', 'county = "Oslø"'))
    expected = {
        name.replace("Oslo", "Oslø"): "unknown" if "Oslo" in name else found for name, found in AS_STATED.items()
    }
    assert verdicts(resolved(text)) == expected
    assert codes(text) == ["SKJ405"]


@pytest.mark.parametrize(
    ("table", "unknown"),
    [
        ("awards", (*AWARDS_OF_ALL, *AWARDS_OF_COUNTIES)),
        ("applications", (*APPLICATIONS_OF_ALL, *APPLICATIONS_OF_COUNTIES, *AWARDS_OF_COUNTIES)),
    ],
)
def test_a_list_of_entries_that_is_no_list_makes_all_of_its_totals_unknown(
    table: str, unknown: tuple[str, ...]
) -> None:
    parts = [part for part in ROUND.split("\n\n") if not part.startswith(f"[[{table}]]")]
    text = f"{table} = 'se vedlegg'\n" + "\n\n".join(parts)
    assert verdicts(resolved(text)) == AS_STATED | dict.fromkeys(unknown, "unknown")
    assert codes(text) == ["SKJ107"]


def test_a_round_without_a_heading_has_no_account_and_the_others_keep_theirs() -> None:
    files = (
        SourceFile("a.toml", ROUND.encode()),
        SourceFile("b.toml", ROUND.replace('id = "2020"', "id = 5").encode()),
    )
    ledger = load(Snapshot("", files))
    assert [round_.file for round_ in ledger.rounds] == ["a.toml"]
    assert [found.code for found in diagnose(ledger.files, today=TODAY)] == ["SKJ107"]


def test_a_waiver_of_what_stands_in_an_entry_that_cannot_be_read_is_not_called_unused() -> None:
    waiver = "\n[[waivers]]\nrule = 'limit-passed'\nentry = '2020'\nreason = 'Avtalt.'\n"
    assert codes(ROUND + waiver) == ["SKJ501"]
    for old, new in (("limit = 1_000", "limit = 0"), ("granted = 100", "granted = -100")):
        assert codes(changed((old, new)) + waiver) == ["SKJ108"]


def test_a_region_is_its_county_however_it_is_written() -> None:
    assert verdicts(resolved(changed(('"Viken"', '"VIKEN"')))) == {
        name.replace("Viken", "VIKEN"): verdict for name, verdict in AS_STATED.items()
    }


def test_tallies_are_added_and_taken_apart() -> None:
    one, other = Totals(), Totals()
    one.apply(300)
    one.apply(None)
    one.grant(100)
    other.apply(500)
    other.grant(400)
    assert one == without_events(applications=2, requests=1, requested=300, awards=1, granted=100)
    total = Totals()
    total.add(one)
    total.add(other)
    assert total == without_events(applications=3, requests=2, requested=800, awards=2, granted=500)
    assert total.less([other]) == one
    assert total.less([one, other]) == Totals()
    assert total.less([]) == total


def test_a_ledger_without_files_has_no_rounds() -> None:
    assert load(Snapshot("")) == Ledger(Snapshot(""), (), ())
