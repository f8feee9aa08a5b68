"""A ledger's entries: the round with its frame and regions, applications, awards, events and waivers.

The field names are the keys of the format. Amounts are whole kroner above zero. Dates are days, but a round's date is a
partial date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal, NamedTuple, get_args

from skjonn.model.characters import MOST_ITEMS
from skjonn.model.event_types import EVENTS, EventType, Report
from skjonn.model.file_format import (
    AtMost,
    Change,
    Day,
    DayMonthOrYear,
    Field,
    Id,
    Kroner,
    LedgerTable,
    Option,
    Organisation,
    StatedCount,
    StatedSum,
    TableOf,
    TableSpec,
    Text,
    Texts,
    Variant,
    Variants,
    fields_beside,
    tables_of,
)

Role = Literal["service", "authority", "democracy", "community"]
Roles = Annotated[tuple[Role, ...], AtMost(MOST_ITEMS)]
Itemised = Literal["all", "awarded"]
State = Literal["open", "decided"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class Heading(LedgerTable):
    """The `[round]` table.

    Attributes:
        id: The round's id, unique in the ledger.
        title: The round's title, as announced.
        grantor: Who grants: the county governor.
        date: When it was announced: a day, a month or a year; it decides which municipalities and counties exist.
        source: Where the figures come from.
        itemised: Which applications the round lists: `all`, or only the `awarded` ones.
        state: `open` while entries still come to the round; `decided` once its control totals must be met.
        note: Free text about the round.
    """

    id: Id
    title: Annotated[Text, Option("TITLE", "The round's title.")]
    grantor: Annotated[Text, Option("NAME", "Who grants: the county governor.")]
    date: Annotated[
        DayMonthOrYear,
        Option("DATE", "When it is announced: a day, 2020-09 or 2020; decides which municipalities exist."),
    ]
    source: Annotated[Text | None, Option("TEXT", "Where the figures come from.")] = None
    itemised: Annotated[Itemised, Option("WHICH", "Which applications are listed: all or awarded.")] = "all"
    state: Annotated[State, Option("STATE", "open: entries still come; decided: the figures must be met.")] = "open"
    note: Annotated[Text | None, Option("TEXT", "Free text about the round.")] = None


@dataclass(frozen=True)
class Frame(LedgerTable):
    """The `[frame]` table: the round's control totals as its source states them, and the money there is.

    Attributes:
        applications: How many applications there were.
        awards: How many awards were made.
        requested: The sum applied for, in kroner.
        granted: The sum granted, in kroner.
        limit: The money there is, in kroner, where it is known; awards may never pass it.
        part_of: The frame in `frames.toml` that the round spends of.
    """

    applications: Annotated[StatedCount | None, Option("FIGURE", "How many applications are stated.")] = None
    awards: Annotated[StatedCount | None, Option("FIGURE", "How many awards are stated.")] = None
    requested: Annotated[StatedSum | None, Option("FIGURE", "The sum applied for, as stated.")] = None
    granted: Annotated[StatedSum | None, Option("FIGURE", "The sum granted, as stated.")] = None
    limit: Annotated[Kroner | None, Option("AMOUNT", "The money there is, which awards may never pass.")] = None
    part_of: Annotated[
        Text | None, Option("FRAME", "The frame in frames.toml that the round spends of.", completion="frames")
    ] = None


@dataclass(frozen=True)
class Region(LedgerTable):
    """One of `[[regions]]`: the control totals of a county as the source states them.

    Attributes:
        county: Its name on the round's date.
        applications: How many applications came from it.
        awards: How many awards went to it.
        requested: The sum applied for from it, in kroner.
        granted: The sum granted to it, in kroner.
    """

    county: Text
    applications: StatedCount | None = None
    awards: StatedCount | None = None
    requested: StatedSum | None = None
    granted: StatedSum | None = None


@dataclass(frozen=True)
class Application(LedgerTable):
    """One of `[[applications]]`: what a municipality, or another recipient, applied for.

    Attributes:
        id: The application's id, unique in the ledger.
        municipality: The applicant: a name as of the round's date, or a number of four digits.
        recipient: The applicant where it is not one municipality; exactly one of the two is given.
        members: The municipalities that a recipient stands for, as of the round's date.
        county: The county that a recipient counts in, where neither its members nor its name tell.
        organisation: A recipient's number in the register of organisations, nine digits.
        project: The project's title, as printed; some rounds give money without projects.
        partners: Who takes part beside the applicant: names as printed, in their order.
        cooperation: The kind of co-operation, where the source names one and no partner.
        requested: The amount applied for in kroner, where it is known.
        cost: The whole cost of the project in kroner, where it is known.
        received: The day the application came in.
        roles: The municipal roles that the project strengthens: `service`, `authority`, `democracy` or `community`.
        area: The service area that the project concerns.
        as_printed: How the source spells the applicant, where that is not its name.
        note: Free text about the application.
    """

    id: Annotated[Id, Option("ID", "The application's id; else the next one.")]
    municipality: Annotated[
        Text | None, Option("NAME", "The applicant, by name or number.", completion="applicants")
    ] = None
    recipient: Annotated[
        Text | None, Option("NAME", "The applicant, where it is not one municipality.", completion="recipients")
    ] = field(default=None, kw_only=True)
    members: Annotated[
        Texts,
        Option("NAME", "A municipality that the recipient stands for; repeat it for more.", "member", "applicants"),
    ] = field(default=(), kw_only=True)
    county: Annotated[
        Text | None,
        Option("NAME", "The county that the recipient counts in.", "recipient-county", "counties_of_round"),
    ] = field(default=None, kw_only=True)
    organisation: Annotated[
        Organisation | None, Option("NUMBER", "The recipient's number in the register of organisations.")
    ] = field(default=None, kw_only=True)
    project: Annotated[Text | None, Option("TITLE", "The project's title, where it has one.")] = None
    partners: Annotated[Texts, Option("NAME", "A partner; repeat it for more.", name="partner")] = ()
    cooperation: Annotated[Text | None, Option("KIND", "The kind of co-operation, where no partner is named.")] = None
    requested: Annotated[
        Kroner | None, Option("AMOUNT", 'The amount applied for, such as "350 000" or "0,35 mill".')
    ] = None
    cost: Annotated[Kroner | None, Option("AMOUNT", "The whole cost of the project, where it is known.")] = None
    received: Annotated[Day | None, Option("DATE", "The day the application came in.")] = None
    roles: Annotated[
        Roles,
        Option("ROLE", "service, authority, democracy or community; repeat it for more.", name="role"),
    ] = ()
    area: Annotated[Text | None, Option("AREA", "The service area.")] = None
    as_printed: Annotated[
        Text | None, Option("NAME", "How the source spells the applicant, where that is not its name.")
    ] = None
    note: Annotated[Text | None, Option("TEXT", "Free text about the application.")] = None

    one_of: ClassVar = ("municipality", "recipient")
    beside_second: ClassVar = ("members", "county", "organisation")

    @property
    def applicant(self) -> str:
        """The applicant as the file writes it."""
        return self.municipality or self.recipient or ""

    @property
    def applicant_key(self) -> str:
        """The key of the applicant: `municipality` or `recipient`."""
        return "municipality" if self.recipient is None else "recipient"


@dataclass(frozen=True)
class Award(LedgerTable):
    """One of `[[awards]]`: what an application was granted.

    Attributes:
        application: The id of the application it answers.
        granted: The amount granted in kroner.
        decided: The day of the decision.
        case: The award's reference into the archive, such as `2016/7296-17`.
        conditions: What the money is tied to.
        note: Free text about the award.
    """

    application: Text
    granted: Annotated[Kroner, Option("AMOUNT", 'The amount granted, such as "350 000" or "0,35 mill".')]
    decided: Annotated[Day | None, Option("DATE", "The day of the decision.")] = None
    case: Annotated[Text | None, Option("REFERENCE", "The archive's reference, such as 2027/1234-5.")] = None
    conditions: Annotated[Text | None, Option("TEXT", "What the money is tied to.")] = None
    note: Annotated[Text | None, Option("TEXT", "Free text about the award.")] = None


@dataclass(frozen=True)
class Event(LedgerTable):
    """One of `[[events]]`: what happened to an application or an award; `type` decides which keys it has.

    Attributes:
        application: The id of the application, by which its award goes, too.
        type: What happened.
        date: The day it happened.
        amount: The amount in kroner; below or above zero where a grant is amended.
        report: Which report.
        due: The last day for the report.
        spent: What the report says was spent, in kroner.
        ends: The day on which the project ends now.
        to: The scheme that the application was handed to.
        reason: Why, as the office words it.
        case: A reference into the archive, such as `2016/7296-17`.
        note: Free text about it.
    """

    application: Text
    type: EventType
    date: Annotated[Day, Option("DATE", "The day it happened; else today.")]
    amount: Annotated[
        Change | None, Option("AMOUNT", 'The amount, such as "350 000"; an amendment may be below zero: "-50 000".')
    ] = None
    report: Annotated[Report | None, Option("WHICH", "Which report: interim or final.")] = None
    due: Annotated[Day | None, Option("DATE", "The last day for the report.")] = None
    spent: Annotated[Kroner | None, Option("AMOUNT", "What the report says was spent.")] = None
    ends: Annotated[Day | None, Option("DATE", "The day on which the project ends now.")] = None
    to: Annotated[Text | None, Option("SCHEME", "The scheme that the application was handed to.")] = None
    reason: Annotated[Text | None, Option("TEXT", "Why, as the office words it.")] = None
    case: Annotated[Text | None, Option("REFERENCE", "The archive's reference, such as 2027/1234-5.")] = None
    note: Annotated[Text | None, Option("TEXT", "Free text about it.")] = None

    variants: ClassVar[Variants | None] = Variants(
        "type",
        {
            type_: Variant(kind.keys, kind.needs, kind.any_of, kind.is_signed, kind.means)
            for type_, kind in EVENTS.items()
        },
    )

    @property
    def name(self) -> str:
        """The name that findings and waivers use for it: the application's id, the type and the date."""
        return f"{self.application} {self.type} {self.date}"


@dataclass(frozen=True)
class Waiver(LedgerTable):
    """One of `[[waivers]]`: a finding that is known and accepted.

    Attributes:
        rule: The rule's name or code.
        entry: What the finding is about: an entry's id, a county or the round's id.
        reason: Why it is accepted.
        until: The last day on which it holds.
    """

    rule: Text
    entry: Text
    reason: Text
    until: Day | None = None


_ONE_FOR_ALL = 3
"""How many applications with one title for all of them make it the title of the round, not of a project."""

Entry = Application | Award | Event
"""What commands append."""


class Unread(NamedTuple):
    """An entry of the file that could not be read.

    Attributes:
        table: Its list, such as `applications` or `awards`.
        application: The id of its application, if at least that could be read.
        municipality: The applicant, if at least that could be read.
        number: Which of the file's tables of that name it is, from 0; `None` if the whole list could not be read.
    """

    table: str
    application: str | None = None
    municipality: str | None = None
    number: int | None = None


@dataclass(frozen=True)
class Round:
    """The tables of one file as they were read; an attribute marked with `TableOf` is a table or a list of tables.

    If `visible` is true, no text in the file holds an invisible character.

    `positions` maps entries to the file's tables: `positions["awards"][2]` is the number of the `[[awards]]` table that
    `awards[2]` was read from. A list that was read in full is absent.
    """

    file: str
    heading: Annotated[Heading, TableOf("round", about="id", name="round")]
    frame: Annotated[Frame, TableOf("frame")] = Frame()
    regions: Annotated[tuple[Region, ...], TableOf("region", about="county")] = ()
    applications: Annotated[tuple[Application, ...], TableOf("application", about="id", is_entry=True)] = ()
    awards: Annotated[tuple[Award, ...], TableOf("award", about="application", is_entry=True)] = ()
    events: Annotated[tuple[Event, ...], TableOf("event", about="application", is_entry=True)] = ()
    waivers: Annotated[tuple[Waiver, ...], TableOf("waiver", about="entry")] = ()
    unread: tuple[Unread, ...] = ()
    unread_figures: bool = False
    visible: bool = field(default=False, compare=False)
    positions: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The round's id."""
        return self.heading.id

    # Several rules look at each of these, and entries may be many.

    @cached_property
    def ids(self) -> Sequence[str]:
        """The id of each application."""
        return [application.id for application in self.applications]

    @cached_property
    def partner_lists(self) -> Sequence[tuple[str, ...]]:
        """The partners of each application."""
        return [application.partners for application in self.applications]

    @cached_property
    def awarded(self) -> Sequence[str]:
        """The application that each award names."""
        return [award.application for award in self.awards]

    @property
    def has_titles(self) -> bool:
        """Whether its projects have titles of their own: not if all lack one, nor if three or more all share one."""
        first = self.applications[0].project if self.applications else None
        if any(application.project != first for application in self.applications):
            return True
        return first is not None and len(self.applications) < _ONE_FOR_ALL

    def position(self, table: str, index: int) -> int:
        """The number, from 0, of the file's table of that name that the entry at `index` was read from."""
        positions = self.positions.get(table)
        return positions[index] if positions else index


TABLES: Mapping[str, TableSpec] = tables_of(Round)
"""The tables of a round's file, by name."""
ENTRIES = tuple(name for name, spec in TABLES.items() if spec.is_entry)
"""The tables that hold entries."""
AWARD_FIELDS: Mapping[str, Field] = {
    key: field
    for key, field in fields_beside(TABLES["awards"], TABLES["applications"]).items()
    if key != TABLES["awards"].about
}
"""An award's fields except `application`, by key, as they are called beside the fields of an application."""
