"""Find out what a recipient as printed is, and the county that it counts in."""

from datetime import date
from functools import lru_cache

from skjonn.model.entries import Application
from skjonn.model.place import NO_COUNTY, LookupResult, Municipality, NameFault, Recipient, UnresolvedMunicipality
from skjonn.places.counties import COUNCIL, county_named, is_ever_a_county, unknown_county
from skjonn.places.division import division_of, is_before_the_facts, known_in
from skjonn.places.lookup import look_up
from skjonn.places.misspelling import municipalities_like
from skjonn.places.spelling import fold

_COUNTY = " fylke"


def recipient_of(application: Application, on: date) -> Recipient:
    """The recipient of an application on a day; the application must name one."""
    name = " ".join((application.recipient or "").split())
    return _recipient(name, application.members, application.county, on)


# The same councils come back in round after round.
@lru_cache(maxsize=8192)
def _recipient(name: str, members: tuple[str, ...], county: str | None, on: date) -> Recipient:
    bare, _ = _parts(name)
    own = county_named(bare, on)
    homes = tuple(look_up(member, on) for member in members)
    stated = county_named(county, on) if county is not None else None
    fault = None if own else _fault(name, bare, on)
    is_certain = fault is None or fault.why == "misspelt"
    return Recipient(
        official_recipient(name, on),
        stated if county is not None else _county(homes, own=own, otherwise=NO_COUNTY if is_certain else None),
        stated_county=stated,
        members=homes,
        fault=fault,
        is_verified=own is not None or not is_before_the_facts(division_of(on)),
    )


def official_recipient(name: str, on: date) -> str:
    """A recipient's name; for a county and its council, the official name of the day."""
    name = " ".join(name.split())
    bare, kind = _parts(name)
    own = county_named(bare, on)
    return f"{own}{kind}" if own else name


def _parts(name: str) -> tuple[str, str]:
    """A folded name without «fylkeskommune» or «fylke», and that word."""
    folded = fold(name)
    kind = next((kind for kind in (COUNCIL, _COUNTY) if folded.endswith(kind)), "")
    return folded.removesuffix(kind), kind


def _county(members: tuple[LookupResult, ...], *, own: str | None, otherwise: str | None) -> str | None:
    """The county that a recipient counts in if none is stated; `None` if it is not known."""
    counties = {member.county for member in members}
    if None in counties:
        return own
    return counties.pop() if len(counties) == 1 else own or otherwise


def _fault(name: str, bare: str, on: date) -> NameFault | None:
    """What is wrong with a name that is not that of a county on a day."""
    home = look_up(name, on)
    if isinstance(home, Municipality):
        return _of_municipality(name, f'municipality = "{_in_full(home, on)}"')
    if home.why == "ambiguous":
        return _of_municipality(name, "municipality = …", home.hint)
    if is_before_the_facts(division_of(on)) and (then := _known_already(name, on)):
        return _of_municipality(name, f'municipality = "{_in_full(then, on)}"')
    return _of_another_day(name, bare, home, on) or _misspelt(name, on)


def _known_already(name: str, on: date) -> Municipality | None:
    """The municipality that had a name before the facts begin, if exactly one is known to have had it."""
    found = [record.place for record in known_in(on.year) if fold(name) in map(fold, record.names)]
    return found[0] if len(found) == 1 else None


def _of_another_day(name: str, bare: str, home: UnresolvedMunicipality, on: date) -> NameFault | None:
    """The fault of a name that is a county's or a municipality's on other days only."""
    is_of_county = bare != fold(name)
    county = name.rpartition(" ")[0] if is_of_county else name
    if is_ever_a_county(county):
        return NameFault("invalid", *unknown_county(county, on, f"in {on.year}"))
    if is_before_the_facts(division_of(on)):
        return None
    if home.why != "unknown":
        return NameFault("invalid", home.message, f"{home.hint} Or correct the round's date.")
    return NameFault("invalid", *unknown_county(county, on, f"in {on.year}")) if is_of_county else None


def _misspelt(name: str, on: date) -> NameFault | None:
    """The fault of a name that is nearly a municipality's."""
    meant = " or ".join(municipalities_like(name, on))
    hint = f"Did you mean the municipality {meant}? If the name is right, waive the finding."
    return NameFault("misspelt", f'"{name}" is spelt nearly like {meant}.', hint) if meant else None


def _of_municipality(name: str, written: str, hint: str = "") -> NameFault:
    message = f'"{name}" is a municipality on that day, not another recipient.'
    return NameFault("municipality", message, f"Write `{written}` instead of `recipient`. {hint}".rstrip())


def _in_full(place: Municipality, on: date) -> str:
    """How to name a municipality on a day: before the facts begin, a name alone is not enough."""
    return f"{place.number} {place.name}" if is_before_the_facts(division_of(on)) else place.name
