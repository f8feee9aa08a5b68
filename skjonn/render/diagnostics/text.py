"""Findings for people: grouped by file, each with its line and a caret run; then the verdict and its evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap

from skjonn.language.counting import counted
from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult, RoundVerdict, sentences
from skjonn.model.diagnostic import SEVERITIES, Diagnostic, Severity
from skjonn.render.cells import visible
from skjonn.render.terminal import Style, cells, styled
from skjonn.render.verdict import known, left_out, verdict

_COLORS: dict[Severity, Style] = {"error": "red", "warning": "yellow", "note": "dim"}
_INDENT = 9
_LONGEST_EXCERPT = 120
_ROUNDS_WITH_EVIDENCE = 5
_ROUNDS_NAMED = 20


def render(inspection: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
    """The result of a check, in lines of at most `width` cells where words allow."""
    page = _Page(words, width or 10**6, color)
    found, rest = inspection.shown(show_waived=show_waived)
    lines: list[str] = []
    for file, diagnostics in groupby(found, key=lambda diagnostic: diagnostic.file):
        lines += [styled(visible(file), "bold", color=color)]
        for diagnostic in diagnostics:
            lines += page.diagnostic(diagnostic)
        lines += [""]
    if rest:
        lines += [*left_out(rest, words), ""]
    lines += page.round_verdicts(inspection.round_verdicts, waived=len(inspection.waived) if not show_waived else 0)
    lines += page.verdict(inspection)
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    words: Words
    width: int
    color: bool

    def diagnostic(self, found: Diagnostic) -> Iterator[str]:
        """A finding: where, what, the line it stands on, what to do."""
        place = f"{found.span.line}:{found.span.column}"
        grade = styled(found.severity, _COLORS[found.severity], color=self.color)
        waived = f"  {self.words.waived}" if found.waived else ""
        yield f"  {place:<6} {grade}  {styled(found.code, 'bold', color=self.color)} {found.name}{waived}"
        yield from self.wrapped(found.message)
        yield from self.excerpt(found)
        for file, span in found.also:
            where = f"{span.line}:{span.column}" if file == found.file else f"{file}:{span.line}:{span.column}"
            yield from self.wrapped(self.words.also.format(place=where))
        yield from self.wrapped(found.waived or found.hint)

    def excerpt(self, found: Diagnostic) -> Iterator[str]:
        """The line a finding begins on, cut to what is near it, and a run of carets under the place itself."""
        line = found.excerpt
        start = found.span.column - 1
        if not line or line.isspace() or start > len(line):
            return
        room = max(min(self.width - _INDENT - 2, _LONGEST_EXCERPT), 1)
        # A fault may stand just after the line's end.
        cut = max(0, min(start - room // 4, max(start + 1, len(line)) - room))
        end = found.span.end_column - 1 if found.span.end_line == found.span.line else cut + room
        # Only what is shown is looked at: the line may be ten million characters long.
        before, marked, after = (
            visible(part.replace("\t", " "))
            for part in (line[cut:start], line[start : min(end, cut + room)], line[max(start, end) : cut + room])
        )
        bar = styled("|", "dim", color=self.color)
        carets = styled("^" * max(1, cells(marked)), _COLORS[found.severity], color=self.color)
        number = styled(f"{found.span.line:>{_INDENT - 1}}", "dim", color=self.color)
        yield f"{number} {bar} {before}{marked}{after}".rstrip()
        yield f"{'':{_INDENT}}{bar} {' ' * cells(before)}{carets}"

    def round_verdicts(self, round_verdicts: Sequence[RoundVerdict], *, waived: int) -> Iterator[str]:
        """Each round's answer in one line; where rounds are few, with the evidence under it."""
        for round_verdict in round_verdicts[:_ROUNDS_NAMED]:
            yield from self.wrapped(f"{round_verdict.file}  {round_verdict.headline}", indent=0)
            if len(round_verdicts) <= _ROUNDS_WITH_EVIDENCE:
                yield from self.evidence(round_verdict)
        if len(round_verdicts) > _ROUNDS_NAMED:
            yield self.words.more_rounds.format(rounds=counted(len(round_verdicts) - _ROUNDS_NAMED, self.words.round))
        if waived:
            text = self.words.show_waived.format(findings=counted(waived, self.words.finding))
            yield from self.labelled(self.words.waived, text)
        if round_verdicts:
            yield ""

    def verdict(self, inspection: CheckResult) -> Iterator[str]:
        """The verdict, what the baseline knows, and how to learn more of the gravest finding: in a line if it fits."""
        gravest = min(inspection.found, key=lambda found: SEVERITIES.index(found.severity), default=None)
        explain = (self.words.explain.format(code=gravest.code),) if gravest else ()
        more = (*known(inspection, self.words), *explain)
        answer, plain = (verdict(inspection, self.words, color=color) for color in (self.color, False))
        if cells(" ".join((plain, *more))) <= self.width:
            yield " ".join((answer, *more))
        else:
            yield answer
            for sentence in more:
                yield from self.wrapped(sentence, indent=0)

    def evidence(self, round_verdict: RoundVerdict) -> Iterator[str]:
        """What is verified, what is not, and what is in progress; a label's width apart."""
        for label, said in (
            (self.words.verified, round_verdict.verified),
            (self.words.unverified, round_verdict.unverified),
            (self.words.in_work, round_verdict.in_progress),
        ):
            if said:
                yield from self.labelled(label, " · ".join(sentences(said)))

    def labelled(self, label: str, text: str) -> Iterator[str]:
        """A text beside its label, and under itself where it needs several lines."""
        margin = max(map(len, (self.words.verified, self.words.unverified, self.words.in_work, self.words.waived))) + 3
        for number, line in enumerate(wrap(visible(text), max(self.width - margin, 20))):
            head = styled(label, "dim", color=self.color) + " " * (margin - 1 - len(label)) if number == 0 else ""
            yield f" {head}{line}" if head else f"{'':{margin}}{line}"

    def wrapped(self, text: str, *, indent: int = _INDENT) -> Iterator[str]:
        """A text in lines, none of which a terminal acts on."""
        for line in wrap(visible(text), max(self.width - indent, 20), break_long_words=False):
            yield f"{'':{indent}}{line}"
