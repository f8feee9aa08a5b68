"""What a user reads: the README and the pages of the guide; their commands are run in one shell, in order."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
GUIDE = ROOT / "skjonn" / "guide"
PAGES = tuple(sorted(GUIDE.rglob("*.md")))
BLOCK = re.compile(r"^```(sh|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
REMAKE = os.environ.get("SKJONN_REMAKE")


def guide_page(topic: str) -> str:
    """A page in English."""
    return (GUIDE / f"{topic}.md").read_text("utf-8")


def documentation() -> str:
    """The README and the guide in English, one after the other."""
    return "\n".join(path.read_text("utf-8") for path in (README, *sorted(GUIDE.glob("*.md"))))


def commands_of(text: str) -> list[str]:
    """The command lines of a document, in order."""
    return [
        line.removeprefix("$ ")
        for kind, block in BLOCK.findall(text)
        for line in block.splitlines()
        if kind == "sh" or line.startswith("$ ")
    ]


def run_in_order(text: str, folder: Path, path: str) -> list[str]:
    """What each command of a document prints where the shipped ledger lies beside it.

    Args:
        text: The document.
        folder: An empty folder, where the shell begins.
        path: Where it looks for programs.
    """
    shutil.copytree(ROOT / "ledger", folder / "ledger")
    return in_one_shell(commands_of(text), folder, path)


def in_one_shell(commands: Sequence[str], folder: Path, path: str) -> list[str]:
    """What each command prints when they are typed into one shell after another.

    Args:
        commands: The lines.
        folder: Where the shell begins.
        path: Where it looks for programs.
    """
    mark = "\x1e"
    lines = "".join(f"{{ {command}\n}} 2>&1\nprintf '{mark}'\n" for command in commands)
    variables = {**os.environ, "LANG": "C.UTF-8", "SKJONN_TODAY": "2026-11-24", "COLUMNS": "100", "PATH": path}
    done = subprocess.run(
        ["/bin/bash", "-c", lines],
        cwd=folder,
        env=variables,
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        check=True,
    )
    *printed, rest = done.stdout.decode().split(mark)
    assert rest == ""
    return printed


def with_what_is_printed(text: str, printed: Sequence[str]) -> str:
    """A document with what its commands in `console` blocks print today.

    Args:
        text: The document.
        printed: What each of its commands prints, in order.
    """
    outputs = iter(printed)

    def shown(block: re.Match[str]) -> str:
        if block[1] == "sh":
            for _ in block[2].splitlines():
                next(outputs)
            return block[0]
        commands = re.findall(r"^\$ (.*)$", block[2], re.MULTILINE)
        return "```console\n{}```".format("\n".join(f"$ {command}\n{next(outputs)}" for command in commands))

    return BLOCK.sub(shown, text)


def skjonn_script() -> str:
    """A shell script that is the package under test."""
    return f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m skjonn "$@"\n'


def program(folder: Path, name: str, script: str) -> None:
    """Put a program into a folder."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def search_path(folder: Path) -> str:
    """Where a shell looks for programs: in a folder, then where the system has its own."""
    return os.pathsep.join((str(folder), "/usr/bin", "/bin"))
