"""The words of tables, labels and verdicts in English (en), bokmål (nb) and nynorsk (nn)."""

from importlib import import_module
from typing import cast

from skjonn.language.words import Words
from skjonn.model.errors import UnknownNameError

LANGUAGES = ("en", "nb", "nn")


def words(language: str) -> Words:
    """The words of a language; no other language is loaded.

    Raises:
        UnknownNameError: The language is not one of `LANGUAGES`.
    """
    if language not in LANGUAGES:
        raise UnknownNameError(f"There is no language {language!r}.", now=f"Choose one of {', '.join(LANGUAGES)}.")
    return cast("Words", import_module(f"skjonn.language.{language}").WORDS)
