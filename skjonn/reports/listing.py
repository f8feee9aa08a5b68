"""Lists of applications and awards in the announcement's manner: a group a county, with count and sum under each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from skjonn.language.counting import counted
from skjonn.language.words import Words
from skjonn.model.account import Account
from skjonn.model.table import Cell, Column, Group, Row, Table
from skjonn.places import counties
from skjonn.reports.cases import Case, Criteria, Sort, cases_of_applications, cases_of_awards, sort_key
from skjonn.reports.heading import heading, left_undivided

Entries = Literal["applications", "awards"]


def listing(
    accounts: Sequence[Account], words: Words, *, entries: Entries, criteria: Criteria, sort: Sort = "id"
) -> Table:
    """List applications or awards.

    Args:
        accounts: The rounds.
        words: The language.
        entries: What a row is: an application, with its amounts requested and granted, or an award.
        criteria: Which are wanted; bounds hold the amount requested of an application, the amount granted of an award.
        sort: Their order within a county.
    """
    of_awards, as_of = entries == "awards", criteria.as_of
    amount = _granted if of_awards else _requested
    cases = (cases_of_awards if of_awards else cases_of_applications)(accounts)
    found = (replace(case, as_of=as_of) for case in cases) if as_of else cases
    wanted = sorted((case for case in found if criteria.meet(case, amount(case))), key=sort_key(sort, amount))
    noun = words.award if of_awards else words.application
    title = words.awards_title if of_awards else words.applications_title
    by_county = _by_county(wanted, counties(as_of) if as_of else [name for each in accounts for name in each.regions])
    groups = tuple(
        Group(
            tuple(_row(case) for case in cases),
            title=county or words.unknown_region,
            total=_total(cases, noun),
        )
        for county, cases in by_county.items()
    )
    return Table(
        title=title.format(title=heading(accounts, words, as_of=as_of)),
        columns=_columns(words, of_awards=of_awards, several=len(accounts) > 1),
        groups=groups,
        total=_total(wanted, noun) if groups else None,
        notes=left_undivided(by_county, words, as_of=as_of),
    )


def _by_county(cases: Iterable[Case], first: Iterable[str | None]) -> dict[str | None, list[Case]]:
    """The cases of each county: some counties first, in their order, then as they come, and those not known last."""
    found: dict[str | None, list[Case]] = {county: [] for county in first}
    for case in cases:
        found.setdefault(case.county, []).append(case)
    return {county: found[county] for county in sorted(found, key=lambda county: county is None) if found[county]}


def _columns(words: Words, *, of_awards: bool, several: bool) -> tuple[Column, ...]:
    return (
        Column("region", words.h_region, to="machines"),
        Column("round", words.h_round, to="both" if several else "machines", rank=3),
        Column("id", words.h_id, rank=2),
        Column("municipality", words.h_municipality),
        Column("number", words.h_number, to="machines"),
        Column("partners_or_cooperation", words.h_partners, to="people", rank=1),
        Column("partners", words.h_partners, to="machines"),
        Column("cooperation", words.h_cooperation, to="machines"),
        Column("project", words.h_project),
        Column("roles", words.h_roles, to="machines"),
        Column("area", words.h_area, to="machines"),
        Column("received", words.h_received, "date", to="machines"),
        Column("requested", words.h_requested, "kroner", to="machines" if of_awards else "both"),
        Column("granted", words.h_granted, "kroner"),
        Column("decided", words.h_decided, "date", to="machines"),
        Column("case", words.h_case, to="machines"),
    )


def _row(case: Case) -> Row:
    application, award = case.application, case.award
    partners = application.partners if application else ()
    cooperation = application.cooperation if application else None
    return (
        case.county,
        case.account.round.id,
        case.id,
        case.municipality,
        case.home.number if case.home else None,
        partners or cooperation or "",
        partners,
        cooperation,
        application.project if application else None,
        application.roles if application else (),
        application.area if application else None,
        application.received if application else None,
        _requested(case),
        _granted(case),
        award.decided if award else None,
        award.case if award else None,
    )


def _total(cases: Sequence[Case], noun: tuple[str, str]) -> Row:
    """How many there are, and what they come to; a sum that lacks a part is not given."""
    requested = [_requested(case) for case in cases]
    asked = None if None in requested else sum(amount or 0 for amount in requested)
    granted = sum(_granted(case) or 0 for case in cases)
    blank: tuple[Cell, ...] = (None,) * 8
    return (None, None, None, counted(len(cases), noun), *blank, asked, granted, None, None)


def _requested(case: Case) -> int | None:
    return case.application.requested if case.application else None


def _granted(case: Case) -> int | None:
    return case.award.granted if case.award else None
