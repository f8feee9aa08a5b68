"""The tables of the format as JSON, in which the program keeps them for itself, and back."""

from dataclasses import MISSING
from datetime import date

from skjonn.codec.core_schema import Schema, replaced, shape_of
from skjonn.codec.figures import figure_of
from skjonn.codec.partial_dates import partial_date_of
from skjonn.model.figure import StatedFigure
from skjonn.model.file_format import LedgerTable, fields_of
from skjonn.model.partial_date import PartialDate

_DAY = len("2020-09-09")


def as_json(value: object) -> object:
    """A table or one of its values as JSON has it: a date as text, anything else as in TOML; for `json.dumps`."""
    match value:
        case LedgerTable():
            found = ((field.key, getattr(value, field.attribute), field.default) for field in fields_of(type(value)))
            return {key: each for key, each, default in found if default is MISSING or each != default}
        case StatedFigure("exact"):
            return value.value
        case StatedFigure(kind, number, within):
            return {kind: number} if within is None else {kind: number, "within": within}
        case PartialDate(month=0):
            return value.year
        case _:
            return str(value)


def json_shape_of(kind: type[LedgerTable]) -> Schema:
    """The schema of a table of one kind in JSON; see `shape_of`."""
    shape: Schema = replaced(shape_of(kind), _read_from_json)
    return shape


def _read_from_json(part: Schema) -> Schema:
    """A part of a table's schema, for JSON: there, figures and partial dates have not been read yet."""
    if part.get("type") != "is-instance":
        return part
    reader = _figure if part["cls"] is StatedFigure else _partial_date
    return {"type": "function-plain", "function": {"type": "no-info", "function": reader}}


def _figure(raw: object) -> StatedFigure:
    figure = figure_of(raw)
    if isinstance(figure, str):
        raise ValueError(figure)  # noqa: TRY004 - pydantic reports this one
    return figure


def _partial_date(raw: object) -> PartialDate:
    found = partial_date_of(date.fromisoformat(raw) if isinstance(raw, str) and len(raw) == _DAY else raw)
    if found is None:
        raise ValueError(raw)
    return found
