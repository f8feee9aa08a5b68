"""What a check says of a ledger: findings, and round by round what is verified and what is not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Self

from skjonn.model.diagnostic import Diagnostic, Known, Rule, Severity, new_since


class VerdictLine(NamedTuple):
    """A sentence on one control total.

    Attributes:
        key: The quantity it is about, or `regions`: that they add up; never translated.
        region: The county it is about, as the round writes it; empty for the whole round.
        text: The sentence, without the county; where there is a cause, only what it is about.
        cause: Why no more is known, where others have the same cause.
    """

    key: str
    region: str
    text: str
    cause: str = ""


def sentences(lines: Sequence[VerdictLine]) -> tuple[str, ...]:
    """What some lines say to people: each cause once, first, and what is about one county together."""
    causes = dict.fromkeys(line.cause for line in lines if line.cause)
    of_causes = (f"{cause}: {'; '.join(_by_region(line for line in lines if line.cause == cause))}" for cause in causes)
    return (*of_causes, *_by_region(line for line in lines if not line.cause))


def _by_region(lines: Iterable[VerdictLine]) -> Iterator[str]:
    for region, some in groupby(lines, key=lambda line: line.region):
        text = ", ".join(line.text for line in some)
        yield f"{region}: {text}" if region else text


class RoundVerdict(NamedTuple):
    """What is known of a round.

    Attributes:
        round: Its id.
        file: Its file; as shown to the user where the round_verdict is part of a check.
        headline: The answer in one line.
        verified: What agrees with what is stated.
        unverified: What cannot be held against what is stated, and why.
        in_progress: What an open round has not come to yet, and what is left.
    """

    round: str
    file: str
    headline: str
    verified: tuple[VerdictLine, ...]
    unverified: tuple[VerdictLine, ...]
    in_progress: tuple[VerdictLine, ...]


class CheckResult(NamedTuple):
    """The result of a check.

    Attributes:
        found: What is wrong and not waived.
        waived: What is wrong and accepted.
        round_verdicts: What is known of each round.
        rules: The rules that were run, by code.
        version: The version of the program that ran them; empty where it is not told.
        known: How many findings more there are that the baseline knows; `None` where there is not a baseline.
        most: How many findings a report for people lists; all where it is `None`.
    """

    found: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...]
    round_verdicts: tuple[RoundVerdict, ...]
    rules: tuple[Rule, ...] = ()
    version: str = ""
    known: int | None = None
    most: int | None = None

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity, listed or not; those that are waived are apart."""
        counts: Counter[Severity] = Counter()
        for diagnostic in self.found:
            counts[diagnostic.severity] += 1 + diagnostic.unlisted
        return {"error": counts["error"], "warning": counts["warning"], "note": counts["note"]}

    def listed(self, *, show_waived: bool) -> tuple[Diagnostic, ...]:
        """What a report lists, in the order of every report: what is not waived, and what is where that is wanted."""
        diagnostics = (*self.found, *self.waived) if show_waived else self.found
        return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))

    def shown(self, *, show_waived: bool) -> tuple[tuple[Diagnostic, ...], int]:
        """What a report for people lists, and how many findings it leaves out."""
        diagnostics = self.listed(show_waived=show_waived)
        shown = diagnostics[: self.most]
        return shown, len(diagnostics) - len(shown)

    def since(self, baseline: Known) -> Self:
        """What is new since a baseline: the findings that it knows are counted, and not listed."""
        new = self._replace(found=new_since(self.found, baseline))
        return new._replace(known=sum(self.counts.values()) - sum(new.counts.values()))
