"""The page on importing shows what its commands print, and its settings are read."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from skjonn.codec.settings import decode_settings
from skjonn.model.source import SourceFile

PAGE = Path(__file__).parents[1] / "skjonn" / "guide" / "import.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
MARK = "\x1e"


@pytest.mark.skipif(sys.platform == "win32", reason="its commands are for a POSIX shell")
def test_the_page_shows_what_its_commands_print(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    shown_lines = (line for block in BLOCK.findall(page) for line in block.splitlines())
    commands = [line.removeprefix("$ ") for line in shown_lines if line.startswith("$ ")]
    program = f'skjonn() {{ {shlex.quote(sys.executable)} -m skjonn "$@"; }}\n'
    lines = "".join(f"{{ {command}\n}} 2>&1\nprintf '{MARK}'\n" for command in commands)
    done = subprocess.run(
        ["/bin/sh", "-c", program + lines],
        cwd=tmp_path,
        env={**os.environ, "LANG": "C.UTF-8", "SKJONN_TODAY": "2027-09-01", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        check=True,
    )
    *printed, rest = done.stdout.decode().split(MARK)
    assert rest == ""
    texts = iter(printed)

    def shown(block: re.Match[str]) -> str:
        of_block = [line for line in block[1].splitlines() if line.startswith("$ ")]
        return "```console\n{}```".format("\n".join(f"{line}\n{next(texts)}" for line in of_block))

    today = BLOCK.sub(shown, page)
    if os.environ.get("SKJONN_REMAKE"):
        PAGE.write_text(today, "utf-8")
    assert page == today


def test_the_settings_on_the_page_are_read() -> None:
    (settings,) = re.findall(r"^```toml\n(.*?)^```$", PAGE.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    found = decode_settings(SourceFile("skjonn.toml", settings.encode()))
    assert found.faults == ()
    assert [name for name, _ in found.imports] == ["portal"]
