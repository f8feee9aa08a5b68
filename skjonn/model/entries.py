"""A ledger's entries: the round with its frame and regions, applications, awards and waivers.

The field names are the keys of the format. Amounts are whole kroner above zero, dates are calendar days.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, get_args

from skjonn.model.figure import StatedFigure


class Strict:
    """Marks a field that takes its own type and no other, within bounds: neither `"5"` nor `5.0` nor `true` is 5."""

    __slots__ = ("bounds",)

    def __init__(self, **bounds: object) -> None:
        """Take bounds by pydantic's names: `gt`, `le`, `pattern`."""
        self.bounds = bounds

    def __get_pydantic_core_schema__(
        self, source: object, handler: Callable[[object], dict[str, Any]]
    ) -> dict[str, Any]:
        """Tell pydantic so, without importing it."""
        return handler(source) | {"strict": True} | self.bounds


MOST_KRONER = 999_999_999_999_999
"""The largest amount; 15 digits are held exactly by every program that reads numbers as floating point."""

Kroner = Annotated[int, Strict(gt=0, le=MOST_KRONER)]
Day = Annotated[date, Strict()]
ID = "^[A-Za-z0-9][A-Za-z0-9._-]*$"
Id = Annotated[str, Strict(pattern=ID)]
Text = Annotated[str, Strict(pattern=r"\S")]
Role = Literal["service", "authority", "democracy", "community"]
Itemised = Literal["all", "awarded"]
State = Literal["open", "decided"]
ROLES: tuple[Role, ...] = get_args(Role)
ITEMISED: tuple[Itemised, ...] = get_args(Itemised)
STATES: tuple[State, ...] = get_args(State)

FORBID_OTHER_KEYS: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True)
class Heading:
    """The `[round]` table.

    Attributes:
        id: Unique in the ledger.
        title: As announced.
        grantor: Who grants: the county governor.
        date: The day of the announcement; it decides which municipalities and counties exist.
        source: Where the figures come from.
        itemised: Which applications are listed in the file: all, or only the awarded ones.
        state: `open` while entries still come; `decided` once the control totals must be met.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID_OTHER_KEYS

    id: Id
    title: Text
    grantor: Text
    date: Day
    source: Text | None = None
    itemised: Itemised = "all"
    state: State = "open"


@dataclass(frozen=True, slots=True)
class Frame:
    """The `[frame]` table: the round's control totals as its source states them, and the money there is.

    Attributes:
        applications: How many applications there were.
        awards: How many awards were made.
        requested: The sum applied for, in kroner.
        granted: The sum granted, in kroner.
        limit: The money there is, in kroner, where it is known; awards may never pass it.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID_OTHER_KEYS

    applications: StatedFigure | None = None
    awards: StatedFigure | None = None
    requested: StatedFigure | None = None
    granted: StatedFigure | None = None
    limit: Kroner | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """One of `[[regions]]`: the control totals of a county as the source states them.

    Attributes:
        county: Its name on the round's date.
        applications: How many applications came from it.
        awards: How many awards went to it.
        requested: The sum applied for from it, in kroner.
        granted: The sum granted to it, in kroner.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID_OTHER_KEYS

    county: Text
    applications: StatedFigure | None = None
    awards: StatedFigure | None = None
    requested: StatedFigure | None = None
    granted: StatedFigure | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """One of `[[applications]]`: what a municipality applied for.

    Attributes:
        id: Unique in the ledger.
        municipality: The applicant: a name as of the round's date, or a number of four digits.
        project: Its title as printed.
        partners: As printed, in their order.
        cooperation: The kind of co-operation, where the source names that and no partner.
        requested: The amount applied for in kroner, where it is known.
        cost: The whole cost of the project in kroner, where it is known.
        received: The day it came in.
        roles: The municipal roles it strengthens.
        area: The service area it concerns.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID_OTHER_KEYS

    id: Id
    municipality: Text
    project: Text
    partners: tuple[Text, ...] = ()
    cooperation: Text | None = None
    requested: Kroner | None = None
    cost: Kroner | None = None
    received: Day | None = None
    roles: tuple[Role, ...] = ()
    area: Text | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """One of `[[awards]]`: what an application was granted.

    Attributes:
        application: The id of the application it answers.
        granted: The amount in kroner.
        decided: The day of the decision.
        case: A reference into the archive, such as `2016/7296-17`.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID_OTHER_KEYS

    application: Text
    granted: Kroner
    decided: Day | None = None
    case: Text | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """One of `[[waivers]]`: a finding that is known and accepted.

    Attributes:
        rule: The rule's name or code.
        entry: What the finding is about: an entry's id, a county or the round's id.
        reason: Why it is accepted.
        until: The last day on which it holds.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = FORBID_OTHER_KEYS

    rule: Text
    entry: Text
    reason: Text
    until: Day | None = None


ENTRIES = frozenset({"applications", "awards"})
"""The tables that hold entries."""


@dataclass(frozen=True, slots=True)
class Unread:
    """An application or award that stands in the file and could not be read.

    Attributes:
        table: `applications` or `awards`.
        application: The application's id, where at least that could be read.
        municipality: The applicant, where at least that could be read.
        number: Which of the file's tables of that name it is, from 0; `None` where the list is none.
    """

    table: str
    application: str | None = None
    municipality: str | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One file of the ledger, read.

    `positions` says, table by table, which of the file's tables an entry was read from: `positions["awards"][2]` is the
    number of the `[[awards]]` table that `awards[2]` stands in; a table of which all entries were read is absent.
    """

    file: str
    heading: Heading
    frame: Frame = Frame()
    regions: tuple[Region, ...] = ()
    applications: tuple[Application, ...] = ()
    awards: tuple[Award, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    unread: tuple[Unread, ...] = ()
    unread_figures: bool = False
    positions: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The round's id."""
        return self.heading.id

    def position(self, table: str, index: int) -> int:
        """Which of the file's tables of that name the entry at `index` stands in, from 0."""
        positions = self.positions.get(table)
        return positions[index] if positions else index
