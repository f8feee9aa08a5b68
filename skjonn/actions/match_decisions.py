"""Match a list of decisions with the applications of a round: awards, refusals and withdrawals to be written."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from skjonn.inputs.tables.rows import Fault, Outcome, ReadRow
from skjonn.model.draft import Draft
from skjonn.model.money import kroner, quoted
from skjonn.model.place import Municipality
from skjonn.model.resolved import ResolvedApplication, ResolvedRound
from skjonn.places.lookup import look_up
from skjonn.places.recipients import official_recipient
from skjonn.places.spelling import LIKENESS, fold

_LONGEST_COMPARED = 300
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of the list, and the application it is about.

    Attributes:
        row: The row; its draft holds what it says of the award for that application, or of the other decision.
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
        known: Those of both that the ledger has.
        not_applied: The places of rows that say that nobody applied.
        undecided: The ids of the round's applications without an outcome that the list does not name.
        faults: Rows that match no application, or several, or contradict it.
    """

    awards: list[Decision] = field(default_factory=list)
    others: list[Decision] = field(default_factory=list)
    known: list[Decision] = field(default_factory=list)
    not_applied: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def match_decisions(rows: Sequence[ReadRow], round_: ResolvedRound) -> Decisions:
    """Match rows with applications by id, by the archive's case, or by municipality and project.

    Project titles are compared without case and space; one that is only like another is a fault, as is a row that
    matches several applications, or none.
    """
    matcher = _Matcher(round_)
    for row in rows:
        matcher.match(row)
    return matcher.done()


_Index = defaultdict[str, list[ResolvedApplication]]


def _index() -> _Index:
    return defaultdict(list)


@dataclass(slots=True)
class _Matcher:
    round: ResolvedRound
    found: Decisions = field(default_factory=Decisions)
    _by_id: _Index = field(default_factory=_index)
    _by_case: _Index = field(default_factory=_index)
    _by_applicant: _Index = field(default_factory=_index)
    _named: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for application in self.round.applications:
            self._by_id[application.entry.id].append(application)
            self._by_applicant[self._applicant(application.entry.applicant)].append(application)
            for award in application.awards:
                if award.entry.case:
                    self._by_case[fold(award.entry.case)].append(application)

    def match(self, row: ReadRow) -> None:
        outcome = row.outcome or "awarded"
        candidates = self._candidates(row)
        if outcome == "not_applied" and not candidates:
            self.found.not_applied.append(row.draft.origin)
        elif len(candidates) != 1:
            self._fault(row, *self._why(row, candidates))
        else:
            (application,) = candidates
            self._decide(row, application, outcome)

    def done(self) -> Decisions:
        self.found.undecided = [
            application.entry.id
            for application in self.round.applications
            if application.life.outcome is None and application.entry.id not in self._named
        ]
        return self.found

    def _candidates(self, row: ReadRow) -> list[ResolvedApplication]:
        values = row.draft.values
        if id_ := row.draft.application or row.draft.id:
            return self._by_id.get(id_, [])
        if (case := values.get("case")) and (found := self._by_case.get(fold(case))):
            return found
        project = fold(values.get("project") or "")
        return [each for each in self._of_applicant(row) if fold(each.entry.project or "") == project]

    def _of_applicant(self, row: ReadRow) -> list[ResolvedApplication]:
        return self._by_applicant.get(self._applicant(_applicant_of(row)), [])

    def _decide(self, row: ReadRow, application: ResolvedApplication, outcome: Outcome) -> None:
        id_ = application.entry.id
        if id_ in self._named:
            self._fault(row, f"{id_} is decided in {self._named[id_]} already.", "Take one of the rows out.")
            return
        self._named[id_] = row.draft.origin
        if contradiction := self._contradiction(row, application, outcome):
            self._fault(row, contradiction, "Correct one of them.")
            return
        said = row.draft.values
        values = {key: said[key] for key in Draft.AWARD_KEYS if key in said}
        if "note" in said:
            # A note in a list of decisions is one on the decision.
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
        """What the row says of an application that the ledger says otherwise; empty where they agree."""
        values, entry = row.draft.values, application.entry
        given = _applicant_of(row)
        if given and self._applicant(given) != self._applicant(entry.applicant):
            return f"{entry.id} is an application of {entry.applicant}, not of {given}."
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

    def _why(self, row: ReadRow, candidates: Sequence[ResolvedApplication]) -> tuple[str, str]:
        """Why a row is not about exactly one application, and what to do."""
        if candidates:
            ids = ", ".join(each.entry.id for each in candidates[:_MOST_NAMED])
            return f"{len(candidates)} applications match: {ids}.", "Add a column with their ids."
        named = row.draft.application or row.draft.id
        if named:
            return f"there is no application {named} in round {self.round.id}.", "Correct the id."
        near = [f'{each.entry.id}, "{quoted(each.entry.project or "")}"' for each in self._near(row)]
        if near:
            is_meant = " or ".join(near[:_MOST_NAMED])
            return f"no application has this project; {is_meant} is like it.", "Write it as there, or add its id."
        return f"round {self.round.id} has no such application.", "Add the application first, or take the row out."

    def _near(self, row: ReadRow) -> Iterator[ResolvedApplication]:
        project = fold(row.draft.values.get("project") or "")[:_LONGEST_COMPARED]
        for each in self._of_applicant(row):
            other = fold(each.entry.project or "")[:_LONGEST_COMPARED]
            if SequenceMatcher(None, project, other).ratio() >= LIKENESS:
                yield each

    def _applicant(self, text: str) -> str:
        on = self.round.heading.date.last
        place = look_up(text, on)
        return place.number if isinstance(place, Municipality) else fold(official_recipient(text, on))

    def _fault(self, row: ReadRow, what: str, now: str) -> None:
        self.found.faults.append(Fault(row.draft.origin, what, now))


def _applicant_of(row: ReadRow) -> str:
    """The applicant that a row names; empty where it names none."""
    values = row.draft.values
    applicant: str = values.get("municipality") or values.get("recipient") or ""
    return applicant
