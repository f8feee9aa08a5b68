"""bash, zsh and fish on a terminal: Tab runs nothing that stands in a ledger, and skjonn gets what it inserts."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.shell_payloads import OPTIONS, PAYLOADS
from support.thoroughness import THOROUGH

if sys.platform != "linux":
    pytest.skip("macOS has an older bash and other locales, Windows no such terminals", allow_module_level=True)

from support.terminal import Terminal, on_terminal

IS_REQUIRED = bool(os.environ.get("SKJONN_ALL_SHELLS"))
"""Whether a shell that is not installed is a failure; `.ci/run` says so."""
COMMANDS = {
    "bash": ("bash", "--noprofile", "--norc", "-i"),
    "zsh": ("zsh", "-f", "-i"),
    "fish": ("fish", "--no-config", "-i"),
}
SET_UP = {
    "bash": 'eval "$(_SKJONN_COMPLETE=source_bash skjonn)"',
    "zsh": "autoload -Uz compinit; compinit -u -D; _SKJONN_COMPLETE=source_zsh skjonn > ../script; . ../script",
    "fish": "_SKJONN_COMPLETE=source_fish skjonn | source",
}
LEADER = "import os, sys; os.close(os.open(os.ttyname(0), os.O_RDWR)); os.execvp(sys.argv[1], sys.argv[1:])"
"""A program that makes the terminal its own, and then is a shell."""
SKJONN = f"""#!/bin/sh
[ -z "$_SKJONN_COMPLETE" ] || exec {sys.executable} -m skjonn "$@"
printf '%s\\0' "$@" > "$HOME/new" && mv "$HOME/new" "$HOME/arguments"
"""
"""Completes as skjonn does, and where it is run writes down what it gets."""

QUOTES = ("", pytest.param("'", marks=pytest.mark.thorough), '"')
NAMES = ("Indre Østfold", "Våler (Østfold)", "Storfjord - Omasvuotna - Omasvuono", "Aurskog-Høland")


def written(id_: str, applications: dict[str, str], *, county: str = "Østfold") -> str:
    """A round; the ids and municipalities of its applications, each with an award, may be any text."""
    quoted = json.dumps
    lines = [
        f"[round]\nid = {quoted(id_)}\ntitle = 'T'\ngrantor = 'G'\ndate = 2024-03-01",
        f"[[regions]]\ncounty = {quoted(county)}",
    ]
    for application, municipality in applications.items():
        lines += [
            f"[[applications]]\nid = {quoted(application)}\nmunicipality = {quoted(municipality)}\nproject = 'P'",
            f"[[awards]]\napplication = {quoted(application)}\ngranted = 1",
        ]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class Shell:
    """A shell on a terminal, in a folder with ledgers."""

    terminal: Terminal
    home: Path

    def run(self, line: str) -> list[str]:
        """Type a line, in which Tab completes, and run it: the arguments that skjonn is run with."""
        self.terminal.type(f"{line}\r")
        arguments = self.home / "arguments"
        self.terminal.wait_for(arguments.exists)
        found = arguments.read_text("utf-8").split("\0")[:-1]
        arguments.unlink()
        return found

    def drop(self, line: str) -> None:
        """Type a line, in which Tab completes, and take it back with Ctrl-U; Ctrl-C would stop what completes."""
        self.terminal.type(f"{line}\x15")

    def ran(self) -> list[str]:
        """What there is because a payload was run; each makes a file of that name in the folder of the shell."""
        return [path.name for path in self.home.rglob("*pwned*")]


@pytest.fixture(scope="module", params=COMMANDS)
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    name: str = request.param
    if shutil.which(name) is None:
        (pytest.fail if IS_REQUIRED else pytest.skip)(f"{name} is not installed")
    home = tmp_path_factory.mktemp(name)
    program = home / "bin" / "skjonn"
    program.parent.mkdir()
    program.write_text(SKJONN, "utf-8")
    program.chmod(0o755)
    texts = (*PAYLOADS, *OPTIONS)
    applications = {each: each for each in texts} | {f"2024-01{each}": f"{NAMES[0]}{each}" for each in PAYLOADS}
    files = {
        "ledger/2024.toml": written("2024", {"2024-01": NAMES[0]}),
        "ledger/payloads.toml": written("payloads", applications).replace('id = "payloads"', "id = '$(touch pwned)'"),
        "names/names.toml": written("names", {f"n{number}": name for number, name in enumerate(NAMES)}),
        "regions/2024.toml": written("2024", {"2024-01": NAMES[0]}),
    }
    for number, text in enumerate((*texts, *(f"2024{each}" for each in PAYLOADS))):
        files[f"ledger/{number}.toml"] = written(text, {})
    for number, text in enumerate((*texts, *(f"Østfold{each}" for each in PAYLOADS))):
        files[f"regions/{number}.toml"] = written(f"r{number}", {}, county=text)
    for file, text in files.items():
        path = home / "work" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    environment = {
        **{key: value for key, value in os.environ.items() if key.startswith(("PYTHON", "COVERAGE"))},
        "HOME": str(home),
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "TERM": "xterm",
        "LANG": "C.UTF-8",
    }
    command = (sys.executable, "-c", LEADER, *COMMANDS[name])
    with on_terminal(command, folder=home / "work", environment=environment) as terminal:
        terminal.type(f"{SET_UP[name]}; echo rea''dy\r")
        terminal.expect("ready")
        yield Shell(terminal, home)


@pytest.mark.parametrize(
    ("before", "beginning", "word"),
    [
        ("award list --municipality ", "Ind", "Indre Østfold"),
        ("award list --ledger regions --region ", "Øst", "Østfold"),
        ("award list --round ", "20", "2024"),
        ("application show ", "2024", "2024-01"),
        ("award show ", "2024-", "2024-01"),
    ],
)
@pytest.mark.parametrize("quote", QUOTES)
def test_of_what_stands_in_a_ledger_only_what_is_harmless_is_completed_and_nothing_is_run(
    before: str, beginning: str, word: str, quote: str, shell: Shell
) -> None:
    for typed in ("", beginning) if THOROUGH else (beginning,):
        # Were there another completion, the shell could not tell which is meant, and would insert less.
        assert shell.run(f"skjonn {before}{quote}{typed}\t") == [*before.split(), word]
    assert shell.ran() == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("quote", QUOTES)
def test_an_official_name_reaches_skjonn_as_it_is(name: str, quote: str, shell: Shell) -> None:
    before = "award list --ledger names --municipality"
    assert shell.run(f"skjonn {before} {quote}{name[:3]}\t") == [*before.split(), name]


@pytest.mark.parametrize("before", ["check --select", "award list --municipality"])
def test_nothing_is_run_that_was_typed_between_quotation_marks(before: str, shell: Shell) -> None:
    for payload in ("$(touch pwned)", "\\$(touch pwned)", "`touch pwned`", "\\`touch pwned\\`"):
        for end in ("", ",SKJ") if THOROUGH else ("",):
            shell.drop(f"skjonn {before} '{payload}{end}\t")
    assert shell.run("skjonn done") == ["done"]
    assert shell.ran() == []


def test_the_options_are_shown_with_their_help_and_nothing_in_it_is_run(shell: Shell) -> None:
    for command in ("check", "summary", "award add"):
        shell.drop(f"skjonn {command} --\t\t")
    assert shell.run("skjonn check --sel\tSKJ4") == ["check", "--select", "SKJ4"]
    assert shell.ran() == []
