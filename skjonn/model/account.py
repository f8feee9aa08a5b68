"""A round's account: what its entries come to, in all and county by county, and what of that cannot be known."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Self, TypeGuard

from skjonn.model.entries import ENTRIES, Application, Award, Round
from skjonn.model.place import LookupResult, Municipality
from skjonn.model.settings import NO_LIMITS, Limits


@dataclass(slots=True)
class Totals:
    """A running sum of entries.

    Attributes:
        applications: How many are itemised.
        requests: How many of those name the amount requested.
        requested: What those come to, in kroner.
        awards: How many.
        granted: What they come to, in kroner.
    """

    applications: int = 0
    requests: int = 0
    requested: int = 0
    awards: int = 0
    granted: int = 0

    @classmethod
    def of(cls, requested: Sequence[int | None], granted: Sequence[int]) -> Self:
        """The tally of applications for some amounts, as far as they are known, and of awards of some."""
        known = [amount for amount in requested if amount is not None]
        return cls(len(requested), len(known), sum(known), len(granted), sum(granted))

    def apply(self, application: Application) -> None:
        """Count an application in."""
        self.applications += 1
        if application.requested is not None:
            self.requests += 1
            self.requested += application.requested

    def grant(self, award: Award) -> None:
        """Count an award in."""
        self.awards += 1
        self.granted += award.granted

    def add(self, other: "Totals") -> None:
        """Count in all that another tally holds."""
        self.applications += other.applications
        self.requests += other.requests
        self.requested += other.requested
        self.awards += other.awards
        self.granted += other.granted

    def less(self, others: Iterable["Totals"]) -> "Totals":
        """What is left when other tallies are taken out."""
        rest = Totals(self.applications, self.requests, self.requested, self.awards, self.granted)
        for other in others:
            rest.applications -= other.applications
            rest.requests -= other.requests
            rest.requested -= other.requested
            rest.awards -= other.awards
            rest.granted -= other.granted
        return rest


@dataclass(frozen=True)
class Account:
    """A round with what follows from it.

    Attributes:
        round: The round.
        applicants: The municipality of each application, in the round's order, or why there is none.
        regions: The official name of each region's county, in the round's order; `None` where no such county exists.
        county_of: The county of each application by its id; `None` where it cannot be told.
        total: The tally of the whole round.
        counties: The tally of each county that has entries.
        unverified_applicants: The applicants that the facts do not hold, number and name, each once.
        incomplete_applications: The counties of applications that could not be read or placed; `None` for any county.
        incomplete_awards: The same for awards.
        limits: What the county governor asks of it beside what it says itself.
    """

    round: Round
    applicants: tuple[LookupResult, ...]
    regions: tuple[str | None, ...]
    county_of: dict[str, str | None]
    total: Totals
    counties: dict[str, Totals]
    unverified_applicants: tuple[str, ...]
    incomplete_applications: frozenset[str | None]
    incomplete_awards: frozenset[str | None]
    limits: Limits = NO_LIMITS

    @classmethod
    def of(
        cls,
        entries: Round,
        *,
        applicants: tuple[LookupResult, ...],
        unread: tuple[LookupResult | None, ...],
        regions: tuple[str | None, ...],
        limits: Limits = NO_LIMITS,
    ) -> Self:
        """Draw up a round's account.

        Args:
            entries: The round.
            applicants: As in the attribute.
            unread: The municipality of each entry of `entries.unread`, where that much is known.
            regions: As in the attribute.
            limits: As in the attribute.
        """
        requested: defaultdict[str | None, list[int | None]] = defaultdict(list)
        granted: defaultdict[str | None, list[int]] = defaultdict(list)
        counties = [_county(home) for home in applicants]
        for application, county in zip(entries.applications, counties, strict=True):
            requested[county].append(application.requested)
        county_of = _by_id([application.id for application in entries.applications], counties)
        incomplete_applications: set[str | None] = set()
        for entry, found in zip(entries.unread, unread, strict=True):
            if entry.table == "applications":
                _note(county_of, entry.application, _county(found))
                incomplete_applications.add(_county(found))
        for award in entries.awards:
            granted[county_of.get(award.application)].append(award.granted)
        tallies = {county: Totals.of(requested[county], granted[county]) for county in {**requested, **granted}}
        incomplete_awards = {
            county_of.get(entry.application or "") for entry in entries.unread if entry.table == "awards"
        }
        total = Totals()
        for tally in tallies.values():
            total.add(tally)
        if requested[None]:
            incomplete_applications.add(None)
        if granted[None]:
            incomplete_awards.add(None)
        return cls(
            round=entries,
            applicants=applicants,
            regions=regions,
            county_of=county_of,
            total=total,
            counties={county: tally for county, tally in tallies.items() if county is not None},
            unverified_applicants=tuple(
                dict.fromkeys(f"{home.number} {home.name}" for home in applicants if _is_on_trust(home))
            ),
            incomplete_applications=frozenset(incomplete_applications),
            incomplete_awards=frozenset(incomplete_awards),
            limits=limits,
        )

    def without_entries(self) -> Self:
        """The same account with its sums and without its applications and awards: what is kept of very many rounds."""
        positions = {table: found for table, found in self.round.positions.items() if table not in ENTRIES}
        bare = replace(self.round, applications=(), awards=(), positions=positions)
        return replace(self, round=bare, applicants=(), county_of={})

    @cached_property
    def partner_names(self) -> Counter[str]:
        """How often each partner's name stands in the round, in the order of the file."""
        return Counter(chain.from_iterable([application.partners for application in self.round.applications]))

    @property
    def unread_tables(self) -> frozenset[str]:
        """The tables that hold an entry which could not be read."""
        return frozenset(entry.table for entry in self.round.unread)


def _by_id(ids: Sequence[str], counties: Sequence[str | None]) -> dict[str, str | None]:
    """The county of each application by its id."""
    county_of: dict[str, str | None] = dict(zip(ids, counties, strict=True))
    if len(county_of) < len(ids):
        county_of.clear()
        for id_, county in zip(ids, counties, strict=True):
            _note(county_of, id_, county)
    return county_of


def _note(county_of: dict[str, str | None], id_: str | None, county: str | None) -> None:
    """Keep an application's county by its id, where it has one."""
    if id_:
        # Two applications under one id: where their counties differ, an award's county cannot be told.
        county_of[id_] = county if county_of.get(id_, county) == county else None


def _is_on_trust(home: LookupResult) -> TypeGuard[Municipality]:
    return isinstance(home, Municipality) and not home.is_verified


def _county(home: LookupResult | None) -> str | None:
    return home.county if isinstance(home, Municipality) else None
