"""Whole numbers in words, to be printed beside an amount: «ti millioner fem hundre og tjue tusen»."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from skjonn.language.words import Words

Gender = Literal["common", "krone", "neuter"]
"""The gender of a noun, which the word for one before it agrees with: «én million», «éi krone», «ett hundre»."""


class _Numerals(NamedTuple):
    """The numerals of a language; a scale is a noun in the singular and the plural, with its gender."""

    small: tuple[str, ...]
    tens: tuple[str, ...]
    ones: Mapping[Gender, str]
    joint: str
    conjunction: str
    hundred: str
    scales: tuple[tuple[str, str, Gender], ...]


_TENS = ("tjue", "tretti", "førti", "femti", "seksti", "sytti", "åtti", "nitti")
_FROM_TWO = (
    *("to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv", "tretten", "fjorten"),
    *("femten", "seksten", "sytten", "atten", "nitten"),
)
_NUMERALS = {
    "nb": _Numerals(
        ("null", "", *_FROM_TWO),
        _TENS,
        {"common": "én", "krone": "én", "neuter": "ett"},
        "",
        "og",
        "hundre",
        (
            ("tusen", "tusen", "neuter"),
            ("million", "millioner", "common"),
            ("milliard", "milliarder", "common"),
            ("billion", "billioner", "common"),
        ),
    ),
    "nn": _Numerals(
        ("null", "", *_FROM_TWO),
        _TENS,
        {"common": "éin", "krone": "éi", "neuter": "eitt"},
        "",
        "og",
        "hundre",
        (
            ("tusen", "tusen", "neuter"),
            ("million", "millionar", "common"),
            ("milliard", "milliardar", "common"),
            ("billion", "billionar", "common"),
        ),
    ),
    "en": _Numerals(
        (
            *("zero", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
            *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        ),
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
        {"common": "one", "krone": "one", "neuter": "one"},
        "-",
        "and",
        "hundred",
        (
            ("thousand", "thousand", "neuter"),
            ("million", "million", "common"),
            ("billion", "billion", "common"),
            ("trillion", "trillion", "common"),
        ),
    ),
}
MOST = 10**15
"""All numbers below this have words; no state budget is as large."""
_THOUSAND, _HUNDRED, _TWENTY = 1000, 100, 20


def spelled(number: int, words: Words, *, of: Gender = "krone") -> str:
    """A number in words; empty if it is too large.

    Args:
        number: The number, not below zero.
        words: The language.
        of: The gender of the noun after it.
    """
    numerals = _NUMERALS[words.language]
    if number >= MOST:
        return ""
    if number == 0:
        return numerals.small[0]
    *higher, last = _groups(number, numerals, of)
    if not higher:
        return last[1]
    # The last part follows an «og», unless it has hundreds, which have their own.
    link = f" {numerals.conjunction} " if last[0] < _HUNDRED else " "
    return " ".join(text for _, text in higher) + link + last[1]


def _groups(number: int, numerals: _Numerals, of: Gender) -> Iterator[tuple[int, str]]:
    """The billions, millions, thousands and so on that are not zero: their number, and their words with the noun."""
    for power in range(len(numerals.scales), 0, -1):
        one, several, gender = numerals.scales[power - 1]
        many = number // _THOUSAND**power % _THOUSAND
        if many:
            yield many, f"{_below_thousand(many, numerals, gender)} {one if many == 1 else several}"
    if number % _THOUSAND:
        yield number % _THOUSAND, _below_thousand(number % _THOUSAND, numerals, of)


def _below_thousand(number: int, numerals: _Numerals, of: Gender) -> str:
    hundreds, rest = divmod(number, _HUNDRED)
    parts = [f"{_below_hundred(hundreds, numerals, 'neuter')} {numerals.hundred}"] if hundreds else []
    if rest:
        parts.append(_below_hundred(rest, numerals, of))
    return f" {numerals.conjunction} ".join(parts)


def _below_hundred(number: int, numerals: _Numerals, of: Gender) -> str:
    if number < _TWENTY:
        return numerals.ones[of] if number == 1 else numerals.small[number]
    tens, units = divmod(number, 10)
    after = "" if not units else numerals.joint + _below_hundred(units, numerals, of)
    return numerals.tens[tens - 2] + after
