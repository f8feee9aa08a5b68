"""Titles of the fields of the format: a line for each, in every language."""

from collections.abc import Mapping
from typing import NamedTuple

from skjonn.language.words import Words


class Title(NamedTuple):
    """One title in every language."""

    en: str
    nb: str
    nn: str


HEADINGS: Mapping[str, Title] = {
    "id": Title("ID", "ID", "ID"),
    "application": Title("Application", "Søknad", "Søknad"),
    "municipality": Title("Municipality", "Kommune", "Kommune"),
    "recipient": Title("Recipient", "Mottaker", "Mottakar"),
    "members": Title("Members", "Medlemmer", "Medlemer"),
    "county": Title("Counts in", "Regnes til", "Blir rekna til"),
    "organisation": Title("Organisation number", "Organisasjonsnummer", "Organisasjonsnummer"),
    "project": Title("Project", "Prosjekt", "Prosjekt"),
    "partners": Title("Partners", "Partnere", "Partnarar"),
    "cooperation": Title("Co-operation", "Samarbeidsform", "Samarbeidsform"),
    "requested": Title("Requested kr", "Omsøkt kr", "Omsøkt kr"),
    "cost": Title("Cost kr", "Kostnad kr", "Kostnad kr"),
    "received": Title("Received", "Mottatt", "Motteken"),
    "roles": Title("Roles", "Roller", "Roller"),
    "area": Title("Service area", "Tjenesteområde", "Tenesteområde"),
    "as_printed": Title("As printed", "I kilden", "I kjelda"),
    "note": Title("Note", "Merknad", "Merknad"),
    "granted": Title("Granted kr", "Tildelt kr", "Tildelt kr"),
    "decided": Title("Decided", "Vedtatt", "Vedteken"),
    "case": Title("Case", "Saksnr.", "Saksnr."),
    "conditions": Title("Conditions", "Vilkår", "Vilkår"),
    "award_note": Title("Note on award", "Merknad til tildeling", "Merknad til tildeling"),
    "title": Title("Title", "Tittel", "Tittel"),
    "grantor": Title("Grantor", "Tildelt av", "Tildelt av"),
    "date": Title("Date", "Dato", "Dato"),
    "source": Title("Source", "Kilde", "Kjelde"),
    "itemised": Title("Listed", "Ført opp", "Førte opp"),
    "state": Title("State", "Status", "Status"),
    "limit": Title("Limit kr", "Ramme kr", "Ramme kr"),
    "part_of": Title("Part of", "Del av", "Del av"),
    "type": Title("Event", "Hendelse", "Hending"),
    "amount": Title("Amount kr", "Beløp kr", "Beløp kr"),
    "report": Title("Report", "Rapport", "Rapport"),
    "due": Title("Due", "Frist", "Frist"),
    "spent": Title("Spent kr", "Brukt kr", "Brukt kr"),
    "ends": Title("Ends", "Slutter", "Sluttar"),
    "to": Title("To", "Til", "Til"),
    "reason": Title("Reason", "Begrunnelse", "Grunngiving"),
}
"""The titles by the keys of the fields."""


def said(title: Title, words: Words) -> str:
    """A title in a language."""
    text: str = getattr(title, words.language)
    return text


def heading(key: str, words: Words) -> str:
    """The title of a field in a language."""
    return said(HEADINGS[key], words)


def titles(language: str) -> dict[str, str]:
    """The titles in a language by their names in `Words`, for those that it has."""
    return {
        name: getattr(title, language)
        for key, title in HEADINGS.items()
        if (name := f"h_{key}") in Words.__annotations__
    }
