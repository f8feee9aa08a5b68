"""Tell which rows of foreign tables the ledger has already, and which rows are equal."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from skjonn.inputs.tables.rows import ReadRow
from skjonn.model.place import Municipality
from skjonn.model.resolved import ResolvedRound
from skjonn.places.lookup import look_up
from skjonn.places.recipients import official_recipient
from skjonn.places.spelling import fold


class KnownRow(NamedTuple):
    """A row that stands in the ledger.

    Attributes:
        row: The row.
        id: The id of the application there.
        round: The id of its round.
    """

    row: ReadRow
    id: str
    round: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Rows held against the ledger.

    Attributes:
        new: Those that it does not have.
        known: Those that it has.
        equal: The places of rows of the files that are equal to one another.
    """

    new: tuple[ReadRow, ...]
    known: tuple[KnownRow, ...] = ()
    equal: tuple[tuple[str, ...], ...] = ()


_Key = tuple[object, ...]


def compare(rows: Sequence[ReadRow], rounds: Iterable[ResolvedRound], *, on: date) -> Compared:
    """Hold rows against a whole ledger: of equal rows as many are known as it has entries that are equal to them.

    A row is equal to an entry with the same applicant, project, partners and amounts, whatever its id, and, where it
    has no amount granted, whatever the entry was granted.

    Args:
        rows: The rows.
        rounds: The rounds of the ledger.
        on: The date of the round that they belong to.
    """
    names = cache(partial(_name, on=on))
    keys = [_key_of_row(row, names) for row in rows]
    there = _entries_like(set(keys), rounds)
    new: list[ReadRow] = []
    known: list[KnownRow] = []
    places: defaultdict[_Key, list[str]] = defaultdict(list)
    for row, key in zip(rows, keys, strict=True):
        places[key].append(row.draft.origin)
        if left := there.get(key):
            id_, round_ = left.pop(0)
            known.append(KnownRow(row, id_, round_))
        else:
            new.append(row)
    return Compared(tuple(new), tuple(known), tuple(tuple(some) for some in places.values() if len(some) > 1))


def _entries_like(keys: set[_Key], rounds: Iterable[ResolvedRound]) -> dict[_Key, list[tuple[str, str]]]:
    """The entries with some keys: the ids of their applications and rounds."""
    found: defaultdict[_Key, list[tuple[str, str]]] = defaultdict(list)
    for round_ in rounds:
        names = cache(partial(_name, on=round_.heading.date.last))
        for application in round_.applications:
            entry = application.entry
            like = partial(_key, entry.applicant, entry.project, entry.partners, entry.cooperation, names=names)
            # A list of applications says nothing of what was granted since.
            amounts = {(entry.requested, application.granted), (entry.requested, None)}
            for each in (*map(like, amounts), ("award", entry.id, application.granted)):
                if each in keys:
                    found[each].append((entry.id, round_.id))
    return found


def _key_of_row(row: ReadRow, names: Callable[[str], str]) -> _Key:
    values = row.draft.values
    if row.draft.application is not None:
        return ("award", row.draft.application, values.get("granted"))
    return _key(
        values.get("municipality") or values["recipient"],
        values.get("project"),
        values.get("partners", ()),
        values.get("cooperation"),
        (values.get("requested"), values.get("granted")),
        names,
    )


def _key(  # noqa: PLR0913, PLR0917 - all that tells an entry from another
    applicant: str,
    project: str | None,
    partners: Sequence[str],
    cooperation: str | None,
    amounts: tuple[int | None, int | None],
    names: Callable[[str], str],
) -> _Key:
    """What tells an entry from another one in any round: numbers and counties change, names hardly ever."""
    return (
        names(applicant),
        fold(project or ""),
        tuple(map(fold, partners)),
        fold(cooperation or ""),
        *amounts,
    )


def _name(applicant: str, *, on: date) -> str:
    """An applicant's name as names are compared."""
    place = look_up(applicant, on)
    return fold(place.name if isinstance(place, Municipality) else official_recipient(applicant, on))
