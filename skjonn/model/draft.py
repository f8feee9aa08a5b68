"""What somebody wants to add: an application, an award for one, or both in one."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from skjonn.model.entries import AWARD_FIELDS, Application, Award, Entry, Event
from skjonn.model.file_format import Field, fields_of

_APPLICATION = {field.key: field for field in fields_of(Application)}
_AWARD = {field.key: field for field in AWARD_FIELDS.values()}
_NAMED = {field.key: field for field in fields_of(Award) if field.key not in AWARD_FIELDS}

FIELDS: Mapping[str, Field] = {**_NAMED, **_APPLICATION, **_AWARD}
"""What a draft can hold, by key: the application that an award is for, or the fields of a new one; and the award's."""

EVENT_FIELDS: Mapping[str, Field] = {field.key: field for field in fields_of(Event) if field.key != "application"}
"""What a draft of an event can hold, by key, beside the application that it is about."""
COLUMNS: tuple[str, ...] = tuple(dict.fromkeys((*FIELDS, *EVENT_FIELDS, "number", "county", "outcome", "none")))
"""What a column of a foreign table can be read as.

They are the keys of a draft and of an event, a municipality's number, the county that an applicant lies in, a decision
in words, and nothing.
"""

AWARD_KEYS: Mapping[str, str] = {field.key: key for key, field in AWARD_FIELDS.items()}
"""The keys of an award's fields, with what they are called on the award."""

_NEEDED = tuple(
    key for key, field in _APPLICATION.items() if (field.is_required and key != "id") or key == Application.one_of[0]
)
_NEEDED_FOR_AWARD = tuple(key for key, field in _AWARD.items() if field.is_required)
_ALL_FOR_AWARD = frozenset(_NEEDED_FOR_AWARD)


class Draft(NamedTuple):
    """An entry to be.

    Attributes:
        values: By the keys of `FIELDS`; what is not given is left out. With `application`, an award for one in the
            ledger is meant, else a new application, whose id is given out where it is not named. A `project` of `None`
            says that the source has no title.
        origin: Where it was read, such as `new.json, entry 3`; empty where it was typed.
    """

    values: Mapping[str, Any]
    origin: str = ""

    @property
    def application(self) -> str | None:
        """The id of the application in the ledger that an award is for."""
        return self.values.get("application")

    @property
    def id(self) -> str | None:
        """The id that a new application is to have."""
        return self.values.get("id")

    @property
    def lacks_title(self) -> bool:
        """Whether it is a new application of which nothing is said about its project's title."""
        return self.application is None and "project" not in self.values

    def missing(self, *, award: bool) -> tuple[str, ...]:
        """The keys of what must be given and is not."""
        needed = (*(_NEEDED if self.application is None else ()), *(_NEEDED_FOR_AWARD if award else ()))
        applicant, other = Application.one_of
        return tuple(
            key for key in needed if key not in self.values and not (key == applicant and other in self.values)
        )

    def conflicting(self) -> tuple[str, ...]:
        """The keys of what is given and does not go together with the municipality that is given."""
        applicant, other = Application.one_of
        of_other = tuple(key for key in (other, *Application.beside_second) if key in self.values)
        return of_other if applicant in self.values or other not in self.values else ()

    def superfluous(self) -> tuple[str, ...]:
        """The keys of what is given and belongs to a new application, where the award is for one in the ledger."""
        if self.application is None:
            return ()
        return tuple(key for key in _APPLICATION if self.values.get(key) is not None)

    def incomplete_award(self) -> tuple[str, ...]:
        """The keys of what is given of an award, where what it must have is not."""
        return () if self._has_award else tuple(key for key in _AWARD if key in self.values)

    def entries(self, new_id: str) -> tuple[Entry, ...]:
        """The entries it stands for; nothing must be missing.

        Args:
            new_id: The id for a new application.
        """
        values = self.values
        application = self.application
        found: list[Entry] = []
        if application is None:
            application = new_id
            own = {key: value for key, value in values.items() if key in _APPLICATION}
            own["id"] = new_id
            found.append(Application.of(own))
        if self._has_award:
            own = {AWARD_KEYS[key]: value for key, value in values.items() if key in AWARD_KEYS}
            own["application"] = application
            found.append(Award.of(own))
        return tuple(found)

    @property
    def _has_award(self) -> bool:
        return self.values.keys() >= _ALL_FOR_AWARD
