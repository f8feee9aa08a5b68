"""The program's own words that a ledger or a table holds, such as a severity or a role, as people read them."""

from collections.abc import Mapping

from skjonn.language.headings import Title, said
from skjonn.language.words import Words

TERMS: Mapping[str, Title] = {
    # Severities
    "error": Title("error", "feil", "feil"),
    "warning": Title("warning", "advarsel", "åtvaring"),
    "note": Title("note", "merknad", "merknad"),
    "off": Title("off", "av", "av"),
    # The state of a round
    "open": Title("open", "åpen", "open"),
    "decided": Title("decided", "avgjort", "avgjord"),
    # Roles
    "service": Title("service", "tjenesteyter", "tenesteytar"),
    "authority": Title("authority", "myndighet", "styresmakt"),
    "democracy": Title("democracy", "lokaldemokrati", "lokaldemokrati"),
    "community": Title("community", "samfunnsutvikler", "samfunnsutviklar"),
}
"""The words in every language; none of them means two things."""

ANSWERS: Mapping[str, Title] = {
    "yes": Title("yes", "ja", "ja"),
    "no": Title("no", "nei", "nei"),
    "edit": Title("edit", "endre", "endre"),
    "anyway": Title("anyway", "likevel", "likevel"),
    "show": Title("show", "vis", "vis"),
    "edit again": Title("edit again", "rediger igjen", "rediger igjen"),
    "keep": Title("keep", "behold", "behald"),
    "drop": Title("drop", "forkast", "forkast"),
    "leave out": Title("leave out", "utelat", "utelat"),
}
"""What can be answered to the questions of a terminal; those of one question begin with different letters."""


def answer(word: str, words: Words) -> str:
    """What is typed for an answer in a language; a number is the same in all."""
    return said(ANSWERS[word], words) if word in ANSWERS else word


def term(word: str, words: Words) -> str:
    """What a word of the program's own is called in a language."""
    return said(TERMS[word], words)
