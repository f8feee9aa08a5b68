"""Match a list of decisions with the applications of a round: awards, refusals and withdrawals to be written."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from skjonn.actions.match_application import Matcher
from skjonn.inputs.tables.rows import Fault, Outcome, ReadRow
from skjonn.model.draft import AWARD_KEYS, Draft
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedApplication, ResolvedRound


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of the list, and the application it is about.

    Attributes:
        row: The row. Its draft holds what it says of the award or other decision.
        id: The application's id.
        outcome: What was decided.
    """

    row: ReadRow
    id: str
    outcome: Outcome


@dataclass(slots=True)
class Decisions:
    """A list of decisions, matched.

    Attributes:
        awards: To be written.
        others: Refusals and withdrawals, to be written as events.
        known: Those of both that the ledger already has.
        not_applied: The places of rows that say "not applied".
        undecided: The ids of the round's applications that have no outcome and are not in the list.
        faults: Rows that match no application or several, or contradict theirs.
    """

    awards: list[Decision] = field(default_factory=list)
    others: list[Decision] = field(default_factory=list)
    known: list[Decision] = field(default_factory=list)
    not_applied: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def match_decisions(rows: Sequence[ReadRow], round_: ResolvedRound) -> Decisions:
    """Match rows with applications; see `Matcher`.

    A row that matches no application or several is a fault.
    """
    decider = _Decider(Matcher(round_))
    for row in rows:
        decider.match(row)
    return decider.done()


@dataclass(slots=True)
class _Decider:
    matcher: Matcher
    found: Decisions = field(default_factory=Decisions)
    _named: dict[str, str] = field(default_factory=dict)

    def match(self, row: ReadRow) -> None:
        outcome = row.outcome or "awarded"
        candidates = self.matcher.candidates(row)
        if outcome == "not_applied" and not candidates:
            self.found.not_applied.append(row.draft.origin)
        elif len(candidates) != 1:
            self._fault(row, *self.matcher.why(row, candidates))
        else:
            (application,) = candidates
            self._decide(row, application, outcome)

    def done(self) -> Decisions:
        self.found.undecided = [
            application.entry.id
            for application in self.matcher.round.applications
            if application.life.outcome is None and application.entry.id not in self._named
        ]
        return self.found

    def _decide(self, row: ReadRow, application: ResolvedApplication, outcome: Outcome) -> None:
        id_ = application.entry.id
        if id_ in self._named:
            self._fault(row, f"{id_} is already decided in {self._named[id_]}.", "Remove one of the rows.")
            return
        self._named[id_] = row.draft.origin
        if contradiction := self._contradiction(row, application, outcome):
            self._fault(row, contradiction, "Correct one of them.")
            return
        said = row.draft.values
        values = {key: said[key] for key in AWARD_KEYS if key in said}
        if "note" in said:
            # A note in a list of decisions is about the decision.
            values.setdefault("award_note", said["note"])
        draft = Draft({"application": id_, **values}, row.draft.origin)
        decision = Decision(ReadRow(draft, application.county, outcome), id_, outcome)
        if application.awards or application.life.outcome is not None:
            self.found.known.append(decision)
        elif outcome == "awarded":
            self.found.awards.append(decision)
        else:
            self.found.others.append(decision)

    def _contradiction(self, row: ReadRow, application: ResolvedApplication, outcome: Outcome) -> str:
        """A sentence if the row contradicts the ledger on an application; else empty."""
        values, entry = row.draft.values, application.entry
        if other := self.matcher.other_applicant(row, application):
            return other
        requested: int | None = values.get("requested")
        if requested is not None and entry.requested is not None and requested != entry.requested:
            return f"{entry.id} asks for {kroner(entry.requested)} kr in the ledger, {kroner(requested)} kr here."
        if outcome == "not_applied":
            return f"{entry.id} is an application in the ledger."
        granted = application.granted
        if granted is not None and values.get("granted") != granted:
            said = f"{kroner(values['granted'])} kr" if outcome == "awarded" else f"{outcome}"
            return f"{entry.id} has an award of {kroner(granted)} kr in the ledger; here it is {said}."
        ended = application.life.outcome
        if granted is None and ended not in {None, outcome}:
            return f"{entry.id} is {ended} in the ledger; here it is {outcome}."
        return ""

    def _fault(self, row: ReadRow, what: str, now: str) -> None:
        self.found.faults.append(Fault(row.draft.origin, what, now))
