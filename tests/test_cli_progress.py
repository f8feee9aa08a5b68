"""Long work shows itself on a terminal, after a while, and is gone when it is done."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from skjonn.cli.progress import with_progress
from skjonn.incremental import FileCheck
from skjonn.model.ledger import FileResult
from skjonn.model.totals import RoundTotals
from support.ledgers import ROUND, application, award, ledger

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")

TWO = ledger(ROUND + application("a") + application("b") + award("a"))
RESULTS: tuple[FileResult[RoundTotals], ...] = (
    FileResult("2020.toml", TWO.rounds[0].totals),
    FileResult("broken.toml", None),
)


@contextmanager
def a_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Standard error on a terminal; what it shows is read from the answer."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as shown, monkeypatch.context() as changed:
        changed.setattr(sys, "stderr", shown)
        changed.setenv("TERM", "xterm")
        yield ours
    os.close(ours)


def all_of(screen: int) -> str:
    """What was shown and not read yet."""
    os.set_blocking(screen, False)
    shown = b""
    with suppress(BlockingIOError):
        while part := os.read(screen, 65_536):
            shown += part
    return shown.decode()


def test_a_bar_counts_files_and_entries_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    with a_terminal(monkeypatch) as screen:
        assert tuple(with_progress(iter(RESULTS), 2, after=0)) == RESULTS
        shown = all_of(screen)
    assert "2/2" in shown
    assert "files, 3 entries" in shown
    # The line is erased, and the cursor is there again.
    assert "\x1b[2K" in shown
    assert shown.rindex("\x1b[?25h") > shown.rindex("entries")


def test_a_check_counts_the_same_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    examined = tuple(FileCheck(result, (), ()) for result in RESULTS)
    with a_terminal(monkeypatch) as screen:
        assert tuple(with_progress(iter(examined), 2, after=0)) == examined
        assert "files, 3 entries" in all_of(screen)


def test_what_is_quick_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with a_terminal(monkeypatch) as screen:
        assert tuple(with_progress(iter(RESULTS), 2)) == RESULTS
        assert all_of(screen) == ""


def test_nothing_is_shown_where_nobody_sits(capsys: pytest.CaptureFixture[str]) -> None:
    assert tuple(with_progress(iter(RESULTS), 2, after=0)) == RESULTS
    assert capsys.readouterr() == ("", "")


def test_the_bar_goes_where_the_work_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def work() -> Iterator[FileResult[RoundTotals]]:
        yield RESULTS[0]
        raise KeyboardInterrupt

    with a_terminal(monkeypatch) as screen:
        with pytest.raises(KeyboardInterrupt):
            tuple(with_progress(work(), 2, after=0))
        assert all_of(screen).count("\x1b[?25h") == 1
