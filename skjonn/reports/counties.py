"""The counties of a day, and the municipalities of a county."""

from collections import Counter
from datetime import date

from skjonn.language.counting import counted, on_day
from skjonn.language.words import Words
from skjonn.model.place import Municipality
from skjonn.model.table import Column, Section, Table
from skjonn.places.lookup import municipalities


def counties(on: date, words: Words) -> Table:
    """List the counties of a day, with the number of municipalities in each."""
    # The numbers of a county's municipalities begin with the county's number.
    sizes = Counter((place.number[:2], place.county) for place in municipalities(on))
    columns: tuple[Column[tuple[tuple[str, str], int], int], ...] = (
        Column("number", words.h_number, value=lambda item: item[0][0]),
        Column("region", words.h_region, value=lambda item: item[0][1], total=lambda _: words.total),
        Column("municipalities", words.h_municipalities, "count", value=lambda item: item[1], total=lambda size: size),
    )
    title = words.counties_title.format(date=on_day(on, words))
    return Table.of(title, columns, [Section([*sizes.items()])], total=sizes.total())


def county(name: str, on: date, words: Words) -> Table:
    """List the municipalities of a county on a day.

    Args:
        name: The county's official name.
        on: The day.
        words: The language.
    """
    found = [place for place in municipalities(on) if place.county == name]
    columns: tuple[Column[Municipality, None], ...] = (
        Column("region", words.h_region, to="machines", value=lambda place: place.county),
        Column("number", words.h_number, value=lambda place: place.number),
        Column("name", words.h_name, value=lambda place: place.name),
    )
    title = words.place_title.format(place=name, date=on_day(on, words))
    return Table.of(title, columns, [Section(found)], notes=(f"{counted(len(found), words.municipality)}.",))
