"""A change as people and `patch` are shown it: the lines that go and come, and where they stand."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.render.change import changed_lines, first_changed_line, unified

LINES = st.lists(st.sampled_from(["[[a]]\n", "x = 1\n", "\n", "y = 2\r\n", "# æ\n"]), max_size=20).map("".join)
LAST = st.sampled_from(["", "z", "x = 1"])
TEXTS = st.builds("{}{}".format, LINES, LAST)


def patched(before: str, lines: list[str]) -> str:
    """A text after a unified diff, as POSIX describes it."""
    old = before.splitlines(keepends=True)
    new: list[str] = []
    at, is_kept = 0, False
    for line in lines:
        if line.startswith("@@"):
            start, _, count = line.split()[1][1:].partition(",")
            first = int(start) - (count != "0")
            new += old[at:first]
            at = first
        elif line.startswith("\\"):
            new[-1:] = [last.removesuffix("\n") if is_kept else last for last in new[-1:]]
        else:
            is_kept = line[0] != "-"
            if line[0] != "+":
                assert old[at].removesuffix("\n") == line[1:].removesuffix("\n")
                at += 1
            new += [line[1:]] if is_kept else []
    return "".join([*new, *old[at:]])


@given(TEXTS, TEXTS)
def test_a_diff_makes_the_one_text_of_the_other(before: str, after: str) -> None:
    if before == after:
        return
    shown = unified(before.encode(), after.encode(), "a.toml", color=False)
    head, *lines = shown.split("\n")
    assert head == f"--- {'a.toml' if before else '/dev/null'}"
    assert patched(before, [f"{line}\n" for line in lines[1:-1]]) == after


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")
def test_patch_takes_a_diff(tmp_path: Path) -> None:
    before, after = "[round]\nid = 'æ'\n\n" + "x = 1\n" * 9 + "y = 2", "[round]\nid = 'ø'\n\n" + "x = 1\n" * 9 + "y = 3"
    (tmp_path / "a.toml").write_text(before, "utf-8")
    shown = unified(before.encode(), after.encode(), "a.toml", color=False)
    subprocess.run(["patch", "-p0"], cwd=tmp_path, input=shown.encode(), check=True, capture_output=True)  # noqa: S607 - it is where the system has it
    assert (tmp_path / "a.toml").read_text("utf-8") == after


@pytest.mark.parametrize(
    ("before", "after", "lines", "line"),
    [
        ("a\nb\n", "a\nc\n", ["-b", "+c"], 2),
        ("a\nb", "a\nb\nc", ["-b", "+b", "+c"], 2),
        ("[[a]]\nx\n\n[[a]]\ny\n\n[[a]]\nz\n", "[[a]]\nx\n\n[[a]]\nz\n", ["-[[a]]", "-y", "-"], 4),
        ("[[a]]\nx\n\n[[a]]\nz\n", "[[a]]\nx\n\n[[a]]\ny\n\n[[a]]\nz\n", ["+[[a]]", "+y", "+"], 4),
        ("a\n", "a\n\n\n[[b]]\n", ["+", "+", "+[[b]]"], 4),
        ("a\n\n[[b]]\n", "a\n", ["-", "-[[b]]"], 3),
        ("a\n" * 6, "a\n" * 4, ["-a", "-a"], 5),
        ("a\n\n\n", "a\n", ["-", "-"], 2),
        ("x = '\u200b'\n", "x = 'a'\n", ["-x = '\\u200B'", "+x = 'a'"], 1),
    ],
)
def test_lines_that_go_and_come_are_told_from_a_header_on(before: str, after: str, lines: list[str], line: int) -> None:
    assert changed_lines(before.encode(), after.encode(), color=False) == lines
    assert first_changed_line(before.encode(), after.encode()) == line
