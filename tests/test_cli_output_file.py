"""A report in a file is there whole or not at all, and what is no regular file is written to as it is."""

import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from skjonn.cli import streams
from skjonn.disk.reason import may_be_open_elsewhere
from skjonn.disk.replace_file import replace_file
from skjonn.model.errors import UsageError
from support.command_line import Skjonn, command
from support.system_calls import filtered, run_where_refused

if sys.platform == "win32":
    pytest.skip("Windows has other permissions, links and devices", allow_module_level=True)

NOBODY = 65534
REPORT = ("check", "--format", "json")
BASH = shutil.which("bash")
with_bash = pytest.mark.skipif(BASH is None, reason="there is no bash")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep_shipped()
    return skjonn


@pytest.fixture
def report(skjonn: Skjonn) -> bytes:
    return skjonn(*REPORT).out.encode()


def others(skjonn: Skjonn) -> set[str]:
    """What lies beside the ledger."""
    return {path.name for path in skjonn.folder.iterdir()} - {"ledger"}


@filtered
@pytest.mark.parametrize("words", [(*REPORT, "--output-file", "b.json"), ("check", "--report", "json=b.json")])
def test_a_disk_that_takes_no_more_leaves_the_former_report(words: tuple[str, ...], skjonn: Skjonn) -> None:
    (skjonn.folder / "b.json").write_bytes(b"former")
    ran = run_where_refused("fsync", errno.ENOSPC, *words, cwd=skjonn.folder)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("error: b.json cannot be written: no space left on device.\n")
    assert (skjonn.folder / "b.json").read_bytes() == b"former"
    assert others(skjonn) == {"b.json"}


def test_a_former_report_keeps_its_mode_and_a_new_one_has_that_of_the_umask(skjonn: Skjonn, report: bytes) -> None:
    (skjonn.folder / "b.json").touch()
    for mode in (0o600, 0o664):
        (skjonn.folder / "b.json").chmod(mode)
        assert skjonn(*REPORT, "--output-file", "b.json").code == 0
        assert stat.S_IMODE((skjonn.folder / "b.json").stat().st_mode) == mode
        assert (skjonn.folder / "b.json").read_bytes() == report
    umask = os.umask(0o027)
    try:
        assert skjonn(*REPORT, "--output-file", "new.json").code == 0
    finally:
        os.umask(umask)
    assert stat.S_IMODE((skjonn.folder / "new.json").stat().st_mode) == 0o640
    assert others(skjonn) == {"b.json", "new.json"}


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_stays_and_what_it_leads_to_is_written(is_there: bool, skjonn: Skjonn, report: bytes) -> None:  # noqa: FBT001 - a parameter of the test
    (skjonn.folder / "reports").mkdir()
    if is_there:
        (skjonn.folder / "reports" / "today.json").write_bytes(b"former")
    (skjonn.folder / "between").symlink_to("reports/today.json")
    (skjonn.folder / "b.json").symlink_to("between")
    assert skjonn(*REPORT, "--output-file", "b.json").code == 0
    assert (skjonn.folder / "b.json").is_symlink()
    assert (skjonn.folder / "reports" / "today.json").read_bytes() == report
    assert others(skjonn) == {"reports", "between", "b.json"}


def shell(script: str, skjonn: Skjonn) -> "subprocess.CompletedProcess[bytes]":
    """Run a script of bash, in which `skjonn` is this one."""
    words = " ".join(command())
    return subprocess.run(
        [str(BASH), "-c", f'skjonn() {{ {words} "$@"; }}; {script}'],
        cwd=skjonn.folder,
        env=os.environ,
        capture_output=True,
        check=False,
    )


@with_bash
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link", "folder/stdout"])
def test_standard_output_by_its_name_is_appended_to_where_the_shell_appends(
    name: str, skjonn: Skjonn, report: bytes
) -> None:
    (skjonn.folder / "link").symlink_to("/dev/stdout")
    (skjonn.folder / "folder").symlink_to("/dev")
    (skjonn.folder / "log").write_bytes(b"former\n")
    if not Path("/proc/self/fd").exists() and name.startswith("/proc"):
        pytest.skip("this system has no /proc")
    done = shell(f"skjonn check --format json --output-file {name} >> log; echo $? >> log", skjonn)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (skjonn.folder / "log").read_bytes() == b"former\n" + report + b"0\n"


@with_bash
def test_a_report_for_a_pipe_or_a_process_goes_there(skjonn: Skjonn, report: bytes) -> None:
    os.mkfifo(skjonn.folder / "pipe")
    done = shell("cat pipe > a & skjonn check --format json --output-file pipe; wait", skjonn)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (skjonn.folder / "a").read_bytes() == report
    done = shell("skjonn check --report json=/dev/stderr --report json=>(cat > b) > /dev/null; wait; sleep 0.2", skjonn)
    assert done.stderr == report
    assert stat.S_ISFIFO((skjonn.folder / "pipe").stat().st_mode)


@with_bash
def test_a_process_that_has_read_enough_of_a_report_is_no_error(skjonn: Skjonn) -> None:
    entry = '\n[[applications]]\nid = "{0}"\nmunicipality = "Hole"\nproject = "{1}"\n'
    skjonn.keep_shipped()
    with (skjonn.ledger / "2020.toml").open("a", encoding="utf-8") as file:
        file.write("".join(entry.format(number, "long " * 100) for number in range(300)))
    done = shell("skjonn application list --format csv --output-file >(head -c 10 > a); echo $?", skjonn)
    assert (done.stdout, done.stderr) == (b"0\n", b"")


def test_a_device_is_written_to_and_what_it_refuses_is_said(skjonn: Skjonn) -> None:
    assert skjonn(*REPORT, "--output-file", "/dev/null").code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    if Path("/dev/full").exists():
        ran = skjonn(*REPORT, "--output-file", "/dev/full")
        assert (ran.code, ran.err.splitlines()[0]) == (
            2,
            "error: /dev/full cannot be written: no space left on device.",
        )


def test_a_descriptor_that_nobody_opened_is_an_error(skjonn: Skjonn) -> None:
    ran = skjonn(*REPORT, "--output-file", "/dev/fd/987")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: /dev/fd/987 cannot be written: bad file descriptor.")


def test_links_in_a_circle_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="Too many levels of symbolic links"):
        replace_file(tmp_path / "a", b"new")


@pytest.fixture
def plain_user(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one's own with a file, and the rights of a plain user until the test ends."""
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    (folder / "report").write_bytes(b"a former report")
    monkeypatch.chdir(folder)
    was_root = os.geteuid() == 0
    if was_root:
        for path in (folder, folder / "report"):
            os.chown(path, NOBODY, NOBODY)
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if was_root:
            os.seteuid(0)
            os.setegid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_a_file_in_a_folder_that_may_not_be_written_is_written_in_place(plain_user: Path) -> None:
    plain_user.chmod(0o555)
    inode = Path("report").stat().st_ino
    for data in (b"new", b"a report that is longer than both", b""):
        replace_file(Path("report"), data)
        assert Path("report").read_bytes() == data
    assert Path("report").stat().st_ino == inode
    with pytest.raises(PermissionError):
        replace_file(Path("another"), b"new")


def test_a_file_that_may_not_be_written_is_not_replaced_although_its_folder_may_be_written(plain_user: Path) -> None:
    Path("report").chmod(0o444)
    with pytest.raises(PermissionError):
        replace_file(Path("report"), b"new")
    assert [path.name for path in plain_user.iterdir()] == ["report"]
    assert Path("report").read_bytes() == b"a former report"


def test_a_folder_that_may_be_written_and_not_listed_takes_a_report(plain_user: Path) -> None:
    plain_user.chmod(0o300)
    replace_file(Path("report"), b"new")
    assert Path("report").read_bytes() == b"new"


def test_windows_alone_denies_to_write_what_is_open_elsewhere() -> None:
    # That is what Windows says of a file that Excel has open; it gives no other reason.
    denied, full = PermissionError(errno.EACCES, "Permission denied"), OSError(errno.ENOSPC, "No space left on device")
    assert may_be_open_elsewhere(denied, "win32")
    assert not may_be_open_elsewhere(full, "win32")
    assert not may_be_open_elsewhere(denied, "linux")


@pytest.mark.parametrize(
    ("system", "way_out"),
    [("win32", "Close it where it is open, or choose another FILE."), ("linux", "Choose another FILE.")],
)
def test_what_is_denied_has_a_way_out(
    system: str, way_out: str, plain_user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "may_be_open_elsewhere", partial(may_be_open_elsewhere, system=system))
    (plain_user / "report").chmod(0o444)
    with pytest.raises(UsageError) as denied:
        streams.write_bytes(Path("report"), b"new", option="FILE")
    assert str(denied.value) == "report cannot be written: permission denied."
    assert denied.value.now == way_out
    assert (plain_user / "report").read_bytes() == b"a former report"


def test_a_name_that_no_file_can_have_is_refused(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    name = "x" * 300
    ran = skjonn("summary", "--output-file", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {name} cannot be written: file name too long.")
