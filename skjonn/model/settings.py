"""A ledger's settings: which rules run and their severity, and a county's own limits; all off unless set."""

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
        ignore: What of that is left out.
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
        applicants: The counties and municipalities that may apply; none named: all.
    """

    minimum: Kroner | None = None
    own_share: Percent | None = None
    largest_share: Percent | None = None
    applicants: Texts = ()


@dataclass(frozen=True, slots=True)
class Limits(LimitsTable):
    """What a county governor asks of every award, by the whole of its settings.

    Attributes:
        acceptance: Whether an award must be accepted before it is paid: see `Awards`.
    """

    acceptance: bool = False


UNITS = (1, 1_000, 1_000_000)
"""What amounts can be counted in: kroner, thousands, millions."""


@dataclass(frozen=True)
class ImportTable(LedgerTable):
    """One of the `[import.NAME]` tables, but for its `columns`: how the tables of one kind of source are read.

    Attributes:
        unit: How many kroner its amounts count: 1, 1000 or 1000000; left out where the source says it.
        skip: How rows begin that are no entries, with `*` for anything; what they state is held against the rows.
        partners: What stands between two partners, such as `,` and ` og `.
        dates: How its dates are written, as Python's `strptime` has it, such as `%d.%m.%Y`.
    """

    unit: Kroner | None = None
    skip: Texts = ()
    partners: Texts = ()
    dates: Text | None = None


class ImportRules(NamedTuple):
    """How tables are read, where that is said and not recognised.

    Attributes:
        columns: What columns are read as, and their headings; `none` for those that are left aside.
        unit: How many kroner amounts count.
        skip: Patterns of how rows begin that are no entries.
        partners: What stands between two partners.
        dates: How dates are written, as `strptime` takes it.
    """

    columns: tuple[tuple[str, str], ...] = ()
    unit: int | None = None
    skip: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    dates: str | None = None


ALL_RULES = Check()
NONE_ASKED_FOR = Check(select=())
"""That the command line chooses no rules: the settings do."""
NO_LIMITS = Limits()
NO_IMPORT_RULES = ImportRules()


class Settings(NamedTuple):
    """What `skjonn.toml` says.

    Attributes:
        check: Which rules run.
        severity: How grave the findings of a rule are, by its name or code, where that is not as the rule has it.
        limits: A county's own limits, and what else it asks of every award.
        exclude: Patterns of paths below the ledger's folder that are not read: `node_modules` matches a file or folder
            of that name at any depth, `archive/**` what lies in that folder of the ledger's.
        imports: How tables are read that `skjonn import --using NAME` reads, by that name.
        faults: What could not be read; it counts as not set.
    """

    check: Check = ALL_RULES
    severity: tuple[tuple[str, Severity], ...] = ()
    limits: Limits = NO_LIMITS
    exclude: tuple[str, ...] = ()
    imports: tuple[tuple[str, ImportRules], ...] = ()
    faults: tuple[Finding, ...] = ()


NO_SETTINGS = Settings()
