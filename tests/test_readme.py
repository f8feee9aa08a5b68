"""The README shows what the program prints: its commands are run in one shell, and the picture is drawn anew."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
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
BLOCK = re.compile(r"^```(sh|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
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


def programs(folder: Path) -> str:
    """Where a shell finds programs, among which is no skjonn: `pip` puts it beside the venv's own, and asks no network.

    That it installs what is needed is for `.ci/run` to see.
    """
    folder.mkdir()
    skjonn = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m skjonn "$@"\n'
    pip = "".join(
        f'printf %s {shlex.quote(program)} > "$VIRTUAL_ENV/bin/{name}" && chmod +x "$VIRTUAL_ENV/bin/{name}"\n'
        for name, program in {"skjonn": skjonn, "pytest": "#!/bin/sh\n"}.items()
    )
    scripts = {"python3": f'exec {shlex.quote(sys.executable)} "$@" --without-pip\n', "pip": pip}
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}")
        (folder / name).chmod(0o755)
    return os.pathsep.join((str(folder), "/usr/bin", "/bin"))


def test_one_shell_runs_the_readme_from_the_top_line_by_line_and_prints_what_it_shows(
    scratch: Path, tmp_path: Path
) -> None:
    text = README.read_text("utf-8")
    path = programs(tmp_path / "bin")
    assert shutil.which("skjonn", path=path) is None
    blocks = BLOCK.findall(text)
    commands = [
        line.removeprefix("$ ")
        for kind, block in blocks
        for line in block.splitlines()
        if kind == "sh" or line.startswith("$ ")
    ]
    assert commands[0].endswith("skjonn summary")
    assert len(commands) > 10
    printed = in_one_shell(commands, scratch, path)
    assert "Oslo og Viken" in printed[0]
    today = _with_what_is_printed(text, dict(zip(commands, printed, strict=True)))
    if REMAKE:
        README.write_text(today, "utf-8")
    assert text == today


def _with_what_is_printed(text: str, printed: Mapping[str, str]) -> str:
    """A README with what its commands in `console` blocks print today."""

    def shown(block: re.Match[str]) -> str:
        if block[1] == "sh":
            return block[0]
        commands = re.findall(r"^\$ (.*)$", block[2], re.MULTILINE)
        return "```console\n{}```".format("\n".join(f"$ {command}\n{printed[command]}" for command in commands))

    return BLOCK.sub(shown, text)


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
            "round edit",
            "round list",
            "application add",
            "application remove",
            "application list",
            "application show",
            "award add",
            "award edit",
            "award list",
            "award show",
            "application refuse",
            "event add",
            "due",
            "place",
            "rules",
            "explain",
            "schema",
            "export parquet",
            "import",
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
