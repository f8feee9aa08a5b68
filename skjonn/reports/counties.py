"""The counties of a day, and the municipalities of a county."""

from collections import Counter
from datetime import date

from skjonn.language.counting import counted, on_day
from skjonn.language.words import Words
from skjonn.model.table import Column, Group, Table
from skjonn.places import municipalities


def counties(on: date, words: Words) -> Table:
    """List the counties of a day, with how many municipalities each has."""
    # A county's number is what its municipalities' numbers begin with.
    sizes = Counter((place.number[:2], place.county) for place in municipalities(on))
    return Table(
        title=words.counties_title.format(date=on_day(on, words)),
        columns=(
            Column("number", words.h_number),
            Column("county", words.h_county),
            Column("municipalities", words.h_municipalities, "count"),
        ),
        groups=(Group(tuple((*county, size) for county, size in sizes.items())),),
        total=(None, words.total, sizes.total()),
    )


def county(name: str, on: date, words: Words) -> Table:
    """List the municipalities of a county on a day.

    Args:
        name: The county's official name.
        on: The day.
        words: The language.
    """
    found = [place for place in municipalities(on) if place.county == name]
    return Table(
        title=words.place_title.format(place=name, date=on_day(on, words)),
        columns=(
            Column("county", words.h_county, to="machines"),
            Column("number", words.h_number),
            Column("name", words.h_name),
        ),
        groups=(Group(tuple((place.county, place.number, place.name) for place in found)),),
        notes=(f"{counted(len(found), words.municipality)}.",),
    )
