"""Frames above the rounds are added, corrected, removed, raised, cut and moved from the shell, and nothing else is."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from skjonn.actions.schema import schema
from skjonn.language import LANGUAGES
from skjonn.model.frames import FrameChange, UpperFrame
from skjonn.model.settings import FRAMES
from support.command_line import Skjonn, command, widest
from support.ledgers import ROUND, application, award, waiver
from support.typed_fields import by_key, typed_fields

TEXT = """\
# Rammer for 2020
[[frames]]
id = "2020"                # hele
amount = 100_000

[[frames]]
id = "2020-p"
title = "Prosjekter"
part_of = "2020"
amount = 60_000            # etter møtet

[[frames]]
id = "2020-l"
part_of = "2020"
amount = 40_000
"""
MOVE = """
[[changes]]
frame = "2020-p"
date = 2020-10-01
amount = 5_000
from = "2020-l"
"""
SPENT = f'{ROUND}\n[frame]\npart_of = "2020-p"\n{application("2020-01")}{award("2020-01", "50_000")}'


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    """A ledger of one round that names a frame, without frames."""
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    monkeypatch.setenv("SKJONN_TODAY", "2020-11-01")
    skjonn.keep("2020.toml", ROUND)
    return skjonn


@pytest.fixture
def skjonn(empty: Skjonn) -> Skjonn:
    """A ledger of three frames, of which the round of the ledger spends one."""
    empty.keep("2020.toml", SPENT)
    empty.keep(FRAMES, TEXT)
    return empty


def text_of(skjonn: Skjonn) -> str:
    return skjonn.files()[FRAMES].decode()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2212", "-")


def refused(skjonn: Skjonn, *words: str) -> tuple[int, str]:
    """The exit code and message of a command that prints and changes nothing."""
    before = skjonn.files()
    ran = skjonn(*words)
    assert (ran.out, skjonn.files()) == ("", before)
    return ran.code, plain(ran.err)


# To add


def test_the_first_frame_makes_the_file_and_the_schema_that_its_first_line_names(empty: Skjonn) -> None:
    ran = empty("frame", "add", "2020", "--amount", "109,5 mill", "--title", "Skjønnsramme", "--source", "Brev")
    assert (ran.code, ran.err) == (0, "")
    text = (
        "#:schema ./frames.schema.json\n\n"
        '[[frames]]\nid = "2020"\ntitle = "Skjønnsramme"\namount = 109_500_000\nsource = "Brev"\n'
    )
    assert text_of(empty) == text
    assert empty.files()["frames.schema.json"].decode() == schema("frames")
    lines = "".join(f"+{line}\n" for line in text.splitlines())
    assert plain(ran.out) == (
        f"Added to ledger/frames.toml, line 1\n{lines}\n Frame 2020: 109 500 000 of 109 500 000 kr left.\n"
    )


def test_a_frame_is_appended_and_tells_what_is_left_of_those_above_it(skjonn: Skjonn) -> None:
    ran = skjonn("frame", "add", "2020-p1", "--part-of", "2020-p", "--share", "5 %")
    assert (ran.code, ran.err) == (0, "")
    assert text_of(skjonn) == f'{TEXT}\n[[frames]]\nid = "2020-p1"\npart_of = "2020-p"\nshare = "5 %"\n'
    assert plain(ran.out).splitlines()[-4:] == [
        "",
        " Frame 2020-p1: 3 000 of 3 000 kr left.",
        " Frame 2020-p: 7 000 of 60 000 kr left.",
        " Frame 2020: 0 of 100 000 kr left.",
    ]


@pytest.mark.parametrize(("option", "text", "line"), typed_fields(by_key(UpperFrame)))
def test_what_is_typed_for_a_field_of_a_frame_is_written_under_its_key(
    option: str, text: str, line: str, empty: Skjonn
) -> None:
    empty.keep(FRAMES, '[[frames]]\nid = "Asker"\namount = 15_020_000\n')
    beside = () if option == "--amount" else ("--amount", "1") if option != "--share" else ("--part-of", "Asker")
    ran = empty("frame", "add", "x", option, text, *beside)
    assert (ran.code, ran.err) == (0, "")
    assert line in text_of(empty)


@pytest.mark.parametrize(("option", "text", "line"), typed_fields(by_key(FrameChange)))
def test_what_is_typed_for_a_field_of_a_change_is_written_under_its_key(
    option: str, text: str, line: str, empty: Skjonn
) -> None:
    frames = (f'[[frames]]\nid = "{id_}"\namount = 100_000\n' for id_ in ("x", "Asker"))
    empty.keep(FRAMES, "".join(frames))
    beside = () if option == "--amount" else ("--amount", "1")
    ran = empty("frame", "change", "x", option, text, *beside)
    assert (ran.code, ran.err) == (0, "")
    assert line in text_of(empty)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ("add 2020 --amount 5", 1, "SKJ903 frame-listed-twice"),
        ("add x --amount 5 --part-of 2002", 1, "SKJ901 unknown-frame"),
        ("add x --amount 5 --part-of x", 1, "SKJ902 frame-in-circle"),
        ("add x --amount 1 --part-of 2020", 1, "SKJ906 frame-passed"),
        ("add x --amount 1 --share 5% --part-of 2020-l", 1, "SKJ115 amount-and-share"),
        ("add x --share 5%", 1, "SKJ904 share-of-unknown"),
        ("add x", 2, "Missing: --amount, or --share."),
        ("add x --share 5", 2, '--share: "5" is not a share.\n       Write it in per cent: "5 %", or "12,5 %".'),
        ("add x --amount 1.450", 2, "can be read in two ways"),
        ("add x! --amount 5", 2, 'ID: "x!" cannot be an id.'),
        ("change 2020-p --amount 0", 2, "0 is not above zero."),
        ("change 2020-p", 2, "Missing: --amount."),
        ("change 2020-p --amount 5 --from 2020-p", 2, "--from: money cannot be moved from 2020-p to itself."),
        ("change 2020-x --amount 5", 2, "There is no frame 2020-x in ledger.\n       Did you mean"),
        ("change 2020-p --amount 5 --from 2002", 2, "There is no frame 2002 in ledger."),
        ("change 2020-p --amount 5 --date soon", 2, "--date: "),
        ("change 2020-p --amount 1", 1, "SKJ906 frame-passed"),
        ("change 2020-p --amount -10001 --date 2020-10-01", 1, "SKJ906 frame-passed"),
        ("change 2020-l --amount -40001", 1, "SKJ905 frame-below-zero"),
        ("change 2020-p --amount 40001 --from 2020-l", 1, "SKJ905 frame-below-zero"),
        ("edit 2020-p --amount 60001", 1, "SKJ906 frame-passed"),
        ("edit 2020-p --amount 49999", 1, "SKJ906 frame-passed"),
        ("edit 2020-p --share 5%", 1, "SKJ115 amount-and-share"),
        ("edit 2020-p --unset amount", 1, "SKJ106 missing-key"),
        ("edit 2020 --part-of 2020-p", 1, "SKJ902 frame-in-circle"),
        ("edit 2020-l --id 2020-p", 1, "SKJ903 frame-listed-twice"),
        ("edit 2020-l --unset id", 2, "--unset: id "),
        ("edit 2020-l --amount 5 --unset amount", 2, "--unset: amount is also given."),
        ("edit 2020-l", 2, "There is nothing to change in 2020-l."),
        ("edit 2020-l --number 2 --amount 5", 2, "--number: there is no number 2 of 1."),
        ("edit 2002 --amount 5", 2, "There is no frame 2002 in ledger."),
        ("edit 2020-p --id 2020-q", 1, "2020-p is also named in ledger/2020.toml, line 8, and a command changes one"),
        ("remove 2020", 1, "SKJ901 unknown-frame"),
        ("remove 2020-p", 1, "SKJ901 unknown-frame"),
        ("remove 2002", 2, "There is no frame 2002 in ledger."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(words: str, code: int, says: str, skjonn: Skjonn) -> None:
    ended, said = refused(skjonn, "frame", *words.split())
    assert ended == code
    assert says in said
    assert "othing was written" in said or code == 2
    if code == 1 and "SKJ" in says:
        assert skjonn("frame", *words.split(), "--anyway").code == 0
        assert re.search(f"  {says}$", skjonn("check").out, re.MULTILINE)


@pytest.mark.parametrize("words", ["add x --amount 5", "change x --amount 5", "edit x --amount 5", "remove x"])
def test_without_a_ledger_nothing_is_made(words: str, tmp_path: Path, empty: Skjonn) -> None:
    shutil.rmtree(empty.ledger)
    ran = empty("frame", *words.split())
    assert (ran.code, ran.out) == (2, "")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("words", ["change x --amount 5", "edit x --amount 5", "edit x", "remove x"])
def test_without_frames_there_is_none_to_change(words: str, empty: Skjonn) -> None:
    code, said = refused(empty, "frame", *words.split())
    assert code == 2
    assert "There is no frame x in ledger.\n       There are none yet." in said or words == "edit x"


# To change


def test_a_frame_is_raised_from_its_day_and_what_stands_stays(skjonn: Skjonn) -> None:
    ran = skjonn("frame", "change", "2020", "--amount", "0,5 mill", "--reason", "Revidert", "--case", "20/1")
    assert (ran.code, ran.err) == (0, "")
    added = '[[changes]]\nframe = "2020"\ndate = 2020-11-01\namount = 500_000\nreason = "Revidert"\ncase = "20/1"\n'
    assert text_of(skjonn) == f"{TEXT}\n{added}"
    assert plain(ran.out).endswith('+case = "20/1"\n\n Frame 2020: 500 000 of 600 000 kr left.\n')
    rows = {
        day: json.loads(skjonn("frame", "--tree", "--on", day, "--format", "json").out)["rows"][0]
        for day in ("2020-10-31", "2020-11-01")
    }
    assert [(row["amount"], row["left"]) for row in rows.values()] == [(100_000, 0), (600_000, 500_000)]


def test_money_is_moved_from_one_frame_to_another(skjonn: Skjonn) -> None:
    words = ("frame", "change", "2020-p", "--from", "2020-l", "--amount", "5 000", "--date", "1.10.2020")
    ran = skjonn(*words)
    assert (ran.code, ran.err) == (0, "")
    assert text_of(skjonn) == TEXT + MOVE
    assert plain(ran.out).partition("\n\n")[2].splitlines() == [
        " Frame 2020-p: 15 000 of 65 000 kr left.",
        " Frame 2020: 0 of 100 000 kr left.",
        " Frame 2020-l: 35 000 of 35 000 kr left.",
    ]
    code, said = refused(skjonn, *words)
    assert (code, "ledger/frames.toml already has the same change." in said) == (1, True)
    assert skjonn(*words, "--anyway").code == 0
    assert text_of(skjonn) == TEXT + MOVE * 2


def test_a_frame_is_corrected_where_it_stands_and_every_other_byte_stays(skjonn: Skjonn) -> None:
    ran = skjonn("frame", "edit", "2020-p", "--amount", "at most 55 000", "--unset", "title", "--note", "Rettet")
    assert (ran.code, ran.err) == (0, "")
    after = TEXT.replace('title = "Prosjekter"\n', "").replace("60_000 ", "{ at_most = 55_000 } ")
    assert text_of(skjonn) == after.replace("møtet\n", 'møtet\nnote = "Rettet"\n')
    assert plain(ran.out).splitlines()[-2:] == [
        " Frame 2020-p: 5 000 of at most 55 000 kr left.",
        # As a part, it counts by the least that it can be.
        " Frame 2020: 60 000 of 100 000 kr left.",
    ]
    assert "says so already" in skjonn("frame", "edit", "2020-p", "--note", "Rettet").err


def test_an_amount_becomes_a_share_in_one_change(skjonn: Skjonn) -> None:
    assert skjonn("frame", "edit", "2020-l", "--share", "40 %", "--unset", "amount").code == 0
    # A new key stands where the format has it, after `part_of`.
    assert text_of(skjonn) == TEXT.replace('"2020"\namount = 40_000', '"2020"\nshare = "40 %"')


def test_a_new_id_goes_to_all_in_the_file_that_names_the_old_one(skjonn: Skjonn) -> None:
    waived = waiver("frame-passed", "2020-l")
    skjonn.keep(FRAMES, TEXT + MOVE + waived)
    ran = skjonn("frame", "edit", "2020-l", "--id", "rest")
    assert (ran.code, ran.err) == (0, "")
    assert text_of(skjonn) == (TEXT + MOVE + waived).replace("2020-l", "rest")
    assert plain(ran.out).splitlines()[-2] == " Frame rest: 35 000 of 35 000 kr left."
    assert skjonn("frame", "edit", "2020", "--id", "2020-hele").code == 0
    assert text_of(skjonn).count('part_of = "2020-hele"') == 2
    assert text_of(skjonn).startswith('# Rammer for 2020\n[[frames]]\nid = "2020-hele"                # hele\n')


def test_a_frame_in_a_circle_of_its_own_is_renamed_and_led_out_of_it(skjonn: Skjonn) -> None:
    itself = '[[frames]]\nid = "a"\npart_of = "a"\namount = 5\n'
    skjonn.keep(FRAMES, TEXT + itself)
    assert skjonn("frame", "edit", "a", "--id", "b").code == 0
    assert text_of(skjonn) == TEXT + itself.replace('"a"', '"b"')
    assert skjonn("frame", "edit", "b", "--id", "c", "--part-of", "2020-l").code == 0
    assert text_of(skjonn) == TEXT + itself.replace('id = "a"', 'id = "c"').replace('"a"', '"2020-l"')


def test_what_is_known_of_a_round_of_the_same_id_stays_known_when_a_frame_is_renamed(skjonn: Skjonn) -> None:
    passed = SPENT.replace("[frame]\n", "[frame]\nlimit = 5\n")
    skjonn.keep("2020.toml", passed)
    assert "limit-passed" in skjonn("check").out
    assert skjonn("frame", "edit", "2020", "--id", "hele").code == 0


# To remove


def test_a_frame_is_removed_with_its_changes_and_waivers_where_that_is_said(skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, TEXT + MOVE + waiver("frame-passed", "2020-l"))
    code, said = refused(skjonn, "frame", "remove", "2020-l")
    assert (code, "2020-l is named by a change (ledger/frames.toml, line 17). Nothing was written." in said) == (
        1,
        True,
    )
    ran = skjonn("frame", "remove", "2020-l", "--with-changes")
    assert ran.code == 0
    assert "frame-passed" in ran.err
    assert text_of(skjonn) == TEXT.partition('\n[[frames]]\nid = "2020-l"')[0]
    assert plain(ran.out).startswith("Removed from ledger/frames.toml, line 12\n")


def test_several_changes_that_name_a_frame_are_all_told(skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, TEXT + MOVE + MOVE)
    code, said = refused(skjonn, "frame", "remove", "2020-l")
    assert code == 1
    assert "2020-l is named by changes (ledger/frames.toml, line 17, ledger/frames.toml, line 23)." in said


def test_the_last_frame_leaves_a_file_without_any(empty: Skjonn) -> None:
    assert empty("frame", "add", "a", "--amount", "5").code == 0
    assert empty("frame", "remove", "a").code == 0
    assert text_of(empty) == "#:schema ./frames.schema.json\n"
    assert empty("frame", "add", "b", "--amount", "5").code == 0
    assert text_of(empty).endswith('\n\n[[frames]]\nid = "b"\namount = 5\n')


# The same id twice

TWICE = '\n[[frames]]\nid = "2020-l"\namount = 7\n'


def test_of_two_frames_of_an_id_one_is_chosen_by_its_number(skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, TEXT + TWICE)
    code, said = refused(skjonn, "frame", "edit", "2020-l", "--amount", "8")
    assert (code, "2 frames have the id 2020-l: 1 (ledger/frames.toml, line 12), 2 (ledger/" in said) == (2, True)
    assert skjonn("frame", "edit", "2020-l", "--amount", "8", "--number", "2").code == 0
    assert text_of(skjonn) == TEXT + TWICE.replace("7", "8")
    code, said = refused(skjonn, "frame", "change", "2020-l", "--amount", "5")
    assert (code, "so what names it is ambiguous" in said) == (1, True)
    code, said = refused(skjonn, "frame", "change", "2020-p", "--from", "2020-l", "--amount", "5")
    assert code == 1
    assert skjonn("frame", "edit", "2020-l", "--id", "x", "--number", "2").code == 0
    assert text_of(skjonn) == TEXT + TWICE.replace("7", "8").replace("2020-l", "x")


def test_one_of_two_frames_of_an_id_gets_no_new_id_where_something_names_it_and_goes_alone(skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, TEXT + MOVE + TWICE)
    code, said = refused(skjonn, "frame", "edit", "2020-l", "--id", "x", "--number", "2")
    assert (code, "so what names it is ambiguous" in said) == (1, True)
    assert skjonn("frame", "remove", "2020-l", "--number", "2").code == 0
    assert text_of(skjonn) == TEXT + MOVE


# What cannot be read


@pytest.mark.parametrize("words", ["add x --amount 5", "change 2020 --amount 5", "edit 2020-l --amount 5"])
def test_where_a_frame_cannot_be_read_others_are_changed_only_if_that_is_said(words: str, skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, TEXT.replace("= 60_000", '= "60 000"'))
    code, said = refused(skjonn, "frame", *words.split())
    assert (code, "The change cannot be checked while this cannot be read." in said) == (1, True)
    ran = skjonn("frame", *words.split(), "--anyway")
    assert ran.code == 0
    assert "Frame 2020: what is left is not known." in ran.out or "2020" not in words


def test_a_frame_that_cannot_be_read_is_corrected_or_removed(skjonn: Skjonn) -> None:
    faulty = TEXT.replace("= 60_000", '= "60 000"')
    skjonn.keep(FRAMES, faulty)
    assert skjonn("frame", "edit", "2020-p", "--amount", "60 000").code == 0
    assert text_of(skjonn) == TEXT
    skjonn.keep(FRAMES, f'{TEXT}\n[[frames]]\nid = "x"\namount = "5"\n')
    ran = skjonn("frame", "remove", "x")
    assert (ran.code, ran.err) == (0, "")
    assert text_of(skjonn) == TEXT
    skjonn.keep(FRAMES, faulty)
    ran = skjonn("frame", "edit", "2020-p", "--title", "P", "--anyway")
    assert ran.code == 0
    assert plain(ran.out).splitlines()[-2:] == [
        " Frame 2020-p: what is left is not known.",
        " Frame 2020: what is left is not known.",
    ]


@pytest.mark.parametrize("data", [b"\xff", b"frames = [", b"format = 2\n"])
@pytest.mark.parametrize("words", ["add x --amount 5", "change 2020 --amount 5", "edit 2020 --amount 5", "remove 2020"])
def test_a_file_of_which_nothing_can_be_read_is_left_alone(words: str, data: bytes, skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, data)
    for anyway in ((), ("--anyway",)):
        code, said = refused(skjonn, "frame", *words.split(), *anyway)
        assert code == 1
        assert said.startswith("error: ledger/frames.toml cannot be read: ")


def test_frames_in_one_value_are_not_added_to_and_say_where_they_stand(skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, 'frames = [{ id = "2020-p", amount = 60_000 }]\n')
    code, said = refused(skjonn, "frame", "add", "x", "--amount", "5")
    assert (code, "`frames` is written as one value in line 1" in said) == (1, True)
    code, said = refused(skjonn, "frame", "edit", "2020-p", "--amount", "70 000")
    assert (code, "`frames` is not under a header `[[frames]]` in line 1" in said) == (1, True)
    assert skjonn("frame", "change", "2020-p", "--amount", "5").code == 0


# How a file is written


@pytest.mark.parametrize("words", ["change 2020-p --amount 5 --from 2020-l", "edit 2020-l --title L", "remove 2020-l"])
def test_line_breaks_and_a_byte_order_mark_are_kept(words: str, skjonn: Skjonn) -> None:
    assert skjonn("frame", *words.split()).code == 0
    after = text_of(skjonn)
    skjonn.keep(FRAMES, b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert skjonn("frame", *words.split()).code == 0
    assert skjonn.files()[FRAMES] == b"\xef\xbb\xbf" + after.replace("\n", "\r\n").encode()


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
@pytest.mark.parametrize(
    "words",
    [
        "add x --amount 5",
        "change 2020-p --amount 5 --from 2020-l",
        "edit 2020-l --title L --id x",
        "remove 2020-l",
        "waive frame-passed 2020 --reason R",
    ],
)
def test_a_dry_run_shows_a_diff_that_patch_makes_the_same_file_of(words: str, skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, TEXT.replace("100_000", "99_000"))
    line = words.split() if words.startswith("waive") else ("frame", *words.split())
    before = skjonn.files()
    ran = skjonn(*line, "--dry-run")
    assert (ran.code, skjonn.files()) == (0, before)
    assert ran.out.startswith("--- ledger/frames.toml\n+++ ledger/frames.toml\n@@ ")
    assert ran.err == "ledger/frames.toml would be changed like this; nothing was written.\n"
    assert skjonn(*line).code == 0
    after = skjonn.files()
    skjonn.keep(FRAMES, before[FRAMES])
    subprocess.run(["patch", "-p0", "-s"], input=ran.out.encode(), check=True)  # noqa: S607 - it is where the system has it
    assert skjonn.files() == after


def test_a_dry_run_of_the_first_frame_makes_nothing(empty: Skjonn) -> None:
    before = empty.files()
    ran = empty("frame", "add", "x", "--amount", "5", "--dry-run")
    assert (ran.code, empty.files()) == (0, before)
    assert ran.out.startswith("--- /dev/null\n+++ ledger/frames.toml\n@@ -0,0 +1,5 @@\n+#:schema ")


def test_writers_at_once_lose_none(empty: Skjonn) -> None:
    """The first of them makes the file."""
    words = [command("frame", "add", f"f{number}", "--amount", "5") for number in range(6)]
    writers = [subprocess.Popen(each, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for each in words]
    said = [writer.communicate() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * len(words), said
    rows = json.loads(empty("frame", "--tree", "--format", "json").out)["rows"]
    assert sorted(row["frame"] for row in rows) == [f"f{number}" for number in range(6)]
    assert empty("check").code == 0


# How it is told


SAID = {
    "en": ["Added to ledger/frames.toml, line 17", "Frame 2020-p: 15 000 of 65 000 kr left."],
    "nb": ["Lagt til i ledger/frames.toml, linje 17", "Ramme 2020-p: 15 000 av 65 000 kr igjen."],
    "nn": ["Lagt til i ledger/frames.toml, linje 17", "Ramme 2020-p: 15 000 av 65 000 kr att."],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_changed_is_told_in_every_language(language: str, skjonn: Skjonn) -> None:
    ran = skjonn("frame", "change", "2020-p", "--from", "2020-l", "--amount", "5000", "--lang", language)
    lines = plain(ran.out).splitlines()
    assert lines[0] == SAID[language][0]
    assert f" {SAID[language][1]}" in lines


def test_on_a_narrow_terminal_sentences_are_broken_and_colour_can_be_left_out(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "2020-" + "p" * 30
    skjonn.keep(FRAMES, TEXT.replace("2020-l", long))
    words = ("frame", "edit", long, "--amount", "at most 40 000")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    ran = skjonn(*words)
    assert ran.code == 0
    assert "\x1b[32m+amount" in ran.out
    assert widest(ran.out) <= 60
    assert plain(re.sub(r"\x1b\[[0-9;]*m", "", ran.out)).partition("\n\n")[2].splitlines()[:2] == [
        f" Frame {long}: 40 000 of at",
        " most 40 000 kr left.",
    ]
    skjonn.keep(FRAMES, TEXT.replace("2020-l", long))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("FORCE_COLOR")
    assert "\x1b" not in skjonn(*words).out


# The command that has others below it


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--tree add x", "--tree is before add.\n       Write it after add."),
        ("--format json change y --amount 5", "--format is before change."),
        ("--on 2020-01-01 --on 2020-01-02 --tree", "--on is given twice."),
        ("ad x", "No such command 'ad'. Did you mean 'add'?"),
        ("2020", "No such command '2020'."),
    ],
)
def test_what_stands_between_the_command_and_the_one_below_it_is_refused(words: str, says: str, skjonn: Skjonn) -> None:
    code, said = refused(skjonn, "frame", *words.split())
    assert code == 2
    assert says in said


def test_two_dashes_before_the_command_below_change_nothing_and_nothing_else_is_shown(skjonn: Skjonn) -> None:
    ran = skjonn("frame", "--", "add", "x", "--amount", "5")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Added to ledger/frames.toml, line 17")
    assert "Control totals" in skjonn("frame").out


# To accept a finding


def test_the_command_that_check_prints_accepts_a_finding_on_a_frame_in_their_file(skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, TEXT.replace("100_000", "99_999"))
    (printed,) = re.findall(r"To accept it: skjonn (waive frame-passed 2020) --reason", skjonn("check").out)
    ran = skjonn(*printed.split(), "--reason", "Avtalt", "--until", "1.12.2020")
    assert (ran.code, ran.err) == (0, "")
    added = '\n[[waivers]]\nrule = "frame-passed"\nentry = "2020"\nreason = "Avtalt"\nuntil = 2020-12-01\n'
    assert text_of(skjonn) == TEXT.replace("100_000", "99_999") + added
    assert skjonn("check", "--strict").code == 0
    assert skjonn(*printed.split(), "--reason", "Sant").code == 0
    assert text_of(skjonn).endswith('reason = "Sant"\n')
    ran = skjonn("unwaive", "SKJ906", "2020")
    assert (ran.code, ran.err) == (0, "")
    assert text_of(skjonn) == TEXT.replace("100_000", "99_999")
    assert skjonn("unwaive", "SKJ906", "2020").code == 2


def test_a_finding_that_a_round_has_too_is_accepted_where_it_is_said(skjonn: Skjonn) -> None:
    skjonn.keep(FRAMES, TEXT + '\n[[frames]]\nid = "2021"\npart_of = "x"\namount = 5\n')
    skjonn.keep("2021.toml", ROUND.replace('"2020"', '"2021"') + '\n[frame]\npart_of = "y"\n')
    code, said = refused(skjonn, "waive", "unknown-frame", "2021", "--reason", "R")
    assert code == 2
    assert "unknown-frame finds something about 2021 in several files: 2021, frames.toml." in said
    assert skjonn("waive", "unknown-frame", "2021", "--reason", "R", "--round", FRAMES).code == 0
    assert "[[waivers]]" in text_of(skjonn)
    assert skjonn("waive", "unknown-frame", "2021", "--reason", "R", "--round", "2021").code == 0
    assert skjonn("check", "--select", "SKJ901").code == 0
    code, said = refused(skjonn, "unwaive", "unknown-frame", "2021")
    assert "unknown-frame is waived for 2021 in several files: 2021, frames.toml." in said
    assert skjonn("unwaive", "unknown-frame", "2021", "--round", FRAMES).code == 0
    assert "[[waivers]]" not in text_of(skjonn)


def test_a_finding_on_a_frame_that_stands_in_a_round_is_accepted_there(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", SPENT.replace("[frame]\n", "[frame]\nlimit = 60_001\n"))
    (printed,) = re.findall(r"To accept it: skjonn (waive limits-exceed-frame 2020-p) --reason", skjonn("check").out)
    assert skjonn(*printed.split(), "--reason", "Avtalt").code == 0
    assert (text_of(skjonn), b"[[waivers]]" in skjonn.files()["2020.toml"]) == (TEXT, True)
    assert skjonn("check", "--strict").code == 0


def test_a_waiver_stands_at_the_end_where_no_table_has_a_header(skjonn: Skjonn) -> None:
    text = 'frames = [{ id = "a", amount = 5 }, { id = "b", part_of = "a", amount = 6 }]\n'
    skjonn.keep("2020.toml", ROUND)
    skjonn.keep(FRAMES, text)
    assert skjonn("waive", "frame-passed", "a", "--reason", "Avtalt").code == 0
    assert text_of(skjonn) == f'{text}\n[[waivers]]\nrule = "frame-passed"\nentry = "a"\nreason = "Avtalt"\n'
    assert skjonn("check").code == 0


def test_a_waiver_that_only_a_removed_frame_needed_goes_with_it(skjonn: Skjonn) -> None:
    over = '\n[[frames]]\nid = "x"\npart_of = "2020"\namount = 5\n'
    skjonn.keep(FRAMES, TEXT + over + waiver("frame-passed", "2020"))
    assert skjonn("check").code == 0
    ran = skjonn("frame", "remove", "x")
    assert (ran.code, "frame-passed" in ran.err) == (0, True)
    assert text_of(skjonn) == TEXT
