"""A large ledger is read in several processes, and gives what it gives in one."""

import errno
import os
import signal
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path

import pytest

from skjonn.actions.check import check
from skjonn.actions.load import load, load_totals
from skjonn.disk.files import folder
from skjonn.incremental import parallel
from skjonn.incremental.worker_pool import NoProcessError, ordered_map
from skjonn.language import words
from skjonn.model import source
from skjonn.model.source import LARGE
from support.command_line import command
from support.ledgers import ROUND, TODAY, application, award, snapshot, snapshot_of
from support.system_calls import filtered, no_more_files, run_where_refused, where_refused

EN = words("en")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six rounds of some 700 kB each: an id in two of them, a project in two others, a file that is none, a waiver."""
    root = tmp_path_factory.mktemp("large")
    for number in range(6):
        entries = "".join(
            application(f"{number}-{each}", "Asker", project=f"Prosjekt {number} {each:05}") + award(f"{number}-{each}")
            for each in range(5_000)
        )
        (root / f"{number}.toml").write_text(ROUND.replace('"2020"', f'"r{number}"') + entries, "utf-8")
    with (root / "3.toml").open("a") as file:
        file.write(application("1-7") + application("3-x", project="PROSJEKT 2 00005!"))
    (root / "broken.toml").write_text("[round\n")
    return root


def test_several_processes_find_what_one_finds(large: Path) -> None:
    on_disk, in_memory = folder(large, shown="ledger"), snapshot_of(large)
    assert on_disk.total_bytes >= LARGE > in_memory.total_bytes == 0
    found = check(on_disk, today=TODAY).result(EN)
    assert found == check(in_memory, today=TODAY).result(EN)
    assert [(each.name, each.about) for each in found.found] == [
        ("duplicate-id", "1-7"),
        ("same-project", "3-x"),
        ("toml-syntax", "broken.toml"),
    ]
    assert [(each.round, each.headline.split(",")[0]) for each in found.round_verdicts] == [
        (f"r{number}", "5\u00a0000\u00a0awards") for number in range(6)
    ]


def test_the_sums_are_those_of_the_entries(large: Path) -> None:
    on_disk, in_memory = folder(large, shown="ledger"), snapshot_of(large)
    sums, whole = load_totals(on_disk), load(in_memory)
    assert sums.rounds == tuple(round_.totals for round_ in whole.rounds)
    assert sums.faults == whole.faults


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
def test_no_process_is_left_behind(large: Path) -> None:
    children = Path(f"/proc/self/task/{Path('/proc/thread-self').resolve().name}/children")
    before = children.read_text()
    load_totals(folder(large, shown="ledger"))
    assert children.read_text() == before


def ran(program: str, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a program in a process of its own, with some words after its name."""
    command = [sys.executable, "-c", program, *words]
    return subprocess.run(command, cwd=cwd, env=os.environ, capture_output=True, timeout=30, check=False)


INTERRUPTED = """\
import signal
from skjonn.cli import progress
def with_progress(found, files):
    for each in found:
        signal.raise_signal(signal.SIGINT)
        yield each
progress.with_progress = with_progress
from skjonn.__main__ import run
run()
"""
"""A program in which somebody presses Ctrl-C when the first file is read."""


@pytest.mark.parametrize("words", [("check",), ("summary",), ("check", "--no-cache", "--report=json=report")])
def test_ctrl_c_while_several_processes_read_ends_all_of_them_with_130_and_nothing_written(
    words: tuple[str, ...], large: Path, tmp_path: Path
) -> None:
    done = ran(INTERRUPTED, *words, "--ledger", str(large), cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
    assert list(tmp_path.iterdir()) == []


KILLED = """\
import os, sys
from pathlib import Path
from skjonn.actions import load
def file_result(file, *, limits):
    if file.name == "2.toml":
        os._exit(9)
    return was(file, limits=limits)
was, load.file_result = load.file_result, file_result
from skjonn.incremental import parallel
parallel._processors = lambda: 3
from skjonn.__main__ import run
run()
"""
"""A program in which the process that reads the third file is ended, as by the system where memory is short."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
def test_where_a_process_is_ended_that_is_said_and_nothing_waits_for_it(large: Path) -> None:
    done = ran(KILLED, "summary", "--no-cache", "--ledger", str(large))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == (
        b"error: A process that read the ledger was ended from outside.\n       If memory ran out, give it more.\n"
    )


STARTED = """\
import os, signal
from multiprocessing.context import ForkProcess
def start(process):
    was(process)
    os.kill(os.getpid(), signal.SIGINT)
    print("started", flush=True)
was, ForkProcess.start = ForkProcess.start, start
from skjonn.incremental import parallel
parallel._processors = lambda: 3
from skjonn.__main__ import run
run()
"""
"""A program in which somebody presses Ctrl-C while the processes are started, on three processors."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
def test_ctrl_c_while_the_processes_are_started_waits_until_they_are_and_ends_them(large: Path) -> None:
    done = ran(STARTED, "check", "--no-cache", "--ledger", str(large))
    assert (done.returncode, done.stderr) == (130, b"")
    assert done.stdout == b"started\n" * 3


FAILING = """\
from skjonn.actions import load
def file_result(file, *, limits):
    raise MemoryError
load.file_result = file_result
from skjonn.__main__ import run
run()
"""
"""A program in which no file can be read for want of memory."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
def test_what_a_process_fails_with_is_raised_where_it_is_read(large: Path) -> None:
    done = ran(FAILING, "summary", "--no-cache", "--ledger", str(large))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"error: There is not enough memory for this ledger.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
@pytest.mark.parametrize("workers", [2, 5])
def test_each_process_has_a_question_before_any_has_two(workers: int) -> None:
    together = get_context("fork").Barrier(workers, timeout=20)
    # Each waits there for all others.
    assert sorted(ordered_map(lambda _: together.wait(), workers, workers=workers)) == list(range(workers))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
def test_answers_come_in_the_order_of_their_questions() -> None:
    last = get_context("fork").Event()

    def answer(number: int) -> int:
        # The first one waits for the last.
        if number == 19:
            last.set()
        assert number or last.wait(20)
        return number

    assert list(ordered_map(answer, 20, workers=2)) == list(range(20))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
def test_a_few_files_are_shared_out_evenly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGE", 1)
    monkeypatch.setattr(parallel, "_processors", lambda: 3)
    together = get_context("fork").Barrier(3, timeout=20)
    for number in range(3):
        (tmp_path / f"{number}.toml").write_text(ROUND)
    files = folder(tmp_path, shown="ledger")
    found = parallel.map_files(files, lambda file: (together.wait() >= 0, file.name), names=files.names)
    assert list(found) == [(True, "0.toml"), (True, "1.toml"), (True, "2.toml")]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
@pytest.mark.parametrize("questions", [2, 4])
def test_a_process_that_is_ended_before_its_answer_is_noticed(questions: int) -> None:
    never, tell = os.pipe()
    # Of four questions the third is sent, and never taken.
    pids = ordered_map(lambda number: os.getpid() if number == 0 else os.read(never, 1), questions, workers=1)
    pid = next(pids)
    assert isinstance(pid, int)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(EOFError):
        next(pids)
    for end in (never, tell):
        os.close(end)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
def test_a_process_that_is_ended_in_the_midst_of_its_answer_is_noticed() -> None:
    pids = ordered_map(lambda number: os.getpid() if number == 0 else "x" * 5_000_000, 2, workers=1)
    pid = next(pids)
    assert isinstance(pid, int)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(EOFError):
        next(pids)


IGNORING = """\
import signal
from skjonn.cli import progress
def with_progress(found, files):
    for each in found:
        signal.raise_signal(signal.SIGTERM)
        yield each
progress.with_progress = with_progress
signal.signal(signal.SIGTERM, signal.{is_heeded})
from skjonn.__main__ import run
run()
"""
"""A program that is asked to end, and heeds that or was started so that it does not."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")
@pytest.mark.parametrize(("is_heeded", "code"), [("SIG_DFL", 143), ("SIG_IGN", 1)])
def test_a_request_to_end_is_heeded_unless_the_caller_does_not_want_that(
    is_heeded: str, code: int, large: Path
) -> None:
    done = ran(IGNORING.format(is_heeded=is_heeded), "check", "--no-cache", "--ledger", str(large))
    assert (done.returncode, bool(done.stdout), done.stderr) == (code, code == 1, b"")


ENDLESS = """\
import os, signal
from skjonn.incremental.worker_pool import NoProcessError, ordered_map
never, _ = os.pipe()
found = ordered_map(lambda number: number and os.read(never, 1), 4, workers=2)
print(next(found))
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    found.close()
    print("ended")
"""
"""A program in which somebody presses Ctrl-C while processes are at work that would never end."""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
def test_ctrl_c_waits_for_no_process_that_is_still_at_work() -> None:
    done = ran(ENDLESS)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"0\nended\n", b"")


@filtered
@pytest.mark.parametrize("number", [errno.EAGAIN, errno.ENOMEM])
def test_where_no_process_can_be_started_the_ledger_is_read_in_one(number: int, large: Path, tmp_path: Path) -> None:
    words = ("check", "--no-cache", "--ledger", str(large), "--format", "json")
    ran = run_where_refused("clone", number, *words, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (1, "")
    done = subprocess.run(command(*words), cwd=tmp_path, capture_output=True, check=False)
    assert ran.stdout == done.stdout.decode("utf-8")


@filtered
def test_where_no_process_can_be_started_signals_are_heard_again() -> None:
    def work() -> None:
        with pytest.raises(NoProcessError):
            list(ordered_map(abs, 4, workers=2))
        assert not {signal.SIGINT, signal.SIGTERM, signal.SIGHUP} & signal.pthread_sigmask(signal.SIG_BLOCK, ())

    where_refused("clone", errno.EAGAIN, work)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a ledger is read in one process")
def test_where_no_pipe_can_be_opened_the_ledger_is_read_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGE", 0)
    monkeypatch.setattr(parallel, "_processors", lambda: 3)
    files = snapshot({f"{number}.toml": ROUND for number in range(5)})
    with no_more_files():
        found = list(parallel.map_files(files, lambda file: (os.getpid(), file.name), names=files.names))
    assert found == [(os.getpid(), name) for name in files.names]


NO_MORE_FILES = """\
import sys
from skjonn.cli.main import main
from support.system_calls import no_more_files
main(["summary"])
with no_more_files():
    code = main(["summary"])
sys.exit(code)
"""
"""A program that has all it needs but for a file to open."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of this kind")
def test_too_many_open_files_are_said_to_be_that(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "2020.toml").write_text(ROUND)
    done = ran(f"import sys; sys.path.append({str(Path(__file__).parent)!r})\n{NO_MORE_FILES}", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8") == (
        f"error: {tmp_path / 'ledger'}/ cannot be used: too many open files.\n"
        "       Raise the limits of the process; `ulimit -a` shows them.\n"
    )


NO_PIPE = """\
import os, sys
from skjonn.cli import reading
from skjonn.cli.main import main
from support.system_calls import no_more_files
def find(_):
    with no_more_files():
        os.pipe()
reading.find = find
sys.exit(main(["summary"]))
"""
"""A program in which something is refused that has no name."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of this kind")
def test_what_is_refused_without_a_name_is_not_put_down_to_standard_output() -> None:
    done = ran(f"import sys; sys.path.append({str(Path(__file__).parent)!r})\n{NO_PIPE}")
    assert done.returncode == 2
    assert done.stderr == (
        b"error: The system refuses what the command needs: too many open files.\n"
        b"       Raise the limits of the process; `ulimit -a` shows them.\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of this kind")
@pytest.mark.parametrize("files", [5, 8, 12])
def test_few_files_that_may_be_open_are_enough(files: int, large: Path) -> None:
    words = " ".join(command("summary", "--no-cache", "--ledger", str(large)))
    done = subprocess.run(["/bin/sh", "-c", f"ulimit -n {files}; exec {words}"], capture_output=True, check=False)
    if b"Traceback" in done.stderr and b"skjonn" not in done.stderr:
        pytest.skip("Python itself needs more")
    assert done.returncode == 1
    assert b"cannot be used" not in done.stderr
