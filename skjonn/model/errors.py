"""What stops the program, an error class per situation; what is wrong with the data is a finding instead."""

from collections.abc import Sequence
from typing import ClassVar


class SkjonnError(Exception):
    """What stops the program: what is wrong and where, and what to do now.

    Attributes:
        what: One sentence or more, with the place.
        now: What the user can do; may be empty.
        exit_code: What the process ends with.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, what: str, *, now: str = "") -> None:
        """Keep the two halves apart, for a renderer to lay out."""
        super().__init__(what)
        self.what = what
        self.now = now


class AmountError(SkjonnError):
    """An amount or a stated figure that cannot be read in exactly one way."""


class NoLedgerError(SkjonnError):
    """There is no ledger where one was looked for, or its folder cannot be read."""


class UnknownNameError(SkjonnError):
    """A round, entry, format or language that does not exist was asked for."""


class SeveralRoundsError(UnknownNameError):
    """Several rounds are open, and none was named.

    Attributes:
        ids: Theirs.
    """

    def __init__(self, ids: Sequence[str]) -> None:
        """Name them."""
        super().__init__(f"{len(ids)} rounds are open: {', '.join(ids)}.", now="Name one with --round.")
        self.ids = ids


class UnreadableError(SkjonnError):
    """What was asked for stands in the ledger and cannot be read."""

    exit_code = 1


class UsageError(SkjonnError):
    """The words of the command do not fit together."""


class MissingError(UsageError):
    """What a command cannot do without is not given."""


class LockedError(SkjonnError):
    """Another writer holds the ledger's lock, and waiting was in vain."""


class RefusedError(SkjonnError):
    """A change was refused; nothing was written."""

    exit_code = 1


class ChangedUnderneathError(RefusedError):
    """A file is no longer what was read before the change was thought out."""


class WriteError(RefusedError):
    """The disk did not take a change: no permission, no room, no such folder."""


class WrittenError(SkjonnError):
    """A change was written, and what should follow failed; to run the command again would write it twice."""

    exit_code = 3


class UnconfirmedError(WrittenError):
    """The disk failed after a change was written: a power cut may undo it."""


class ReportError(WrittenError):
    """The report on what was written could not be printed."""
