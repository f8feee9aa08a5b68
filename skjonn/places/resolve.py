"""A round's account, with every municipality and county looked up on the round's date."""

from skjonn.model.account import Account
from skjonn.model.entries import Round
from skjonn.model.settings import NO_LIMITS, Limits
from skjonn.places.counties import county_named
from skjonn.places.lookup import look_up


def resolve_round(entries: Round, *, limits: Limits = NO_LIMITS) -> Account:
    """Draw up a round's account; `limits` are those of the ledger it stands in."""
    on = entries.heading.date
    # Applications are many, and municipalities few.
    home_of = {name: look_up(name, on) for name in {application.municipality for application in entries.applications}}
    return Account.of(
        entries,
        applicants=tuple(home_of[application.municipality] for application in entries.applications),
        unread=tuple(look_up(entry.municipality, on) if entry.municipality else None for entry in entries.unread),
        regions=tuple(county_named(region.county, on) for region in entries.regions),
        limits=limits,
    )
