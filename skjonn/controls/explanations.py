"""The sentences on what would explain a mismatch, with the rows that may be meant and their places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skjonn.controls.mismatch import explanations
from skjonn.controls.mismatch.explanation import (
    Explanation,
    Misplaced,
    Missing,
    Misstated,
    Miswritten,
    Repeated,
    Row,
)
from skjonn.controls.mismatch.miswriting import Slip
from skjonn.model.diagnostic import At
from skjonn.model.entries import Application
from skjonn.model.figure import StatedFigure
from skjonn.model.money import bounds, kroner
from skjonn.model.resolved import ResolvedApplication, ResolvedRound

_SLIPS: dict[Slip, str] = {
    "zero": "one slipped zero",
    "thousand": "a slipped thousand",
    "swap": "two swapped digits",
    "digit": "a digit glued on",
}
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Saying:
    """One explanation: what it is, the rest of its sentence, and the places of the rows that it may be about."""

    what: str
    rest: str
    rows: tuple[At, ...] = ()


def explanation(round_: ResolvedRound) -> tuple[str, tuple[At, ...]]:
    """Sentences on what would make every control total of a round agree, and the places of the rows they name."""
    municipalities = {application.entry.id: application.entry.applicant for application in round_.applications}
    sayings = [_saying(municipalities, each) for each in explanations(round_)]
    hint = " ".join(_sentence(each, first=number == 0) for number, each in enumerate(sayings))
    return hint, tuple(dict.fromkeys(row for each in sayings for row in each.rows))


def _sentence(saying: _Saying, *, first: bool) -> str:
    if first:
        return f"{saying.what[0].upper()}{saying.what[1:]} would explain it: {saying.rest}."
    return f"So would {saying.what}: {saying.rest}."


def _saying(municipalities: Mapping[str, str], found: Explanation) -> _Saying:
    match found:
        case Missing():
            return _missing(municipalities, found)
        case Repeated():
            key = "id" if isinstance(found.rows[0], ResolvedApplication) else "application"
            rest = f"{_named(municipalities, found.rows)}, {kroner(found.amount)}"
            return _Saying("a row counted twice", rest, _places(found.rows, key))
        case Miswritten():
            rest = f"{_named(municipalities, found.rows)}, {kroner(found.written)} for {kroner(found.meant)}"
            return _Saying(_SLIPS[found.slip], rest, _places(found.rows, found.quantity))
        case Misplaced():
            named = _named(municipalities, found.rows)
            rest = f"{named}, {kroner(found.amount)}, in {found.county} for {found.meant}"
            return _Saying("a row in the wrong county", rest, _places(found.rows, "municipality"))
        case Misstated():
            rest = f"{kroner(found.control.stated.value)} for {kroner(found.meant)}"
            return _Saying(f"{_SLIPS[found.slip]} in the statement", rest)
        case _:
            rest = " and ".join(f"{_precise(figure)} for {kroner(figure.value)}" for _, figure in found.statements)
            return _Saying("rounding", rest)


def _missing(municipalities: Mapping[str, str], found: Missing) -> _Saying:
    amount = bounds(found.low, found.high)
    if found.applications:
        rest = f"{_named(municipalities, found.applications)}, {amount}"
        return _Saying("a missing award", rest, _places(found.applications, "id"))
    return _Saying("a missing row", f"{found.county}, {amount}" if found.county else amount)


def _named(municipalities: Mapping[str, str], rows: Sequence[Row]) -> str:
    """The ids and municipalities of some rows' applications, joined by «or»: any one of them may be meant."""
    ids = [row.entry.id if isinstance(row, ResolvedApplication) else row.entry.application for row in rows]
    names = [f"{id_} {municipalities.get(id_, '')}".rstrip() for id_ in dict.fromkeys(ids)]
    *others, last = names if len(names) <= _NAMED else [*names[:_NAMED], f"{len(names) - _NAMED} more"]
    return f"{', '.join(others)} or {last}" if others else last


def _places(rows: Sequence[Row], key: str) -> tuple[At, ...]:
    return tuple(row.at(_key(row, key)) for row in rows[:_NAMED])


def _key(row: Row, key: str) -> str:
    """The key of a row to point at; `recipient` instead of `municipality` if the row has one."""
    return row.entry.applicant_key if key == "municipality" and isinstance(row.entry, Application) else key


def _precise(figure: StatedFigure) -> str:
    """A figure with its precision, as a file writes it."""
    return f"{{ {figure.kind} = {figure.value:_}, within = {figure.within:_} }}"
