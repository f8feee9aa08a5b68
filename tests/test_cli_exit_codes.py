"""What a command ends with: 0, 1, 2 or 130, and never with a traceback."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from skjonn.disk.lock import exclusive
from support.command_line import HEADING, NEW, OPEN, Skjonn, command
from support.ledgers import SHIPPED

REPORTS = (
    ("check",),
    ("frame",),
    ("summary",),
    ("round", "list"),
    ("application", "list"),
    ("award", "list"),
)
BASH = shutil.which("bash")
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other streams and signals")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize("arguments", REPORTS)
def test_a_ledger_in_which_all_holds_ends_with_0_and_without_a_message(
    arguments: tuple[str, ...], skjonn: Skjonn
) -> None:
    skjonn.keep_shipped()
    ran = skjonn(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert "15\u00a0020\u00a0000" in ran.out


@pytest.mark.parametrize("arguments", REPORTS)
def test_an_empty_ledger_ends_with_0_and_a_note(arguments: tuple[str, ...], skjonn: Skjonn) -> None:
    skjonn.ledger.mkdir()
    ran = skjonn(*arguments)
    assert ran.code == 0
    assert ran.err == "The ledger is empty: it has no rounds yet. `skjonn round add` adds one.\n"


def test_an_error_in_the_ledger_ends_a_check_with_1_and_a_report_with_0(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", SHIPPED.replace("granted = 4_000_000", "granted = 400_000"))
    ran = skjonn("check")
    assert ran.code == 1
    assert "SKJ207" in ran.out
    assert skjonn("summary").code == 0


def test_a_warning_ends_a_check_with_1_only_where_it_is_strict(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    entry = '\n[[applications]]\nid = "a"\nmunicipality = "Hole"\nproject = "P"\npartners = ["Hol", "Hol"]\n'
    skjonn.keep("2027.toml", OPEN + entry)
    assert "SKJ305" in skjonn("check").out
    assert skjonn("check").code == 0
    assert skjonn("check", "--strict").code == 1
    assert skjonn("check", "--strict", "--round", "2020").code == 0


def test_the_day_decides_which_waivers_hold(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = '\n[[applications]]\nid = "a"\nmunicipality = "Hole"\nproject = "P"\npartners = ["Hol", "Hol"]\n'
    waiver = '\n[[waivers]]\nrule = "SKJ305"\nentry = "a"\nreason = "So it is."\nuntil = 2027-01-31\n'
    skjonn.keep("2027.toml", OPEN + entry + waiver)
    assert skjonn("check", "--strict").code == 1, "on 1 February 2027"
    assert skjonn("check", "--strict", "--today", "2027-01-31").code == 0
    monkeypatch.delenv("SKJONN_TODAY")
    assert skjonn("check", "--strict", "--today", "2027-01-31").code == 0
    assert "SKJ305" in skjonn("check", "--show-waived").out, "today, whenever that is"


@pytest.mark.parametrize("arguments", REPORTS)
def test_one_bad_file_ends_with_1_and_the_rest_is_reported(arguments: tuple[str, ...], skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn.keep("bad.toml", b"\xff")
    ran = skjonn(*arguments)
    assert ran.code == 1
    assert "15\u00a0020\u00a0000" in ran.out
    if arguments != ("check",):
        assert ran.err == (
            "ledger/bad.toml could not be read in full (1\u00a0error); what is missing is not in the totals. "
            "`skjonn check` says what and where.\n"
        )


def test_a_bad_file_ends_what_shows_one_entry_with_1_too(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn.keep("bad.toml", b"\xff")
    for kind in ("award", "application"):
        ran = skjonn(kind, "show", "2020-01")
        assert ran.code == 1
        assert "900\u00a0000" in ran.out


def test_a_refused_change_ends_with_1(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    ran = skjonn("award", "add", *NEW, "--granted", "9 mill")
    assert ran.code == 1
    assert "SKJ210" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("chek",),
        ("check", "--frmat", "json"),
        ("check", "--format"),
        ("check", "more"),
        ("award", "show"),
        ("award", "show", "2020-99"),
        ("award", "list", "--round", "2019"),
        ("award", "list", "--min", "1.450"),
        ("award", "add", "2020-99", "--granted", "1"),
        ("award", "add", *NEW, "--granted", "1.450"),
        ("award", "add", *NEW, "--granted", "1"),
        ("check", "--ledger", "nowhere"),
        ("check", "--ledger", "2020.toml"),
        ("check", "--ledger", ""),
        ("round", "add", "2028"),
        (),
    ],
)
def test_what_cannot_run_ends_with_2_and_prints_no_result(arguments: tuple[str, ...], skjonn: Skjonn) -> None:
    path = skjonn.keep_shipped()
    (skjonn.folder / "2020.toml").write_bytes(path.read_bytes())
    before = skjonn.files()
    ran = skjonn(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert "rror: " in ran.err or arguments == ()
    assert skjonn.files() == before


def test_no_ledger_ends_with_2_and_the_way_to_one(skjonn: Skjonn) -> None:
    ran = skjonn("summary", "--ledger", "nowhere")
    assert ran.code == 2
    says = "error: There is no folder nowhere (--ledger).\n       `skjonn round add` creates a ledger there"
    assert ran.err.startswith(says)


@pytest.fixture(scope="module", autouse=True)
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator["subprocess.Popen[bytes]"]:
    """A writer that waits for a lock while the other tests run."""
    folder = tmp_path_factory.mktemp("locked")
    (folder / "ledger").mkdir()
    (folder / "ledger" / "2027.toml").write_text(OPEN, "utf-8")
    words = command("award", "add", *NEW, "--granted", "1")
    with exclusive(folder / "ledger", held=0):
        with subprocess.Popen(
            words, env=os.environ, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            yield process
        assert (folder / "ledger" / "2027.toml").read_text("utf-8") == OPEN


@posix
def test_ctrl_c_while_another_writer_is_waited_for_ends_with_130_without_a_word(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    words = command("award", "add", *NEW, "--granted", "1")
    with exclusive(skjonn.ledger, held=0):
        assert skjonn("summary").code == 0, "readers do not wait"
        hasty = subprocess.Popen(words, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            hasty.communicate(timeout=1.5)
        hasty.send_signal(signal.SIGINT)
        assert hasty.communicate() == (b"", b"")
    assert hasty.returncode == 130
    assert skjonn.files() == {"2027.toml": OPEN.encode()}


@posix
@pytest.mark.parametrize("name", ["<module>", "build"])
def test_ctrl_c_before_a_command_runs_ends_with_130_without_a_word(name: str, skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    program = f"""
import signal, sys
from skjonn.__main__ import run
def interrupt(frame, event, argument):
    if event == "call" and frame.f_code.co_name == {name!r} and frame.f_code.co_filename.endswith("app.py"):
        sys.setprofile(None)
        signal.raise_signal(signal.SIGINT)
sys.setprofile(interrupt)
sys.argv[1:] = ["summary"]
run()
"""
    done = subprocess.run([sys.executable, "-c", program], env=os.environ, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.fixture
def gone() -> Iterator[int]:
    """The end of a pipe that nobody reads."""
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("summary",), 0),
        (("summary", "--format", "json"), 0),
        (("check",), 0),
        (("check", "--ledger", "off"), 1),
        (("--help",), 0),
    ],
)
def test_a_reader_that_has_gone_away_is_no_error(
    arguments: tuple[str, ...], code: int, gone: int, skjonn: Skjonn
) -> None:
    skjonn.keep_shipped()
    skjonn.keep("../off/2020.toml", SHIPPED.replace("granted = 4_000_000", "granted = 400_000"))
    done = subprocess.run(command(*arguments), env=os.environ, stdout=gone, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.skipif(sys.platform == "win32" or BASH is None, reason="there is no bash")
def test_head_ends_quietly_on_more_than_a_pipe_holds(skjonn: Skjonn) -> None:
    entry = '\n[[applications]]\nid = "{0}"\nmunicipality = "Hole"\nproject = "{1}"\n'
    skjonn.keep("2027.toml", OPEN + "".join(entry.format(number, "long " * 100) for number in range(300)))
    program = f"{sys.executable} -m skjonn application list --format csv | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run([str(BASH), "-c", program], env=os.environ, capture_output=True, check=False)
    assert done.stdout.startswith(b"region,round,id,")
    assert (done.returncode, done.stderr) == (0, b"")


@posix
@pytest.mark.parametrize(
    ("closed", "arguments", "code"),
    [
        (">&-", "--version", 0),
        (">&-", "check", 0),
        (">&-", "check --format json", 0),
        ("2>&-", "check --round 2019", 2),
        ("<&-", "award add", 2),
        ("<&-", "award add --from-json -", 2),
    ],
)
def test_a_closed_stream_is_as_good_as_an_empty_one(closed: str, arguments: str, code: int, skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    shell = f'exec "{sys.executable}" -m skjonn {arguments} {closed}'
    done = subprocess.run(["/bin/sh", "-c", shell], env=os.environ, capture_output=True, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stdout + done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("arguments", [("summary",), ("summary", "--format", "csv"), ("--help",)])
def test_a_full_disk_under_standard_output_is_an_error(arguments: tuple[str, ...], skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command(*arguments), env=os.environ, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"error: Standard output cannot be used: no space left on device.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_message_that_cannot_be_written_changes_nothing_about_the_end(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command("award", "show", "x"), env=os.environ, stderr=full, check=False)
    assert done.returncode == 2


@posix
@pytest.mark.parametrize("arguments", [("check",), ("round", "add", "2028", *HEADING)])
def test_a_folder_that_was_removed_under_the_command_is_an_error(
    arguments: tuple[str, ...], skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = skjonn.folder / "away"
    away.mkdir()
    monkeypatch.chdir(away)
    away.rmdir()
    ran = skjonn(*arguments)
    assert ran.code == 2
    assert ran.err == (
        "error: The folder this runs in cannot be reached: no such file or directory.\n       Go to another one.\n"
    )


@posix
def test_an_argument_that_is_not_utf_8_is_refused_before_anything_is_done(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    words: list[str | bytes] = [*command("award", "add", "--project", "P", "--granted", "1", "--municipality")]
    words.append(b"B\xe6rum")
    done = subprocess.run(words, env=os.environ, capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "error: B\ufffdrum is not UTF-8.\n       Set the terminal to UTF-8.\n".encode()
    assert skjonn.files() == {"2027.toml": OPEN.encode()}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_a_file_whose_name_is_not_utf_8_is_read_and_the_json_is_utf_8(skjonn: Skjonn) -> None:
    skjonn.keep_shipped().rename(skjonn.ledger / os.fsdecode(b"\xe5.toml"))
    ran = skjonn("award", "show", "2020-01", "--format", "json")
    assert ran.code == 0
    assert '"file": "ledger/\ufffd.toml"' in ran.out
    assert skjonn("award", "show", "2020-01", "--format", "json", "--output-file", "x.json").code == 0
    assert (skjonn.folder / "x.json").read_text("utf-8") == ran.out


def test_a_lock_that_another_writer_holds_for_five_seconds_ends_with_2(patient: "subprocess.Popen[bytes]") -> None:
    out, err = patient.communicate(timeout=30)
    assert (patient.returncode, out) == (2, b"")
    assert err.decode("utf-8").startswith(
        "Waiting for another skjonn that is writing to ledger …\n"
        "error: Another skjonn is writing to ledger and was not done within 5 s. Nothing was written"
    )
