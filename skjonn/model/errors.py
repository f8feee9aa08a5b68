"""The errors that stop the program, a class per situation; what is wrong with the data is a finding instead."""

from collections.abc import Sequence
from typing import ClassVar


class SkjonnError(Exception):
    """The base class of all errors that stop the program.

    Attributes:
        what: What is wrong and where, in one sentence or more.
        now: What the user can do; may be empty.
        exit_code: The exit code of the process.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, what: str, *, now: str = "") -> None:
        """Keep both parts for a renderer to lay out."""
        super().__init__(what)
        self.what = what
        self.now = now


class AmountError(SkjonnError):
    """An amount or a stated figure that cannot be read in exactly one way."""


class NoLedgerError(SkjonnError):
    """There is no ledger, or its folder cannot be read."""


class UnknownNameError(SkjonnError):
    """The user named a round, entry, format or language that does not exist."""


class SeveralRoundsError(UnknownNameError):
    """Several rounds are open, and none was named.

    Attributes:
        ids: Their ids.
    """

    def __init__(self, ids: Sequence[str]) -> None:
        """List them in the message."""
        super().__init__(f"{len(ids)} rounds are open: {', '.join(ids)}.", now="Name one with --round.")
        self.ids = ids


class UnreadableError(SkjonnError):
    """The user named something in the ledger that cannot be read."""

    exit_code = 1


class UsageError(SkjonnError):
    """The command's arguments or input cannot be used."""


class MissingError(UsageError):
    """A value that the command needs is not given."""


class LockedError(SkjonnError):
    """Another writer held the ledger's lock for too long."""


class RefusedError(SkjonnError):
    """A change was refused; nothing was written."""

    exit_code = 1


class ChangedUnderneathError(RefusedError):
    """A file was changed by another program after it was read for a change."""


class WriteError(RefusedError):
    """A change could not be written: no permission, no room, no such folder."""


class WrittenError(SkjonnError):
    """A change was written, but a later step failed; running the command again would write it twice."""

    exit_code = 3


class UnconfirmedError(WrittenError):
    """The disk failed after a change was written, so a power cut may undo it."""


class ReportError(WrittenError):
    """A change was written, but the report on it could not be printed."""
