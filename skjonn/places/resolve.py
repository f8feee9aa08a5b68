"""Resolve a round: look up every municipality and county on the round's date."""

from functools import partial

from skjonn.model.entries import Round
from skjonn.model.resolved import ResolvedRound
from skjonn.model.settings import NO_LIMITS, Limits
from skjonn.places.counties import county_named
from skjonn.places.lookup import look_up, municipality_suggester
from skjonn.places.recipients import recipient_of


def resolve_round(entries: Round, *, limits: Limits = NO_LIMITS) -> ResolvedRound:
    """Resolve a round; `limits` are those of the ledger it belongs to."""
    on = entries.heading.date.last
    return ResolvedRound.of(
        entries,
        look_up=partial(look_up, on=on, suggester=municipality_suggester(on)),
        recipient_of=partial(recipient_of, on=on),
        county_named=partial(county_named, on=on),
        limits=limits,
    )
