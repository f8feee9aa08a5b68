"""What a piece of an announcement looks like: an amount, a known name, a heading, a total, or a footnote."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from skjonn.inputs.tables.cells import is_empty
from skjonn.inputs.tables.kinds import NOTHING_WRITTEN
from skjonn.inputs.tables.vocabulary import fold, meaning_of_heading, unit_of_sentence, words
from skjonn.model.errors import UsageError
from skjonn.model.money import quoted

IsName = Callable[[str], bool]
"""Whether a text is the name of a municipality or a county of any day."""

_LONGEST_NAME = 60
_UNITS = r"mill(?:ion(?:er|ar)?)?\.?|mrd\.?|milliard(?:er|ar)?|tusen|kr(?:oner)?\.?|nok|mnok|tnok|mkr|tkr"
_NUMBER = r"[0-9]+(?:(?:, | ?[ ._,] ?)[0-9]+)*"
_AMOUNT = rf"(?:(?:kr\.?|nok) ?)?{_NUMBER} ?(?:[.,][-\u2013\u2014]{{1,2}} ?)?(?:(?:{_UNITS}) ?){{0,2}}"
_YEAR = "(?:19|20)[0-9]{2}"
_MARK_AT_END = r"(?<=\S)(?: ?\*+\)?| ?[\u00b9\u00b2\u00b3\u2070-\u2079]+\)?| [0-9]{1,2}\))$"
_GLUED_NAME = r"(.*[^\W\d_])([0-9]{1,2})"
_GLUED_AMOUNT = r"([0-9]{1,3}(?:([ .])[0-9]{3})(?:\2[0-9]{3})*)([0-9]{1,2})"
_ABOUT_AMOUNTS = r"\b(?:tall|tala?|beløpa?|beløpene|summar|summane|summer|summene|amounts)\b"
_SENTENCE_END = r"[.!?:](?:\s|$)"
_LONGEST_LABEL = 60
_LONGEST_MARKED = 200
_DIGITS_OF_AMOUNT = 5
_MOST_KNOWN = 100_000


@dataclass(slots=True)
class Shapes:
    """Recognises names and headings, and remembers them, since the same ones occur again and again.

    Attributes:
        is_place: Whether a text is the name of a municipality or a county.
        is_municipality: Whether a text is the name of a municipality.
        headings: The headings that the user named, and what they mean.
        file: The name of the file in messages.
    """

    is_place: IsName
    is_municipality: IsName
    headings: dict[str, str]
    file: str
    _names: dict[str, bool] = field(default_factory=dict)
    _meanings: dict[str, str] = field(default_factory=dict)

    def is_name(self, text: str) -> bool:
        """Whether a text is the name of a municipality or a county, with or without a number and «kommune»."""
        if not text or len(text) > _LONGEST_NAME or not any(map(str.isalpha, text)):
            return False
        known = self._names.get(text)
        if known is None:
            if len(self._names) > _MOST_KNOWN:
                self._names.clear()
            known = self._names[text] = self.is_place(text)
        return known

    def heading(self, text: str) -> str:
        """What a heading means; empty where it is not known."""
        if not text or len(text) > _LONGEST_LABEL:
            return ""
        known = self._meanings.get(text)
        if known is None:
            if len(self._meanings) > _MOST_KNOWN:
                self._meanings.clear()
            known = self._meanings[text] = self.headings.get(fold(text)) or meaning_of_heading(text)
        return known

    def refusal(self, line: int, what: str, now: str) -> UsageError:
        """The error for a text that is not read: why, and how to make it readable."""
        return UsageError(f"{self.file}:{line}: {what}", now=f"{now} {NOTHING_WRITTEN}")

    def require_unglued(self, line: int, text: str) -> None:
        """Require that no digit of a footnote is glued to a name.

        Raises:
            UsageError: One may be.
        """
        if (found := re.fullmatch(_GLUED_NAME, text)) and self.is_name(found[1]):
            raise self.refusal(
                line,
                f"{quoted(text)} may be a name, or {quoted(found[1])} with the footnote {found[2]}.",
                f"Write {quoted(found[1])}.",
            )

    def require_whole_amount(self, line: int, text: str) -> None:
        """Require that no digit of a footnote is glued to an amount.

        Raises:
            UsageError: One may be.
        """
        if found := re.fullmatch(_GLUED_AMOUNT, text):
            whole = "".join(filter(str.isdigit, text))
            raise self.refusal(
                line,
                f"{quoted(text)} may be {whole}, or {quoted(found[1])} with the footnote {found[3]}.",
                f"Write {quoted(found[1])} or {whole}.",
            )


def looks_like_amount(text: str) -> bool:
    """Whether a text is written like an amount, readable or not, or marks an empty cell."""
    return is_empty(text) or re.fullmatch(_AMOUNT, text, re.IGNORECASE) is not None


def is_certainly_amount(text: str) -> bool:
    """Whether a text is an amount, and not a year, a count or the like."""
    if re.fullmatch(_AMOUNT, text, re.IGNORECASE) is None:
        return False
    digits = sum(map(str.isdigit, text))
    return digits != len(text) or digits >= _DIGITS_OF_AMOUNT


def is_year(text: str) -> bool:
    """Whether a text may be a year."""
    return re.fullmatch(_YEAR, text) is not None


def without_mark(text: str) -> str:
    """Remove the mark of a footnote from the end of a text, where it certainly is one: `*)`, `¹`, or ` 1)`."""
    return re.sub(_MARK_AT_END, "", text) if len(text) <= _LONGEST_MARKED else text


def is_sentence(text: str) -> bool:
    """Whether a text is a sentence rather than a cell."""
    return len(text) > _LONGEST_LABEL or re.search(_SENTENCE_END, text) is not None


def begins_as_total(text: str) -> bool:
    """Whether a text begins like a row that sums up others."""
    plain = fold(text)
    return any(
        plain.startswith(word) and not plain[len(word) : len(word) + 1].isalnum() for word in words("totals", "words")
    )


def states_unit(text: str) -> bool:
    """Whether a text states the unit of amounts in tables: «Alle tall i 1000 kroner»."""
    return re.search(_ABOUT_AMOUNTS, fold(text)) is not None and unit_of_sentence(text) is not None
