"""The result of a check: findings, and for each round what is verified and what is not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, Self

from skjonn.model.diagnostic import Diagnostic, Known, Rule, Severity, new_since


class VerdictLine(NamedTuple):
    """A sentence on one control total.

    Attributes:
        key: The quantity it is about, or `regions` for the sum of the regions; never translated.
        region: The county it is about, as the round writes it; empty for the whole round.
        text: The sentence, without the county; only what it is about, if there is a cause.
        cause: Why no more is known, if other lines share that cause.
    """

    key: str
    region: str
    text: str
    cause: str = ""


def sentences(lines: Sequence[VerdictLine]) -> tuple[str, ...]:
    """Some lines as sentences for people: each shared cause once, first, and lines about one county together."""
    causes = dict.fromkeys(line.cause for line in lines if line.cause)
    of_causes = (f"{cause}: {'; '.join(_by_region(line for line in lines if line.cause == cause))}" for cause in causes)
    return (*of_causes, *_by_region(line for line in lines if not line.cause))


def _by_region(lines: Iterable[VerdictLine]) -> Iterator[str]:
    for region, some in groupby(lines, key=lambda line: line.region):
        text = ", ".join(line.text for line in some)
        yield f"{region}: {text}" if region else text


class RoundVerdict(NamedTuple):
    """What can be said of a round's figures.

    Attributes:
        round: The round's id.
        file: Its file; as shown to the user if the verdict is part of a check.
        headline: The verdict in one line.
        verified: The control totals that agree with the entries.
        unverified: The control totals that cannot be compared with the entries, and why.
        in_progress: The control totals that an open round has not reached yet, and what is left.
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
        found: The findings that are not waived.
        waived: The findings that are waived.
        round_verdicts: The verdict on each round.
        rules: The rules that were run, by code.
        version: The version of the program that ran them; empty if it is not given.
        known: How many further findings the baseline knows; `None` without a baseline.
        most: How many findings a report for people lists at most; `None` for all.
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
        """How many findings there are of each severity, listed or not, without those that are waived."""
        counts: Counter[Severity] = Counter()
        for diagnostic in self.found:
            counts[diagnostic.severity] += 1 + diagnostic.unlisted
        return {"error": counts["error"], "warning": counts["warning"], "note": counts["note"]}

    def listed(self, *, show_waived: bool) -> tuple[Diagnostic, ...]:
        """The findings that a report lists, in the order of every report; waived ones only if they are to be shown."""
        diagnostics = (*self.found, *self.waived) if show_waived else self.found
        return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))

    def shown(self, *, show_waived: bool) -> tuple[tuple[Diagnostic, ...], int]:
        """The findings that a report for people lists, and how many it leaves out."""
        diagnostics = self.listed(show_waived=show_waived)
        shown = diagnostics[: self.most]
        return shown, len(diagnostics) - len(shown)

    def since(self, baseline: Known) -> Self:
        """The result with new findings alone; those that a baseline knows are only counted."""
        new = self._replace(found=new_since(self.found, baseline))
        return new._replace(known=sum(self.counts.values()) - sum(new.counts.values()))
