"""The counties of a day, and which of them a name means."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from itertools import pairwise

from skjonn.model.errors import UnknownNameError
from skjonn.places.division import change_years, division_of, valid_in
from skjonn.places.facts import FIRST_YEAR
from skjonn.places.history import FOR_GOOD
from skjonn.places.spelling import LIKENESS, Suggester, fold, with_norwegian_letters


def counties(on: date) -> tuple[str, ...]:
    """The names of the counties of a day, by county number; none before the facts begin."""
    return tuple(dict.fromkeys(record.place.county for record in valid_in(division_of(on))))


def county_number(name: str, on: date) -> str | None:
    """The two digits of a county by its official name; nothing where there is no such county on the day."""
    found = (record.place.number[:2] for record in valid_in(division_of(on)) if record.place.county == name)
    return next(found, None)


def county_named(text: str, on: date) -> str | None:
    """The county that a name means on a day: in any case, with «fylke», in Norwegian, Sámi, Kven or all of them.

    Before the facts begin it is one of the counties that they begin with: those had been the same since 1972.
    """
    known = _spellings(division_of(on))
    meant = {known.get(part) for part in fold(text).removesuffix(" fylke").split(" - ")}
    return meant.pop() if len(meant) == 1 else None


def county_suggester(on: date) -> Suggester:
    """Suggests folded names of the counties of a day."""
    return Suggester(_spellings(division_of(on)), likeness=LIKENESS)


def like_county(text: str, on: date, *, suggester: Suggester | None = None) -> str | None:
    """The county of that day that a name means or, where it means none, is likest to.

    Args:
        text: The name.
        on: The day.
        suggester: That of the day, where many names are looked up.
    """
    if county := county_named(text, on):
        return county
    suggested = (suggester or county_suggester(on))(with_norwegian_letters(fold(text)))
    return _spellings(division_of(on))[suggested[0]] if suggested else None


def county_asked_for(text: str, on: date) -> str:
    """The county that somebody means who asks for one of a day.

    Raises:
        UnknownNameError: It means none on that day: it says on which days it does, or what was probably meant.
    """
    if county := county_named(text, on):
        return county
    if is_ever_a_county(text):
        raise UnknownNameError(no_county(text, on), now="Choose a day of that time.")
    like = like_county(text, on)
    raise UnknownNameError(
        no_county(text, on), now=f"Did you mean {like}?" if like else f"There are {', '.join(counties(on))}."
    )


def is_ever_a_county(text: str) -> bool:
    """Whether a name means a county on any day that the facts cover."""
    return bool(_spans(text))


def no_county(text: str, on: date) -> str:
    """A sentence that says of a name which means no county on a day when it does, if it ever does."""
    if spans := _spans(text):
        return f"{text} is a county {' and '.join(_in_words(*span) for span in spans)}, not on {on}."
    return f"{text} is not a county on {on}."


def _spans(text: str) -> list[tuple[int, int]]:
    """The first and the last year of each time in which a name means a county."""
    found: list[tuple[int, int]] = []
    for first, after in pairwise((*change_years(), FOR_GOOD + 1)):
        if county_named(text, date(first, 1, 1)):
            since = found.pop()[0] if found and found[-1][1] == first - 1 else first
            found.append((since, after - 1))
    return found


def _in_words(first: int, last: int) -> str:
    begins = f"from {first}-01-01" if first > FIRST_YEAR else ""
    ends = f"to {last}-12-31" if last < FOR_GOOD else ""
    return f"{begins} {ends}".strip()


@lru_cache(maxsize=32)
def _spellings(division: int) -> Mapping[str, str]:
    """The official name of each county of a division by every folded name it has."""
    found = dict.fromkeys(record.counties for record in valid_in(division or FIRST_YEAR))
    return {fold(name): names[0] for names in found for name in names}
