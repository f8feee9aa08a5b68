"""Who takes part in a project beside the applicant."""

from dataclasses import dataclass
from typing import Literal

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
