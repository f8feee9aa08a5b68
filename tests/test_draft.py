"""What somebody wants to add: what it lacks, what is too much, and the entries it stands for."""

from datetime import date

import pytest

from skjonn.model.draft import Draft
from skjonn.model.entries import Application, Award


@pytest.mark.parametrize(
    ("draft", "for_an_application", "for_an_award"),
    [
        (Draft(), ("municipality", "project"), ("municipality", "project", "granted")),
        (Draft(municipality="Hole", granted=5), ("project",), ("project",)),
        (Draft(municipality="Hole", project="P"), (), ("granted",)),
        (Draft(municipality="Hole", project="P", granted=5), (), ()),
        (Draft(application="2027-01"), (), ("granted",)),
        (Draft(application="2027-01", granted=5), (), ()),
        (Draft(application=""), (), ("granted",)),
    ],
)
def test_what_must_be_given_and_is_not_is_named(
    draft: Draft, for_an_application: tuple[str, ...], for_an_award: tuple[str, ...]
) -> None:
    assert draft.missing(award=False) == for_an_application
    assert draft.missing(award=True) == for_an_award


WHOLE = Draft(
    id="2027-02",
    municipality="Hole",
    project="P",
    partners=("Ringerike",),
    cooperation="Internt",
    requested=6,
    received=date(2027, 1, 31),
    roles=("service",),
    area="Helse",
    granted=5,
    decided=date(2027, 3, 1),
    case="2027/1",
)
OF_APPLICATION = (
    "id",
    "municipality",
    "project",
    "partners",
    "cooperation",
    "requested",
    "received",
    "roles",
    "area",
)


def test_what_belongs_to_a_new_application_is_too_much_for_one_in_the_ledger() -> None:
    given = {name: getattr(WHOLE, name) for name in (*OF_APPLICATION, "granted", "decided", "case")}
    assert Draft(**given, application="2027-01").superfluous() == OF_APPLICATION
    assert WHOLE.superfluous() == ()
    assert Draft(application="2027-01", granted=5, decided=date(2027, 3, 1), case="2027/1").superfluous() == ()


def test_a_draft_stands_for_a_new_application_and_its_award() -> None:
    application = Application(
        id="2027-07",
        municipality="Hole",
        project="P",
        partners=("Ringerike",),
        cooperation="Internt",
        requested=6,
        received=date(2027, 1, 31),
        roles=("service",),
        area="Helse",
    )
    assert WHOLE.entries("2027-07") == (application, Award("2027-07", 5, date(2027, 3, 1), "2027/1"))
    assert Draft(municipality="Hole", project="P").entries("x") == (Application("x", "Hole", "P"),)
    assert Draft().entries("x") == (Application("x", "", ""),)


@pytest.mark.parametrize("application", ["2027-01", ""])
def test_a_draft_for_an_application_in_the_ledger_stands_for_an_award_alone(application: str) -> None:
    assert Draft(application=application, granted=5).entries("x") == (Award(application, 5),)
    assert Draft(application=application).entries("x") == ()
