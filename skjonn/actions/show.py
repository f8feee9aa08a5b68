"""Find the application or award of an id, with its place in the file."""

from functools import cache, partial

from skjonn.actions import lookup
from skjonn.codec.locate import Positions
from skjonn.model.errors import UnknownNameError, UnreadableError
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import display_path
from skjonn.reports.entry import Placed
from skjonn.reports.listed import Entries, listed_applications, listed_awards


def show(ledger: Ledger[ResolvedRound], id_: str, *, entries: Entries) -> tuple[Placed, ...]:
    """The application or award of an id, or all of them if several have it, which is a finding.

    Raises:
        UnknownNameError: There is no such application, or it has no award to show.
        UnreadableError: It cannot be read.
    """
    positions = cache(partial(_positions, ledger))
    listed = (listed_awards if entries == "awards" else listed_applications)(ledger.rounds)
    found = tuple(
        Placed(each, display_path(ledger.files.root, each.at.file), positions(each.at.file).find(each.at).line)
        for each in listed
        if each.id == id_
    )
    if not found:
        _require_readable(ledger, id_, entries=entries)
        lookup.round_with(ledger, id_)
        raise UnknownNameError(f"Application {id_} has no award.", now="`skjonn application show` shows it.")
    return found


def _require_readable(ledger: Ledger[ResolvedRound], id_: str, *, entries: Entries) -> None:
    for round_ in ledger.rounds:
        if any(unread.table == entries and unread.application == id_ for unread in round_.entries.unread):
            which = f"The award of {id_}" if entries == "awards" else f"Application {id_}"
            raise UnreadableError(
                f"{which} in {display_path(ledger.files.root, round_.file)} cannot be read.",
                now="`skjonn check` says why.",
            )


def _positions(ledger: Ledger[ResolvedRound], file: str) -> Positions:
    return Positions(ledger.files.read(file).data.decode("utf-8-sig"))
