"""A ledger's settings: which rules run and their severity, and a county's own limits; all off unless set."""

from dataclasses import dataclass

from skjonn.model.diagnostic import Finding, Severity
from skjonn.model.file_format import Kroner, LedgerTable, Percent, Texts, YesOrNo

SETTINGS = "skjonn.toml"
"""The file at a ledger's root that holds settings and is no round."""


@dataclass(frozen=True, slots=True)
class Check(LedgerTable):
    """The `[check]` table: which rules run.

    Attributes:
        select: Codes, beginnings of codes, names, or `ALL`.
        ignore: What of that is left out.
    """

    select: Texts = ("ALL",)
    ignore: Texts = ()


@dataclass(frozen=True, slots=True)
class Awards(LedgerTable):
    """The `[awards]` table: how a county governor handles awards.

    Attributes:
        acceptance: Whether an award must be accepted before it is paid.
    """

    acceptance: YesOrNo = False


@dataclass(frozen=True, slots=True)
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


ALL_RULES = Check()
NONE_ASKED_FOR = Check(select=())
"""That the command line chooses no rules: the settings do."""
NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Settings:
    """What `skjonn.toml` says.

    Attributes:
        check: Which rules run.
        severity: How grave the findings of a rule are, by its name or code, where that is not as the rule has it.
        limits: A county's own limits, and what else it asks of every award.
        exclude: Patterns of paths below the ledger's folder that are not read: `node_modules` matches a file or folder
            of that name at any depth, `archive/**` what lies in that folder of the ledger's.
        faults: What could not be read; it counts as not set.
    """

    check: Check = ALL_RULES
    severity: tuple[tuple[str, Severity], ...] = ()
    limits: Limits = NO_LIMITS
    exclude: tuple[str, ...] = ()
    faults: tuple[Finding, ...] = ()


NO_SETTINGS = Settings()
