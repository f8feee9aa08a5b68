"""Entries as JSON: an object, an array of objects, JSON Lines, or the output of `list --format json`."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any, cast

from skjonn.inputs.field_values import value_of
from skjonn.model.draft import FIELDS, Draft
from skjonn.model.entries import Event
from skjonn.model.errors import SkjonnError, UsageError
from skjonn.model.event_draft import EventDraft
from skjonn.model.file_format import Field, fields_of

_MOST_FAULTS = 10
_MOST_DIGITS = 20
_LISTED = frozenset({"region", "round", "frame", "number", "file", "line"})
"""The keys of lists that are no fields: the place of an entry, and the facts about its municipality."""
_FIGURES = frozenset({"in_force", "paid", "held", "left_to_pay", "outcome"})
"""The keys of lists that follow from events."""
_NUMBERS = frozenset({"kroner", "change"})
"""The kinds of fields whose values may be JSON numbers."""


class _Number(str):
    """A number as JSON writes it."""

    __slots__ = ()


class _Object(tuple[tuple[str, object], ...]):
    """The keys and values of an object in their order, with keys that occur twice."""

    __slots__ = ()


class _NotJsonError(Exception):
    """A text is not JSON; the message says from which line and column on."""


def read_drafts(text: str, *, source: str) -> tuple[Draft, ...]:
    """Read applications and awards to be added; values are written as options take them, amounts also as numbers.

    Args:
        text: The JSON.
        source: The name of its source in messages.

    Raises:
        UsageError: It is not JSON, or entries have faults, of which the first ten are named.
    """
    found = _read(text, FIELDS, source=source, listed=_LISTED | _FIGURES)
    return tuple(Draft(values, place) for place, values in found.items())


def read_event_drafts(text: str, *, source: str) -> tuple[EventDraft, ...]:
    """Read events to be added; for the arguments and errors see `read_drafts`."""
    fields = {field.key: field for field in fields_of(Event)}
    found = _read(text, fields, source=source, listed=_LISTED | {"municipality", "recipient"})
    return tuple(EventDraft(values, place) for place, values in found.items())


def _read(
    text: str, fields: Mapping[str, Field], *, source: str, listed: AbstractSet[str]
) -> Mapping[str, Mapping[str, Any]]:
    """The values of each entry, by its place; from the rows of a list, the keys in `listed` are dropped."""
    entries = _entries(text.removeprefix("\ufeff"), listed, source)
    if not entries:
        raise UsageError(f"There is no entry in {source}.", now="Nothing was written.")
    faults: list[str] = []
    places = {f"{source}, entry {number}": entry for number, entry in enumerate(entries, 1)}
    found = {place: _values(entry, place, faults, fields) for place, entry in places.items()}
    if faults:
        raise UsageError(_listed(faults), now=f"Nothing was written. An entry's keys are {', '.join(fields)}.")
    return found


def _listed(faults: Sequence[str]) -> str:
    """The first ten faults, and how many more there are."""
    more = len(faults) - _MOST_FAULTS
    rest = f"\n{more} more fault{'s' if more > 1 else ''}." if more > 0 else ""
    return "\n".join(faults[:_MOST_FAULTS]) + rest


def _values(entry: object, place: str, faults: list[str], fields: Mapping[str, Field]) -> dict[str, Any]:
    """The values of an entry, by key; what is wrong is added to `faults`."""
    values: dict[str, Any] = {}
    if not isinstance(entry, _Object):
        faults.append(f"{place}: {_what(entry)}, not an object.")
        return values
    times = Counter(key for key, _ in entry)
    faults += [f"{place}, {key} occurs {number} times." for key, number in times.items() if number > 1]
    for key, raw in dict(entry).items():
        field = fields.get(key)
        if field is None:
            faults.append(f"{place}, {key} is not a key of an entry.")
            continue
        try:
            value = _value(field, raw, f"{place}, {key}")
        except SkjonnError as error:
            faults.append(error.what)
        else:
            # An empty title is kept: it says that the source has none.
            if value not in {None, ()} or key == "project":
                values[key] = value
    return values


def _value(field: Field, raw: object, place: str) -> Any:  # noqa: ANN401 - a value of the field
    """The value of a field; `None` where it is empty."""
    if field.is_list and raw is not None:
        items = _items(raw, place)
        return tuple(_one(field, item, f"{place}, {number}") for number, item in enumerate(items, 1))
    return None if raw is None or (isinstance(raw, str) and not raw.strip()) else _one(field, raw, place)


def _items(raw: object, place: str) -> list[object]:
    """The values of an array, or of a text with commas between them."""
    if isinstance(raw, list):
        return list(cast("list[object]", raw))
    if isinstance(raw, str) and not isinstance(raw, _Number):
        return [part for part in raw.split(",") if part.strip()]
    raise UsageError(f"{place}: {_what(raw)}, not an array of texts.")


def _one(field: Field, raw: object, place: str) -> object:
    """One value."""
    if isinstance(raw, _Number) and field.kind in _NUMBERS:
        text = _whole(raw, place)
    elif isinstance(raw, str) and not isinstance(raw, _Number):
        text = raw.strip()
    else:
        raise UsageError(f"{place}: {_what(raw)}, not {'an amount' if field.kind in _NUMBERS else 'a text in quotes'}.")
    if not text:
        raise UsageError(f"{place}: it is empty.")
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise UsageError(f"{place}: it holds half a character.")
    try:
        return value_of(field, text, name=place)
    except SkjonnError as error:
        if error.what.startswith(place):
            raise
        raise UsageError(f"{place}: {error.what}", now=error.now) from None


def _whole(number: _Number, place: str) -> str:
    """The digits of a whole number, which may be written as `1000.0` or `1e3`."""
    value = Decimal(number)
    if not value.is_finite() or value.adjusted() > _MOST_DIGITS:
        raise UsageError(f"{place}: {number[:_MOST_DIGITS]} is not an amount.")
    if value != value.to_integral_value():
        raise UsageError(f"{place}: {number} is not a whole number of kroner.")
    return str(int(value))


def _what(raw: object) -> str:
    """What a value is, for a message that also says what it should be."""
    if isinstance(raw, _Number):
        return f"{raw[:_MOST_DIGITS]} is a number"
    if isinstance(raw, _Object | list):
        return f"it is an {'object' if isinstance(raw, _Object) else 'array'}"
    return f"it is {json.dumps(raw, ensure_ascii=False)}"


def _entries(text: str, listed: AbstractSet[str], source: str) -> list[object]:
    """The entries of a text, not yet checked."""
    try:
        whole = _parsed(text)
    except _NotJsonError as fault:
        return list(_lines(text, fault, source))
    rows = dict(whole).get("rows") if isinstance(whole, _Object) else None
    if isinstance(rows, list):
        return [_without(listed, row) for row in cast("list[object]", rows)]
    return list(cast("list[object]", whole)) if isinstance(whole, list) else [whole]


def _without(listed: AbstractSet[str], row: object) -> object:
    return _Object(pair for pair in row if pair[0] not in listed) if isinstance(row, _Object) else row


def _lines(text: str, fault: _NotJsonError, source: str) -> Iterator[object]:
    """The objects of a text in JSON Lines.

    Raises:
        UsageError: It is not JSON Lines; `fault` says why it is not a single JSON value.
    """
    # Only line feeds end a line: other line separators may occur within JSON strings.
    lines = {number: line for number, line in enumerate(text.split("\n"), 1) if line.strip()}
    found: dict[int, object] = {}
    faults: dict[int, _NotJsonError] = {}
    for number, line in lines.items() if text.lstrip().startswith("{") else ():
        try:
            found[number] = _parsed(line)
        except _NotJsonError as error:
            faults[number] = error
    # Where no line is an object, the text was meant as a single JSON value.
    if not any(isinstance(each, _Object) for each in found.values()):
        raise UsageError(f"{source} is not valid JSON {fault}.", now="Nothing was written.")
    if faults:
        what = [f"{source}, line {number} is not valid JSON {_in_line(error)}." for number, error in faults.items()]
        raise UsageError(_listed(what), now="Nothing was written.")
    yield from found.values()


def _in_line(fault: _NotJsonError) -> str:
    return str(fault).replace("line 1, ", "")


def _parsed(text: str) -> object:
    """Parse a JSON text.

    Raises:
        _NotJsonError: It is not JSON, or is nested too deeply.
    """
    try:
        return json.loads(
            text, object_pairs_hook=_Object, parse_int=_Number, parse_float=_Number, parse_constant=_Number
        )
    except json.JSONDecodeError as error:
        raise _NotJsonError(f"from line {error.lineno}, column {error.colno} on") from None
    except RecursionError:
        raise _NotJsonError("that can be read: it is nested too deeply") from None
