"""Titles of the program's own words in ledgers and tables, such as severities and roles, in every language."""

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
    "service": Title("service", "tjenesteprodusent", "tenesteprodusent"),
    "authority": Title("authority", "myndighetsorgan", "myndigheitsorgan"),
    "democracy": Title("democracy", "lokaldemokratisk arena", "lokaldemokratisk arena"),
    "community": Title("community", "samfunnsutvikler", "samfunnsutviklar"),
}
"""The titles by word; no word has two meanings."""

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
"""The answers to questions on a terminal; those to one question begin with different letters."""


def answer(word: str, words: Words) -> str:
    """The text that is typed for an answer in a language; a number is the same in all."""
    return said(ANSWERS[word], words) if word in ANSWERS else word


def term(word: str, words: Words) -> str:
    """The title of one of the program's own words in a language."""
    return said(TERMS[word], words)
