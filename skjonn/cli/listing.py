"""How commands list applications and awards, or show one of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

import typer

from skjonn.actions import lookup
from skjonn.actions.show import show as find
from skjonn.cli.environment import map_day
from skjonn.cli.output import FOR_PEOPLE, Output
from skjonn.cli.reading import exit_code, read
from skjonn.cli.streams import say
from skjonn.inputs.amounts import read_amount
from skjonn.inputs.choice import one_of
from skjonn.language import LANGUAGES, words
from skjonn.language.counting import counted, when
from skjonn.model.errors import UnknownNameError
from skjonn.model.lifecycle import Life
from skjonn.model.partial_date import PartialDate
from skjonn.model.place import NO_COUNTY, UnresolvedMunicipality
from skjonn.model.resolved import ResolvedRound
from skjonn.model.table import Table
from skjonn.places.counties import county_asked_for
from skjonn.places.lookup import look_up
from skjonn.places.regrouping import numbers_meant, once_named
from skjonn.places.spelling import fold
from skjonn.reports.entry import Placed, entry, for_people
from skjonn.reports.listed import STATUSES, Criteria, Entries, Status, listed_applications
from skjonn.reports.listing import listing, sorts
from skjonn.reports.timeline import timeline


def show(
    entries: Entries,
    ledger: str | None,
    output: Output,
    format_: str,
    *,
    rounds: Sequence[str],
    years: Sequence[str],
    regions: Sequence[str],
    municipalities: Sequence[str],
    recipients: Sequence[str],
    least: str | None,
    most: str | None,
    sort: str,
    reverse: bool,
    as_of: str | None,
    statuses: Sequence[str] = (),
    lives: Sequence[Callable[[Life], bool]] = (),
) -> None:
    """List applications or awards: those that meet what was typed."""
    order = one_of(sort, sorts(output.words, entries=entries), "--sort")
    low, high = (read_amount(text, zero=True) if text else None for text in (least, most))
    found = read(ledger)
    listed = lookup.of_years(lookup.rounds(found, rounds), years)
    criteria = criteria_of(listed, regions, municipalities, recipients, as_of=as_of)
    ends: tuple[Status, ...] = tuple(one_of(text, STATUSES, "--status") for text in statuses)
    criteria = replace(criteria, least=low, most=high, statuses=ends, lives=tuple(lives))
    table = listing(listed, output.words, entries=entries, criteria=criteria, sort=order, reverse=reverse)
    output.table(table, format_)
    say_what_is_shown(criteria, listed, output)
    raise typer.Exit(exit_code(found, output.words, [round_.totals for round_ in listed]))


def criteria_of(
    rounds: Sequence[ResolvedRound],
    regions: Sequence[str],
    municipalities: Sequence[str],
    recipients: Sequence[str],
    *,
    as_of: str | None,
) -> Criteria:
    """What rounds are narrowed to, as it was typed.

    Raises:
        UnknownNameError: They have no such region, municipality or recipient.
        UsageError: The day is none.
    """
    day = map_day(as_of)
    counties = tuple(_county(text, rounds, day) for text in regions)
    for text in municipalities:
        _require_municipality(text, rounds, day)
    for text in recipients:
        lookup.require_recipient(text, rounds)
    return Criteria(counties, tuple(municipalities), tuple(recipients), as_of=day)


def say_what_is_shown(criteria: Criteria, rounds: Sequence[ResolvedRound], output: Output) -> None:
    """Say which municipalities are shown for the names or numbers of another day."""
    for text in criteria.municipalities:
        _say_what_is_shown(text, _days(rounds, criteria.as_of), output)


def _county(text: str, rounds: Sequence[ResolvedRound], as_of: date | None) -> str:
    """The county that is meant: one that the rounds know, or one of another day's map; or that of none."""
    if fold(text) in {words(language).no_county for language in LANGUAGES}:
        return NO_COUNTY
    return lookup.county(text, [round_.totals for round_ in rounds]) if as_of is None else county_asked_for(text, as_of)


def _days(rounds: Sequence[ResolvedRound], as_of: date | None) -> Iterable[PartialDate]:
    """The days, months and years whose municipalities are meant."""
    return (PartialDate.of(as_of),) if as_of else dict.fromkeys(round_.heading.date for round_ in rounds)


def _require_municipality(text: str, rounds: Sequence[ResolvedRound], as_of: date | None) -> None:
    """Refuse a name that stands in none of the rounds and means no municipality on the days that are meant."""
    if any(numbers_meant(text, day.last) for day in _days(rounds, as_of)):
        return
    criteria = Criteria(municipalities=(text,), as_of=as_of)
    if any(criteria.meet(listed, None) for listed in listed_applications(rounds, as_of=as_of)):
        return
    found = [look_up(text, day.last) for day in _days(rounds, as_of)]
    unresolved = [each for each in found if isinstance(each, UnresolvedMunicipality)]
    if unresolved:
        raise UnknownNameError(unresolved[-1].message, now=unresolved[-1].hint)


def _say_what_is_shown(text: str, days: Iterable[PartialDate], output: Output) -> None:
    """Say which municipalities are shown for a name or number of another day."""
    for day in days:
        if found := once_named(text, day.last):
            names = ", ".join(f"{place.number} {place.name}" for place in found)
            say(output.words.by_history.format(text=text, date=when(day, output.words), names=names))


def _table_of(found: Sequence[Placed], output: Output, format_: str) -> Table:
    """What is shown of one application or award: for people a timeline where something has happened to it."""
    resolved = found[0].listed.resolved
    if format_ in FOR_PEOPLE and resolved is not None and resolved.history:
        return timeline(found[0], resolved, output.words)
    table = entry(found, output.words)
    return for_people(table, output.words) if format_ in FOR_PEOPLE else table


def show_one(ledger: str | None, id_: str, output: Output, format_: str, *, entries: Entries) -> None:
    """Show one application or award; where several have its id, all of them."""
    ledger_ = read(ledger)
    found = find(ledger_, id_, entries=entries)
    output.table(_table_of(found, output, format_), format_)
    rounds = {each.listed.round.file: each.listed.round for each in found}
    code = exit_code(ledger_, output.words, list(rounds.values()))
    if len(found) > 1:
        noun = output.words.award if entries == "awards" else output.words.application
        say(output.words.not_unique.format(entries=counted(len(found), noun), id=id_))
        code = 1
    raise typer.Exit(code)
