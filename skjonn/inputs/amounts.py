"""Amounts in whole kroner and counts, as people write them."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skjonn.model.errors import AmountError
from skjonn.model.money import SPACES, kroner, quoted

_CEILING = 10**15
_GROUP = 3
_MILLION = 6
_LONGEST = 60
_LONE_DOT_GROUPS_FROM = 10_000
_MOST_MEANT_AS_MILLIONS = 999
MINUSES = frozenset("-\u2212\u2013\u2014")
_UNITS: Mapping[str, int] = {
    **dict.fromkeys(("kr", "nok", "krone", "kroner"), 1),
    **dict.fromkeys(("tusen", "tnok", "tkr"), 10**3),
    **dict.fromkeys(("mill", "million", "millioner", "millionar", "mnok", "mkr"), 10**6),
    **dict.fromkeys(("mrd", "milliard", "milliarder", "milliardar"), 10**9),
}
# Patterns are strings, which `re` compiles on first use: most commands read no amounts.
_LEXEME = r"""(?x)
    (?P<number> [0-9]+ (?: (?: ,[ ] | [ ._,] ) [0-9]+ )* )
  | (?P<dash>   (?<=[0-9]) [ ]? [.,] [-\u2013\u2014]{1,2} )
  | (?P<word>   [^\W\d_]+ \.? )
  | (?P<other>  \S )
"""
_MARK = "(, |[ ._,])"
_COUNT = "0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:[ _][0-9]{3}){1,4}"
_TIMES = ("", "", "two", "three")
_EXAMPLES = (
    'Write whole kroner, such as 350000, "350 000", "350.000,-" or "0,35 mill."; `skjonn guide amounts` lists more.'
)


class _Numeral(NamedTuple):
    """A number as written: runs of digits, the marks between them, its scale, and whether it names kroner."""

    digits: tuple[str, ...]
    marks: tuple[str, ...]
    scale: int
    named: bool


class WrittenNumber(NamedTuple):
    """A number with the precision that it is written in.

    Attributes:
        value: The number.
        place: The value of its last written place, at least 1: 100 000 for «51,5 mill».
        coarse: The same if its trailing zeros are rounded: a million for «53 000 000»; `place` where it has none.
    """

    value: int
    place: int
    coarse: int


class _Reading(NamedTuple):
    """What a numeral may mean.

    Attributes:
        whole: Whole kroner.
        decimals: Decimals of a krone, without trailing zeros.
        tidy: Whether its thousands are grouped correctly.
        places: The number of decimals as written.
    """

    whole: int
    decimals: str
    tidy: bool
    places: int

    def __str__(self) -> str:
        return kroner(self.whole) + (f",{self.decimals:0<2}" if self.decimals else "") + " kr"

    @property
    def millions(self) -> int:
        """The amount in kroner if the number was meant in millions; 0 where that is unlikely."""
        small = self.whole <= _MOST_MEANT_AS_MILLIONS and len(self.decimals) <= _MILLION
        return int(f"{self.whole}{self.decimals:0<{_MILLION}}") if small else 0


def read_amount(text: str, *, zero: bool = False) -> int:
    """Read an amount as people write it: whole kroner above zero and below 10 ** 15.

    Spaces, dots and underscores group thousands, and a comma marks decimals; so does a dot where the digits after it
    cannot be a group. What can be read in two ways is refused, never guessed. The spellings are those of 28
    announcements of county governors.

    Args:
        text: Such as `350 000`, `350.000,-`, `kr. 50.000`, `8,350 mill.`, `310 tusen kroner` or `1,45 MNOK`, in
            capitals or not.
        zero: Whether 0 is allowed, as in a stated figure.

    Raises:
        AmountError: It is not an amount, or can be read in several ways; with these, and what to write instead.
    """
    return read_written_amount(text, zero=zero).value


def read_written_amount(text: str, *, zero: bool = False) -> WrittenNumber:
    """Read an amount with its precision; arguments and errors are those of `read_amount`."""
    name = quoted(text)
    numeral = _numeral(text.translate(SPACES).strip(), name=name)
    readings = _readings(numeral)
    amounts = _amounts(numeral, readings)
    reading = readings[0]
    if amounts or len(readings) > 1 or not reading.tidy:
        raise _doubt(name, readings, amounts=amounts)
    if reading.decimals:
        raise _fraction(name, reading)
    if not (reading.whole or zero):
        raise AmountError(f"{name} is not above zero.", now=_EXAMPLES)
    if reading.whole >= _CEILING:
        raise AmountError(f"{name} is too much: amounts are below {kroner(_CEILING)} kr.", now=_EXAMPLES)
    place = max(numeral.scale // 10**reading.places, 1)
    return _written(reading.whole, place=place, digits="" if reading.places else "".join(numeral.digits))


def read_change(text: str) -> int:
    """Read an amount that may have a sign before it: `-50 000` with any minus, `+50 000`; it is never zero.

    Raises:
        AmountError: See `read_amount`.
    """
    plain = text.translate(SPACES).strip()
    if plain[:1] in MINUSES:
        return -read_amount(plain[1:])
    return read_amount(plain.removeprefix("+"))


def read_written_count(text: str) -> WrittenNumber:
    """Read a count with its precision.

    A count is a whole number from 0 up, of at most 15 digits, which spaces or underscores may group in threes.

    Raises:
        AmountError: It is not a count.
    """
    plain = text.translate(SPACES).strip()
    if not re.fullmatch(_COUNT, plain):
        what = f"{quoted(plain)} is not a count." if plain else "A count is missing."
        raise AmountError(what, now="Write a whole number, such as 48.")
    digits = plain.replace(" ", "").replace("_", "")
    return _written(int(digits), place=1, digits=digits)


def _written(value: int, *, place: int, digits: str) -> WrittenNumber:
    """A number with its precision; `digits` are its digits, or empty where it has decimals."""
    zeros = len(digits) - len(digits.rstrip("0")) if digits.strip("0") else 0
    return WrittenNumber(value, place, place * 10**zeros)


def _numeral(plain: str, *, name: str) -> _Numeral:
    """Split a text into its one number and the units around it."""
    if not plain:
        raise AmountError("An amount is missing.", now=_EXAMPLES)
    if len(plain) > _LONGEST:
        raise AmountError(f"{name} is too long for an amount.", now=_EXAMPLES)
    if any(c.isnumeric() and not c.isascii() for c in plain):
        raise AmountError(f"{name} has other digits than 0 to 9.", now=_EXAMPLES)
    tokens = [(match.lastgroup, match.group()) for match in re.finditer(_LEXEME, plain)]
    kinds = [kind for kind, _ in tokens]
    numbers = [token for kind, token in tokens if kind == "number"]
    if len(numbers) != 1:
        what = f"holds {len(numbers)} numbers: {_and(numbers)}" if numbers else "holds no number"
        raise AmountError(f"{name} {what}.", now=_EXAMPLES)
    if any(token in MINUSES for _, token in tokens[: kinds.index("number")]):
        raise AmountError(f"{name} is below zero.", now=_EXAMPLES)
    pieces = re.split(_MARK, numbers[0])
    if pieces[0].startswith("0") and pieces[0] != "0":
        raise AmountError(
            f"{name} begins with a zero, as a municipality's number may and an amount may not.", now=_EXAMPLES
        )
    units = _units([token for kind, token in tokens if kind in {"word", "other"}], name=name)
    named = "dash" in kinds or 1 in units
    return _Numeral(tuple(pieces[::2]), tuple(pieces[1::2]), scale=max(units, default=1), named=named)


def _units(words: Sequence[str], *, name: str) -> list[int]:
    """The kroner that each word stands for."""
    units: list[int] = []
    for word in words:
        unit = _UNITS.get(word.removesuffix(".").casefold())
        if unit is None:
            raise AmountError(
                f'In {name}, "{quoted(word)}" is not understood.',
                now="Write the number alone, or with kr, NOK, tusen, mill., mrd., TNOK or MNOK.",
            )
        units.append(unit)
    if sum(unit > 1 for unit in units) > 1:
        raise AmountError(f"{name} names two scales.", now=_EXAMPLES)
    return units


def _readings(numeral: _Numeral) -> tuple[_Reading, ...]:
    """The ways to read a numeral: all digits as kroner, or those after the last mark as decimals, or both."""
    digits, marks, scale, named = numeral
    whole = _reading(digits, marks, scale=scale)
    if not marks or marks[-1] in {" ", "_"}:
        return (whole,)
    dot, once = marks[-1] == ".", marks.count(marks[-1]) == 1
    decimal = _reading(digits[:-1], marks[:-1], scale=scale, decimals=digits[-1])
    no_group = len(digits[-1]) < _GROUP or digits[0] == "0"
    if once and (no_group or (not dot and scale > 1)):
        return (decimal,)
    lone = len(marks) == 1 and scale == 1 and (named or whole.whole >= _LONE_DOT_GROUPS_FROM)
    if dot and whole.tidy and (lone or not once):
        return (whole,)
    return (whole, decimal)


def _reading(digits: Sequence[str], marks: Sequence[str], *, scale: int, decimals: str = "") -> _Reading:
    """Join groups of thousands and decimals."""
    whole, rest = divmod(int("".join((*digits, decimals))) * scale, 10 ** len(decimals))
    first, *groups = digits
    threes = not groups or (first != "0" and len(first) <= _GROUP and all(len(group) == _GROUP for group in groups))
    # With other marks beside it, a space may also separate two amounts, unless the second begins with a zero:
    # «109.500 000».
    after_spaces = [group for mark, group in zip(marks, groups, strict=True) if mark == " "]
    one = len(set(marks)) <= 1 or all(group.startswith("0") for group in after_spaces)
    tidy = threes and one and not {",", ", "}.intersection(marks)
    return _Reading(whole, f"{rest:0{len(decimals)}}".rstrip("0"), tidy, len(decimals))


def _amounts(numeral: _Numeral, readings: Sequence[_Reading]) -> list[str]:
    """The amounts that a numeral may be instead of one; empty where its spaces group thousands."""
    digits, marks, scale, _ = numeral
    written = "".join(map("".join, zip(digits, (*marks, ""), strict=True)))
    if ", " in marks:
        stray = scale > 1 and len(marks) == 1 and len(digits[-1]) == _GROUP  # «10, 520 millioner» is one number
        return [] if stray else written.split(", ")
    return written.split(" ") if " " in marks and not any(reading.tidy for reading in readings) else []


def _doubt(name: str, readings: Sequence[_Reading], *, amounts: Sequence[str]) -> AmountError:
    """The error for an amount that can be read in several ways, or is grouped wrongly."""
    ways = list(dict.fromkeys(map(str, readings)))
    if amounts:
        ways.append(f"{len(amounts)} amounts, {_and(amounts)}")
    if len(ways) == 1:
        what = f"{name} could be {ways[0]}, but thousands are grouped in threes and a comma marks decimals."
    else:
        what = f"{name} can be read in {_TIMES[len(ways)]} ways: {', or '.join(ways)}."
    meant = [amount for reading in readings if (amount := reading.millions if reading.decimals else reading.whole)]
    written = ", or ".join([*map(str, meant[:1]), *map(kroner, meant[1:])])
    return AmountError(what, now=f"Write {written} if that is meant." if meant else _EXAMPLES)


def _fraction(name: str, reading: _Reading) -> AmountError:
    """The error for an amount with øre."""
    whole = f"{reading.whole} or {reading.whole + 1}" if reading.whole else "1"
    millions = f", or {reading.whole},{reading.decimals} mill. if {kroner(reading.millions)} kr is meant"
    return AmountError(
        f"{name} is {reading}; an amount is whole kroner.", now=f"Write {whole}{millions if reading.millions else ''}."
    )


def names_a_scale(text: str) -> bool:
    """Whether a text has a word such as «mill.» in it."""
    words = re.findall(r"[^\W\d_]+", text)
    return any(_UNITS.get(word.casefold(), 1) > 1 for word in words)


def _and(items: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))
