"""The README shows what the program prints: each `console` block is run, and the picture is drawn anew and compared."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from html import unescape
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from rich.text import Text

from skjonn.actions.check import diagnose
from skjonn.codec.decode import decode
from skjonn.codec.settings import decode_settings
from skjonn.model.source import Snapshot, SourceFile

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / ".github" / "skjonn.svg"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
REMAKE = os.environ.get("SKJONN_REMAKE")

# Rich's frame around the text, without the web fonts that it would have a reader's browser fetch.
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" xml:space="preserve">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "ledger", folder / "ledger")
    return folder


def shell(command: str, folder: Path, **environment: str) -> str:
    """What a command line prints, results and messages in their order; `skjonn` is the package under test."""
    program = f'skjonn() {{ {shlex.quote(sys.executable)} -m skjonn "$@"; }}\n'
    variables = {**os.environ, "LANG": "C.UTF-8", "SKJONN_TODAY": "2026-11-24", **environment}
    done = subprocess.run(
        ["/bin/bash", "-c", program + command],
        cwd=folder,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode()


def replayed(text: str, folder: Path) -> str:
    """A README with every `console` block as it comes out today, its commands run in their order."""

    def run(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)$", block[1], re.MULTILINE)
        assert commands
        shown = "\n".join(f"$ {command}\n{shell(command, folder, COLUMNS='100')}" for command in commands)
        return f"```console\n{shown}```"

    return BLOCK.sub(run, text)


def test_every_command_in_the_readme_prints_what_it_shows(scratch: Path) -> None:
    text = README.read_text("utf-8")
    assert len(BLOCK.findall(text)) > 5
    today = replayed(text, scratch)
    if REMAKE:
        README.write_text(today, "utf-8")
    assert text == today


def example_of(table: str) -> bytes:
    """The TOML in the README of which a table is the first."""
    blocks = re.findall(r"^```toml\n(.*?)^```$", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    (text,) = (block for block in blocks if re.findall(r"^\[+(\w+)", block, re.MULTILINE)[0] == table)
    return str(text).encode()


def test_the_format_that_the_readme_describes_is_read_without_a_fault() -> None:
    reading = decode(SourceFile("2020.toml", example_of("round")))
    assert reading.faults == ()
    assert reading.round is not None
    assert reading.round.awards[0].granted == 900_000


def test_the_settings_that_the_readme_describes_are_read_without_a_fault() -> None:
    files = Snapshot("ledger", (SourceFile("skjonn.toml", example_of("check")),))
    assert diagnose(files, today=date(2026, 11, 24)) == ()
    settings = decode_settings(files.read("skjonn.toml"))
    assert (settings.check.ignore, settings.limits.own_share) == (("SKJ309", "same-project"), 50)
    assert settings.exclude == ("node_modules", "archive/**")


def test_every_option_and_variable_that_the_readme_names_exists() -> None:
    known = "".join(
        shell(f"skjonn {command} --help", ROOT, COLUMNS="200")
        for command in (
            "",
            "check",
            "frame",
            "summary",
            "round add",
            "round list",
            "application add",
            "application list",
            "application show",
            "award add",
            "award list",
            "award show",
            "place",
            "rules",
            "explain",
            "schema",
            "export parquet",
        )
    )
    text = README.read_text("utf-8").replace("uv run --extra test pytest", "")
    text = text.replace("git checkout --conflict=diff3", "")
    named = set(re.findall(r"--[a-z][a-z-]+", text))
    assert named - set(re.findall(r"--[a-z][a-z-]+", known)) == set()


def lines_of(svg: str) -> list[str]:
    """The text of a picture, piece by piece; how it is drawn differs from one Rich to another."""
    texts = (unescape(text).rstrip("\n") for text in re.findall(r"<text [^>]*>([^<]*)</text>", svg))
    return [text for text in texts if text]


def test_the_picture_shows_what_the_program_prints() -> None:
    console = Console(record=True, width=100, file=StringIO(), force_terminal=True)
    for command in ("skjonn summary", "skjonn check"):
        console.print(Text(f"$ {command}", style="bold"))
        console.print(Text.from_ansi(shell(command, ROOT, COLUMNS="100", FORCE_COLOR="1")))
    svg = console.export_svg(title="skjonn", code_format=FRAME, unique_id="skjonn")
    if REMAKE:
        PICTURE.write_text(svg, "utf-8")
    assert lines_of(PICTURE.read_text("utf-8")) == lines_of(svg)
