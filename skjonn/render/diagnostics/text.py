"""Findings for people: grouped by file, each with its line underlined by carets; then the verdict and its evidence."""

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from skjonn.language.counting import counted
from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult, RoundVerdict, sentences
from skjonn.model.diagnostic import SEVERITIES, Diagnostic, Severity
from skjonn.render.terminal import Style, cells, head, styled, tail, wrap
from skjonn.render.verdict import known, left_out, verdict
from skjonn.render.visible import visible

_COLORS: dict[Severity, Style] = {"error": "red", "warning": "yellow", "note": "dim"}
_INDENT = 9
# With less room than this after an indent, a line is not indented.
_LEAST = 20
_LONGEST_EXCERPT = 120
# The end of a shell command's line that continues in the next one.
_GOES_ON = " \\"
_ROUNDS_WITH_EVIDENCE = 5
_ROUNDS_NAMED = 20


def render(result: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
    """The result of a check, in lines of at most `width` cells unless a word is longer."""
    page = _Page(words, width or 10**6, color)
    found, rest = result.shown(show_waived=show_waived)
    lines: list[str] = []
    for file, diagnostics in groupby(found, key=lambda diagnostic: diagnostic.file):
        lines += page.heading(file)
        for diagnostic in diagnostics:
            lines += page.diagnostic(diagnostic)
        lines += [""]
    if rest:
        lines += [line for text in left_out(rest, words) for line in page.wrapped(text, indent=0)]
        lines += [""]
    lines += page.round_verdicts(result.round_verdicts, waived=len(result.waived) if not show_waived else 0)
    lines += page.verdict(result)
    return "\n".join(lines) + "\n"


class _Page(NamedTuple):
    words: Words
    width: int
    color: bool

    def heading(self, file: str) -> Iterator[str]:
        """A file's name."""
        for line in wrap(visible(file), self.width):
            yield styled(line, "bold", color=self.color)

    def diagnostic(self, found: Diagnostic) -> Iterator[str]:
        """A finding: its place, its message, its line, and what to do."""
        place = f"  {f'{found.span.line}:{found.span.column}':<6} "
        nouns: Mapping[Severity, tuple[str, str]] = {
            "error": self.words.error,
            "warning": self.words.warning,
            "note": self.words.note,
        }
        word, _ = nouns[found.severity]
        severity = styled(word, _COLORS[found.severity], color=self.color)
        rule = f"{found.code} {found.name}" + (f"  {self.words.is_waived}" if found.waived else "")
        if cells(f"{place}{word}  {rule}") <= self.width:
            yield f"{place}{severity}  {styled(found.code, 'bold', color=self.color)}{rule.removeprefix(found.code)}"
        else:
            yield f"{place}{severity}"
            yield from self.wrapped(rule)
        yield from self.wrapped(found.message)
        yield from self.excerpt(found)
        for file, span in found.also:
            where = f"{span.line}:{span.column}" if file == found.file else f"{file}:{span.line}:{span.column}"
            yield from self.wrapped(self.words.also.format(place=where))
        if remark := found.waived or found.hint:
            yield from self.wrapped(remark)
        if found.can_be_waived:
            words = ("To accept it:", "skjonn", "waive", found.name, _word(found.about), "--reason", '"..."')
            yield from self.command(words)

    def command(self, words: Sequence[str]) -> Iterator[str]:
        """A shell command; several lines are joined by backslashes, so that it can be copied."""
        indent = min(_INDENT, max(self.width - _LEAST, 0))
        line = ""
        for number, word in enumerate(map(visible, words), 1):
            room = self.width - indent - (len(_GOES_ON) if number < len(words) else 0)
            if line and cells(f"{line} {word}") > room:
                yield f"{'':{indent}}{line}{_GOES_ON}"
                line = ""
            line = f"{line} {word}" if line else word
        yield f"{'':{indent}}{line}"

    def excerpt(self, found: Diagnostic) -> Iterator[str]:
        """The first line of a finding, cut to what is near it, with carets under the place itself."""
        line = found.excerpt
        start = found.span.column - 1
        if not line or line.isspace() or start > len(line):
            return
        room = max(min(self.width - _INDENT - 2, _LONGEST_EXCERPT), 1)
        end = max(start, found.span.end_column - 1) if found.span.end_line == found.span.line else len(line)
        # Only what may be shown is handled: the line may be ten million characters long.
        before, marked, after = (
            visible(part.replace("\t", " "))
            for part in (
                line[max(0, start - room) : start],
                line[start : min(end, start + room)],
                line[end : max(end, start + room)],
            )
        )
        # The text before the place has the room that the rest leaves, and at least a quarter. The place may be the end
        # of the line.
        before = tail(before, max(room // 4, room - max(cells(f"{marked}{after}"), 1)))
        marked = head(marked, room - cells(before))
        after = head(after, room - cells(f"{before}{marked}"))
        bar = styled("|", "dim", color=self.color)
        carets = styled("^" * max(1, cells(marked)), _COLORS[found.severity], color=self.color)
        number = styled(f"{found.span.line:>{_INDENT - 1}}", "dim", color=self.color)
        yield f"{number} {bar} {before}{marked}{after}".rstrip()
        yield f"{'':{_INDENT}}{bar} {' ' * cells(before)}{carets}"

    def round_verdicts(self, round_verdicts: Sequence[RoundVerdict], *, waived: int) -> Iterator[str]:
        """The headline of each round; if there are few rounds, with the evidence under it."""
        for round_verdict in round_verdicts[:_ROUNDS_NAMED]:
            yield from self.wrapped(f"{round_verdict.file}  {round_verdict.headline}", indent=0)
            if len(round_verdicts) <= _ROUNDS_WITH_EVIDENCE:
                yield from self.evidence(round_verdict)
        if len(round_verdicts) > _ROUNDS_NAMED:
            more = counted(len(round_verdicts) - _ROUNDS_NAMED, self.words.round)
            yield from self.wrapped(self.words.more_rounds.format(rounds=more), indent=0)
        if waived:
            text = self.words.show_waived.format(findings=counted(waived, self.words.finding))
            yield from self.labelled(self.words.waived, text)
        if round_verdicts:
            yield ""

    def verdict(self, result: CheckResult) -> Iterator[str]:
        """The verdict, the findings that the baseline knows, and how to read on; in one line if it fits."""
        worst = min(result.found, key=lambda found: SEVERITIES.index(found.severity), default=None)
        explain = (self.words.explain.format(code=worst.code),) if worst else ()
        more = (*known(result, self.words), *explain)
        answer = verdict(result, self.words, color=self.color, width=self.width)
        plain = verdict(result, self.words, color=False)
        if cells(" ".join((plain, *more))) <= self.width:
            yield " ".join((answer, *more))
        else:
            yield answer
            for sentence in more:
                yield from self.wrapped(sentence, indent=0)

    def evidence(self, round_verdict: RoundVerdict) -> Iterator[str]:
        """What is verified, what is not, and what is in progress, each beside its label."""
        for label, said in (
            (self.words.verified, round_verdict.verified),
            (self.words.unverified, round_verdict.unverified),
            (self.words.in_progress, round_verdict.in_progress),
        ):
            if said:
                yield from self.labelled(label, " · ".join(sentences(said)))

    def labelled(self, label: str, text: str) -> Iterator[str]:
        """A text beside its label; further lines are indented to the text."""
        words = self.words
        labels = words.verified, words.unverified, words.in_progress, words.waived
        margin = max(map(len, labels)) + 3
        said = styled(label, "dim", color=self.color)
        if self.width - margin < _LEAST:
            yield f" {said}"
            yield from self.wrapped(text)
            return
        for number, line in enumerate(wrap(visible(text), self.width - margin)):
            yield f"{'':{margin}}{line}" if number else f" {said}{'':{margin - 1 - len(label)}}{line}"

    def wrapped(self, text: str, *, indent: int = _INDENT) -> Iterator[str]:
        """A text in lines that are safe for a terminal."""
        indent = min(indent, max(self.width - _LEAST, 0))
        for line in wrap(visible(text), self.width - indent):
            yield f"{'':{indent}}{line}"


def _word(text: str) -> str:
    """Quote a text as one word of a shell, if that is needed."""
    return text if re.fullmatch(r"[\w.-]+", text) else shlex.quote(text)
