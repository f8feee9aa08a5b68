"""A ledger's settings: the rules that run, their severity, and a county's own limits; all are off unless set."""

from dataclasses import dataclass
from typing import NamedTuple

from skjonn.model.diagnostic import Finding, Severity
from skjonn.model.file_format import Kroner, LedgerTable, Percent, Text, Texts, YesOrNo

SETTINGS = "skjonn.toml"
"""The file at a ledger's root that holds its settings."""
FRAMES = "frames.toml"
"""The file at a ledger's root that holds the frames above the rounds."""
NOT_ROUNDS = frozenset({SETTINGS, FRAMES})
"""The files at a ledger's root that are not rounds."""


@dataclass(frozen=True)
class Check(LedgerTable):
    """The `[check]` table: which rules run.

    Attributes:
        select: Codes, beginnings of codes, names, or `ALL`.
        ignore: Those of them that are left out.
    """

    select: Texts = ("ALL",)
    ignore: Texts = ()


@dataclass(frozen=True)
class Awards(LedgerTable):
    """The `[awards]` table: how a county governor handles awards.

    Attributes:
        acceptance: Whether an award must be accepted before it is paid.
    """

    acceptance: YesOrNo = False


@dataclass(frozen=True)
class LimitsTable(LedgerTable):
    """The `[limits]` table: what a county governor asks of every award; none of it is national.

    Attributes:
        minimum: The least amount that is granted, in kroner.
        own_share: The least part of a project's whole cost that is not covered by the grant, in per cent.
        largest_share: The greatest part of the frame's limit that goes to one applicant, in per cent.
        applicants: The counties and municipalities that may apply; if none is named, all may.
    """

    minimum: Kroner | None = None
    own_share: Percent | None = None
    largest_share: Percent | None = None
    applicants: Texts = ()


@dataclass(frozen=True, slots=True)
class Limits(LimitsTable):
    """What a county governor asks of every award, from all tables of the settings.

    Attributes:
        acceptance: Whether an award must be accepted before it is paid: see `Awards`.
    """

    acceptance: bool = False


UNITS = (1, 1_000, 1_000_000)
"""The units that amounts can be in: kroner, thousands, millions."""


@dataclass(frozen=True)
class ImportTable(LedgerTable):
    """One of the `[import.NAME]` tables, without its `columns`: how the tables of one kind of source are read.

    Attributes:
        unit: The unit of its amounts in kroner: 1, 1000 or 1000000; not needed if the source states it.
        skip: Beginnings of rows that are not entries, `*` for anything; what they state is compared with the rows.
        partners: The separators between two partners, such as `,` and ` og `.
        dates: The format of its dates, as in Python's `strptime`, such as `%d.%m.%Y`.
    """

    unit: Kroner | None = None
    skip: Texts = ()
    partners: Texts = ()
    dates: Text | None = None


class ImportRules(NamedTuple):
    """How tables are read, as far as it is set and need not be recognised.

    Attributes:
        columns: The fields that columns are read as, and their headings; `none` for columns that are left aside.
        unit: The unit of amounts, in kroner.
        skip: Patterns of the beginnings of rows that are not entries.
        partners: The separators between two partners.
        dates: The format of dates, as in `strptime`.
    """

    columns: tuple[tuple[str, str], ...] = ()
    unit: int | None = None
    skip: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    dates: str | None = None


ALL_RULES = Check()
NO_CHOICE = Check(select=())
"""The choice of a command line without options on rules: the settings choose."""
NO_LIMITS = Limits()
NO_IMPORT_RULES = ImportRules()


class Settings(NamedTuple):
    """The settings in `skjonn.toml`.

    Attributes:
        check: Which rules run.
        severity: The severity of a rule's findings, by its name or code, if it differs from the rule's own.
        limits: A county's own limits, and what else it asks of every award.
        exclude: Patterns of paths below the ledger's folder that are not read: `node_modules` matches a file or folder
            of that name at any depth, `archive/**` all files in that folder of the ledger.
        imports: How `skjonn import --using NAME` reads tables, by that name.
        faults: The read errors; a faulty setting counts as not set.
    """

    check: Check = ALL_RULES
    severity: tuple[tuple[str, Severity], ...] = ()
    limits: Limits = NO_LIMITS
    exclude: tuple[str, ...] = ()
    imports: tuple[tuple[str, ImportRules], ...] = ()
    faults: tuple[Finding, ...] = ()


NO_SETTINGS = Settings()
