"""Entries and rounds are removed with what only they needed; a round is closed once all of it agrees."""

from pathlib import Path

import pytest

from support.command_line import OPEN, Skjonn
from support.ledgers import SHIPPED, application, award, waiver

ONE = application("2027-01", "Hole", more='partners = ["Lier", "Lier"]') + award("2027-01", "540_000")
TWO = application("2027-02", "Asker") + award("2027-02")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml", OPEN + ONE + TWO)
    return skjonn


def text_of(skjonn: Skjonn) -> str:
    return skjonn.files()["2027.toml"].decode()


def test_an_award_is_removed_and_what_goes_and_what_is_left_is_shown(skjonn: Skjonn) -> None:
    ran = skjonn("award", "remove", "2027-02")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace("\u00a0", " ") == (
        "Removed from ledger/2027.toml, line 27\n"
        '-\n-\n-[[awards]]\n-application = "2027-02"\n-granted = 100_000\n-\n'
        "\n"
        " Frame 2027: 540 000 of 8 000 000 kr granted in 1 award, 7 460 000 kr left.\n"
    )
    assert text_of(skjonn) == (OPEN + ONE + application("2027-02", "Asker")).rstrip("\n") + "\n"


def test_an_application_that_has_an_award_is_removed_only_with_it(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("application", "remove", "2027-01")
    assert (ran.code, ran.out, text_of(skjonn)) == (1, "", before)
    assert ran.err == (
        "error: 2027-01 has an award (ledger/2027.toml, line 16). Nothing was written.\n"
        "       Remove that first, or use --with-awards.\n"
    )
    ran = skjonn("application", "remove", "2027-01", "--with-awards")
    assert (ran.code, ran.err) == (0, "")
    assert text_of(skjonn) == OPEN + TWO
    # Without an award it goes by itself.
    assert skjonn("award", "remove", "2027-02").code == 0
    assert skjonn("application", "remove", "2027-02").code == 0
    assert text_of(skjonn) == OPEN


def test_several_awards_are_named(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + ONE + award("2027-01"))
    ran = skjonn("application", "remove", "2027-01")
    assert "2027-01 has award (ledger/2027.toml, line 16), award (ledger/2027.toml, line 21)." in ran.err
    ran = skjonn("award", "remove", "2027-01")
    assert ran.code == 2
    assert "2 awards have the id 2027-01: 1 (ledger/2027.toml, line 16), 2 (ledger/2027.toml, line 21)." in ran.err
    assert skjonn("award", "remove", "2027-01", "--number", "2").code == 0
    assert text_of(skjonn) == (OPEN + ONE).rstrip("\n") + "\n"


def test_waivers_that_only_it_needed_go_with_it_and_are_named(skjonn: Skjonn) -> None:
    same = TWO.replace("Prosjekt 2027-02", "Prosjekt 2027-01")
    waivers = waiver("partner-listed-twice", "2027-01") + waiver("same-project", "2027-02")
    text = OPEN + ONE + same + waivers + waiver("wide-precision", "2027")
    skjonn.keep("2027.toml", text)
    assert skjonn("check").code == 0
    ran = skjonn("application", "remove", "2027-01", "--with-awards", "--dry-run")
    assert (ran.code, text_of(skjonn)) == (0, text)
    assert ran.out.count("\n-[[") == 4
    ran = skjonn("application", "remove", "2027-01", "--with-awards")
    assert ran.err == (
        "The waiver of partner-listed-twice for 2027-01 is no longer needed, and goes with it.\n"
        "The waiver of same-project for 2027-02 is no longer needed, and goes with it.\n"
    )
    # One that needed nothing before stays.
    assert text_of(skjonn) == OPEN + same + waiver("wide-precision", "2027")


def test_of_two_with_one_id_the_other_keeps_what_names_it(skjonn: Skjonn) -> None:
    text = OPEN + ONE + waiver("partner-listed-twice", "2027-01")
    skjonn.keep("2027.toml", text + application("2027-01", "Asker"))
    assert skjonn("application", "remove", "2027-01", "--number", "2").code == 0
    assert text_of(skjonn) == text.rstrip("\n") + "\n"


def test_a_removal_that_brings_an_error_is_refused(skjonn: Skjonn) -> None:
    path = skjonn.keep_shipped()
    ran = skjonn("award", "remove", "2020-01")
    assert ran.code == 1
    assert "SKJ202" in ran.err
    assert path.read_text("utf-8") == SHIPPED
    assert skjonn("award", "remove", "2020-01", "--anyway").code == 0


def test_what_is_not_there_cannot_be_removed(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    for command in (("application", "remove", "2027-09"), ("award", "remove", "2027-09"), ("round", "remove", "2026")):
        ran = skjonn(*command)
        assert (ran.code, ran.out) == (2, "")
        assert "There is no " in ran.err
    assert text_of(skjonn) == before


def test_a_round_is_removed_alone_only_where_it_is_empty(skjonn: Skjonn) -> None:
    ran = skjonn("round", "remove", "2027")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "error: Round 2027 has 2 applications and 2 awards. Nothing was written.\n"
        "       Use --with-entries to remove them with it.\n"
    )
    ran = skjonn("round", "remove", "2027", "--with-entries", "--dry-run")
    assert (ran.code, ran.out.count("\n-")) == (0, text_of(skjonn).count("\n"))
    assert ran.out.startswith('--- ledger/2027.toml\n+++ /dev/null\n@@ -1,30 +0,0 @@\n-[round]\n-id = "2027"\n')
    ran = skjonn("round", "remove", "2027", "--with-entries")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace("\u00a0", " ") == "Removed ledger/2027.toml: 2 applications, 2 awards\n"
    assert skjonn.files() == {}
    skjonn.keep("2028.toml", OPEN.replace("2027", "2028"))
    assert skjonn("round", "remove", "2028").code == 0
    assert skjonn.files() == {}


def test_a_round_that_is_closed_is_decided_and_can_be_opened_again(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("round", "close", "2027")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith('Changed in ledger/2027.toml, line 6\n+state = "decided"\n\n Frame 2027: ')
    assert text_of(skjonn) == before.replace("date = 2027-03-01\n", 'date = 2027-03-01\nstate = "decided"\n')
    assert "says so already" in skjonn("round", "close", "2027").err
    assert skjonn("round", "reopen", "2027").code == 0
    assert text_of(skjonn) == before.replace("date = 2027-03-01\n", 'date = 2027-03-01\nstate = "open"\n')
    assert "There is no round 2026" in skjonn("round", "close", "2026").err


def test_a_round_is_not_closed_while_anything_does_not_agree_known_or_not(skjonn: Skjonn) -> None:
    # Nothing that closing it brings: an applicant that is none, which is known.
    text = OPEN.replace("[frame]", "[frame]\nawards = 3") + ONE + TWO.replace("Asker", "Atlantis")
    skjonn.keep("2027.toml", text)
    ran = skjonn("round", "close", "2027")
    assert (ran.code, ran.out, text_of(skjonn)) == (1, "", text)
    assert "SKJ401 unknown-municipality" in ran.err
    assert "SKJ202 awards-differ" in ran.err
    assert ran.err.endswith(
        "error: The round cannot be closed while this does not agree. Nothing was written.\n"
        "       Fix it, or use --anyway.\n"
    )
    assert skjonn("round", "close", "2027", "--anyway").code == 0
    assert skjonn("round", "reopen", "2027").code == 0
