"""Bad input by the thousand: a check of a ledger that is spoilt in any way says so in every format, and never fails."""

import os
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.cli.main import main
from skjonn.render.diagnostics import formats
from support.corrupted_files import SETTINGS, corrupted
from support.diagnostic_formats import READERS, read
from support.ledgers import ROUND, SHIPPED, application
from support.thoroughness import THOROUGH, examples

TODAY = ("--today", "2026-11-24")
GIB = 2**30
SECONDS = 180
"""How long a child may take: it needs less than a third of it where nothing else runs."""
LIMITED = """\
import resource, sys
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from skjonn.__main__ import run
run()
"""
"""A program that has so many bytes of memory, counted as addresses; what takes more of it fails, and shows where."""
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither these limits nor pipes in folders")


class Ran(NamedTuple):
    """What a check left."""

    code: int
    out: str
    err: str


def checked(ledger: Path, *words: str) -> Ran:
    """Check a ledger in this process."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["check", "--ledger", str(ledger), *TODAY, *words])
    texts: list[str] = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        texts.append(stream.read())
    return Ran(code, *texts)


def checked_within(memory: int, ledger: Path, *words: str) -> Ran:
    """Check a ledger in a process of its own, with so many bytes of memory and a minute of time."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(memory), "check", "--ledger", str(ledger), *TODAY, *words],
        timeout=SECONDS,
        capture_output=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def reported(folder: Path) -> list[str]:
    """The options that write a report in every format into a folder."""
    folder.mkdir()
    return [f"--report={format_}={folder / format_}" for format_ in formats()]


def count_in(reports: Path) -> int:
    """How many findings there are in reports in every format, all of which say the same."""
    texts = {format_: (reports / format_).read_bytes().decode("utf-8") for format_ in formats()}
    require_fit_for_a_terminal(texts["text"] + texts["concise"])
    # What people read may be cut short.
    counts = {format_: len(read(format_, texts[format_])) for format_ in READERS if format_ != "concise"}
    (count,) = {*counts.values()}
    return count


def require_fit_for_a_terminal(text: str) -> None:
    assert not {unicodedata.category(sign) for sign in {*text} - {"\n"}} & {"Cc", "Cs"}


def require_fit(files: Mapping[str, bytes], options: tuple[str, ...]) -> None:
    """Check a ledger in every format; what people read does nothing to their terminal."""
    with TemporaryDirectory() as folder:
        root, reports = Path(folder, "ledger"), Path(folder, "reports")
        for name, data in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        ran = checked(root, *options, *reported(reports))
        assert (ran.code in {0, 1}, ran.err) == (True, "")
        require_fit_for_a_terminal(ran.out)
        assert (count_in(reports) > 0) >= (ran.code == 1)


@examples(200)
@given(
    name=st.sampled_from(["2020.toml", "a/b.toml", "-x.toml", "Ås og Øst,1:2 %0A.toml"]),
    data=corrupted(SHIPPED.encode()),
    options=st.sampled_from([(), ("--show-waived",), ("--statistics",), ("--strict", "--lang", "nn"), ("--max", "2")]),
)
def test_a_spoilt_round_is_checked_in_every_format(name: str, data: bytes, options: tuple[str, ...]) -> None:
    require_fit({name: data}, options)


@examples(60)
@given(data=corrupted(SETTINGS.encode()))
def test_spoilt_settings_are_checked_in_every_format(data: bytes) -> None:
    require_fit({"2020.toml": SHIPPED.encode(), "skjonn.toml": data}, ("--show-waived",))


@posix
def test_a_ledger_of_all_that_is_no_file_is_checked_in_every_format(tmp_path: Path) -> None:
    root = tmp_path / "ledger"
    (root / "folder.toml").mkdir(parents=True)
    (root / "2020.toml").write_text(SHIPPED, "utf-8")
    os.mkfifo(root / "pipe.toml")
    (root / "device.toml").symlink_to("/dev/zero")
    (root / "loop.toml").symlink_to("pool.toml")
    (root / "pool.toml").symlink_to("loop.toml")
    (root / "in").mkdir()
    (root / "in" / "out").symlink_to("..")
    (root / "line\nbreak\x1b[1m.toml").write_bytes(b"\0" * 5000)
    (root / os.fsdecode(b"\xe6\xf8\xe5.toml")).write_bytes(b"\xff")
    ran = checked_within(GIB, root, *reported(tmp_path / "reports"))
    assert (ran.code, ran.err) == (1, "")
    require_fit_for_a_terminal(ran.out)
    assert count_in(tmp_path / "reports") == 7


LONG = 10_000_000 if THOROUGH else 1_500_000
ENOUGH = GIB if THOROUGH else GIB // 4
LINES = {
    "text": f"source = '{'x' * LONG}' x\n",
    "escapes": 'source = "' + "\\u00e5" * (LONG // 6) + '"\nx = 1\n',
    "id": f"[[applications]]\nid = '{'x' * LONG} '\n",
    "key": f"{'k' * LONG} = 1\n",
    "table": f"[{'k' * LONG}]\n",
    "parts": f"[{'k.' * (LONG // 2)}k]\n",
    "digits": f"source = {'9' * LONG}\n",
    "brackets": f"source = {'[' * LONG}\n",
    "braces": f"source = {'{a=' * (LONG // 3)}\n",
    "quotes": "source = " + '"' * LONG + "\n",
    "word": f"source = '{'.' * 20}'\n{'k' * LONG}\n",
    "words": "source = '" + "." * 20 + "'\n" + (99_999 * "f" + " ") * (LONG // 100_000) + "\n",
    "blanks": f"{' ' * LONG}x\n",
    "returns": "\r" * LONG,
    "numbers": application("a", more=f"partners = [{'999_999, ' * (LONG // 9)}]"),
    "tables": f"awards = [{'{}, ' * (LONG // 10)}]\n",
}
"""Very long lines, beyond what the fast reader is given, each with a fault that is found in one of them or after it."""


@posix
def test_very_long_lines_are_checked_in_every_format_within_their_memory(tmp_path: Path) -> None:
    root = tmp_path / "ledger"
    root.mkdir()
    for name, line in LINES.items():
        (root / f"{name}.toml").write_text(ROUND.replace("2020", name, 1) + line, "utf-8", newline="")
    ran = checked_within(ENOUGH, root, *reported(tmp_path / "reports"))
    assert (ran.code, ran.err) == (1, "")
    files = {
        found.file.rpartition("/")[2] for found in read("json", (tmp_path / "reports" / "json").read_text("utf-8"))
    }
    assert files == {f"{name}.toml" for name in LINES}
    assert count_in(tmp_path / "reports") >= len(LINES)


@posix
def test_where_memory_does_not_suffice_that_is_said(tmp_path: Path) -> None:
    partners = f"partners = [{'1, ' * 10_000_000}]"
    # What only the standard reader takes: the fast one has no words for it.
    (tmp_path / "2020.toml").write_text(f'{ROUND}source = "\\u00e5"\n{application("a", more=partners)}', "utf-8")
    ran = checked_within(100_000_000, tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == ("error: There is not enough memory for this ledger.\n       Give the process more memory.\n")
