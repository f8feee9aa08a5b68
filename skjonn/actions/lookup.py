"""Look up rounds, applications and regions by what a user wrote, or suggest names."""

import re
import shlex
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePosixPath

from skjonn.model.characters import misleading
from skjonn.model.errors import SeveralRoundsError, UnknownNameError, UnreadableError, UsageError
from skjonn.model.ledger import AnyRound, Ledger
from skjonn.model.place import Municipality
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import display_path
from skjonn.model.totals import RoundTotals
from skjonn.places.counties import county_named
from skjonn.places.lookup import look_up
from skjonn.places.spelling import Suggester, fold

_NAMED = 10
"""The greatest number of names that a message lists."""


def rounds(ledger: Ledger[AnyRound], ids: Collection[str] = (), *, years: Collection[str] = ()) -> tuple[AnyRound, ...]:
    """The rounds with one of some ids and of one of some years; all where none is named.

    Two rounds may have the same id: that is a finding, and both are returned.

    Raises:
        UnreadableError: A round is in a file that cannot be read.
        UnknownNameError: No round has one of the ids, or none of those with an id is of one of the years.
    """
    known = [round_.id for round_ in ledger.rounds]
    for id_ in ids:
        if id_ not in known:
            require_readable(ledger, id_)
            raise unknown_round(id_, known, root=ledger.files.root)
    found = tuple(round_ for round_ in ledger.rounds if not ids or round_.id in ids)
    if not years:
        return found
    known_years = sorted({str(round_.heading.date.year) for round_ in found})
    for year in years:
        if year not in known_years:
            raise UnknownNameError(f"There is no round of the year {year}.", now=_known(year, known_years))
    return tuple(round_ for round_ in found if str(round_.heading.date.year) in years)


def round_of(ledger: Ledger[AnyRound], id_: str) -> AnyRound:
    """The only round of an id.

    Raises:
        UnknownNameError: There is no such round.
        UsageError: There are several.
    """
    found, *others = rounds(ledger, [id_])
    if others:
        files = ", ".join(each.file for each in (found, *others))
        raise UsageError(f"Several files have round {id_}: {files}.", now="Give each round an id of its own.")
    return found


def open_round(ledger: Ledger[AnyRound]) -> AnyRound:
    """The only open round.

    Raises:
        UnknownNameError: There is not exactly one.
    """
    found = [round_ for round_ in ledger.rounds if round_.heading.state == "open"]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownNameError(
            f"No round in {ledger.files.root} is open.",
            now="Name one with --round, or add one: `skjonn round add`.",
        )
    raise SeveralRoundsError([round_.id for round_ in found])


def round_with(ledger: Ledger[ResolvedRound], application: str) -> ResolvedRound:
    """The round of an application.

    Raises:
        UnknownNameError: There is no such application.
    """
    for round_ in ledger.rounds:
        if application in round_.application_ids:
            return round_
    ids = [id_ for round_ in ledger.rounds for id_ in round_.application_ids]
    raise unknown_application(application, ids, root=ledger.files.root)


def require_readable(ledger: Ledger[AnyRound], round_id: str) -> None:
    """Refuse a round that may be in a file that cannot be read.

    Raises:
        UnreadableError: Such a file is named after the id, or has it as its own.
    """
    own_id = re.compile(rb"^id[ \t]*=[ \t]*[\"']?" + re.escape(round_id.encode()) + rb"\b(?!-)", re.MULTILINE)
    for name in ledger.unreadable:
        if PurePosixPath(name).stem == round_id or own_id.search(ledger.files.read(name).data):
            message = next(fault.message for fault in ledger.faults if fault.at.file == name)
            raise UnreadableError(
                f"Round {round_id} cannot be read, since {display_path(ledger.files.root, name)} cannot: {message}",
                now="`skjonn check` says where.",
            )


def county(text: str, rounds_: Iterable[RoundTotals]) -> str:
    """The official name of a region that some rounds state or have entries of.

    Raises:
        UnknownNameError: None of the rounds has it.
    """
    known: dict[str, None] = {}
    for round_ in rounds_:
        here = dict.fromkeys([*round_.counties, *round_.by_county])
        found = county_named(text, round_.heading.date.last)
        if found in here:
            return str(found)
        known |= here
    raise UnknownNameError(f"No round here has a region {text}.", now=_known(text, list(known)))


def require_recipient(text: str, rounds_: Iterable[ResolvedRound]) -> None:
    """Require that a name means a recipient, not a municipality, in some rounds.

    Raises:
        UnknownNameError: None of the rounds has it.
    """
    known: dict[str, None] = {}
    for round_ in rounds_:
        for application, recipient in round_.recipients:
            if fold(text) in {fold(recipient.name), fold(application.entry.applicant)}:
                return
            known[recipient.name] = None
        if isinstance(look_up(text, round_.heading.date.last), Municipality):
            raise UnknownNameError(f"{text} is a municipality.", now=f"Use --municipality {shlex.quote(text)}.")
    raise UnknownNameError(f"No round here has a recipient {text}.", now=_known(text, list(known)))


def unknown_round(id_: str, known: Sequence[str], *, root: str) -> UnknownNameError:
    """The error for a round id that a ledger does not have, with the ids that may be meant."""
    return UnknownNameError(f"There is no round {id_} in {root}.{misleading(id_)}", now=_known(id_, known))


def unknown_frame(id_: str, known: Sequence[str], *, root: str) -> UnknownNameError:
    """The error for a frame id that a ledger does not have, with the ids that may be meant."""
    return UnknownNameError(f"There is no frame {id_} in {root}.{misleading(id_)}", now=_known(id_, known))


def unknown_application(id_: str, known: Sequence[str], *, root: str) -> UnknownNameError:
    """The error for an application id that a ledger does not have, with the ids that may be meant."""
    return UnknownNameError(f"There is no application {id_} in {root}.{misleading(id_)}", now=_known(id_, known))


def _known(wanted: str, known: Sequence[str]) -> str:
    close = Suggester(known)(wanted, 3)
    if close:
        return f"Did you mean {' or '.join(close)}?"
    if not known:
        return "There are none yet."
    if len(known) == 1:
        return f"There is only {known[0]}."
    shown = ", ".join(known[:_NAMED])
    return f"There are {shown}{f' and {len(known) - _NAMED} more' if len(known) > _NAMED else ''}."
