"""A partner is a municipality or county of another time.

What it finds: a partner with the name of a municipality, or of a county with «fylkeskommune» or «fylke» after it, that
was abolished or renamed before the round's date, or that did not exist until after it.

Why it matters: the list is old, or the round's date is wrong; nobody of that name can answer for the partner's part.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Askim", "Marker"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Indre Østfold", "Marker"]

How to fix it: write the municipality that it became; if it does not exist yet, write «Nye» before it. If a place or a
club of that name is meant, or the source has it so, waive the finding with the reason.

Source: Statistics Norway, classification 131 (KLASS): Askim and Hobøl in a real announcement of 2020.
"""

from collections.abc import Iterator
from datetime import date

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.place import UnresolvedMunicipality
from skjonn.model.resolved import ResolvedRound
from skjonn.places.counties import county_named, is_ever_a_county
from skjonn.places.lookup import look_up
from skjonn.places.misspelling import bearers, is_place
from skjonn.places.partners import to_be
from skjonn.places.spelling import fold

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look for names that are a municipality's at another time."""
    on = round_.heading.date.last
    counties = {name: on for name in round_.partner_names if _is_county_of_another_day(name, on)}
    for partner, id_, at in round_.partners_named(counties):
        yield RULE.finding(
            f"{partner} is not a county {round_.heading.date.when}, but was or will be one.",
            at=at,
            about=id_,
            hint="Write the county it lies in on that day. If a place or a club is meant, waive the finding.",
        )
    applicants = {name: look_up(name, on) for name in round_.partner_names if is_place(name) and not bearers(name, on)}
    others = {
        name: home
        for name, home in applicants.items()
        if isinstance(home, UnresolvedMunicipality) and home.why == "invalid"
    }
    for partner, id_, at in round_.partners_named(others):
        hint = _of_one_to_be(partner, on) or others[partner].hint
        yield RULE.finding(others[partner].message, at=at, about=id_, hint=hint)


def _of_one_to_be(name: str, on: date) -> str:
    """What to write for a municipality that several others become after the day; empty for any other name."""
    if (place := to_be(name, on)) is None:
        return ""
    return f'For the coming municipality, write "Nye {place.name} kommune"; otherwise name those that took part.'


def _is_county_of_another_day(name: str, on: date) -> bool:
    # The bare name may mean the region, which outlives the county.
    county, council, rest = fold(name).partition(" fylke")
    return bool(council) and rest in {"", "skommune"} and not county_named(county, on) and is_ever_a_county(county)
