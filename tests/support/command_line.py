"""The command line in tests: run in this process or in one of its own, on ledgers that are written to disk."""

import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest

from skjonn.cli.main import main
from support.ledgers import SHIPPED

OPEN = """\
[round]
id = "2027"
title = "Prosjektskjønn 2027"
grantor = "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"
date = 2027-03-01

[frame]
limit = 8_000_000
"""
HEADING = ("--title", "Prosjektskjønn 2028", "--grantor", "Statsforvalteren", "--date", "2028-03-01")
"""What `round add` cannot do without."""
NEW = ("--municipality", "Hole", "--project", "Innbyggerdialog")
"""What `application add` cannot do without."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit code, and what it wrote to standard output and standard error."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Skjonn:
    """Runs commands in a folder that may hold `ledger/`."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    @classmethod
    def at(cls, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Skjonn":
        """Go to a folder; help is as wide as in a terminal of 80 columns, and the day is one in 2027."""
        monkeypatch.chdir(folder)
        monkeypatch.setenv("SKJONN_TODAY", "2027-02-01")
        return cls(folder, capsys)

    @property
    def ledger(self) -> Path:
        """The ledger's folder."""
        return self.folder / "ledger"

    def keep(self, name: str, data: str | bytes = OPEN) -> Path:
        """Write a file of the ledger."""
        path = self.ledger / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    def keep_shipped(self) -> Path:
        """Write the round that is shipped."""
        return self.keep("2020.toml", SHIPPED)

    def files(self) -> dict[str, bytes]:
        """All that stands in the ledger, but for the lock."""
        found = (path for path in self.ledger.rglob("*") if path.is_file())
        return {path.name: path.read_bytes() for path in found if path.name != ".skjonn.lock"}

    def __call__(self, *arguments: str) -> Ran:
        """Run a command in this process."""
        self.capsys.readouterr()
        code = main(arguments)
        said = self.capsys.readouterr()
        return Ran(code, said.out, said.err)

    def child(self, *arguments: str, stdin: bytes = b"", **environment: str) -> Ran:
        """Run a command in a process of its own."""
        done = subprocess.run(
            command(*arguments),
            cwd=self.folder,
            env={**os.environ, **environment},
            input=stdin,
            capture_output=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def widest(text: str) -> int:
    """The cells of the longest line, without the marks of colour, where no letter is wider than a cell."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    return max(sum(not unicodedata.combining(sign) for sign in line) for line in plain.splitlines())


def command(*arguments: str) -> tuple[str, ...]:
    """The words that run skjonn in a process of its own."""
    return (sys.executable, "-m", "skjonn", *arguments)
