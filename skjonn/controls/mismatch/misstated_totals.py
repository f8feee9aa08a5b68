"""Statements that may be wrong themselves: miswritten, or rounded and stated as exact."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from skjonn.controls.control_totals import MONEY, Control, sums_of_regions
from skjonn.controls.mismatch.explanation import Misstated, Rounded
from skjonn.controls.mismatch.miswriting import meant
from skjonn.model.figure import StatedFigure
from skjonn.model.totals import RoundTotals


def misstated(round_: RoundTotals, failing: tuple[Control, ...]) -> Iterator[Misstated]:
    """Possible slips in the only statement that differs; none for a figure with one bound, which many numbers fit."""
    if len(failing) != 1 or failing[0].stated.has_one_bound:
        return
    (control,) = failing
    for slip, number in meant(control.stated.value):
        figure = replace(control.stated, value=number)
        if _would_hold(round_, [(control, figure)]):
            yield Misstated(slip, control, number)


def rounded(round_: RoundTotals, failing: tuple[Control, ...]) -> Iterator[Rounded]:
    """The statements that differ, if all of them are sums that would agree within half of their last place."""
    statements = tuple((control, _with_precision(control.stated)) for control in failing if control.quantity in MONEY)
    if len(statements) == len(failing) and _would_hold(round_, statements):
        yield Rounded(statements)


def _with_precision(stated: StatedFigure) -> StatedFigure:
    """A figure with the precision it has if it was rounded: 4 500 000 is 4 450 000 to 4 550 000."""
    digits = str(stated.value)
    last_place = 10 ** (len(digits) - len(digits.rstrip("0")))
    return StatedFigure("about", stated.value, last_place // 2) if stated.kind == "exact" and stated.value else stated


def _would_hold(round_: RoundTotals, statements: Iterable[tuple[Control, StatedFigure]]) -> bool:
    """Whether the entries meet these figures, and the regions can add up to the frame with them."""
    frame, regions = round_.frame, list(round_.regions)
    for control, figure in statements:
        if not figure.allows(control.counted):
            return False
        stated: dict[str, Any] = {control.quantity: figure}
        if control.region is None:
            frame = replace(frame, **stated)
        else:
            index = round_.regions.index(control.region)
            regions[index] = regions[index]._replace(entry=replace(regions[index].entry, **stated))
    changed = round_._replace(frame=frame, regions=tuple(regions))
    return all(total.agrees for total in sums_of_regions(changed))
