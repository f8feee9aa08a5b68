"""A round with its municipalities resolved, awards and events joined to their applications, and its totals computed.

Reports, rules and exports take their entries from here, so awards and events are matched in one place.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import chain, count, repeat
from operator import attrgetter
from typing import NamedTuple, Self

from skjonn.model.diagnostic import At
from skjonn.model.entries import Application, Award, Event, Heading, Round
from skjonn.model.lifecycle import Contradiction, Grant, Life, figures_by_event, in_order, life_of, without_events
from skjonn.model.partial_date import PartialDate
from skjonn.model.place import Applicant, LookupResult, Municipality, Recipient
from skjonn.model.settings import NO_LIMITS, Limits
from skjonn.model.totals import Movement, PlacedWaiver, ResolvedRegion, RoundTotals, Totals


class ResolvedAward(NamedTuple):
    """An award, the county it counts in, and its place in the file.

    Attributes:
        entry: The award.
        county: The county of its application; `None` if that is not known.
        file: The file's name.
        number: Which of the file's `[[awards]]` it is, from 0.
    """

    entry: Award
    county: str | None
    file: str
    number: int

    def date_in(self, date_of_round: PartialDate) -> PartialDate:
        """The award's date: the day of its decision, otherwise its round's date."""
        return PartialDate.of(self.entry.decided) if self.entry.decided else date_of_round

    def at(self, key: str = "") -> At:
        """The place of one of its keys, or of the award."""
        return At(self.file, "awards", self.number, key)


class ResolvedEvent(NamedTuple):
    """An event and its place in the file: `number` is which of the file's `[[events]]` it is, from 0."""

    entry: Event
    file: str
    number: int

    def at(self, key: str = "") -> At:
        """The place of one of its keys, or of the event."""
        return At(self.file, "events", self.number, key)


class History(NamedTuple):
    """What happened to an application and its award.

    Attributes:
        events: The events in the order that counts; there is at least one.
        grant: The beginning of its life.
        life: What became of it; without contradictions if an entry that belongs to it could not be read.
    """

    events: tuple[ResolvedEvent, ...]
    grant: Grant
    life: Life


class ResolvedApplication(NamedTuple):
    """An application, its applicant, its awards, and its place in the file.

    Attributes:
        entry: The application.
        applicant: The municipality on the round's date, why it is unresolved, or another recipient.
        awards: Its awards, in the file's order: none, one or, in a faulty file, several.
        file: The file's name.
        number: Which of the file's `[[applications]]` it is, from 0.
        history: What happened to it and its award; `None` if there are no events.
    """

    entry: Application
    applicant: Applicant
    awards: tuple[ResolvedAward, ...]
    file: str
    number: int
    history: History | None = None

    @property
    def municipality(self) -> Municipality | None:
        """The municipality that applied, if it is one and is known."""
        return self.applicant if isinstance(self.applicant, Municipality) else None

    @property
    def recipient(self) -> Recipient | None:
        """The applicant, if it is not one municipality."""
        return self.applicant if isinstance(self.applicant, Recipient) else None

    @property
    def name(self) -> str:
        """The applicant's official name; as written if that is not known."""
        return name_of(self.entry, self.applicant)

    @property
    def county(self) -> str | None:
        """The county it counts in on the round's date; `NO_COUNTY` if it counts in none, `None` if it is not known."""
        return self.applicant.county

    @property
    def granted(self) -> int | None:
        """The sum of its awards in kroner; `None` if it has none."""
        return sum(award.entry.granted for award in self.awards) if self.awards else None

    @property
    def life(self) -> Life:
        """What became of the application and its award."""
        return self.history.life if self.history else without_events(self.granted)

    @property
    def events(self) -> tuple[ResolvedEvent, ...]:
        """The events, in the order that counts."""
        return self.history.events if self.history else ()

    @property
    def totals(self) -> Totals:
        """The totals of the application and its awards."""
        totals = Totals.of([self.entry.requested], [award.entry.granted for award in self.awards])
        if self.history:
            totals.amend(totals.granted, self.history.life)
        return totals

    def at(self, key: str = "", item: int | None = None) -> At:
        """The place of one of its keys, of an item of a list, or of the application."""
        return At(self.file, "applications", self.number, key, item)


def name_of(application: Application, applicant: Applicant) -> str:
    """The official name of an application's applicant; as written if that is not known."""
    return application.applicant if applicant.name is None else applicant.name


class Joined(NamedTuple):
    """The entries of a round, joined.

    Attributes:
        applications: The applications, in the file's order, each with its awards and its history.
        awards: All awards, in the file's order.
        unmatched_awards: The awards without exactly one application.
        unmatched_events: The events without exactly one application.
    """

    applications: tuple[ResolvedApplication, ...]
    awards: tuple[ResolvedAward, ...]
    unmatched_awards: tuple[ResolvedAward, ...]
    unmatched_events: tuple[ResolvedEvent, ...] = ()


@dataclass(frozen=True)
class ResolvedRound:
    """A round with its entries.

    An award or an event belongs to the application whose id it names, if exactly one application has that id;
    otherwise it is unmatched.

    Attributes:
        totals: What it states, and what its entries add up to.
        entries: The entries as they were read.
        applicants: The applicant of each application.
        join: Joins the entries when that is first needed; totals, and most rules on a clean file, do not need it.
    """

    totals: RoundTotals
    entries: Round
    applicants: Sequence[Applicant]
    join: Callable[[], Joined]

    @classmethod
    def of(
        cls,
        entries: Round,
        *,
        look_up: Callable[[str], LookupResult],
        recipient_of: Callable[[Application], Recipient],
        county_named: Callable[[str], str | None],
        limits: Limits = NO_LIMITS,
    ) -> Self:
        """Join the entries of a round and compute its totals.

        Args:
            entries: The round.
            look_up: Finds the municipality of a name or number on the round's date.
            recipient_of: Finds what is known on that date about an applicant that is not one municipality.
            county_named: Finds the county of a name on that date.
            limits: The county governor's own limits.
        """
        file = entries.file
        # Many applications name few municipalities.
        names = [application.municipality for application in entries.applications]
        applicant_of = {name: look_up(name) for name in dict.fromkeys(names) if name is not None}
        applicants: list[Applicant] = [
            applicant_of[name] if name is not None else recipient_of(entries.applications[number])
            for number, name in enumerate(names)
        ]
        unread = [look_up(entry.municipality).county if entry.municipality else None for entry in entries.unread]
        counties = [applicant.county for applicant in applicants]
        county_of = _county_of(entries, counties, unread)
        award_counties = [*map(county_of.get, entries.awarded)]
        is_unique = len(county_of) == len(entries.applications) and not entries.unread
        known = county_of.keys() if is_unique else _known(entries)
        join = partial(_joined, entries, applicants, award_counties, known, limits)
        regions = tuple(
            ResolvedRegion(region, county_named(region.county), file, number)
            for region, number in zip(entries.regions, _numbers(entries, "regions"), strict=False)
        )
        waivers = tuple(
            PlacedWaiver(waiver, file, number)
            for waiver, number in zip(entries.waivers, _numbers(entries, "waivers"), strict=False)
        )
        total, by_county = _summed(entries, counties, award_counties)
        unmatched_events = 0
        movements: tuple[Movement, ...] = ()
        if entries.events or entries.frame.part_of:
            # Events change the totals, and a frame above counts day by day.
            joined = join()
            join = partial(Joined._make, joined)
            unmatched_events = len(joined.unmatched_events)
            for county, application in zip(counties, joined.applications, strict=True):
                if application.history is not None:
                    granted = application.history.grant.granted or 0
                    total.amend(granted, application.history.life)
                    by_county[county].amend(granted, application.history.life)
            movements = _movements(joined, entries.heading.date) if entries.frame.part_of else ()
        incomplete_applications, incomplete_awards = _incomplete(entries, unread, county_of)
        unverified = dict.fromkeys(_unverified(applicant) for applicant in applicant_of.values())
        totals = RoundTotals(
            file=file,
            heading=entries.heading,
            frame=entries.frame,
            regions=regions,
            waivers=waivers,
            total=total,
            by_county={county: part for county, part in by_county.items() if county is not None},
            unmatched=Totals.of([], [award.granted for award in entries.awards if award.application not in known]),
            unverified_applicants=tuple(name for name in unverified if name),
            incomplete_applications=incomplete_applications | ({None} if None in counties else set[str | None]()),
            incomplete_awards=incomplete_awards | ({None} if None in award_counties else set[str | None]()),
            unread_tables=frozenset(entry.table for entry in entries.unread),
            unread_figures=entries.unread_figures,
            limits=limits,
            unverified_recipients=tuple(dict.fromkeys(_unverified_recipients(applicants))) if None in names else (),
            events=len(entries.events),
            unmatched_events=unmatched_events,
            latest_event=max((event.date for event in entries.events), default=None),
            movements=movements,
        )
        return cls(totals, entries, applicants, join)

    @cached_property
    def joined(self) -> Joined:
        """The entries, joined."""
        return self.join()

    @property
    def applications(self) -> tuple[ResolvedApplication, ...]:
        """The applications, in the file's order."""
        return self.joined.applications

    @property
    def awards(self) -> tuple[ResolvedAward, ...]:
        """All awards, in the file's order."""
        return self.joined.awards

    @property
    def unmatched_awards(self) -> tuple[ResolvedAward, ...]:
        """The awards without exactly one application."""
        return self.joined.unmatched_awards

    @property
    def unmatched_events(self) -> tuple[ResolvedEvent, ...]:
        """The events without exactly one application."""
        return self.joined.unmatched_events

    @property
    def file(self) -> str:
        """The file's name."""
        return self.entries.file

    @property
    def heading(self) -> Heading:
        """The round's heading."""
        return self.entries.heading

    @property
    def id(self) -> str:
        """The round's id."""
        return self.entries.heading.id

    @cached_property
    def recipients(self) -> tuple[tuple[ResolvedApplication, Recipient], ...]:
        """The applications whose applicant is not one municipality, each with its recipient."""
        if not any(map(attrgetter("recipient"), self.entries.applications)):
            return ()
        return tuple((each, each.recipient) for each in self.applications if each.recipient)

    @cached_property
    def application_ids(self) -> Mapping[str, int]:
        """How many applications have each id, including those that could not be read except for their id."""
        return Counter(_ids(self.entries))

    @property
    def without_outcome(self) -> tuple[ResolvedApplication, ...]:
        """The applications without an outcome; none if an entry that could not be read or matched may be one."""
        if set(self.entries.awarded).issuperset(self.entries.ids):
            return ()
        is_doubtful = self.unmatched_awards or self.unmatched_events
        if is_doubtful or not self.totals.is_in_force_known:
            return ()
        without_award = (each for each in self.applications if not each.awards)
        return tuple(each for each in without_award if each.history is None or each.history.life.outcome is None)

    @cached_property
    def contradictions(self) -> Mapping[str, Sequence[tuple[ResolvedApplication, Contradiction]]]:
        """The contradictions in all lives, by the name of the rule that finds them."""
        found: defaultdict[str, list[tuple[ResolvedApplication, Contradiction]]] = defaultdict(list)
        for application in self.applications if self.totals.events else ():
            for each in application.history.life.contradictions if application.history else ():
                found[each.rule].append((application, each))
        return found

    @cached_property
    def partner_names(self) -> Counter[str]:
        """How often each partner's name occurs, in the file's order."""
        return Counter(chain.from_iterable(self.entries.partner_lists))

    def partners_named(self, names: Collection[str]) -> Iterator[tuple[str, str, At]]:
        """Each partner that has one of some names, with the id of its application and its place."""
        for application in self.applications if names else ():
            for item, partner in enumerate(application.entry.partners):
                if partner in names:
                    yield partner, application.entry.id, application.at("partners", item)


def _numbers(entries: Round, table: str) -> Iterable[int]:
    """The number of each entry's table in the file, from 0; an endless count if all of them were read."""
    return entries.positions.get(table) or count()


def _ids(entries: Round) -> Iterator[str]:
    """The id of every application, including those that could not be read except for their id."""
    yield from entries.ids
    yield from (entry.application for entry in entries.unread if entry.table == "applications" and entry.application)


def _county_of(
    entries: Round, counties: Sequence[str | None], unread: Sequence[str | None]
) -> Mapping[str, str | None]:
    """The county by each application's id; `None` if applications with the same id are in different counties."""
    ids = entries.ids
    county_of: dict[str, str | None] = dict(zip(ids, counties, strict=True))
    if len(county_of) == len(ids) and not entries.unread:
        return county_of
    county_of.clear()
    of_unread = [
        (entry.application, county)
        for entry, county in zip(entries.unread, unread, strict=True)
        if entry.table == "applications" and entry.application
    ]
    for id_, county in chain(zip(ids, counties, strict=True), of_unread):
        county_of[id_] = county if county_of.get(id_, county) == county else None
    return county_of


def _known(entries: Round) -> Collection[str]:
    """The ids that exactly one application has, and that one could be read."""
    times = Counter(_ids(entries))
    return {application.id for application in entries.applications if times[application.id] == 1}


def _joined(
    entries: Round,
    applicants: Sequence[Applicant],
    award_counties: Sequence[str | None],
    known: Collection[str],
    limits: Limits,
) -> Joined:
    """Join the entries of a round.

    Args:
        entries: The round.
        applicants: The applicant of each application.
        award_counties: The county of each award.
        known: The ids that exactly one application has.
        limits: The county governor's own limits.
    """
    file = entries.file
    awards = tuple(
        map(ResolvedAward._make, zip(entries.awards, award_counties, repeat(file), _numbers(entries, "awards")))
    )
    matched, unmatched = _matched(entries, awards, known)
    histories, unmatched_events = _histories(entries, matched, known, limits)
    of_applications = zip(
        entries.applications, applicants, matched, repeat(file), _numbers(entries, "applications"), histories
    )
    return Joined(tuple(map(ResolvedApplication._make, of_applications)), awards, unmatched, unmatched_events)


def _matched(
    entries: Round, awards: Sequence[ResolvedAward], known: Collection[str]
) -> tuple[Sequence[tuple[ResolvedAward, ...]], tuple[ResolvedAward, ...]]:
    """The awards of each application, and the unmatched awards."""
    ids = entries.ids
    if len(known) == len(ids):
        # In most rounds no two awards name the same application.
        of_id = dict(zip(entries.awarded, zip(awards), strict=True))
        found = list(map(of_id.get, ids, repeat(())))
        if len(of_id) == len(awards) == sum(map(len, found)):
            return found, ()
    several: defaultdict[str, list[ResolvedAward]] = defaultdict(list)
    for award in awards:
        several[award.entry.application].append(award)
    unmatched = tuple(award for award in awards if award.entry.application not in known)
    return [tuple(several.get(id_, ())) if id_ in known else () for id_ in ids], unmatched


def _histories(
    entries: Round, matched: Sequence[Sequence[ResolvedAward]], known: Collection[str], limits: Limits
) -> tuple[Iterable[History | None], tuple[ResolvedEvent, ...]]:
    """The history of each application, endless if there are no events; and the unmatched events."""
    if not entries.events:
        return repeat(None), ()
    events: defaultdict[str, list[ResolvedEvent]] = defaultdict(list)
    unmatched: list[ResolvedEvent] = []
    for event in map(ResolvedEvent._make, zip(entries.events, repeat(entries.file), _numbers(entries, "events"))):
        (events[event.entry.application] if event.entry.application in known else unmatched).append(event)
    doubtful = {entry.application for entry in entries.unread if entry.table != "applications"}
    found: list[History | None] = []
    for application, awards in zip(entries.applications, matched, strict=True):
        of_it = events.get(application.id)
        if of_it is None:
            found.append(None)
            continue
        is_doubtful = not doubtful.isdisjoint({application.id, None})
        grant = grant_of(application, awards, entries.heading.date, acceptance=limits.acceptance)
        found.append(_history(grant, of_it, is_doubtful=is_doubtful))
    return found, tuple(unmatched)


def grant_of(application: Application, awards: Sequence[ResolvedAward], on: PartialDate, *, acceptance: bool) -> Grant:
    """The beginning of the life of an application and its award, in a round of a date."""
    if not awards:
        return Grant(None, on, application.received, acceptance)
    granted = sum(award.entry.granted for award in awards)
    return Grant(granted, awards[0].date_in(on), application.received, acceptance)


def _history(grant: Grant, events: Sequence[ResolvedEvent], *, is_doubtful: bool) -> History:
    ordered = tuple(events[number] for number in in_order([event.entry for event in events]))
    life = life_of(grant, [event.entry for event in ordered])
    return History(ordered, grant, life._replace(contradictions=()) if is_doubtful else life)


def _movements(joined: Joined, on: PartialDate) -> tuple[Movement, ...]:
    """How the figures of a round's awards change, by day.

    An award counts from its day. If only its month or year is known, it counts from its first event, at the latest from
    the last day that it can be: before that, it is not certain that it was made.
    """
    days: defaultdict[date, list[int]] = defaultdict(lambda: [0, 0, 0, 0])

    def add(day: date, *amounts: int) -> None:
        days[day] = [sum(pair) for pair in zip(days[day], amounts, strict=True)]

    def decide(awards: Iterable[ResolvedAward]) -> None:
        for award in awards:
            add(award.date_in(on).last, award.entry.granted, award.entry.granted, 0, 0)

    decide(joined.unmatched_awards)
    for application in joined.applications:
        if application.history is None:
            decide(application.awards)
        elif application.awards:
            events, grant, _ = application.history
            granted = grant.granted or 0
            first = max(events[0].entry.date, grant.decided.first)
            add(min(first, grant.decided.last), granted, granted, 0, 0)
            before = [granted, 0, 0]
            for day, *after in figures_by_event(grant, [event.entry for event in events]):
                add(day, 0, *(new - old for new, old in zip(after, before, strict=True)))
                before = after
    return tuple(Movement(day, *amounts) for day, amounts in sorted(days.items()) if any(amounts))


def _summed(
    entries: Round, counties: Sequence[str | None], award_counties: Sequence[str | None]
) -> tuple[Totals, Mapping[str | None, Totals]]:
    """The totals of all entries, and those of each county; `None` stands for an unknown county."""
    requested: defaultdict[str | None, list[int | None]] = defaultdict(list)
    granted: defaultdict[str | None, list[int]] = defaultdict(list)
    for application, county in zip(entries.applications, counties, strict=True):
        requested[county].append(application.requested)
    for award, county in zip(entries.awards, award_counties, strict=True):
        granted[county].append(award.granted)
    by_county = {county: Totals.of(requested[county], granted[county]) for county in {**requested, **granted}}
    total = Totals()
    for part in by_county.values():
        total.add(part)
    return total, by_county


def _incomplete(
    entries: Round, unread: Sequence[str | None], county_of: Mapping[str, str | None]
) -> tuple[frozenset[str | None], frozenset[str | None]]:
    """The counties of the applications, and of the awards, that could not be read; `None` means any county."""
    pairs = list(zip(entries.unread, unread, strict=True))
    return (
        frozenset(county for entry, county in pairs if entry.table == "applications"),
        frozenset(county_of.get(entry.application or "") for entry, _ in pairs if entry.table == "awards"),
    )


def _unverified_recipients(applicants: Iterable[Applicant]) -> Iterator[str]:
    """The names of recipients that are taken on trust."""
    for applicant in applicants:
        if isinstance(applicant, Recipient) and not applicant.is_verified:
            yield applicant.name


def _unverified(applicant: LookupResult) -> str:
    """The number and name of a municipality that is not in the facts; empty for any other applicant."""
    if isinstance(applicant, Municipality) and not applicant.is_verified:
        return f"{applicant.number} {applicant.name}"
    return ""
