"""From a partner as printed to what it is: a municipality, a county council or another organisation."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from skjonn.model.place import Municipality
from skjonn.places.counties import COUNCIL, county_named, county_number, is_ever_a_county
from skjonn.places.division import division_of, is_before_the_facts, whole_index
from skjonn.places.lookup import NO_SUGGESTIONS, look_up
from skjonn.places.spelling import fold

PartnerKind = Literal["municipality", "county", "other"]


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner as far as its name tells.

    Attributes:
        name: Its official name; as written where that is not known.
        kind: `county` is a county council, `other` any other organisation; `None` where the name is a municipality's or
            means several, but means none on the day.
        number: The municipality's four digits, or the county's two.
    """

    name: str
    kind: PartnerKind | None
    number: str | None = None


def partner_named(text: str, on: date) -> Partner:
    """What a partner's name means on a day.

    A municipality is named in any way that `look_up` takes; a county council by its county with «fylkeskommune» or
    «fylke», or by the county alone where no municipality has that name. What is like neither is another organisation.
    """
    return _partner(" ".join(text.split()), division_of(on))


# Partners are few and come again, like applicants; a name that means no place is looked for in every year.
@lru_cache(maxsize=8192)
def _partner(name: str, division: int) -> Partner:
    on = date(division, 1, 1)
    home = look_up(name, on, suggester=NO_SUGGESTIONS)
    if isinstance(home, Municipality):
        return Partner(home.name, "municipality", home.number)
    county_name = fold(name).removesuffix(COUNCIL)
    is_known = not is_before_the_facts(division)
    # Of a mere name nobody knows whose it was before the facts begin.
    if (is_known or not whole_index().named(fold(name))) and (county := county_named(county_name, on)):
        return Partner(f"{county}{COUNCIL}", "county", county_number(county, on))
    is_other = is_known and home.why == "unknown" and not is_ever_a_county(county_name)
    return Partner(name, "other" if is_other else None)
