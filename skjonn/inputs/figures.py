"""Stated figures, and a region's control totals, as they are written on the command line."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal, cast

from skjonn.inputs.amounts import WrittenNumber, names_a_scale, read_written_amount, read_written_count
from skjonn.model.characters import misleading, unfit
from skjonn.model.entries import Region
from skjonn.model.errors import AmountError, UsageError
from skjonn.model.figure import Kind, StatedFigure
from skjonn.model.file_format import fields_of
from skjonn.model.money import bounds, kroner, quoted

Unit = Literal["kroner", "count"]
_Read = Callable[[str], WrittenNumber]

_WORDS = re.compile(
    r"""(?: (?P<about>    about | ca\.? | cirka | om\s+lag | rundt )
          | (?P<over>     over | more\s+than | me(?:ir|r)\s+enn )
          | (?P<under>    under | less\s+than | mindre\s+enn )
          | (?P<slightly_over>  litt\s+over | vel | drøyt )
          | (?P<slightly_under> litt\s+under | knapt | nesten | snaut )
          | (?P<at_least> at\s+least | minst )
          | (?P<at_most>  at\s+most | inntil | høyst | høgst | maks\.? ) ) (?!\S)""",
    re.IGNORECASE | re.VERBOSE,
)
_WITHIN = re.compile(r"(?<!\S)(?:within|innenfor)(?!\S)", re.IGNORECASE)
_TO = re.compile(r"(?<!\S)(?:to|til)(?!\S)", re.IGNORECASE)
_BOUND_AFTER: Mapping[str, re.Pattern[str]] = {
    "over": re.compile(r",\s*(?:at\s+most|høyst|høgst)(?!\S)", re.IGNORECASE),
    "under": re.compile(r",\s*(?:at\s+least|minst)(?!\S)", re.IGNORECASE),
}
"""The words before the second bound of a figure as reports print it: «over 15 000 000, at most 15 500 000»."""
_KEY = re.compile(r"(?<!\S)([^\s=]+)\s*=")
_REGION = (
    'Write a county and any of applications, awards, requested and granted: "Viken: applications=43 granted=10520000".'
)


def read_figure(text: str, *, unit: Unit) -> StatedFigure:
    """Read a stated figure: a number, or one with its precision.

    Args:
        text: `N`, `about N within W`, `over N within W`, `under N within W`, or with one bound `over N`, `under N`,
            `at least N`, `at most N`. Numbers are as `read_amount` or `read_written_count` take them, or zero.
            Or as announcements write it: «ca. 53 mill», «litt over 15 mill» and «knapt 8 mill» are as precise as the
            number is written. Or as reports print it: `N to N`, `over N, at most N`, `under N, at least N`.
            The words are those of English, Bokmål and Nynorsk, in capitals or not.
        unit: What it counts.

    Raises:
        AmountError: It is not such a text, its number or precision can be read in several ways, or no number meets it.
    """
    text = text.strip()
    read = read_written_count if unit == "count" else partial(read_written_amount, zero=True)
    start = _WORDS.match(text)
    word = cast("str", start.lastgroup) if start else "exact"
    rest = text[start.end() if start else 0 :]
    figure = _between(text, word, rest, read) or _within(text, word, rest, read)
    if not figure.is_possible:
        raise AmountError(f"No number is {quoted(text)}.", now="Write bounds that leave a number between them.")
    return figure


def _within(text: str, word: str, rest: str, read: _Read) -> StatedFigure:
    """A number with the precision that `within` states, or that the number is written in."""
    value, *within = _WITHIN.split(rest)
    number = read(value)
    kind = cast("Kind", word.removeprefix("slightly_"))
    if len(within) > (kind in {"about", "over", "under"}):
        raise _misstated(text, kind=kind, times=len(within))
    if within:
        return StatedFigure(kind, number.value, read(within[0]).value)
    if word in {"exact", "over", "under", "at_least", "at_most"}:
        return StatedFigure(kind, number.value)
    if number.place != number.coarse:
        raise _open_place(text, kind, number)
    return _rounded(kind, number.value, number.place)


def _rounded(kind: Kind, value: int, place: int) -> StatedFigure:
    """A number that is rounded to a place: its precision is half of the place, at least 1."""
    return StatedFigure(kind, value, max(place // 2, 1))


def _between(text: str, word: str, rest: str, read: _Read) -> StatedFigure | None:
    """A figure with both bounds, as reports print it; `None` where the text has not two bounds."""
    to = _TO if word == "exact" else _BOUND_AFTER.get(word)
    first, *others = to.split(rest) if to else [rest]
    if len(others) != 1:
        return None
    if names_a_scale(others[0]) and not names_a_scale(first):
        raise AmountError(
            f"{quoted(text)} does not say whether the first number is in kroner or as the second.",
            now="Write both in the same unit.",
        )
    number, bound = read(first).value, read(others[0]).value
    match word:
        case "over":
            return StatedFigure("over", number, bound - number)
        case "under":
            return StatedFigure("under", number, number - bound)
        case _:
            return _from_to(text, number, bound)


def _from_to(text: str, low: int, high: int) -> StatedFigure:
    if low > high:
        raise AmountError(f"In {quoted(text)} the first number is greater than the second.", now="Change their order.")
    if (low + high) % 2 == 0:
        return StatedFigure("about", (low + high) // 2, (high - low) // 2)
    return StatedFigure("over", low - 1, high - low + 1) if low else StatedFigure("at_most", high)


def read_region(text: str) -> Region:
    """Read a region's control totals: `Viken: applications=43 awards=11 granted=10 520 000`.

    Each value is a stated figure as `read_figure` takes it, and may hold spaces.

    Raises:
        UsageError: The county or the figures are missing, or a key is unknown or given twice.
        AmountError: A figure cannot be read.
    """
    county, colon, rest = text.partition(":")
    county = county.strip()
    if not colon or not county or "=" in county:
        raise UsageError(f"{quoted(text) or 'A region'} does not begin with a county and a colon.", now=_REGION)
    before, *pairs = _KEY.split(rest)
    if before.strip() or not pairs:
        what = f'"{quoted(before)}" is not understood' if before.strip() else "nothing is stated"
        raise UsageError(f"{quoted(county)}: {what}.", now=_REGION)
    stated = {field.key: field.kind for field in fields_of(Region) if field.is_figure}
    figures: dict[str, StatedFigure] = {}
    for key, value in zip(pairs[::2], pairs[1::2], strict=True):
        if key not in stated:
            raise UsageError(f'{quoted(county)}: "{quoted(key)}" is not stated for a region.', now=_REGION)
        if key in figures:
            raise UsageError(f"{quoted(county)}: {key} is given twice.", now=_REGION)
        try:
            figures[key] = read_figure(value, unit="count" if stated[key] == "stated count" else "kroner")
        except AmountError as error:
            raise AmountError(f"{quoted(county)}, {key}: {error.what}", now=error.now) from error
    if fault := unfit(county):
        raise UsageError(f"{quoted(county)} {fault}.{misleading(county)}", now=_REGION)
    return Region(county, **figures)


def _misstated(text: str, *, kind: Kind, times: int) -> AmountError:
    """The error for a figure with a `within` that it cannot have."""
    name = quoted(text)
    if times > 1:
        return AmountError(
            f'{name} says "within" more than once.', now='Write such as "about 53 mill within 0,5 mill".'
        )
    if kind == "exact":
        return AmountError(
            f'{name} has a "within", but no "about", "over" or "under".', now=f'Write "about {name}" if that is meant.'
        )
    return AmountError(f'{name} has a "within", and "{kind.replace("_", " ")}" needs none.', now="Leave it out.")


def _open_place(text: str, kind: Kind, number: WrittenNumber) -> AmountError:
    """The error for a figure whose trailing zeros may be exact or rounded."""
    name = quoted(text)
    fine, coarse = (_rounded(kind, number.value, place) for place in (number.place, number.coarse))
    ways = ", or ".join(bounds(figure.low, figure.high) for figure in (fine, coarse))
    written = " or ".join(f'"{name} within {kroner(figure.within or 0)}"' for figure in (coarse, fine))
    return AmountError(
        f"{name} does not say how far off it may be: its zeros may be exact or rounded, {ways}.",
        now=f"Write {written}, whichever is meant.",
    )
