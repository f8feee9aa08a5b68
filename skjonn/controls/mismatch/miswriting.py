"""Slips in writing an amount: from the number that is written to those that may have been meant."""

from collections.abc import Iterator
from typing import Literal

Slip = Literal["zero", "thousand", "swap", "digit"]

SLIPS: tuple[Slip, ...] = ("zero", "thousand", "swap", "digit")
"""The simplest first: a zero lost or gained, a thousand, two neighbours swapped, a digit glued on.

One digit mistyped for another is left out: for a difference such as 20 000, it would fit every second row, and so
explain nothing.
"""


def meant(written: int) -> Iterator[tuple[Slip, int]]:
    """The numbers above zero that one slip turns into the written one, each once, the simplest slip first."""
    seen = {written, 0}
    for slip, number in _candidates(written):
        if number not in seen:
            seen.add(number)
            yield slip, number


def _candidates(written: int) -> Iterator[tuple[Slip, int]]:
    yield "zero", written * 10
    if written % 10 == 0:
        yield "zero", written // 10
    yield "thousand", written * 1000
    if written % 1000 == 0:
        yield "thousand", written // 1000
    digits = str(written)
    for at in range(len(digits) - 1):
        swapped = f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}"
        # Nobody means an amount that begins with zero.
        if swapped[0] != "0":
            yield "swap", int(swapped)
    for rest in (digits[1:], digits[:-1]):
        if rest and rest[0] != "0":
            yield "digit", int(rest)
