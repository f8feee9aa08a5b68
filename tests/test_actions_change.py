"""What cannot be read never switches a guard off, and a known error is no licence for more."""

import json
from pathlib import Path

import pytest

from support.command_line import Skjonn
from support.ledgers import application, award

HOLE, ASKER = ("2027-01", "Hole", "350_000"), ("2027-02", "Asker", "145_000")
NEW = ("--municipality", "Hurdal", "--project", "Nytt prosjekt")
MUCH = ("--granted", "900 mill")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    """Commands on an empty ledger."""
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def base(*changes: tuple[str, str]) -> str:
    """Round 2027 with a limit of 8 million and two awards, changed."""
    text = """[round]
id = "2027"
title = "Prosjektskjønn 2027"
grantor = "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"
date = 2027-03-01

[frame]
limit = 8_000_000
"""
    for id_, municipality, granted in (HOLE, ASKER):
        text += application(id_, municipality, project=f"Prosjekt i {municipality}") + award(id_, granted)
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


# What cannot be read


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("limit = 8_000_000", "limit = 8_000_000.0", "`limit` must be a whole number of kroner"),
        ("limit = 8_000_000", 'limit = "8 mill"', "`limit` must be a whole number of kroner"),
        ("limit = 8_000_000", "limt = 8_000_000", "`limt` is not a key of a frame."),
        ("[frame]", "[frames]", "`frames` is not a table of a round."),
        ("[frame]", "[frame]\ngranted = 7.5", "`granted` is not a whole number"),
        ("[frame]", "[[regions]]\ncounty = 5\n[frame]", "`county` must be a text in quotes"),
    ],
)
@pytest.mark.parametrize("amount", ["900 mill", "1 000"])
def test_a_frame_that_cannot_be_read_refuses_additions_and_is_named(
    old: str, new: str, says: str, amount: str, skjonn: Skjonn
) -> None:
    before = skjonn.keep("2027.toml", base((old, new))).read_bytes()
    ran = skjonn("award", "add", *NEW, "--granted", amount)
    assert ran.code == 1
    assert says in ran.err
    assert ran.err.endswith("Fix that first, or use --anyway.\n")
    assert skjonn.files() == {"2027.toml": before}
    assert skjonn("award", "add", *NEW, "--granted", amount, "--anyway").code == 0


def test_an_award_that_cannot_be_read_does_not_hide_that_the_others_pass_the_limit(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", base(("350_000", '"350 000"')))
    ran = skjonn("award", "add", *NEW, *MUCH)
    assert ran.code == 1
    # 145 000 and 900 million, less 8 million.
    assert "892\u00a0145\u00a0000 kr too much" in ran.err
    assert skjonn("award", "add", *NEW, "--granted", "100 000").code == 0


def test_what_an_addition_could_not_be_checked_against_is_said(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", base(("350_000", '"350 000"')))
    ran = skjonn("award", "add", *NEW, "--granted", "100 000")
    assert ran.out.startswith("Added to ledger/2027.toml")
    assert "ledger/2027.toml could not be read in full (1\u00a0error)" in ran.err


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("350_000", '"350 000"'),
        ('municipality = "Hole"', 'municipality = "Hole"\nrequested = "100 000"'),
    ],
)
def test_an_award_for_what_cannot_be_read_is_refused(old: str, new: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", base((old, new)))
    ran = skjonn("award", "add", "2027-01", "--granted", "900 000")
    assert ran.code == 1
    assert "The change cannot be checked while this cannot be read." in ran.err
    assert skjonn("award", "add", *NEW, "--granted", "100 000").code == 0


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("[limits\n", "This is not valid TOML"),
        ("[limits]\nminimun = 150_000\n", "`minimun` is not a key of `[limits]`."),
        ('[limits]\nminimum = "150 000"\n', "`minimum` must be a whole number of kroner"),
        ('[check]\nignore = ["nothing-such"]\n', "nothing-such is not a rule"),
    ],
)
def test_settings_that_cannot_be_read_refuse_additions_and_rounds(settings: str, says: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", base())
    skjonn.keep("skjonn.toml", settings)
    for words in (
        ("award", "add", *NEW, "--granted", "1000"),
        ("round", "add", "2028", "--title", "T", "--grantor", "G", "--date", "2028-03-01"),
    ):
        ran = skjonn(*words)
        assert ran.code == 1
        assert says in ran.err
        assert skjonn(*words, "--anyway").code == 0


def test_settings_beside_the_ledger_are_told_of(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", base())
    (skjonn.folder / "skjonn.toml").write_text("[limits]\nminimum = 150_000\n")
    said = "skjonn.toml is not read: a ledger's settings belong in its folder, ledger."
    assert said in skjonn("check").err
    assert said in skjonn("award", "add", *NEW, "--granted", "1000").err
    skjonn.keep("skjonn.toml", "")
    assert "is not read" not in skjonn("check").err


# A round in a file that cannot be read


@pytest.mark.parametrize("name", ["2027.toml", "other.toml"])
@pytest.mark.parametrize("fault", ["broken =\n", "[round]\n"])
def test_a_round_in_a_file_that_cannot_be_read_is_not_said_to_be_missing(name: str, fault: str, skjonn: Skjonn) -> None:
    before = skjonn.keep(name, base() + fault).read_bytes()
    for words in (
        ("award", "add", "--round", "2027", *NEW, "--granted", "1000"),
        ("award", "list", "--round", "2027"),
        ("summary", "--round", "2027"),
        ("frame", "--round", "2027"),
        ("round", "add", "2027", "--title", "T", "--grantor", "G", "--date", "2027-03-01"),
    ):
        ran = skjonn(*words)
        assert ran.code == 1, words
        assert f"ledger/{name}" in ran.err, words
        assert "There is no round" not in ran.err, words
    assert skjonn.files() == {name: before}
    checked = skjonn("check", "--round", "2027")
    assert checked.code == 1
    assert f"ledger/{name}\n" in checked.out


def test_a_round_that_no_file_may_be_is_missing(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", base() + "broken =\n")
    skjonn.keep("2026.toml", base().replace("2027", "2026"))
    ran = skjonn("summary", "--round", "2028")
    assert (ran.code, "There is no round 2028" in ran.err) == (2, True)


# A known error is no licence for more


def test_one_more_award_for_an_application_is_refused_however_many_it_has(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", base())
    again = ("award", "add", "2027-01", "--granted", "100000")
    assert skjonn(*again, "--anyway").code == 0
    for _ in range(2):
        ran = skjonn(*again)
        assert (ran.code, "has an award already" in ran.err) == (1, True)


def test_more_than_the_limit_is_refused_however_much_it_is_passed_by(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", base())
    assert skjonn("award", "add", *NEW, "--granted", "9 mill", "--anyway").code == 0
    ran = skjonn("award", "add", "--municipality", "Hole", "--project", "Mer", "--granted", "90 mill")
    assert (ran.code, "too much" in ran.err) == (1, True)
    # What does not make it worse is added.
    assert skjonn("application", "add", "--municipality", "Hole", "--project", "Mer").code == 0


def test_a_new_error_that_is_accepted_beforehand_is_no_obstacle(skjonn: Skjonn) -> None:
    waiver = '\n[[waivers]]\nrule = "limit-passed"\nentry = "2027"\nreason = "Avtalt."\n'
    skjonn.keep("2027.toml", base() + waiver)
    assert skjonn("award", "add", *NEW, *MUCH).code == 0
    # It is accepted for the limit alone.
    ran = skjonn("award", "add", "2027-01", "--granted", "1000")
    assert (ran.code, "has an award already" in ran.err) == (1, True)


def test_a_decided_round_that_lacks_something_takes_no_more_than_that(skjonn: Skjonn) -> None:
    decided = base(
        ("limit = 8_000_000", "granted = 1_600_000"), ("date = 2027-03-01", 'date = 2027-03-01\nstate = "decided"')
    )
    skjonn.keep("2027.toml", decided)
    ran = skjonn("award", "add", "--round", "2027", *NEW, "--granted", "1,7 mill")
    assert (ran.code, "595\u00a0000 kr too much" in ran.err) == (1, True)
    # 1 600 000 less 350 000 and 145 000.
    assert skjonn("award", "add", "--round", "2027", *NEW, "--granted", "1 105 000").code == 0


def test_a_published_round_is_entered_whole(skjonn: Skjonn) -> None:
    heading = ("--title", "T", "--grantor", "G", "--date", "2027-03-01", "--state", "decided")
    assert skjonn("round", "add", "2027", *heading, "--awards", "6", "--granted", "4220000").code == 0
    assert skjonn("check").code == 0
    amounts = (1_000_000, 900_000, 800_000, 700_000, 600_000, 220_000)
    entries = [
        {"municipality": "Hole", "project": f"Prosjekt {number}", "granted": amount}
        for number, amount in enumerate(amounts)
    ]
    file = skjonn.folder / "entries.json"
    file.write_text(json.dumps(entries[:5]))
    ran = skjonn("award", "add", "--round", "2027", "--from-json", str(file))
    assert (ran.code, "1 too few" in ran.err) == (1, True)
    file.write_text(json.dumps(entries))
    assert skjonn("award", "add", "--round", "2027", "--from-json", str(file)).code == 0
    assert skjonn("check").code == 0


# What an addition brings


def test_the_warnings_that_an_addition_brings_are_shown(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", base())
    ran = skjonn("award", "add", *NEW, "--granted", "1000", "--partner", "KS", "--partner", "KS")
    assert ran.code == 0
    assert ran.out.startswith("Added to ledger/2027.toml")
    assert "partner-listed-twice" in ran.err
    assert "1\u00a0warning in 1\u00a0file." in ran.err
    # Those of before are not shown again.
    assert skjonn("award", "add", "--municipality", "Asker", "--project", "Et annet", "--granted", "1000").err == ""


def test_a_row_that_the_round_has_already_is_refused(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    new = ("award", "add", *NEW, "--partner", "KS", "--requested", "5000", "--granted", "1000")
    assert skjonn(*new).code == 0
    before = skjonn.files()
    for again in (new, (*new[:2], "--municipality", "hurdal kommune", "--project", "NYTT prosjekt", *new[6:])):
        ran = skjonn(*again)
        assert (ran.code, "2027-01" in ran.err, "--anyway" in ran.err) == (1, True, True)
    assert skjonn.files() == before
    for other in ("--partner", "Asker"), ("--id", "x-9"):
        assert skjonn(*new, *other, "--anyway").code == 0
    assert skjonn(*new[:-1], "2000").code == 0
