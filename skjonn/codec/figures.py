"""Read stated figures as the ledger writes them."""

from collections.abc import Set as AbstractSet
from typing import cast

from skjonn.codec.text import table_of
from skjonn.model.figure import Kind, StatedFigure
from skjonn.model.file_format import MOST_KRONER

FORMS = (
    "a whole number, { about = N, within = W }, { over = N } or { under = N } with or without `within`, "
    "{ at_least = N } or { at_most = N }"
)
_BOUNDS = f"a whole number from 0 to {MOST_KRONER:_}"


def figure_of(raw: object) -> StatedFigure | str:
    """The stated figure of a value, or what is wrong with the value.

    Args:
        raw: The value that the TOML reader gave.
    """
    table = table_of(raw)
    if table is not None:
        return _ranged(table)
    if isinstance(raw, bool) or not isinstance(raw, int):
        return f"is not {FORMS}"
    return StatedFigure("exact", raw) if 0 <= raw <= MOST_KRONER else f"is not {_BOUNDS}"


def _ranged(raw: dict[str, object]) -> StatedFigure | str:
    numbers = {key: value for key, value in raw.items() if isinstance(value, int) and not isinstance(value, bool)}
    if len(numbers) < len(raw) or not all(0 <= number <= MOST_KRONER for number in numbers.values()):
        return f"holds something that is not {_BOUNDS}"
    if fault := _wrong_keys(raw.keys()):
        return f"{fault} and is not {FORMS}"
    within = numbers.pop("within", None)
    match [*numbers.items()], within:
        case [("about" | "over" | "under" as kind, value)], int():
            figure = StatedFigure(cast("Kind", kind), value, within)
        case [("over" | "under" | "at_least" | "at_most" as kind, value)], None:
            figure = StatedFigure(cast("Kind", kind), value)
        case _:
            return f"is not {FORMS}"
    return figure if figure.is_possible else "allows no figure at all"


def _wrong_keys(keys: AbstractSet[str]) -> str:
    """The key that a figure cannot have, or that is missing; empty if there is none."""
    if unknown := keys - {"about", "over", "under", "at_least", "at_most", "within"}:
        return f"has `{min(unknown)}`, which is unknown,"
    return "lacks `within`" if keys == {"about"} else ""
