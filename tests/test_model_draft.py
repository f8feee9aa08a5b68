"""What somebody wants to add: what it lacks, what is too much, and the entries it stands for."""

from datetime import date
from typing import Any

import pytest

from skjonn.model.draft import FIELDS, Draft
from skjonn.model.entries import AWARD_FIELDS, Application, Award
from skjonn.model.file_format import fields_of


@pytest.mark.parametrize(
    ("values", "for_an_application", "for_an_award"),
    [
        ({}, ("municipality",), ("municipality", "granted")),
        ({"project": "P", "granted": 5}, ("municipality",), ("municipality",)),
        ({"municipality": "Hole"}, (), ("granted",)),
        ({"municipality": "Hole", "project": "P"}, (), ("granted",)),
        ({"municipality": "Hole", "project": "P", "granted": 5}, (), ()),
        ({"application": "2027-01"}, (), ("granted",)),
        ({"application": "2027-01", "granted": 5}, (), ()),
        ({"application": ""}, (), ("granted",)),
    ],
)
def test_what_must_be_given_and_is_not_is_named(
    values: dict[str, Any], for_an_application: tuple[str, ...], for_an_award: tuple[str, ...]
) -> None:
    assert Draft(values).missing(award=False) == for_an_application
    assert Draft(values).missing(award=True) == for_an_award


APPLICATION = Application(
    id="2027-07",
    municipality="Hole",
    project="P",
    partners=("Ringerike",),
    cooperation="Internt",
    requested=6,
    cost=7,
    received=date(2027, 1, 31),
    roles=("service",),
    area="Helse",
    as_printed="Hól",
    note="To søknader",
)
OF_RECIPIENT = {"recipient": "Rådet", "members": ("Hole",), "county": "Buskerud", "organisation": "958935420"}
AWARD = Award("2027-07", 5, date(2027, 3, 1), "2027/1", "Planen er godkjent.", "I to deler")


def values_of(entry: Application | Award) -> dict[str, Any]:
    """What an entry holds, by key."""
    called = AWARD_FIELDS if isinstance(entry, Award) else {}
    values = {called.get(field.key, field).key: getattr(entry, field.key) for field in fields_of(type(entry))}
    return {key: value for key, value in values.items() if value not in (None, ())}


def test_a_draft_can_hold_whatever_an_application_and_its_award_hold() -> None:
    new = {**values_of(APPLICATION), **OF_RECIPIENT}
    keys = sorted({"application", *new, *values_of(AWARD)}, key=list(FIELDS).index)
    assert list(FIELDS) == list(keys), "give the entries above a value for every field"


def test_what_belongs_to_a_new_application_is_too_much_for_one_in_the_ledger() -> None:
    award, new = values_of(AWARD), values_of(APPLICATION)
    assert Draft(award | new).superfluous() == tuple(new)
    assert Draft(award).superfluous() == ()
    del award["application"]
    assert Draft(award | new).superfluous() == ()


def test_what_is_given_of_an_award_without_its_amount_is_named() -> None:
    values = values_of(AWARD)
    assert Draft(values).incomplete_award() == ()
    del values["granted"]
    assert Draft(values).incomplete_award() == ("decided", "case", "conditions", "award_note")
    assert Draft(values_of(APPLICATION)).incomplete_award() == ()


def test_a_draft_stands_for_a_new_application_and_its_award() -> None:
    values = values_of(APPLICATION) | values_of(AWARD)
    del values["application"], values["id"]
    assert Draft(values).entries("2027-07") == (APPLICATION, AWARD)
    assert Draft(values | {"id": "2027-06"}).entries("2027-07") == (APPLICATION, AWARD)
    assert Draft({"municipality": "Hole", "project": "P"}).entries("x") == (Application("x", "Hole", project="P"),)


@pytest.mark.parametrize("application", ["2027-01", ""])
def test_a_draft_for_an_application_in_the_ledger_stands_for_an_award_alone(application: str) -> None:
    assert Draft({"application": application, "granted": 5}).entries("x") == (Award(application, 5),)
    assert Draft({"application": application}).entries("x") == ()


def test_a_draft_says_of_a_new_application_that_it_has_no_title_or_says_nothing_of_it() -> None:
    assert Draft({"municipality": "Hole"}).lacks_title
    assert not Draft({"municipality": "Hole", "project": "P"}).lacks_title
    assert not Draft({"application": "2027-01", "granted": 5}).lacks_title
    without = Draft({"municipality": "Hole", "project": None})
    assert not without.lacks_title
    assert without.entries("x") == (Application("x", "Hole"),)
    assert Draft({"application": "2027-01", "granted": 5, "project": None}).superfluous() == ()
