"""What a check says of a ledger: findings, and round by round what is verified and what is not."""

from collections import Counter
from dataclasses import dataclass

from skjonn.model.diagnostic import Diagnostic, Rule, Severity


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence on one control total.

    Attributes:
        key: The quantity it is about, or `regions`: that they add up; never translated.
        region: The county it is about, as the round writes it; empty for the whole round.
        text: The sentence, without the county.
    """

    key: str
    region: str
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is known of a round.

    Attributes:
        round: Its id.
        file: Its file; as shown to the user where the judgement is part of an inspection.
        headline: The answer in one line.
        verified: What agrees with what is stated.
        unverified: What cannot be held against what is stated, and why.
        in_progress: What an open round has not come to yet, and what is left.
    """

    round: str
    file: str
    headline: str
    verified: tuple[Statement, ...]
    unverified: tuple[Statement, ...]
    in_progress: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """The result of a check.

    Attributes:
        found: What is wrong and not waived.
        waived: What is wrong and accepted.
        judgements: What is known of each round.
        rules: The rules that were run, by code.
        version: The version of the program that ran them; empty where it is not told.
    """

    found: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...]
    judgements: tuple[Judgement, ...]
    rules: tuple[Rule, ...] = ()
    version: str = ""

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity, those that are waived apart."""
        counts = Counter(diagnostic.severity for diagnostic in self.found)
        return {"error": counts["error"], "warning": counts["warning"], "note": counts["note"]}

    def listed(self, *, show_waived: bool) -> tuple[Diagnostic, ...]:
        """What a report lists, in the order of every report: what is not waived, and what is where that is wanted."""
        diagnostics = (*self.found, *self.waived) if show_waived else self.found
        return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))
