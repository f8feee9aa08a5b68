"""Find the rows of foreign tables that the ledger already has, and rows that are equal."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import chain, product
from typing import NamedTuple

from skjonn.inputs.tables.rows import ReadRow
from skjonn.model.place import Municipality
from skjonn.model.resolved import ResolvedRound
from skjonn.places.lookup import look_up
from skjonn.places.recipients import official_recipient
from skjonn.places.spelling import fold


class KnownRow(NamedTuple):
    """A row that is already in the ledger.

    Attributes:
        row: The row.
        id: The id of its application in the ledger.
        round: The id of its round.
    """

    row: ReadRow
    id: str
    round: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Rows compared with the ledger.

    Attributes:
        new: Rows that the ledger lacks.
        known: Rows that it already has.
        equal: The places of rows that are equal to each other.
    """

    new: tuple[ReadRow, ...]
    known: tuple[KnownRow, ...] = ()
    equal: tuple[tuple[str, ...], ...] = ()


_Key = tuple[object, ...]
_AWARD = "award"


def compare(rows: Sequence[ReadRow], rounds: Iterable[ResolvedRound], *, on: date) -> Compared:
    """Compare rows with a whole ledger. Of equal rows, as many are known as there are equal entries.

    A row equals an entry with the same applicant, project, partners and amounts, whatever its id. Amounts that the row
    lacks are not compared.

    Args:
        rows: The rows.
        rounds: The rounds of the ledger.
        on: The date of their round.
    """
    names = cache(partial(_name, on=on))
    # Comparing titles and partners takes time, and most rows differ from all others by applicant and amounts.
    short = [_short_key(row, names) for row in rows]
    alike = Counter(short)
    entries = _entries_like(alike, rounds)
    shared = {each for each, times in alike.items() if times > 1 or each in entries}
    there: defaultdict[_Key, list[tuple[str, str]]] = defaultdict(list)
    for key, id_, round_ in chain.from_iterable(entries.values()):
        there[key].append((id_, round_))
    new: list[ReadRow] = []
    known: list[KnownRow] = []
    places: defaultdict[_Key, list[str]] = defaultdict(list)
    for row, key in zip(rows, short, strict=True):
        if key not in shared:
            new.append(row)
            continue
        whole = _key_of_row(row, key)
        places[whole].append(row.draft.origin)
        if left := there.get(whole):
            known.append(KnownRow(row, *left.pop(0)))
        else:
            new.append(row)
    return Compared(tuple(new), tuple(known), tuple(tuple(some) for some in places.values() if len(some) > 1))


def _entries_like(
    keys: Container[_Key], rounds: Iterable[ResolvedRound]
) -> Mapping[_Key, Sequence[tuple[_Key, str, str]]]:
    """The entries by short key: the whole key of each, the id of its application, and that of its round."""
    found: defaultdict[_Key, list[tuple[_Key, str, str]]] = defaultdict(list)
    for round_ in rounds:
        names = cache(partial(_name, on=round_.heading.date.last))
        for application in round_.applications:
            entry = application.entry
            applicant = names(entry.applicant)
            # A list of applications does not state what was granted, and a list of awards seldom what was requested.
            amounts = product(dict.fromkeys((entry.requested, None)), dict.fromkeys((application.granted, None)))
            for requested, granted in amounts:
                key: _Key = (applicant, requested, granted)
                if key in keys:
                    whole = _key(key, entry.project, entry.partners, entry.cooperation)
                    found[key].append((whole, entry.id, round_.id))
            key = (_AWARD, entry.id, application.granted)
            if key in keys:
                found[key].append((key, entry.id, round_.id))
    return found


def _short_key(row: ReadRow, names: Callable[[str], str]) -> _Key:
    """What distinguishes most rows: applicant and amounts, or the award for an application of the ledger."""
    values = row.draft.values
    if row.draft.application is not None:
        return (_AWARD, row.draft.application, values.get("granted"))
    return (names(values.get("municipality") or values["recipient"]), values.get("requested"), values.get("granted"))


def _key_of_row(row: ReadRow, short: _Key) -> _Key:
    values = row.draft.values
    if row.draft.application is not None:
        return short
    return _key(short, values.get("project"), values.get("partners", ()), values.get("cooperation"))


def _key(short: _Key, project: str | None, partners: Sequence[str], cooperation: str | None) -> _Key:
    """What distinguishes an entry in any round. It has names, since numbers and counties change more often."""
    return (*short, fold(project or ""), tuple(map(fold, partners)), fold(cooperation or ""))


def _name(applicant: str, *, on: date) -> str:
    """An applicant's name, folded for comparison."""
    place = look_up(applicant, on)
    return fold(place.name if isinstance(place, Municipality) else official_recipient(applicant, on))
