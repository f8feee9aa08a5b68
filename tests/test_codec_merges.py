"""What a merge leaves in a file is told for what it is: conflicts, markers, and two entries in one."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.codec.text import read_tables
from skjonn.model.diagnostic import Diagnostic, Finding
from skjonn.model.source import Span
from support.command_line import OPEN, Skjonn
from support.ledgers import ROUND, SHIPPED, application, award, found, marked

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git makes the conflicts")
UNREAD = "Nothing in the file is read until it is fixed."


def only(text: str, name: str = "2020.toml") -> Diagnostic:
    (diagnostic,) = found({"2020.toml": ROUND, name: text})
    return diagnostic


# ---------------------------------------------------------------- conflicts with all their markers

CONFLICT = f"""{ROUND}
⟦<<<<<<< HEAD
[[applications]]
id = "2020-01"
=======
# nothing
>>>>>>> side⟧
"""


def test_a_conflict_is_told_with_the_lines_of_both_sides() -> None:
    text, span = marked(CONFLICT)
    diagnostic = only(text)
    assert (diagnostic.code, diagnostic.severity, diagnostic.span) == ("SKJ103", "error", span)
    assert diagnostic.message == "A merge has left a conflict here: lines 8\u20139 are from HEAD, line 11 is from side."
    assert diagnostic.hint == (
        "Keep the entries of both sides whole, each below a header of its own, and take the markers out; "
        f"`skjonn explain SKJ103` says how. {UNREAD}"
    )
    assert diagnostic.excerpt == "<<<<<<< HEAD"


@pytest.mark.parametrize(
    ("conflict", "told"),
    [
        # As git names the sides in a merge, a rebase, a stash, and where nothing has a name.
        (
            "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> 1a2b3c4 (Add Oslo)\n",
            "line 2 is from HEAD, line 4 is from 1a2b3c4 (Add Oslo)",
        ),
        (
            "<<<<<<< Updated upstream\na\n=======\nb\n>>>>>>> Stashed changes\n",
            "line 2 is from Updated upstream, line 4 is from Stashed changes",
        ),
        ("<<<<<<<\na\n=======\nb\n>>>>>>>\n", "line 2 is from one side, line 4 is from the other side"),
        # What one side has taken out.
        ("<<<<<<< HEAD\n=======\nb\nc\n>>>>>>> side\n", "no line is from HEAD, lines 3\u20134 are from side"),
        ("<<<<<<< HEAD\na\n=======\n>>>>>>> side\n", "line 2 is from HEAD, no line is from side"),
        # What was before, in the styles diff3 and zdiff3.
        (
            "<<<<<<< HEAD\na\n||||||| 5d6e7f8\nb\nc\n=======\nd\n>>>>>>> side\n",
            "line 2 is from HEAD, lines 4\u20135 are from 5d6e7f8, line 7 is from side",
        ),
        (
            "<<<<<<< HEAD\na\n|||||||\nb\n=======\nd\n>>>>>>> side\n",
            "line 2 is from HEAD, line 4 is from before both sides, line 6 is from side",
        ),
        (
            "<<<<<<< HEAD\na\n||||||| base\n=======\nd\n>>>>>>> side\n",
            "line 2 is from HEAD, line 5 is from side",
        ),
        # What looks like a marker and is not, and markers in another order.
        (
            "<<<<<<< HEAD\n======\n========\n=======x\n# =======\n=======\nb\n>>>>>>>> x\n>>>>>>> side\n",
            "lines 2\u20135 are from HEAD, lines 7\u20138 are from side",
        ),
        (
            "<<<<<<< HEAD\na\n<<<<<<< HEAD\nb\n=======\n=======\n||||||| x\n>>>>>>> side\n",
            "line 4 is from HEAD, lines 6\u20137 are from side",
        ),
        # Without an end of the last line.
        ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> side", "line 2 is from HEAD, line 4 is from side"),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_the_sides_of_a_conflict_are_called_what_git_calls_them(conflict: str, told: str, line_break: str) -> None:
    fault = read_tables("a.toml", conflict.replace("\n", line_break))
    assert isinstance(fault, Finding)
    assert fault.message == f"A merge has left a conflict here: {told}."


def test_of_several_conflicts_the_first_is_told_and_how_many_more_there_are() -> None:
    text, span = marked(f"{CONFLICT}\n\n{CONFLICT.replace('⟦', '').replace('⟧', '')}" * 2)
    diagnostic = only(text.replace("⟦", "").replace("⟧", ""))
    assert diagnostic.span == span
    assert diagnostic.message.endswith("line 11 is from side. 3 more, the next in line 21.")


def test_a_conflict_is_found_wherever_it_stands() -> None:
    """In the settings, in a large file, and inside a text of many lines, where it would be valid TOML."""
    conflict = "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> side\n"
    inside = f'{ROUND}source = """\n{conflict}"""\n'
    large = SHIPPED + "# as before\n" * 3000 + conflict
    for text, name in ((conflict, "skjonn.toml"), (inside, "2021.toml"), (large, "2021.toml")):
        assert only(text, name).message.startswith("A merge has left a conflict here: ")


LINES = SHIPPED.splitlines()


@given(
    cuts=st.lists(st.integers(0, len(LINES)), min_size=3, max_size=3).map(sorted),
    is_diff3=st.booleans(),
)
def test_a_conflict_is_told_with_its_lines_wherever_it_is_put_into_a_ledger(cuts: list[int], *, is_diff3: bool) -> None:
    start, middle, end = cuts
    before = ["||||||| base", "# as it was"] if is_diff3 else []
    text = "\n".join(
        [
            *(*LINES[:start], "<<<<<<< HEAD", *LINES[start:middle], *before, "======="),
            *(*LINES[middle:end], ">>>>>>> side", *LINES[end:], ""),
        ]
    )
    sides = [told(start + 2, middle - start, "HEAD"), told(middle + 3 + len(before), end - middle, "side")]
    if is_diff3:
        sides.insert(1, told(middle + 3, 1, "base"))
    fault = read_tables("a.toml", text)
    assert isinstance(fault, Finding)
    assert fault.message == f"A merge has left a conflict here: {', '.join(sides)}."
    last = end + 3 + len(before)
    assert fault.span == Span(start + 1, 1, last, len(">>>>>>> side") + 1)


def told(first: int, count: int, source: str) -> str:
    """How many lines, beginning with one, are said to be from somewhere."""
    if count == 0:
        return f"no line is from {source}"
    return (
        f"line {first} is from {source}" if count == 1 else f"lines {first}\u2013{first + count - 1} are from {source}"
    )


# ---------------------------------------------------------------- markers that have lost the others


@pytest.mark.parametrize(
    ("marker", "told"),
    [
        ("<<<<<<< HEAD", "the lines below it are from HEAD."),
        ("||||||| 5d6e7f8", "the lines below it are from 5d6e7f8."),
        ("|||||||", "the lines below it are from before both sides."),
        ("=======", "the lines below it are from the other side."),
        (">>>>>>> side", "the lines above it are from side."),
        (">>>>>>>", "the lines above it are from the other side."),
    ],
)
@pytest.mark.parametrize("before", ["", application("2020-01"), 'x = [\n    "a",\n', "x = [ 1\n"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_marker_that_is_left_alone_is_told_for_what_it_is(
    marker: str, told: str, before: str, line_break: str
) -> None:
    text, span = marked(f"{ROUND}{before}⟦{marker}⟧\n# the end\n")
    diagnostic = only(text.replace("\n", line_break))
    assert (diagnostic.code, diagnostic.span) == ("SKJ103", span)
    assert diagnostic.message == f"A merge has left the marker of a conflict here: {told}"
    assert diagnostic.hint == f"Remove it, and those of the lines that are not meant. {UNREAD}"


def test_a_line_of_a_text_that_looks_like_a_marker_is_left_alone() -> None:
    assert [each.code for each in found(f'{ROUND}source = """\nA heading\n=======\n"""\n')] == ["SKJ108"]
    assert only(f'{ROUND}source = """\n=======\n"""\ntitle\n').message.startswith(
        "This is not valid TOML: an `=` is missing"
    )


# ---------------------------------------------------------------- two entries in one


@pytest.mark.parametrize(
    ("text", "key", "place", "first"),
    [
        (f'{application("2020-01")}⟦project⟧ = "B"\n', "project", "application", Span(10, 1, 10, 8)),
        (f'{award("2020-01")}⟦application⟧ = "2020-02"\ngranted = 5\n', "application", "award", Span(8, 1, 8, 12)),
        (f'{award("2020-01")}  ⟦"application"⟧ = "2020-02"\n', "application", "award", Span(8, 1, 8, 12)),
        (f"{award('2020-01')}⟦granted⟧ = 5 # 5\n", "granted", "award", Span(9, 1, 9, 8)),
        (f'{award("2020-01")}⟦application⟧ = """\n2020=02"""\n', "application", "award", Span(8, 1, 8, 12)),
        (
            f"{award('2020-01')}{award('2020-02')}⟦granted⟧ = 5\n{award('2020-03')}",
            "granted",
            "award",
            Span(14, 1, 14, 8),
        ),
        ('[[waivers]]\nrule = "a"\n⟦rule⟧ = "b"\n', "rule", "waiver", Span(7, 1, 7, 5)),
        (
            '[[regions]]\ncounty = "a"\ncounty.x = 5\n'.replace("county.x", "⟦county⟧"),
            "county",
            "region",
            Span(7, 1, 7, 7),
        ),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_key_that_occurs_twice_in_an_entry_may_be_that_of_a_second_one_and_both_places_are_shown(
    text: str, key: str, place: str, first: Span, line_break: str
) -> None:
    text, span = marked(ROUND + text)
    diagnostic = only(text.replace("\n", line_break))
    assert (diagnostic.code, diagnostic.span) == ("SKJ103", span)
    assert diagnostic.message == f"This is not valid TOML: `{key}` occurs twice in this {place}."
    assert diagnostic.hint == (
        f"Two {place}s may have been merged into one: if so, write `[[{place}s]]` above the second. "
        f"If not, keep the one that is right. {UNREAD}"
    )
    assert diagnostic.also == (("ledger/2020.toml", first),)


@pytest.mark.parametrize(
    ("text", "told", "first"),
    [
        (f'{ROUND}⟦id⟧ = "2021"\n', "`id` occurs twice in `[round]`.", Span(2, 1, 2, 3)),
        (f"format = 1\n⟦format⟧ = 1\n{ROUND}", "`format` occurs twice in this file.", Span(1, 1, 1, 7)),
    ],
)
def test_a_key_that_occurs_twice_elsewhere_is_told_with_both_places(text: str, told: str, first: Span) -> None:
    text, span = marked(text)
    diagnostic = only(text)
    assert (diagnostic.code, diagnostic.span) == ("SKJ103", span)
    assert diagnostic.message == f"This is not valid TOML: {told}"
    assert diagnostic.hint == f"Keep the one that is right. {UNREAD}"
    assert diagnostic.also == (("ledger/2020.toml", first),)


@pytest.mark.parametrize("text", ["[awards]\nx = 1\n[[awards]]\n", "a = 1\na.b = 2\n", "[[awards]]\n[awards]\n", ROUND])
def test_a_table_that_is_declared_in_two_ways_is_never_to_be_taken_out(text: str) -> None:
    diagnostic = only(ROUND + text)
    assert diagnostic.hint.startswith("Write each entry below a header in double brackets, and ")
    assert "take" not in diagnostic.hint


ENTRIES = {
    "applications": {
        "id": '"2020-01"',
        "municipality": '"Oslo"',
        "project": '"A"',
        "partners": '["Asker"]',
        "area": '"x"',
    },
    "awards": {"application": '"2020-01"', "granted": "5", "decided": "2020-09-09", "case": '"x"'},
    "events": {"application": '"2020-01"', "type": '"declined"', "date": "2020-09-09", "case": '"x"', "reason": '"x"'},
    "waivers": {"rule": '"SKJ305"', "entry": '"2020-01"', "reason": '"x"'},
}


@given(st.permutations(list(ENTRIES)), st.data())
def test_a_key_of_one_entry_in_another_may_be_that_of_a_second_one_and_both_places_are_shown(
    tables: list[str], data: st.DataObject
) -> None:
    table, other = tables[:2]
    key = data.draw(st.sampled_from(sorted(ENTRIES[other].keys() - ENTRIES[table].keys())))
    lines = [f"{name} = {value}" for name, value in ENTRIES[table].items()]
    text, span = marked("\n".join([f"{ROUND}[[{table}]]", *lines, f"⟦{key}⟧ = {ENTRIES[other][key]}", ""]))
    (diagnostic,) = (each for each in found(text) if each.code == "SKJ105")
    assert diagnostic.span == span
    others = " and ".join(f"`[[{name}]]`" for name, keys in ENTRIES.items() if key in keys)
    assert diagnostic.hint == (
        f"It is a key of {others}: two entries may have been merged into one. If so, write the second one's "
        "header above its keys; `skjonn explain SKJ105` says more."
    )
    assert diagnostic.also == (("ledger/2020.toml", Span(6, 1, 6, len(table) + 5)),)


# ---------------------------------------------------------------- as git does it


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with a ledger that two branches have added to, in the midst of their merge."""

    folder: Path

    def __call__(self, *arguments: str, code: int = 0) -> None:
        """Run git, and see that it ends with a code."""
        assert GIT is not None
        settings = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "core.autocrlf=false")
        done = subprocess.run([GIT, *settings, *arguments], cwd=self.folder, capture_output=True, check=False)
        assert done.returncode == code, done.stderr

    @property
    def file(self) -> Path:
        """The round that both branches have changed."""
        return self.folder / "ledger" / "2027.toml"

    def take_markers_out(self) -> None:
        """What somebody does who takes «keep both» by the letter."""
        lines = self.file.read_text("utf-8").splitlines(keepends=True)
        kept = (line for line in lines if not line.startswith(("<<<<<<<", "|||||||", "=======", ">>>>>>>")))
        self.file.write_text("".join(kept), "utf-8")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    # Neither the user's settings nor the system's decide how a conflict is shown.
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return Skjonn.at(tmp_path, monkeypatch, capsys)


@pytest.fixture
def git(skjonn: Skjonn) -> Repository:
    skjonn.keep("2027.toml", OPEN + application("2027-01", "Hole") + award("2027-01", "350_000"))
    git = Repository(skjonn.folder)
    git("init", "--quiet", "--initial-branch=main")
    git("add", "ledger/2027.toml")
    git("commit", "--quiet", "--message=Base")
    git("checkout", "--quiet", "-b", "side")
    for branch, municipality, granted in (("side", "Asker", "145 000"), ("main", "Oslo", "200 000")):
        git("checkout", "--quiet", branch)
        ran = skjonn("award", "add", "--municipality", municipality, "--project", municipality, "--granted", granted)
        assert ran.code == 0
        git("commit", "--quiet", "--all", "--message=Add")
    git("merge", "side", code=1)
    return git


@needs_git
def test_two_additions_on_two_branches_are_a_conflict_whose_lines_are_told(git: Repository, skjonn: Skjonn) -> None:
    lines = git.file.read_text("utf-8").splitlines()
    start, middle, end = (lines.index(marker) + 1 for marker in ("<<<<<<< HEAD", "=======", ">>>>>>> side"))
    ran = skjonn("check")
    assert ran.code == 1
    told = f"lines {start + 1}\u2013{middle - 1} are from HEAD, lines {middle + 1}\u2013{end - 1} are from side."
    assert f"A merge has left a conflict here: {told}" in ran.out
    assert f"  {start}:1 " in ran.out


@needs_git
def test_where_only_the_markers_are_taken_out_an_award_has_the_keys_of_an_application(
    git: Repository, skjonn: Skjonn
) -> None:
    git.take_markers_out()
    ran = skjonn("check", "--select", "SKJ105", "--format", "concise")
    assert ran.code == 1
    assert "`municipality` is not a key of an award." in ran.out
    assert "`project` is not a key of an award." in ran.out


@needs_git
def test_what_explain_says_of_a_conflict_keeps_both_additions(git: Repository, skjonn: Skjonn) -> None:
    for code in ("SKJ103", "SKJ105"):
        assert "`git checkout --conflict=diff3 FILE`" in skjonn("explain", code).out
    git("checkout", "--conflict=diff3", "ledger/2027.toml")
    ran = skjonn("check", "--format", "concise")
    assert re.search(r"conflict here: lines \d+.\d+ are from ours, lines \d+.\d+ are from theirs\.", ran.out)
    git.take_markers_out()
    # Both branches gave out the same id: the later application gets a new one, and its award with it.
    ran = skjonn("check")
    assert ran.code == 1
    assert "Give this one another id, and change its award with it." in ran.out
    before, _, after = git.file.read_text("utf-8").partition('municipality = "Oslo"')
    git.file.write_text(f'{before}municipality = "Oslo"{_both_renamed(after)}', "utf-8")
    ran = skjonn("check")
    assert ran.code == 0
    assert "3\u00a0awards, 695\u00a0000 kr" in ran.out


def _both_renamed(text: str) -> str:
    """The second application and its award with another id."""
    first, second, *rest = text.split('"2027-02"', 2)
    (others,) = rest
    return f'{first}"2027-02"{second}"2027-03"{others.replace("2027-02", "2027-03")}'
