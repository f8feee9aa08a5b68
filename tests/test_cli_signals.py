"""Ctrl-C, a request to end and a closed terminal end a command whenever they come, without a word and with one code."""

import ast
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from skjonn.cli.signals import DEAF
from support.command_line import OPEN, Skjonn
from support.ledgers import ROOT
from support.thoroughness import THOROUGH

if sys.platform == "win32":
    pytest.skip("Windows has other signals", allow_module_level=True)

CHILD = str(Path(__file__).with_name("support") / "signalled_process.py")
COMMANDS = {
    "check": ("check",),
    "summary": ("summary",),
    "award add": ("award", "add", "--municipality", "Hole", "--project", "P", "--granted", "1"),
}
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
CODES = {name: 128 + getattr(signal, name) for name in SIGNALS}


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml")
    return skjonn


def signalled(name: str, first: int, second: int, *words: str) -> "subprocess.CompletedProcess[str]":
    program = [sys.executable, CHILD, name, str(first), str(second), *words]
    return subprocess.run(program, env=os.environ, capture_output=True, encoding="utf-8", check=False)


def ran(program: str, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a program that runs skjonn with some words."""
    run = "from skjonn.__main__ import run\nrun()\n"
    text = f"import signal, sys\nsys.argv[:] = ['skjonn', *{words}]\n{program}\n{run}"
    command = [sys.executable, "-c", text]
    environment = {**os.environ, **environment}
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=30, check=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_signal_at_any_call_ends_a_command_with_its_code_and_without_a_word(command: str, skjonn: Skjonn) -> None:
    words = COMMANDS[command]
    calls = int(signalled("SIGINT", 0, 0, *words).stderr)
    assert calls > 10_000
    new = skjonn.files()["2027.toml"]
    signals = SIGNALS * (3 if THOROUGH else 1)
    for turn, name in enumerate(signals):
        skjonn.keep("2027.toml")
        call = calls * (2 * turn + 1) // (2 * len(signals))
        done = signalled(name, call, 0, *words)
        assert (done.returncode, done.stderr) == (CODES[name], ""), f"at call {call}"
        assert skjonn.files() in ({"2027.toml": OPEN.encode()}, {"2027.toml": new}), f"at call {call}"


def test_a_second_signal_ends_it_at_once_with_the_code_of_the_first_and_without_a_word(skjonn: Skjonn) -> None:
    words = COMMANDS["award add"]
    calls = int(signalled("SIGINT", 0, 0, *words).stderr)
    new = skjonn.files()["2027.toml"]
    signals = SIGNALS * (2 if THOROUGH else 1)
    for turn, name in enumerate(signals):
        skjonn.keep("2027.toml")
        first = calls * (2 * turn + 1) // (2 * len(signals))
        done = signalled(name, first, first + 2 * turn, *words)
        assert (done.returncode, done.stderr) == (CODES[name], "")
        assert skjonn.files()["2027.toml"] in (OPEN.encode(), new)


BUILDING = """
from skjonn.codec import core_schema
def validator(schema):
    {signals}
    built = was(schema)
    print("built", flush=True)
    return built
was, core_schema.SchemaValidator = core_schema.SchemaValidator, validator
"""
"""A program to which signals come when a validator is made."""


def building(*names: str) -> str:
    return BUILDING.format(signals="; ".join(f"signal.raise_signal(signal.{name})" for name in names))


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_signal_waits_until_a_validator_is_made_and_is_heeded_then(command: str, name: str, skjonn: Skjonn) -> None:
    done = ran(building(name), *COMMANDS[command])
    assert (done.returncode, done.stdout, done.stderr) == (CODES[name], "built\n", "")
    assert skjonn.files() == {"2027.toml": OPEN.encode()}


@pytest.mark.usefixtures("skjonn")
def test_a_second_signal_does_not_wait() -> None:
    done = ran(building("SIGTERM", "SIGINT"), "check")
    assert (done.returncode, done.stdout, done.stderr) == (143, "", "")


def test_every_module_that_calls_pydantic_is_one_in_which_signals_wait() -> None:
    found = set[str]()
    for path in (ROOT / "skjonn").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
            if any(name.startswith("pydantic") for name in names):
                found.add(".".join(path.relative_to(ROOT).with_suffix("").parts))
    assert "skjonn.codec.core_schema" in found
    assert [name for name in found if not name.startswith(DEAF)] == []


IN_A_FINALIZER = """
import time
from skjonn.cli import summary
class Odd:
    def __del__(self):
        signal.raise_signal(signal.{name})
def work(**_):
    odd, what = Odd(), "did not go on"
    try:
        del odd
        what = "went on"
        time.sleep(20)
    finally:
        print(what, flush=True)
summary.summary = lambda: work()
"""
"""A program to which a signal comes where no exception can be caught."""


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_in_a_finalizer_is_heeded_after_it(name: str) -> None:
    done = ran(IN_A_FINALIZER.format(name=name), "summary")
    assert (done.returncode, done.stdout, done.stderr) == (CODES[name], "went on\n", "")


def test_what_else_goes_wrong_in_a_finalizer_is_still_told() -> None:
    program = IN_A_FINALIZER.replace("signal.raise_signal(signal.{name})", "raise ValueError").replace("(20)", "(0)")
    done = ran(program.format(), "summary")
    assert done.returncode == 0
    assert done.stderr.startswith("Exception ignored in: <function Odd.__del__")


def test_a_signal_does_not_wait_for_whoever_runs_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    # All of it runs while a module is imported.
    (tmp_path / "imported.py").write_text(
        "import signal, sys, time\n"
        "from skjonn.cli import summary\n"
        "def work():\n"
        "    signal.raise_signal(signal.SIGINT)\n"
        "    time.sleep(20)\n"
        "summary.summary = work\n"
        "from skjonn.__main__ import run\n"
        'sys.argv[:] = ["skjonn", "summary"]\n'
        "run()\n"
    )
    command = [sys.executable, "-c", "import imported"]
    done = subprocess.run(command, env=os.environ, capture_output=True, timeout=15, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.usefixtures("skjonn")
def test_a_signal_when_all_is_done_ends_it_too(name: str) -> None:
    done = ran(f"import atexit\natexit.register(signal.raise_signal, signal.{name})", "summary")
    assert (done.returncode, done.stderr) == (CODES[name], "")
    assert "Prosjektskjønn 2027" in done.stdout


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.usefixtures("skjonn")
def test_a_signal_that_the_caller_does_not_want_heeded_is_not(name: str) -> None:
    program = f"signal.signal(signal.{name}, signal.SIG_IGN)\n{building(name)}"
    done = ran(program, "check", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"version": 1' in done.stdout


@pytest.mark.parametrize(
    ("function", "file", "words"),
    [
        ("<module>", "signals.py", ("summary",)),
        ("version", "version.py", ("--version",)),
        ("_answered", "__main__.py", ()),
    ],
)
def test_ctrl_c_before_anything_heeds_it_ends_with_130_too(function: str, file: str, words: tuple[str, ...]) -> None:
    program = f"""
def interrupt(frame, event, argument):
    if event == "call" and frame.f_code.co_name == {function!r} and frame.f_code.co_filename.endswith({file!r}):
        sys.setprofile(None)
        signal.raise_signal(signal.SIGINT)
sys.setprofile(interrupt)
"""
    done = ran(program, *words)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


NOHUP = shutil.which("nohup")


@pytest.mark.skipif(NOHUP is None, reason="there is no nohup")
def test_what_runs_by_nohup_is_not_ended_when_the_terminal_is_closed(skjonn: Skjonn) -> None:
    skjonn.keep("more.toml", OPEN.replace('"2027"', '"2028"'))
    words = [str(NOHUP), sys.executable, CHILD, "SIGHUP", "20000", "0", "check"]
    done = subprocess.run(words, env=os.environ, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0
    assert "no errors" in done.stdout


def test_an_error_of_the_program_s_own_is_not_hidden() -> None:
    done = ran("from skjonn.cli import main\ndef broken(_):\n    raise ValueError\nmain.main = broken", "summary")
    assert done.returncode == 1
    assert done.stderr.endswith("\nValueError\n")
