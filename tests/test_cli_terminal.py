"""What a terminal shows: as wide as it is, and in colour."""

import sys
from pathlib import Path

import pytest

from support.command_line import NEW, Skjonn, widest

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from skjonn.render.terminal import head, tail
from support.terminal import terminal


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep_shipped()
    return skjonn


@pytest.mark.parametrize(
    ("options", "environment", "is_coloured"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
        (("--no-color",), {"FORCE_COLOR": "1"}, False),
        ((), {"TERM": "dumb"}, False),
    ],
)
def test_a_terminal_is_filled_and_coloured_unless_that_is_not_wanted(
    options: tuple[str, ...], environment: dict[str, str], *, is_coloured: bool, skjonn: Skjonn
) -> None:
    with terminal("award", "list", *options, folder=skjonn.folder, columns=60, environment=environment) as shell:
        assert shell.end() == 0
    assert ("\x1b[1m" in shell.shown) == is_coloured
    assert 50 < widest(shell.shown) <= 60


def test_findings_are_coloured_on_the_terminal_that_shows_them_and_not_in_a_file(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    words = ("award", "add", *NEW, "--granted", "9 mill")
    out = skjonn.folder / "out.txt"
    with terminal(*words, folder=skjonn.folder, out=out) as shell:
        assert shell.end() == 1
    assert "\x1b[31merror\x1b[0m" in shell.shown
    assert out.read_bytes() == b""
    assert "\x1b" not in skjonn(*words).err


def test_what_does_not_fit_is_cut_where_a_wide_letter_ends() -> None:
    assert (head("a語b", 2), head("a語b", 3), tail("a語b", 2), tail("a語b", 3)) == ("a", "a語", "b", "語b")
