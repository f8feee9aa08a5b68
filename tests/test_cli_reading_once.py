"""A command reads each file of a small ledger once, and parses it once; a change parses what it leaves once more."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from support.command_line import NEW, OPEN, Skjonn
from support.ledgers import SHIPPED

READ, PARSED = ("_read", "files.py"), ("decode", "decode.py")
SETTINGS, FRAMES = ("decode_settings", "settings.py"), ("decode_frames", "frames.py")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    """Commands on a ledger of two rounds, one of them with findings."""
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2020.toml", SHIPPED.replace("granted = 4_000_000", "granted = 400_000"))
    skjonn.keep("2027.toml", OPEN)
    skjonn.keep("skjonn.toml", 'exclude = ["archive/**"]\n')
    return skjonn


def calls(work: Callable[[], object]) -> Counter[tuple[str, str]]:
    """How often functions are called, by their name and that of their file."""
    found: Counter[tuple[str, str]] = Counter()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            found[frame.f_code.co_name, Path(frame.f_code.co_filename).name] += 1

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("summary",),
        ("summary", "--by", "municipality"),
        ("award", "list"),
        ("award", "show", "2020-01"),
        ("frame",),
        ("round", "list"),
    ],
)
def test_a_report_reads_and_parses_each_file_once(words: tuple[str, ...], skjonn: Skjonn) -> None:
    found = calls(lambda: skjonn(*words))
    assert (found[READ], found[PARSED]) == (3, 2), "two rounds and the settings"


@pytest.mark.parametrize("words", [("--round", "2027"), ()])
def test_a_change_parses_the_file_before_and_after_once(words: tuple[str, ...], skjonn: Skjonn) -> None:
    found = calls(lambda: skjonn("award", "add", *NEW, *words, "--granted", "1000"))
    assert found[PARSED] == 2, "2027.toml before and after; 2020.toml does not matter to it"
    assert found[READ] == 3, "each file, of whose bytes it is seen whether it matters"


def test_a_change_parses_the_settings_and_the_frames_once(skjonn: Skjonn) -> None:
    skjonn.keep("frames.toml", '[[frames]]\nid = "reading-once"\namount = 1\n')
    skjonn.keep("skjonn.toml", 'exclude = ["archive/once/**"]\n')
    found = calls(lambda: skjonn("award", "add", *NEW, "--granted", "1000"))
    assert (found[SETTINGS], found[FRAMES]) == (1, 1)


def test_an_import_decodes_a_text_once_also_where_it_is_no_table(skjonn: Skjonn) -> None:
    (skjonn.folder / "a.txt").write_text("Statsforvalteren tildeler midler.\n\nSøknadene er vurdert.\n", "utf-8")
    found = calls(lambda: skjonn("import", "a.txt", "--dry-run"))
    assert found["decoded", "text.py"] == 1
