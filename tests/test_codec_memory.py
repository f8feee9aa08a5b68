"""No file takes a gigabyte of memory, whatever it holds: what is too much is a finding."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.ledgers import ROUND, application

if sys.platform == "win32":
    pytest.skip("Windows has no such limits", allow_module_level=True)

LIMITED = """\
import resource, sys
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from skjonn.__main__ import run
run()
"""
GIGABYTE = 10**9
ESCAPE = 'source = "\\u00e5"\n'
"""What leaves a file to the standard reader."""


def many(written: str, size: int, *, before: str = ROUND, after: str = "") -> str:
    """As many of something as there is room for, each with a number where it says so."""
    if "{" not in written.replace("{{", ""):
        written = written.replace("{{", "{").replace("}}", "}")
        return before + written * ((size - len(before) - len(after)) // len(written.encode())) + after
    texts: list[str] = []
    left = size - len(before) - len(after)
    for number in range(size):
        text = written.format(f"{number:x}")
        left -= len(text.encode())
        if left < 0:
            break
        texts.append(text)
    return before + "".join(texts) + after


def partners(size: int) -> str:
    head, _, tail = application("a", more="partners = [X]").partition("X")
    return many('"a",', size, before=ROUND + head, after=tail)


WHOLE = 19_900_000
"""Characters of a file that is read as a whole; about as many as may be."""
LARGE = 24_000_000
"""Characters of one that is read in pieces: half of what may be, for half of the memory."""
SMALL = 990_000
"""Characters of one that may have any number of tables."""
AWARD = '[[awards]]\napplication="{}"\ngranted=1\n'
FILES: dict[str, tuple[Callable[[], str], int, str]] = {
    "five million partners": (lambda: partners(20_000_500), GIGABYTE, "more than 20_000_000 characters"),
    "as many partners as are read": (
        lambda: partners(5_000_000),
        GIGABYTE // 3,
        "must have at most 1_000 texts, not 1_2",
    ),
    "a thousand partners each": (
        lambda: ROUND + "".join(application(f"a{i}", more="partners=[" + '"a",' * 1000 + "]") for i in range(600)),
        GIGABYTE // 3,
        "597_400 more findings of this rule in this file are not listed.",
    ),
    "awards of applications that are not there": (
        lambda: many(AWARD, LARGE),
        GIGABYTE // 2,
        "more findings of this rule in this file are not listed.",
    ),
    "applications alike": (
        lambda: many('[[applications]]\nid="a"\nproject="a"\nmunicipality="a"\n', LARGE // 4),
        GIGABYTE // 3,
        "more findings of this rule in this file are not listed.",
    ),
    "unknown keys": (lambda: many("{}=1\n", WHOLE // 4), GIGABYTE // 2, "more faults, which are not listed"),
    "tables of sixteen parts": (
        lambda: many("[k{}.a.b.c.d.e.f.g.h.i.j.k.l.m.n]\n", SMALL, before=ROUND + ESCAPE),
        GIGABYTE,
        "more faults, which are not listed",
    ),
    "tables": (lambda: many("[{}]\n", 2_200_000), GIGABYTE // 3, "more than 250_000 tables, lists and dots"),
    "empty tables in a list": (
        lambda: many("{{}},", WHOLE, before=f"{ROUND}x=[", after="]\n"),
        GIGABYTE // 3,
        "250_000",
    ),
    "numbers": (
        lambda: many("1,", WHOLE // 4, before=f"{ROUND}x=[", after="]\n"),
        GIGABYTE // 3,
        "not a key of a round",
    ),
    "line breaks": (lambda: many("\n", WHOLE, after="x\n"), GIGABYTE // 2, "not valid TOML"),
    "a file of more than there may be": (lambda: ROUND + "#" * 48 * 2**20, GIGABYTE // 3, "larger than 48 MiB"),
    "names of two hundred letters": (
        lambda: (
            ROUND
            + "".join(
                application(
                    f"a{i}", more="partners=[" + "".join(f'"{i}x{j}{"abcdefghij" * 19}",' for j in range(100)) + "]"
                )
                for i in range(300)
            )
        ),
        GIGABYTE // 2,
        "",
    ),
}


QUICK = ("five million partners", "tables", "a file of more than there may be")


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.thorough) for name in FILES]
)
def test_a_file_of_very_much_is_checked_in_less_than_a_gigabyte(name: str, tmp_path: Path) -> None:
    make, limit, says = FILES[name]
    (tmp_path / "2020.toml").write_text(make(), "utf-8", newline="")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit), "check", "--ledger", str(tmp_path), "--format", "json"],
        capture_output=True,
        check=False,
    )
    assert (done.returncode in {0, 1}, done.stderr) == (True, b"")
    messages = [each["message"] for each in json.loads(done.stdout)["findings"]]
    assert not says or any(says in message for message in messages)
    assert len(messages) < 20_000
