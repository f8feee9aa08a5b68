"""The columns that name the rows of a summary, by dimension, for people and for machines."""

from collections.abc import Callable, Mapping

from skjonn.language.frames import FRAME, NO_FRAME
from skjonn.language.headings import said
from skjonn.language.terms import term
from skjonn.language.words import Words
from skjonn.model.place import NO_COUNTY, NO_MUNICIPALITY
from skjonn.model.table import Cell, Column
from skjonn.reports.summary.dimensions import UNKNOWN, Dimension, Grouping, Part
from skjonn.reports.summary.lines import Columns, SummaryRow

_NAMES = ("name", "second_name")
"""The keys of the columns that name a row for people."""

_Of = Callable[[SummaryRow], Part]
"""The part of a row's key in one dimension."""


def columns_of(grouping: Grouping, words: Words) -> Columns:
    """The columns that name a row; in each dimension the first is for machines, the second for people."""
    named = zip(_NAMES, grouping.by, strict=False)
    return tuple(
        column for at, (name, dimension) in enumerate(named) for column in _columns(name, dimension, words, at=at)
    )


def _columns(name: str, dimension: Dimension, words: Words, *, at: int) -> Columns:
    titles: Mapping[Dimension, str] = {
        "region": words.h_region,
        "municipality": words.h_municipality,
        "recipient": words.h_recipient,
        "partner": words.h_partner,
        "round": words.h_round,
        "frame": said(FRAME, words),
        "year": words.h_year,
        "role": words.h_role,
        "grantor": words.h_grantor,
    }

    def part(row: SummaryRow) -> Part:
        return row.key[at]

    title = titles[dimension]

    def unknown(row: SummaryRow) -> str:
        if dimension == "frame":
            return said(NO_FRAME, words)
        has_none = dimension == "partner" and part(row)[-1] != UNKNOWN
        return words.no_partner if has_none else words.not_known

    return (
        Column(
            dimension,
            title,
            "count" if dimension == "year" else "text",
            to="machines",
            value=lambda row: part(row)[0],
        ),
        Column(
            name,
            title,
            to="people",
            value=lambda row: _said(dimension, part(row)[0], unknown(row), words),
            total=(lambda _: words.total) if at == 0 else None,
        ),
        *_further(dimension, words, part),
    )


def _further(dimension: Dimension, words: Words, part: _Of) -> Columns:
    match dimension:
        case "municipality" | "recipient":
            return (
                Column("number", words.h_number, to="machines", value=lambda row: part(row)[1]),
                Column(
                    f"number_of_{dimension}",
                    words.h_number,
                    to="people",
                    rank=5,
                    value=lambda row: "" if part(row)[0] and not part(row)[1] else part(row)[1],
                ),
            )
        case "partner":
            return (
                Column("partner_number", words.h_number, rank=5, value=lambda row: part(row)[1]),
                Column("kind", words.h_kind, to="machines", value=lambda row: part(row)[2]),
                Column(
                    "kind_in_words",
                    words.h_kind,
                    to="people",
                    rank=4,
                    value=lambda row: "" if part(row)[0] is None else _kind(part(row)[2], words),
                ),
            )
        case "round":
            return (Column("title", words.h_title, rank=5, value=lambda row: part(row)[1]),)
        case _:
            return ()


def _said(dimension: Dimension, name: Cell, unknown: str, words: Words) -> Cell:
    """The name of a row for people; what is not known, or is `NO_COUNTY` and the like, is put in words."""
    if name is None:
        return unknown
    if dimension == "role" and isinstance(name, tuple):
        return tuple(term(role, words) for role in name)
    if name in {NO_COUNTY, NO_MUNICIPALITY}:
        return words.no_county if name == NO_COUNTY else words.no_municipality
    return str(name) if isinstance(name, int) else name


def _kind(kind: Cell, words: Words) -> str:
    match kind:
        case "municipality":
            return words.municipality[0]
        case "county":
            return words.county_council
        case "several":
            return words.several_partners
        case "other":
            return words.other_organisation
        case _:
            return words.not_known
