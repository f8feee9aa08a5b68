"""Options that take one of a few words."""

from collections.abc import Sequence
from typing import TypeVar

from skjonn.model.errors import UsageError

_LONGEST = 40

Choice = TypeVar("Choice", bound=str)


def one_of(word: str, known: Sequence[Choice], option: str) -> Choice:
    """Require that a word is one of those known.

    Raises:
        UsageError: It is not; with the word that was probably meant.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong word needs it

    for each in known:
        if each == word:
            return each
    # Comparing a very long word with others takes minutes.
    close = get_close_matches(word.casefold(), known, 1) if len(word) <= _LONGEST else []
    raise UsageError(
        f"{option}: {word} is not one of {', '.join(known)}.", now=f"Did you mean {close[0]}?" if close else ""
    )
