"""What stands is changed from the shell: only on the lines that were asked for, and checked as an addition is."""

import sys
from itertools import chain
from pathlib import Path

import pytest

from skjonn.model.entries import Application, Award, Frame, Heading
from support.command_line import OPEN, Ran, Skjonn
from support.ledgers import SHIPPED, application, award
from support.typed_fields import by_key, typed_fields

ENTRIES = """
# Den første
[[applications]]
id = "2027-01"   # fra postlista
municipality = "Hole"
project = 'Innbyggerdialog'

[[awards]]
application = "2027-01"
granted = 540_000   # etter møtet
"""
OTHER = """
[[applications]]
id = "2027-02"
municipality = "Asker"
project = "Noe annet"
partners = ["Lier", "Lier"]

[[awards]]
application = "2027-02"
granted = 100_000

[[waivers]]
rule = "partner-listed-twice"
entry = "2027-02"
reason = "Slik står det."
"""
DECIDED = (OPEN + ENTRIES).replace("date = 2027-03-01\n", 'date = 2027-03-01\nstate = "decided"\n')


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml", OPEN + ENTRIES + OTHER)
    return skjonn


def text_of(skjonn: Skjonn) -> str:
    return skjonn.files()["2027.toml"].decode()


def changes(before: str, after: str) -> list[str]:
    """The lines that are other than before, where as many stand as before."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return [f"{old} > {new}" for old, new in pairs if old != new]


def is_refused(ran: Ran, skjonn: Skjonn, before: str, code: int = 2) -> bool:
    """Whether a command exited with a code and an error, and left the file as it was."""
    assert (ran.code, ran.out) == (code, "")
    assert "Nothing was written." in ran.err
    return text_of(skjonn) == before


def test_an_amount_that_was_typed_wrong_is_changed_where_it_stands_and_shown_with_what_is_left(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("award", "edit", "2027-01", "--granted", "450 000")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace("\u00a0", " ") == (
        "Changed in ledger/2027.toml, line 18\n"
        "-granted = 540_000   # etter møtet\n"
        "+granted = 450_000   # etter møtet\n"
        "\n"
        " 2027-01   Hole (Buskerud)   Innbyggerdialog   450 000 kr\n"
        "\n"
        " Frame 2027: 550 000 of 8 000 000 kr granted in 2 awards, 7 450 000 kr left.\n"
    )
    assert changes(before, text_of(skjonn)) == ["granted = 540_000   # etter møtet > granted = 450_000   # etter møtet"]


@pytest.mark.parametrize(
    ("command", "option", "text", "line"),
    [
        *(("application", *typed) for typed in typed_fields(by_key(Application))),
        *(("award", *typed) for typed in typed_fields(by_key(Award))),
    ],
)
def test_every_option_of_an_entry_changes_its_key(
    command: str, option: str, text: str, line: str, skjonn: Skjonn
) -> None:
    # Whether the new value agrees with the others is not the point here.
    ran = skjonn(command, "edit", "2027-01", option, text, "--anyway")
    assert ran.code == 0
    quoted = line.replace('"', "'") if line.startswith("\nproject") else line
    assert quoted.rstrip("\n") in text_of(skjonn)


@pytest.mark.parametrize(("option", "text", "line"), typed_fields(by_key(Heading), by_key(Frame)))
def test_every_option_of_a_round_changes_its_key(option: str, text: str, line: str, skjonn: Skjonn) -> None:
    ran = skjonn("round", "edit", "2027", option, text, "--anyway")
    assert ran.code == 0
    assert line in text_of(skjonn)


def test_keys_are_taken_out_and_several_are_changed_at_once(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    assert skjonn("application", "edit", "2027-02", "--unset", "partner", "--project", "Nytt", "--anyway").code == 0
    assert text_of(skjonn) == before.replace('"Noe annet"', '"Nytt"').replace('partners = ["Lier", "Lier"]\n', "")


def test_an_official_name_is_written_and_said(skjonn: Skjonn) -> None:
    ran = skjonn("application", "edit", "2027-01", "--municipality", "3203")
    assert (ran.code, ran.err) == (0, '"3203" is written by its official name, Asker.\n')
    assert "municipality = \"Asker\"\nproject = 'Innbyggerdialog'" in text_of(skjonn)


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("--granted", "1.450"), "1.450 can be read in two ways"),
        (("--unset", "granted"), "--unset: granted is required.\n       Change it instead."),
        (("--unset", "grantd"), "--unset: grantd is not one of decided, case, conditions, note."),
        (("--unset", "case", "--case", "1"), "--unset: case is also given."),
        (("--number", "2", "--case", "1"), "--number: there is no number 2 of 1."),
        ((), "There is nothing to change in 2027-01.\n       Say what with options; --help lists them."),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: tuple[str, ...], what: str, skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("award", "edit", "2027-01", *arguments)
    assert what in ran.err
    assert (ran.code, ran.out, text_of(skjonn)) == (2, "", before)


def test_what_stands_so_already_is_not_written(skjonn: Skjonn) -> None:
    path = skjonn.ledger / "2027.toml"
    path.chmod(0o444)
    ran = skjonn("award", "edit", "2027-01", "--granted", "540 000", "--unset", "case")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "Nothing to change: ledger/2027.toml says so already.\n"


def test_a_dry_run_prints_a_diff_that_patch_takes_and_writes_nothing(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("application", "edit", "2027-01", "--id", "2027-07", "--dry-run", "--anyway")
    assert (ran.code, ran.err) == (0, "ledger/2027.toml would be changed like this; nothing was written.\n")
    assert text_of(skjonn) == before
    assert ran.out == (
        "--- ledger/2027.toml\n+++ ledger/2027.toml\n@@ -9,12 +9,12 @@\n \n # Den første\n [[applications]]\n"
        '-id = "2027-01"   # fra postlista\n+id = "2027-07"   # fra postlista\n'
        " municipality = \"Hole\"\n project = 'Innbyggerdialog'\n \n [[awards]]\n"
        '-application = "2027-01"\n+application = "2027-07"\n granted = 540_000   # etter møtet\n \n [[applications]]\n'
    )


def test_a_new_id_goes_to_the_award_and_the_waivers_and_nothing_known_is_new_for_it(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("application", "edit", "2027-02", "--id", "2027-03")
    assert (ran.code, ran.err) == (0, "")
    assert text_of(skjonn) == before.replace("2027-02", "2027-03")
    assert skjonn("check", "--strict").code == 0


def test_an_error_that_is_known_is_none_that_a_new_id_brings(skjonn: Skjonn) -> None:
    text = OPEN + ENTRIES.replace('"Hole"', '"Atlantis"')
    skjonn.keep("2027.toml", text)
    assert skjonn("check").code == 1
    ran = skjonn("application", "edit", "2027-01", "--id", "2027-09")
    assert (ran.code, ran.err) == (0, "")
    assert text_of(skjonn) == text.replace("2027-01", "2027-09")


def test_an_id_that_is_taken_is_refused_as_an_error(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("application", "edit", "2027-01", "--id", "2027-02")
    assert is_refused(ran, skjonn, before, 1)
    assert "SKJ109 duplicate-id" in ran.err
    assert "To accept it" not in ran.err


def test_an_id_that_is_not_unique_needs_a_number_and_gets_no_new_one(skjonn: Skjonn) -> None:
    text = OPEN + ENTRIES + OTHER.replace("2027-02", "2027-01")
    skjonn.keep("2027.toml", text)
    ran = skjonn("application", "edit", "2027-01", "--area", "IT")
    assert is_refused(ran, skjonn, text)
    assert ran.err.startswith(
        "error: 2 applications have the id 2027-01: 1 (ledger/2027.toml, line 11), 2 (ledger/2027.toml, line 20).\n"
        "       Choose one with --number."
    )
    ran = skjonn("application", "edit", "2027-01", "--id", "2027-02", "--number", "2")
    assert is_refused(ran, skjonn, text, 1)
    assert "Several applications have the id 2027-01, so what names it is ambiguous." in ran.err
    assert skjonn("application", "edit", "2027-01", "--area", "IT", "--number", "2").code == 0
    assert text_of(skjonn) == text.replace('["Lier", "Lier"]\n', '["Lier", "Lier"]\narea = "IT"\n')


def test_a_new_id_is_refused_where_another_file_names_the_old_one(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    skjonn.keep("2028.toml", OPEN.replace("2027", "2028") + '\n[[awards]]\napplication = "2027-01"\ngranted = 5\n')
    ran = skjonn("application", "edit", "2027-01", "--id", "2027-05")
    assert is_refused(ran, skjonn, before, 1)
    assert "2027-01 is also named in ledger/2028.toml, line 10, and a command changes one file." in ran.err


def test_what_is_not_there_is_told_with_what_is(skjonn: Skjonn) -> None:
    ran = skjonn("application", "edit", "2027-10", "--area", "IT")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no application 2027-10 in ledger.\n       Did you mean 2027-02 or 2027-01?" in ran.err
    skjonn.keep("2028.toml", (OPEN + ENTRIES).replace("2027", "2028").partition("\n[[awards]]")[0])
    ran = skjonn("award", "edit", "2028-01", "--granted", "5")
    assert "Application 2028-01 has no award.\n       `skjonn award list` shows them." in ran.err
    skjonn.keep("2029.toml", "[round")
    ran = skjonn("round", "edit", "2029", "--title", "T")
    assert ran.code == 1
    assert "Round 2029 cannot be read, since ledger/2029.toml cannot" in ran.err
    ran = skjonn("round", "edit", "2026", "--title", "T")
    assert "There is no round 2026 in ledger.\nledger/2029.toml cannot be read.".replace("\n", "\n       ") in ran.err
    assert "Did you mean 2028 or 2027?" in ran.err


def test_an_entry_that_cannot_be_read_is_made_right(skjonn: Skjonn) -> None:
    text = text_of(skjonn)
    skjonn.keep("2027.toml", text.replace("540_000", '"540 000"').replace("limit = 8_000_000", 'limit = "8 mill"'))
    ran = skjonn("award", "edit", "2027-01", "--granted", "540 000")
    assert ran.code == 1
    assert "The change cannot be checked while this cannot be read." in ran.err
    assert skjonn("round", "edit", "2027", "--limit", "8 mill").code == 0
    assert skjonn("award", "edit", "2027-01", "--granted", "540 000").code == 0
    assert text_of(skjonn) == text


def test_an_error_that_the_change_brings_is_refused_and_one_that_is_known_is_not(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("award", "edit", "2027-01", "--granted", "8 mill")
    assert is_refused(ran, skjonn, before, 1)
    assert "SKJ210" in ran.err
    assert skjonn("award", "edit", "2027-01", "--granted", "8 mill", "--anyway").code == 0
    assert skjonn("award", "edit", "2027-01", "--granted", "8 000 001").code == 1
    assert skjonn("award", "edit", "2027-01", "--granted", "7 999 999").code == 0


def test_the_amount_of_an_award_in_a_decided_round_stands_unless_it_was_typed_wrong(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", DECIDED)
    ran = skjonn("award", "edit", "2027-01", "--granted", "450 000")
    assert is_refused(ran, skjonn, DECIDED, 1)
    assert ran.err == (
        "error: Round 2027 is decided, and the amounts granted stay as announced. Nothing was written.\n"
        "       Change the decision with `skjonn event add amended`. If the amount was typed wrong, use --correct.\n"
    )
    assert skjonn("award", "edit", "2027-01", "--granted", "540 000", "--case", "2027/1").code == 0
    assert skjonn("award", "edit", "2027-01", "--granted", "450 000", "--correct").code == 0
    assert text_of(skjonn) == DECIDED.replace("540_000   # etter møtet\n", '450_000   # etter møtet\ncase = "2027/1"\n')
    # What cannot be read was not announced.
    skjonn.keep("2027.toml", DECIDED.replace("540_000", '"x"'))
    assert skjonn("award", "edit", "2027-01", "--granted", "540 000").code == 0


def test_the_figures_and_regions_of_a_round_are_changed_made_and_taken_out(skjonn: Skjonn) -> None:
    path = skjonn.keep_shipped()
    arguments = (
        *("--requested", "53 120 000", "--unset", "source", "--unset", "Oslo"),
        *("--region", "viken: awards=11 requested=about 50 mill within 1 mill", "--unset", "Viken.granted"),
        *("--region", "Trøndelag: applications=0"),
    )
    ran = skjonn("round", "edit", "2020", *arguments, "--anyway")
    assert ran.code == 0
    expected = SHIPPED.replace("{ about = 53_000_000, within = 500_000 } #", "53_120_000 #")
    expected = expected.replace('source = "Tildeling av prosjektskjønn for 2020, published 09.09.2020"\n', "")
    expected = expected.replace(
        "awards = 11\ngranted = 10_520_000 # «10, 520 millioner kroner»\n",
        "awards = 11\nrequested = { about = 50_000_000, within = 1_000_000 }\n",
    )
    start, end = expected.index('[[regions]]\ncounty = "Oslo"'), expected.index("[[applications]]")
    expected = f'{expected[:start]}[[regions]]\ncounty = "Trøndelag"\napplications = 0\n\n{expected[end:]}'
    assert path.read_text("utf-8") == expected


def test_a_round_without_a_frame_gets_one(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN.partition("\n[frame]")[0] + ENTRIES)
    assert skjonn("round", "edit", "2027", "--limit", "8 mill", "--unset", "awards").code == 0
    assert text_of(skjonn) == OPEN + ENTRIES
    skjonn.keep("2027.toml", ENTRIES + "\n" + OPEN.partition("\n[frame]")[0])
    ran = skjonn("round", "edit", "2027", "--unset", "awards")
    assert ran.err == "Nothing to change: ledger/2027.toml says so already.\n"


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("--unset", "Viken"), "Round 2027 states no figures for Viken.\n       It states figures for no region."),
        (("--unset", "Viken.awards"), "Round 2027 states no figures for Viken."),
        (("--unset", "Viken.county"), "--unset: county is not one of applications, awards, requested, granted."),
        (("--unset", "title"), "--unset: title is required."),
        (("--id", "a b"), '--id: "a b" cannot be an id.'),
        (("--region", "Viken"), "Viken does not begin with a county and a colon."),
        ((), "There is nothing to change in 2027."),
    ],
)
def test_what_cannot_be_meant_of_a_round_is_refused(arguments: tuple[str, ...], what: str, skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    ran = skjonn("round", "edit", "2027", *arguments)
    assert what in ran.err
    assert (ran.code, ran.out, text_of(skjonn)) == (2, "", before)


def test_a_region_that_is_there_twice_or_is_not_there_is_told(skjonn: Skjonn) -> None:
    regions = '\n[[regions]]\ncounty = "Buskerud"\nawards = 1\n'
    skjonn.keep("2027.toml", OPEN + regions * 2 + ENTRIES)
    ran = skjonn("round", "edit", "2027", "--region", "Buskerud: awards=2")
    assert (ran.code, ran.out) == (2, "")
    assert "Round 2027 has 2 regions Buskerud.\n       Remove one in the file." in ran.err
    ran = skjonn("round", "edit", "2027", "--unset", "Oslo")
    assert "       It states figures for Buskerud." in ran.err


def test_a_round_gets_a_new_id_with_its_waivers_and_keeps_its_file(skjonn: Skjonn) -> None:
    waiver = '\n[[waivers]]\nrule = "wide-precision"\nentry = "2027"\nreason = "Slik står det."\n'
    text = OPEN.replace("[frame]", "[frame]\nrequested = { about = 53_000_000, within = 50_000_000 }") + waiver
    skjonn.keep("2027.toml", text)
    assert skjonn("check", "--strict").code == 0
    assert skjonn("round", "edit", "2027", "--id", "2027a").code == 0
    assert text_of(skjonn) == text.replace('id = "2027"', 'id = "2027a"').replace('entry = "2027"', 'entry = "2027a"')
    assert skjonn("check", "--strict").code == 0


def test_what_is_written_as_one_value_is_refused_with_its_line(skjonn: Skjonn) -> None:
    text = f'awards = [{{ application = "2027-01", granted = 5 }}]\n{OPEN}' + ENTRIES.partition("\n[[awards]]")[0]
    skjonn.keep("2027.toml", text)
    ran = skjonn("award", "edit", "2027-01", "--granted", "6")
    assert is_refused(ran, skjonn, text, 1)
    assert "ledger/2027.toml: `awards` is not under a header `[[awards]]` in line 1." in ran.err
    assert "Edit the file, then run `skjonn check`." in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other modes")
def test_a_read_only_file_is_not_written(skjonn: Skjonn) -> None:
    before = text_of(skjonn)
    (skjonn.ledger / "2027.toml").chmod(0o444)
    for command in (("edit", "2027-01", "--granted", "5"), ("remove", "2027-01")):
        ran = skjonn("award", *command)
        assert (ran.code, text_of(skjonn)) == (1, before)
        assert "ledger/2027.toml could not be written: the file is read-only. Nothing was changed." in ran.err


def test_a_file_with_crlf_and_a_byte_order_mark_keeps_both(skjonn: Skjonn) -> None:
    text = (OPEN + ENTRIES).removesuffix("\n").replace("\n", "\r\n")
    path = skjonn.keep("2027.toml", text.encode("utf-8-sig"))
    assert skjonn("award", "edit", "2027-01", "--granted", "1", "--case", "2027/1").code == 0
    expected = text.replace("540_000   # etter møtet", '1   # etter møtet\r\ncase = "2027/1"').encode("utf-8-sig")
    assert path.read_bytes() == expected
    ran = skjonn("award", "edit", "2027-01", "--granted", "2", "--dry-run")
    assert '+granted = 2   # etter møtet\r\n case = "2027/1"\n\\ No newline at end of file\n' in ran.out


def test_the_lines_are_coloured_where_colour_is_wanted(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    ran = skjonn("award", "edit", "2027-01", "--granted", "5")
    assert (
        "\n\x1b[31m-granted = 540_000   # etter møtet\x1b[0m\n\x1b[32m+granted = 5   # etter møtet\x1b[0m\n" in ran.out
    )
    assert list(chain(ran.err)) == []


def test_of_an_award_whose_id_two_applications_have_no_applicant_is_shown(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + application("a", "Hole") + application("a", "Asker") + award("a", "5"))
    for command in ("award edit a --granted 6", "application edit a --number 1 --project Nytt"):
        shown = skjonn(*command.split()).out
        assert ("\n a   6\u00a0kr\n" in shown, "Asker" in shown, "Hole" in shown) == (True, False, False)
