"""What somebody wants to add: an application, an award for one, or both in one."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from skjonn.model.entries import AWARD_FIELDS, Application, Award, Entry, Event
from skjonn.model.file_format import Field, fields_of

_APPLICATION = {field.key: field for field in fields_of(Application)}
_AWARD = {field.key: field for field in AWARD_FIELDS.values()}
_NAMED = {field.key: field for field in fields_of(Award) if field.key not in AWARD_FIELDS}

FIELDS: Mapping[str, Field] = {**_NAMED, **_APPLICATION, **_AWARD}
"""The fields of a draft, by key: the application that an award is for, the fields of a new one, and the award's."""

EVENT_FIELDS: Mapping[str, Field] = {field.key: field for field in fields_of(Event) if field.key != "application"}
"""The fields of a draft of an event, by key, except the application that it is about."""
COLUMNS: tuple[str, ...] = tuple(dict.fromkeys((*FIELDS, *EVENT_FIELDS, "number", "county", "outcome", "none")))
"""What a column of a foreign table can be read as.

They are the keys of a draft and of an event, a municipality's number, the county that an applicant lies in, a decision
in words, and nothing.
"""

AWARD_KEYS: Mapping[str, str] = {field.key: key for key, field in AWARD_FIELDS.items()}
"""The keys of an award's fields in a draft, with their names on `Award`."""

_NEEDED = tuple(
    key for key, field in _APPLICATION.items() if (field.is_required and key != "id") or key == Application.one_of[0]
)
_NEEDED_FOR_AWARD = tuple(key for key, field in _AWARD.items() if field.is_required)
_ALL_FOR_AWARD = frozenset(_NEEDED_FOR_AWARD)


class Draft(NamedTuple):
    """An entry that somebody wants to add.

    Attributes:
        values: The values that are given, by the keys of `FIELDS`. With `application`, the draft is an award for an
            application in the ledger, otherwise a new application, which gets the next id if it names none. A `project`
            of `None` means that the source has no title.
        origin: Where it was read, such as `new.json, entry 3`; empty if it was typed.
    """

    values: Mapping[str, Any]
    origin: str = ""

    @property
    def application(self) -> str | None:
        """The id of the application in the ledger that an award is for."""
        return self.values.get("application")

    @property
    def id(self) -> str | None:
        """The id of the new application, if it is given."""
        return self.values.get("id")

    @property
    def lacks_title(self) -> bool:
        """Whether it is a new application whose `project` is not given, not even as `None`."""
        return self.application is None and "project" not in self.values

    def missing(self, *, award: bool) -> tuple[str, ...]:
        """The required keys that are not given."""
        needed = (*(_NEEDED if self.application is None else ()), *(_NEEDED_FOR_AWARD if award else ()))
        applicant, other = Application.one_of
        return tuple(
            key for key in needed if key not in self.values and not (key == applicant and other in self.values)
        )

    def conflicting(self) -> tuple[str, ...]:
        """The keys of a recipient that are given beside a municipality, or without a recipient."""
        applicant, other = Application.one_of
        of_other = tuple(key for key in (other, *Application.beside_second) if key in self.values)
        return of_other if applicant in self.values or other not in self.values else ()

    def superfluous(self) -> tuple[str, ...]:
        """The keys of a new application that are given although the award is for one in the ledger."""
        if self.application is None:
            return ()
        return tuple(key for key in _APPLICATION if self.values.get(key) is not None)

    def incomplete_award(self) -> tuple[str, ...]:
        """The keys of an award that are given, if a required one is not."""
        return () if self._has_award else tuple(key for key in _AWARD if key in self.values)

    def entries(self, new_id: str) -> tuple[Entry, ...]:
        """The entries of a draft in which nothing is missing.

        Args:
            new_id: The id for a new application.
        """
        own = dict(self.values)
        of_award = {key: own.pop(in_draft) for in_draft, key in AWARD_KEYS.items() if in_draft in own}
        application = own.pop("application", None)
        found: list[Entry] = []
        if application is None:
            application = own["id"] = new_id
            found.append(Application.of(own))
        if self._has_award:
            of_award["application"] = application
            found.append(Award.of(of_award))
        return tuple(found)

    @property
    def _has_award(self) -> bool:
        return self.values.keys() >= _ALL_FOR_AWARD
