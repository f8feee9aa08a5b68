"""From texts to the values of the format's fields."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from skjonn.inputs.amounts import read_amount, read_change
from skjonn.inputs.choice import one_of
from skjonn.inputs.dates import read_day, read_partial_date
from skjonn.model.characters import misleading, unfit
from skjonn.model.errors import UsageError
from skjonn.model.figure import StatedFigure
from skjonn.model.file_format import ID_IN_WORDS, SHARE, Field, Kind, is_id
from skjonn.model.organisation import check_digit
from skjonn.model.partial_date import PartialDate


def value_of(field: Field, text: str, *, name: str) -> object:
    """Read a text as the value of a field, or as one of the values of a list.

    Args:
        field: The field.
        text: The text.
        name: The name of the field in errors.

    Raises:
        UsageError: It is not a value of the field.
        AmountError: It is an amount or a figure that cannot be read in exactly one way.
    """
    return _READERS[field.kind](text, field, name)


def _id(text: str, _: Field, name: str) -> str:
    if not is_id(text):
        raise UsageError(f'{name}: "{text}" cannot be an id.{misleading(text)}', now=ID_IN_WORDS)
    return text


def _fit(text: str, name: str) -> str:
    """Require a text that the ledger takes: not empty, not too long, and without control characters."""
    if fault := unfit(text):
        raise UsageError(f"{name} {fault}.{misleading(text)}")
    return text


def _organisation(text: str, _: Field, name: str) -> str:
    """An organisation number; spaces between its groups of digits are dropped."""
    number = "".join(text.split())
    if not (len(number) == len("958935420") and number.isascii() and number.isdigit()):
        raise UsageError(f'{name}: "{text}" is not an organisation number.', now="Write its nine digits.")
    if (digit := check_digit(number)) != number[-1]:
        now = f"Its last digit would be {digit}: look it up." if digit else "Look it up."
        raise UsageError(f'{name}: "{text}" is not an organisation number.', now=now)
    return number


def _share(text: str, _: Field, name: str) -> str:
    if re.fullmatch(SHARE, text) is None:
        raise UsageError(f'{name}: "{text}" is not a share.', now='Write it in per cent: "5 %", or "12,5 %".')
    return text


def _date(text: str, name: str, read: Callable[[str], date | PartialDate]) -> object:
    try:
        return read(text)
    except UsageError as error:
        raise UsageError(f"{name}: {error.what}", now=error.now) from None


def _figure(text: str, *, unit: Literal["count", "kroner"]) -> StatedFigure:
    from skjonn.inputs.figures import read_figure  # noqa: PLC0415 - only a round's options need it

    return read_figure(text, unit=unit)


_READERS: Mapping[Kind, Callable[[str, Field, str], object]] = {
    "text": lambda text, _, name: _fit(text, name),
    "id": _id,
    "organisation": _organisation,
    "choice": lambda text, field, name: one_of(text, field.words, name),
    "kroner": lambda text, _, __: read_amount(text),
    "share": _share,
    "change": lambda text, _, __: read_change(text),
    "date": lambda text, _, name: _date(text, name, read_day),
    "partial date": lambda text, _, name: _date(text, name, read_partial_date),
    "stated count": lambda text, _, __: _figure(text, unit="count"),
    "stated kroner": lambda text, _, __: _figure(text, unit="kroner"),
}
