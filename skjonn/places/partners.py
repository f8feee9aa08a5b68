"""Find out whether a partner as printed is a municipality, a county council or another organisation."""

from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

from skjonn.model.place import Municipality
from skjonn.places.counties import COUNCIL, county_named, county_number, is_ever_a_county
from skjonn.places.descriptions import is_description
from skjonn.places.division import division_of, is_before_the_facts, whole_index
from skjonn.places.history import predecessors
from skjonn.places.lookup import NO_SUGGESTIONS, look_up, records_named
from skjonn.places.spelling import fold

PartnerKind = Literal["municipality", "county", "several", "other"]


class Partner(NamedTuple):
    """A partner, as far as its name shows what it is.

    Attributes:
        name: Its official name; as written if that is not known.
        kind: `county` is a county council, `several` a description of several partners, `other` any other organisation;
            `None` if the name means several municipalities, or one of another day.
        number: The municipality's four digits, or the county's two.
    """

    name: str
    kind: PartnerKind | None
    number: str | None = None


def partner_named(text: str, on: date) -> Partner:
    """What a partner's name means on a day.

    A municipality is named in any way that `look_up` takes. It may have a remark in parentheses after «kommune»
    (`Bergen kommune (vertskommune)`), and «Nye» before it if several municipalities become it, or became it
    (`Nye Indre Østfold kommune`). A county council is named by its county with «fylkeskommune» or «fylke», or by the
    county alone if no municipality has that name. Any other name is another organisation.
    """
    return _partner(" ".join(text.split()), division_of(on))


# Few partners come back again and again, like applicants; a name that means no place is searched in every year.
@lru_cache(maxsize=8192)
def _partner(name: str, division: int) -> Partner:
    on = date(division, 1, 1)
    home = look_up(name, on, suggester=NO_SUGGESTIONS)
    if isinstance(home, Municipality):
        return Partner(home.name, "municipality", home.number)
    if place := _with_remark(name, on) or _new(name, division):
        return Partner(place.name, "municipality", place.number)
    if is_description(name):
        return Partner(name, "several")
    county_name = fold(name).removesuffix(COUNCIL)
    is_known = not is_before_the_facts(division)
    # Before the facts begin, nobody knows whose a bare name was.
    if (is_known or not whole_index().named(fold(name))) and (county := county_named(county_name, on)):
        return Partner(f"{county}{COUNCIL}", "county", county_number(county, on))
    is_other = is_known and home.why == "unknown" and not is_ever_a_county(county_name)
    return Partner(name, "other" if is_other else None)


def to_be(name: str, on: date) -> Municipality | None:
    """The municipality of a name that several become after a day, if none had the name before."""
    division = division_of(on)
    found = records_named(name)
    if not found or any(record.first <= division for record in found):
        return None
    first = min(found, key=attrgetter("first"))
    return first.place if len(predecessors(first)) > 1 else None


def _with_remark(name: str, on: date) -> Municipality | None:
    """The municipality of a name with a remark after «kommune»; a county there is not a remark."""
    before, _, remark = name.removesuffix(")").partition(" (")
    if not (remark and fold(before).endswith(" kommune")) or county_named(remark, on) or is_ever_a_county(remark):
        return None
    home = look_up(before, on, suggester=NO_SUGGESTIONS)
    return home if isinstance(home, Municipality) else None


def _new(name: str, division: int) -> Municipality | None:
    """The municipality of a name that begins with «Nye», if several became it or are about to."""
    begins, _, rest = fold(name).partition(" ")
    if begins != "nye":
        return None
    merged = [record for record in records_named(rest) if len(predecessors(record)) > 1]
    to_be = (record for record in merged if record.first > division)
    now = (record for record in merged if record.first <= division <= record.last)
    found = min(to_be, key=attrgetter("first"), default=None) or next(now, None)
    return found.place if found else None
