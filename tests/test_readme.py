"""The README shows what the program prints: its commands are run in one shell, and the picture is drawn anew."""

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
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME, TerminalTheme
from rich.text import Text

from skjonn.actions.check import diagnose
from skjonn.cli.commands import COMMANDS
from skjonn.cli.main import main
from skjonn.codec.decode import decode
from skjonn.codec.settings import decode_settings
from skjonn.model.source import Snapshot, SourceFile
from support.documents import (
    README,
    REMAKE,
    ROOT,
    commands_of,
    documentation,
    program,
    run_in_order,
    search_path,
    skjonn_script,
    with_what_is_printed,
)

PICTURES = {"light": DEFAULT_TERMINAL_THEME, "dark": SVG_EXPORT_THEME}

SLIPPED_ZERO = "sed -i s/4_000_000/400_000/ ledger/2020.toml"

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


def programs(folder: Path) -> str:
    """Where a shell finds programs, among which is no skjonn: `pip` puts it beside the venv's own, and asks no network.

    That it installs what is needed is for `.ci/run` to see.
    """
    pip = "".join(
        f'printf %s {shlex.quote(script)} > "$VIRTUAL_ENV/bin/{name}" && chmod +x "$VIRTUAL_ENV/bin/{name}"\n'
        for name, script in {"skjonn": skjonn_script(), "pytest": "#!/bin/sh\n"}.items()
    )
    program(folder, "python3", f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@" --without-pip\n')
    program(folder, "pip", f"#!/bin/sh\n{pip}")
    return search_path(folder)


def test_one_shell_runs_the_readme_from_the_top_line_by_line_and_prints_what_it_shows(tmp_path: Path) -> None:
    text = README.read_text("utf-8")
    path = programs(tmp_path / "bin")
    assert shutil.which("skjonn", path=path) is None
    commands = commands_of(text)
    assert commands[0].endswith("skjonn summary")
    assert len(commands) > 5
    folder = tmp_path / "here"
    folder.mkdir()
    printed = run_in_order(text, folder, path)
    assert "Oslo og Viken" in printed[0]
    assert [text for text in printed if text.startswith("error:")] == []
    today = with_what_is_printed(text, printed)
    if REMAKE:
        README.write_text(today, "utf-8")
    assert text == today


def test_the_readme_is_read_in_a_few_minutes_and_all_that_it_links_to_exists() -> None:
    assert README.stat().st_size <= 8_000
    links = re.findall(r"""(?:\]\(|srcset="|src=")(?!https:)([^)"#]+)""", README.read_text("utf-8"))
    assert links[0] == "skjonn/guide/nb/start.md"
    assert len(links) > 10
    assert [link for link in links if not (ROOT / link).exists()] == []


def example_of(table: str) -> bytes:
    """The TOML in the README and the guide of which a table is the first; of several, the first."""
    blocks = re.findall(r"^```toml\n(.*?)^```$", documentation(), re.DOTALL | re.MULTILINE)
    text, *_ = (block for block in blocks if re.findall(r"^\[+(\w+)", block, re.MULTILINE)[0] == table)
    return str(text).encode()


def test_the_format_that_the_guide_describes_is_read_without_a_fault() -> None:
    reading = decode(SourceFile("2020.toml", example_of("round")))
    assert reading.faults == ()
    assert reading.round is not None
    assert reading.round.awards[0].granted == 900_000


def test_the_settings_that_the_guide_describes_are_read_without_a_fault() -> None:
    files = Snapshot("ledger", (SourceFile("skjonn.toml", example_of("check")),))
    assert diagnose(files, today=date(2026, 11, 24)) == ()
    settings = decode_settings(files.read("skjonn.toml"))
    assert (settings.check.ignore, settings.limits.own_share) == (("SKJ309", "same-project"), 50)
    assert settings.exclude == ("node_modules", "archive/**")


def test_the_frames_that_the_guide_describes_go_together_with_the_round_below_them() -> None:
    heading = b'[round]\nid = "2018"\ntitle = "T"\ngrantor = "G"\ndate = 2018-09-01\n\n'
    files = (
        SourceFile("2018.toml", heading + example_of("frame")),
        SourceFile("frames.toml", example_of("frames")),
    )
    assert diagnose(Snapshot("ledger", files), today=date(2026, 11, 24)) == ()


def test_every_option_that_the_readme_and_the_guide_name_exists(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    for command in ("", *COMMANDS):
        assert main([*command.split(), "--help"]) == 0
    known = capsys.readouterr().out
    text = documentation().replace("uv run --extra test pytest", "").replace("git checkout --conflict=diff3", "")
    # In a style sheet, names that begin so are properties.
    text = re.sub(r"^```css\n.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    assert set(re.findall(r"--[a-z][a-z-]+", text)) - set(re.findall(r"--[a-z][a-z-]+", known)) == set()


def lines_of(svg: str) -> list[str]:
    """The text of a picture, piece by piece; how it is drawn differs from one Rich to another."""
    texts = (unescape(text).rstrip("\n") for text in re.findall(r"<text [^>]*>([^<]*)</text>", svg))
    return [text for text in texts if text]


@pytest.mark.parametrize(("name", "theme"), PICTURES.items())
def test_the_picture_shows_what_the_program_prints(name: str, theme: TerminalTheme, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "ledger", tmp_path / "ledger")
    console = Console(record=True, width=100, file=StringIO(), force_terminal=True)
    for command in ("skjonn summary", SLIPPED_ZERO, "skjonn check"):
        console.print(Text(f"$ {command}", style="bold"))
        console.print(Text.from_ansi(shell(command, tmp_path, COLUMNS="100", FORCE_COLOR="1")))
    svg = console.export_svg(title="skjonn", code_format=FRAME, unique_id="skjonn", theme=theme)
    picture = ROOT / ".github" / f"skjonn-{name}.svg"
    if REMAKE:
        picture.write_text(svg, "utf-8")
    assert lines_of(picture.read_text("utf-8")) == lines_of(svg)
    assert f'".github/{picture.name}"' in README.read_text("utf-8")
