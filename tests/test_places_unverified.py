"""A number with a name that nobody can look up is counted in its county, and said to be taken on trust."""

import pytest

from support.ledgers import ROUND, application, award, inspected

OLD = (
    ROUND.replace("2020-09-09", "2010-09-09").replace('"2020"', '"2010"')
    + '\n[[regions]]\ncounty = "Østfold"\napplications = 2\nawards = 1\n'
    + application("2010-1", "0101 Halden")
    + application("2010-2", "0123 Spydeberg")
    + award("2010-1")
)


def test_an_old_rounds_applicants_are_counted_and_reported_as_not_verified() -> None:
    inspection = inspected({"2010.toml": OLD.replace('state = "open"', "")})
    assert inspection.found == ()
    (round_verdict,) = inspection.round_verdicts
    assert [(said.region, said.key) for said in round_verdict.verified] == [
        ("Østfold", "applications"),
        ("Østfold", "awards"),
    ]
    assert [(said.key, said.text) for said in round_verdict.unverified] == [
        ("applicants", "not in the facts on municipalities, taken on trust: 0101 Halden, 0123 Spydeberg")
    ]


def test_a_name_alone_is_refused_with_what_can_be_written() -> None:
    (found,) = inspected({"2010.toml": OLD.replace("0101 Halden", "Halden")}).found
    assert (found.name, found.about) == ("unknown-municipality", "2010-1")
    assert "write number and name" in found.hint


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        (
            "Nye Indre Østfold kommune",
            (
                'Indre Østfold does not exist yet: write `recipient = "Nye Indre Østfold kommune"` instead of '
                "`municipality`, and the municipalities that become it as `members`."
            ),
        ),
        ("Atlantis", ""),
    ],
)
def test_an_applicant_that_is_yet_to_be_is_another_recipient(name: str, hint: str) -> None:
    text = ROUND.replace("2020", "2019") + application("a", name)
    (found,) = inspected({"2019.toml": text}).found
    assert (found.name, found.hint) == ("unknown-municipality", hint)
