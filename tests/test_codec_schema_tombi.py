"""What an editor makes of the schemas: tombi, a program that is not ours, checks the ledger and refuses what is bad."""

import os
import re
import shutil
import subprocess
import sysconfig
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from skjonn.actions.schema import schema
from skjonn.codec.schema import FILES
from support.command_line import HEADING, Skjonn
from support.ledgers import ROOT
from support.schema_cases import GOOD, GOOD_FRAMES, GOOD_SETTINGS, REFUSED, REFUSED_FRAMES, REFUSED_SETTINGS

TOMBI = shutil.which("tombi", path=os.pathsep.join((sysconfig.get_path("scripts"), os.environ["PATH"])))
pytestmark = pytest.mark.skipif(TOMBI is None, reason="tombi is not there: it comes with the extra `dev`")


TAKEN = (*GOOD, *GOOD_SETTINGS, *GOOD_FRAMES)
NOT_TAKEN = (*REFUSED.values(), *REFUSED_SETTINGS.values(), *REFUSED_FRAMES.values())


def lint(*paths: Path, cache: Path) -> tuple[int, dict[str, list[str]]]:
    """The exit code of tombi, and what it says of errors, by the names of the files."""
    assert TOMBI is not None
    done = subprocess.run(
        [TOMBI, "lint", "--offline", "--quiet", *paths],
        env={"NO_COLOR": "1", "XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        check=False,
        text=True,
    )
    errors: defaultdict[str, list[str]] = defaultdict(list)
    for error, path in re.findall(r"Error: (.*)\n +at (.*):\d+:\d+$", done.stderr, re.MULTILINE):
        errors[Path(path).name].append(error)
    assert sum(map(len, errors.values())) == done.stderr.count("Error: ")
    return done.returncode, dict(errors)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for which, name in FILES.items():
        (tmp_path / name).write_text(schema(which), "utf-8")
    return tmp_path


def test_the_shipped_ledger_is_accepted(tmp_path: Path) -> None:
    assert lint(ROOT / "ledger" / "2020.toml", cache=tmp_path) == (0, {})


def test_a_round_that_was_just_added_is_accepted_by_the_schema_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    assert skjonn("round", "add", "2028", *HEADING, "--limit", "8 mill").code == 0
    assert skjonn("award", "add", "--municipality", "Hole", "--project", "P", "--granted", "350 000").code == 0
    assert lint(skjonn.ledger / "2028.toml", cache=tmp_path) == (0, {})
    text = (skjonn.ledger / "2028.toml").read_text("utf-8")
    skjonn.keep("2028.toml", text.replace("project =", "projct ="))
    _, errors = lint(skjonn.ledger / "2028.toml", cache=tmp_path)
    assert any('"projct" is not allowed' in error for error in errors["2028.toml"])


def test_a_misspelt_key_in_the_shipped_ledger_is_refused(folder: Path) -> None:
    text = (ROOT / "ledger" / "2020.toml").read_text("utf-8")
    (folder / "2020.toml").write_text(text.replace("grantor", "granter", 1), "utf-8")
    code, errors = lint(folder / "2020.toml", cache=folder)
    assert code == 1
    assert any('"granter" is not allowed' in error for error in errors["2020.toml"])


@pytest.fixture(scope="module")
def errors(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """What tombi says of each text, of which it is given all at once."""
    folder = tmp_path_factory.mktemp("texts")
    for which, name in FILES.items():
        (folder / name).write_text(schema(which), "utf-8")
    files = {folder / f"{number}.toml": text for number, text in enumerate((*TAKEN, *NOT_TAKEN))}
    for path, text in files.items():
        path.write_text(text, "utf-8")
    _, found = lint(*files, cache=folder)
    return {text: found.get(path.name, []) for path, text in files.items()}


@pytest.mark.parametrize("text", TAKEN)
def test_what_skjonn_takes_is_accepted(text: str, errors: Mapping[str, list[str]]) -> None:
    assert errors[text] == []


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_what_skjonn_refuses_is_refused(text: str, errors: Mapping[str, list[str]]) -> None:
    assert errors[text]
