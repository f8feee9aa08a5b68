"""The counties of a day, and which of them a name means."""

from datetime import date

from skjonn.places.division import division_of, valid_in
from skjonn.places.spelling import closest, fold


def counties(on: date) -> tuple[str, ...]:
    """The names of the counties of a day, by county number; none before the facts begin."""
    return tuple(dict.fromkeys(record.place.county for record in valid_in(division_of(on))))


def county_named(text: str, on: date) -> str | None:
    """The county that a name means on a day: in any case, with «fylke», in Norwegian, Sámi, Kven or all of them."""
    known = _spellings(on)
    meant = {known.get(part) for part in fold(text).removesuffix(" fylke").split(" - ")}
    return meant.pop() if len(meant) == 1 else None


def like_county(text: str, on: date) -> str | None:
    """The county of that day that a name means or, where it means none, is likest to."""
    known = _spellings(on)
    return county_named(text, on) or next((known[name] for name in closest(fold(text), known)), None)


def _spellings(on: date) -> dict[str, str]:
    found = dict.fromkeys(record.counties for record in valid_in(division_of(on)))
    return {fold(name): names[0] for names in found for name in names}
