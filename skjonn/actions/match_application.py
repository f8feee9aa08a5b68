"""Find the application of a round that a row of a foreign table is about."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from skjonn.inputs.tables.rows import ReadRow
from skjonn.model.money import quoted
from skjonn.model.place import Municipality
from skjonn.model.resolved import ResolvedApplication, ResolvedRound
from skjonn.places.lookup import look_up
from skjonn.places.recipients import official_recipient
from skjonn.places.spelling import LIKENESS, fold

_LONGEST_COMPARED = 300
_MOST_NAMED = 5

_Index = defaultdict[str, list[ResolvedApplication]]


def _index() -> _Index:
    return defaultdict(list)


@dataclass(slots=True)
class Matcher:
    """Matches rows with applications by id, by the archive's case, or by applicant and project.

    Project titles are compared without case and spaces. A similar title does not match.
    """

    round: ResolvedRound
    _by_id: _Index = field(default_factory=_index)
    _by_case: _Index = field(default_factory=_index)
    _by_applicant: _Index = field(default_factory=_index)

    def __post_init__(self) -> None:
        """Build the indices."""
        for application in self.round.applications:
            self._by_id[application.entry.id].append(application)
            self._by_applicant[self._applicant(application.entry.applicant)].append(application)
            for award in application.awards:
                if award.entry.case:
                    self._by_case[fold(award.entry.case)].append(application)

    def candidates(self, row: ReadRow) -> Sequence[ResolvedApplication]:
        """The applications that a row may be about."""
        values = row.draft.values
        if id_ := row.draft.application or row.draft.id:
            return self._by_id.get(id_, [])
        if (case := values.get("case")) and (found := self._by_case.get(fold(case))):
            return found
        project = fold(values.get("project") or "")
        return [each for each in self._of_applicant(row) if fold(each.entry.project or "") == project]

    def why(self, row: ReadRow, candidates: Sequence[ResolvedApplication]) -> tuple[str, str]:
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
            return f"no application has this project; {is_meant} is similar.", "Use that title, or add the id."
        return f"round {self.round.id} has no such application.", "Add the application first, or remove the row."

    def other_applicant(self, row: ReadRow, application: ResolvedApplication) -> str:
        """A sentence if a row names another applicant than the application; else empty."""
        given, entry = _applicant_of(row), application.entry
        if given and self._applicant(given) != self._applicant(entry.applicant):
            return f"{entry.id} is an application of {entry.applicant}, not of {given}."
        return ""

    def _of_applicant(self, row: ReadRow) -> list[ResolvedApplication]:
        return self._by_applicant.get(self._applicant(_applicant_of(row)), [])

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


def _applicant_of(row: ReadRow) -> str:
    """The applicant that a row names; empty if it names none."""
    values = row.draft.values
    applicant: str = values.get("municipality") or values.get("recipient") or ""
    return applicant
