"""Stated figures, and a region's control totals, as they are written on a shell."""

import re
from functools import partial
from typing import Literal, cast

from skjonn.inputs.amounts import read_amount, read_count
from skjonn.model.characters import misleading, unfit
from skjonn.model.entries import Region
from skjonn.model.errors import AmountError, UsageError
from skjonn.model.figure import Kind, StatedFigure
from skjonn.model.file_format import fields_of
from skjonn.model.money import kroner, quoted

Unit = Literal["kroner", "count"]

_KIND = re.compile(
    r"""(?: (?P<about>   about | ca\.? | om\s+lag )
          | (?P<over>    over )
          | (?P<under>   under )
          | (?P<at_most> at\s+most | inntil | høyst | høgst ) ) (?!\S)""",
    re.IGNORECASE | re.VERBOSE,
)
_WITHIN = re.compile(r"(?<!\S)(?:within|innenfor)(?!\S)", re.IGNORECASE)
_KEY = re.compile(r"(?<!\S)([^\s=]+)\s*=")
_REGION = (
    'Write a county and any of applications, awards, requested and granted: "Viken: applications=43 granted=10520000".'
)


def read_figure(text: str, *, unit: Unit) -> StatedFigure:
    """Read a stated figure: a number, or one with its precision.

    Args:
        text: `N`, `about N within W`, `over N within W`, `under N within W` or `at most N`, with numbers as
            `read_amount` or `read_count` take them; the figure may be zero. `ca.` and `om lag` are about, `inntil`,
            `høyst` and `høgst` at most, `innenfor` within; the case of letters does not matter.
        unit: What it counts.

    Raises:
        AmountError: It is not such a text, a number in it cannot be read in exactly one way, or no number meets it.
    """
    text = text.strip()
    start = _KIND.match(text)
    kind = cast("Kind", start.lastgroup) if start else "exact"
    value, *within = _WITHIN.split(text[start.end() if start else 0 :])
    read = read_count if unit == "count" else partial(read_amount, zero=True)
    number = read(value)
    ranged = kind not in {"exact", "at_most"}
    if len(within) != ranged:
        raise _misstated(text, number, kind=kind, times=len(within))
    figure = StatedFigure(kind, number, read(within[0]) if ranged else 0)
    if figure.low > figure.high:
        raise AmountError(f"No number is {quoted(text)}.", now='Write a greater number after "within" or "under".')
    return figure


def read_region(text: str) -> Region:
    """Read a region's control totals: `Viken: applications=43 awards=11 granted=10 520 000`.

    Each value is a stated figure as `read_figure` takes it, and may hold spaces.

    Raises:
        UsageError: The county is missing, nothing is stated, or a key is unknown or stands twice.
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
            raise UsageError(f"{quoted(county)}: {key} stands twice.", now=_REGION)
        try:
            figures[key] = read_figure(value, unit="count" if stated[key] == "stated count" else "kroner")
        except AmountError as error:
            raise AmountError(f"{quoted(county)}, {key}: {error.what}", now=error.now) from error
    if fault := unfit(county):
        raise UsageError(f"{quoted(county)} {fault}.{misleading(county)}", now=_REGION)
    return Region(county, **figures)


def _misstated(text: str, number: int, *, kind: Kind, times: int) -> AmountError:
    """A figure with a precision it cannot have, or without one it must have."""
    name = quoted(text)
    if times > 1:
        return AmountError(
            f'{name} says "within" more than once.', now='Write such as "about 53 mill within 0,5 mill".'
        )
    if kind == "at_most":
        return AmountError(f'{name} has a "within", and "at most" needs none.', now="Leave it out.")
    if kind == "exact":
        return AmountError(
            f'{name} has a "within", but no "about", "over" or "under".', now=f'Write "about {name}" if that is meant.'
        )
    # «ca. 53 millioner» is half a million either way: half of the last place that is stated.
    last = 10 ** (len(str(number)) - len(str(number).rstrip("0"))) if number else 1
    within = kroner(max(last // 2, 1))
    return AmountError(
        f"{name} does not say how far off it may be.", now=f'Write "{name} within {within}" if that is meant.'
    )
