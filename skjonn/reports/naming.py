"""How a summary names its rows: the columns of each dimension, for people and for machines, and what stands in them."""

from collections.abc import Mapping

from skjonn.language.words import Words
from skjonn.model.table import Cell, Column, Row
from skjonn.reports.dimensions import Dimension, Grouping, Key, Part

_NAMES = ("name", "second_name")
"""The keys of the columns in which people read what a row is about."""


def columns_of(grouping: Grouping, words: Words) -> tuple[Column, ...]:
    """The columns that name a row; in each dimension the first is for machines, the second for people."""
    named = zip(_NAMES, grouping.by, strict=False)
    return tuple(column for name, dimension in named for column in _columns(name, dimension, words))


def cells_of(key: Key, grouping: Grouping, words: Words) -> Row:
    """What stands in those columns."""
    parts = zip(grouping.by, key, strict=True)
    return tuple(cell for dimension, part in parts for cell in _cells(dimension, part, words))


def _columns(name: str, dimension: Dimension, words: Words) -> tuple[Column, ...]:
    titles: Mapping[Dimension, str] = {
        "region": words.h_region,
        "county": words.h_county,
        "municipality": words.h_municipality,
        "partner": words.h_partner,
        "round": words.h_round,
        "year": words.h_year,
        "role": words.h_role,
        "grantor": words.h_grantor,
    }
    further: Mapping[Dimension, tuple[Column, ...]] = {
        "municipality": (Column("number", words.h_number, rank=5),),
        "partner": (
            Column("partner_number", words.h_number, rank=5),
            Column("kind", words.h_kind, to="machines"),
            Column("kind_in_words", words.h_kind, to="people", rank=4),
        ),
        "round": (Column("title", words.h_title, rank=5),),
    }
    title = titles[dimension]
    return (
        Column(dimension, title, "count" if dimension == "year" else "text", to="machines"),
        Column(name, title, to="people"),
        *further.get(dimension, ()),
    )


def _cells(dimension: Dimension, part: Part, words: Words) -> Row:
    """What a row is about, for machines and for people: what is not known is said to these in words."""
    name, *further = part
    unknown = words.no_partner if dimension == "partner" else words.not_known
    said = unknown if name is None else str(name) if isinstance(name, int) else name
    if dimension == "partner":
        further.append("" if name is None else _kind(further[1], words))
    return (name, said, *further)


def _kind(kind: Cell, words: Words) -> str:
    match kind:
        case "municipality":
            return words.municipality[0]
        case "county":
            return words.county_council
        case "other":
            return words.other_organisation
        case _:
            return words.not_known
