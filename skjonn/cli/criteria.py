"""Read from the options which regions, municipalities and recipients a report is narrowed to."""

from collections.abc import Iterable, Sequence
from datetime import date

from skjonn.actions import lookup
from skjonn.cli.environment import map_day
from skjonn.cli.options import Applicants, Which
from skjonn.cli.output import Output
from skjonn.cli.streams import say
from skjonn.language import LANGUAGES, words
from skjonn.language.counting import when
from skjonn.model.errors import UnknownNameError
from skjonn.model.partial_date import PartialDate
from skjonn.model.place import NO_COUNTY, UnresolvedMunicipality
from skjonn.model.resolved import ResolvedRound
from skjonn.places.counties import require_county
from skjonn.places.lookup import look_up
from skjonn.places.regrouping import numbers_meant, once_named
from skjonn.places.spelling import fold
from skjonn.reports.listed import Criteria, listed_applications


def criteria_of(rounds: Sequence[ResolvedRound], which: Which, applicants: Applicants | None = None) -> Criteria:
    """What the options narrow some rounds to.

    Raises:
        UnknownNameError: The rounds have no such region, municipality or recipient.
        UsageError: `--as-of` is not a day.
    """
    applicants = applicants or Applicants()
    day = map_day(applicants.as_of)
    counties = tuple(_county(text, rounds, day) for text in which.regions or ())
    municipalities, recipients = tuple(applicants.municipalities or ()), tuple(applicants.recipients or ())
    for text in municipalities:
        _require_municipality(text, rounds, day)
    for text in recipients:
        lookup.require_recipient(text, rounds)
    return Criteria(counties, municipalities, recipients, as_of=day)


def say_what_is_shown(criteria: Criteria, rounds: Sequence[ResolvedRound], output: Output) -> None:
    """Say which municipalities are shown for a name or number of another day."""
    for text in criteria.municipalities:
        for day in _days(rounds, criteria.as_of):
            if found := once_named(text, day.last):
                names = ", ".join(f"{place.number} {place.name}" for place in found)
                say(output.words.by_history.format(text=text, date=when(day, output.words), names=names))


def _county(text: str, rounds: Sequence[ResolvedRound], as_of: date | None) -> str:
    """The county that a text means: one of the rounds or of another day's map, or `NO_COUNTY`."""
    if fold(text) in {words(language).no_county for language in LANGUAGES}:
        return NO_COUNTY
    return lookup.county(text, [round_.totals for round_ in rounds]) if as_of is None else require_county(text, as_of)


def _days(rounds: Sequence[ResolvedRound], as_of: date | None) -> Iterable[PartialDate]:
    """The days, months and years whose municipalities are meant."""
    return (PartialDate.of(as_of),) if as_of else dict.fromkeys(round_.heading.date for round_ in rounds)


def _require_municipality(text: str, rounds: Sequence[ResolvedRound], as_of: date | None) -> None:
    """Refuse a name that is in none of the rounds and means no municipality on the days that count."""
    if any(numbers_meant(text, day.last) for day in _days(rounds, as_of)):
        return
    criteria = Criteria(municipalities=(text,), as_of=as_of)
    if any(criteria.meet(listed, None) for listed in listed_applications(rounds, as_of=as_of)):
        return
    found = [look_up(text, day.last) for day in _days(rounds, as_of)]
    unresolved = [each for each in found if isinstance(each, UnresolvedMunicipality)]
    if unresolved:
        raise UnknownNameError(unresolved[-1].message, now=unresolved[-1].hint)
