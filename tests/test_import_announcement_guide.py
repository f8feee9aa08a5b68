"""The page of the guide on announcements shows what the program prints."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from ledgers import ROOT

PAGE = Path(ROOT, "skjonn", "guide", "announcements.md")
MARK = "\x1e"


def with_what_is_printed(text: str, folder: Path) -> str:
    """A page in which what follows on each command is what it prints in one shell."""
    commands = re.findall(r"(?m)^\$ (.*)$", text)
    program = f'skjonn() {{ {shlex.quote(sys.executable)} -m skjonn "$@"; }}\n'
    lines = "".join(f"{{ {command}\n}} 2>&1\nprintf '{MARK}'\n" for command in commands)
    variables = {**os.environ, "LANG": "C.UTF-8", "SKJONN_TODAY": "2026-11-24", "COLUMNS": "100", "PYTHONUTF8": "1"}
    ran = subprocess.run(
        ["/bin/bash", "-c", program + lines], cwd=folder, env=variables, stdout=subprocess.PIPE, check=True
    )
    *printed, _ = ran.stdout.decode().split(MARK)
    outputs = dict(zip(commands, printed, strict=True))

    def block(found: re.Match[str]) -> str:
        shown = [f"$ {line}\n{outputs[line]}" for line in re.findall(r"(?m)^\$ (.*)$", found[1])]
        return "```console\n{}```".format("\n".join(shown))

    return re.sub(r"(?ms)^```console\n(.*?)^```", block, text)


def test_the_page_on_announcements_shows_what_is_printed(tmp_path: Path) -> None:
    text = PAGE.read_text("utf-8")
    today = with_what_is_printed(text, tmp_path)
    if os.environ.get("SKJONN_REMAKE"):
        PAGE.write_text(today, "utf-8")
    assert text == today
