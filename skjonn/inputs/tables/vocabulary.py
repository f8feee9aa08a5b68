"""The words by which tables are read, and how a heading is compared with them."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pkgutil import get_data
from unicodedata import normalize

_WORDS = "vocabulary.toml"
# What a heading may end with: «Søkt beløp i 1000 kr», «Tildelt, kr», «Innvilget*».
_UNIT = (
    r"(?:1[ .]?000|1[ .]?000[ .]?000|tusen|mill(?:ion(?:er|ar|s)?)?\.?|thousands?|tnok|tkr|mnok|mkr|kr\.?|kroner|nok)"
)
_UNIT_AT_END = rf"[ ,;:/-]*\b(?:(?:i|in|x|\u00d7)\s+)?(?:hele?\s+)?{_UNIT}(?:\s+{_UNIT})*$"
_IN_PARENTHESES = r"\([^()]*\)|\[[^\[\]]*\]"
_MARKS_AT_END = " .,:;*-\u2013\u2014"

THOUSAND, MILLION = 10**3, 10**6
_SCALES: Mapping[int, str] = {
    MILLION: r"1[ .]000[ .]000|mill(?:ion(?:er|ar|s)?)?\b|mnok\b|mkr\b",
    THOUSAND: r"1[ .]?000\b(?![ .]?000)|tusen\b|thousands?\b|tnok\b|tkr\b|kkr\b",
    1: r"kr\b|kroner\b|nok\b",
}
# In a sentence, a unit counts only after «i» or in parentheses: «Alle tall i 1000 kr», but not «15 millioner kroner».
_IN_SENTENCE = (
    r"(?:\b(?:i|in)\s+(?:hele\s+|heile\s+|whole\s+)?|\(\s*(?:i\s+|in\s+)?(?:hele\s+|heile\s+)?(?:x|\u00d7)?\s*)"
)


@cache
def words(table: str, key: str) -> frozenset[str]:
    """The words of a list of the vocabulary, folded."""
    return frozenset(map(fold, _vocabulary()[table][key]))


@cache
def keys(table: str) -> tuple[str, ...]:
    """The keys of a table of the vocabulary."""
    return tuple(_vocabulary()[table])


@cache
def _vocabulary() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((get_data(__name__.rpartition(".")[0], _WORDS) or b"").decode())


def fold(text: str) -> str:
    """Normalise a text for comparison: NFC, without case, with single spaces."""
    return " ".join(normalize("NFC", text).casefold().split())


def heading_words(text: str) -> str:
    """Normalise a heading for comparison: folded, without parentheses, and without a unit and marks at its end."""
    plain = re.sub(_IN_PARENTHESES, " ", fold(text).replace("_", " "))
    plain = plain.replace("nr.", "nr ").replace("kommune-", "kommune ")
    plain = " ".join(plain.split()).strip(_MARKS_AT_END)
    bare = re.sub(_UNIT_AT_END, "", plain).strip(_MARKS_AT_END)
    return bare or plain


def unit_of_heading(text: str) -> int | None:
    """The unit in kroner that a heading states for its amounts; `None` where it states none."""
    plain = fold(text)
    return next((scale for scale, words_ in _SCALES.items() if re.search(rf"\b(?:x\s*)?(?:{words_})", plain)), None)


def unit_of_sentence(text: str) -> int | None:
    """The unit in kroner that a title or caption states, after «i» or in parentheses; `None` where it states none."""
    plain = fold(text)
    return next((scale for scale, words_ in _SCALES.items() if re.search(_IN_SENTENCE + f"(?:{words_})", plain)), None)


@cache
def meanings_of_headings() -> Mapping[str, str]:
    """The key that each known heading means; `weak …` for a possible meaning."""
    known = {word: f"weak {key}" for key in reversed(keys("weak")) for word in words("weak", key)}
    for key in reversed(keys("headings")):
        known |= dict.fromkeys(words("headings", key), key)
    return known


def meaning_of_heading(text: str) -> str:
    """The key that a heading means, `weak …` for a possible meaning; empty where it is not known."""
    return meanings_of_headings().get(heading_words(text), "")
