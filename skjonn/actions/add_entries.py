"""Add applications and awards to a round, all of them or none."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import PurePosixPath
from typing import Any, get_args

from skjonn.actions import lookup
from skjonn.actions.change import Changed, Plan, WriteOptions, change, files_of, relevant_to
from skjonn.actions.load import Parser, load, load_ids, rounds_of, settings_of
from skjonn.codec.encode import append, obstacle
from skjonn.incremental import FileFilter
from skjonn.model.diagnostic import Finding
from skjonn.model.draft import Draft
from skjonn.model.entries import ENTRIES, TABLES, Application, Award, Entry, Round
from skjonn.model.errors import RefusedError, UnknownNameError, UsageError
from skjonn.model.event_draft import EventDraft
from skjonn.model.file_format import LedgerTable
from skjonn.model.ledger import FileResult, Ledger
from skjonn.model.place import Municipality
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Change, Files, display_path
from skjonn.places.counties import county_named
from skjonn.places.lookup import look_up
from skjonn.places.recipients import official_recipient
from skjonn.places.spelling import fold

NO_TITLE = 'If the source has no title, write `--project ""`; in JSON, `"project": null`.'


@dataclass(frozen=True, slots=True)
class Added:
    """What was added, or would be.

    Attributes:
        changed: The change and the ledger with it.
        round: The round with it.
        entries: The applications and awards, in the order of the file.
        renamed: The official names that were written, by the names that were given.
        file: The file, as shown to the user.
        line: The first line of the new text, from 1.
    """

    changed: Changed
    round: ResolvedRound
    entries: tuple[Entry, ...]
    renamed: Mapping[str, str]
    file: str
    line: int


RequireNew = Callable[[ResolvedRound, Sequence[Entry]], None]
"""Refuses entries that a round already has."""


def require_not_repeated(round_: ResolvedRound, entries: Sequence[Entry]) -> None:
    """Refuse a new application that the round already has, with the same amounts.

    Raises:
        RefusedError: It has one: probably the same command was run twice.
    """
    granted = {entry.application: entry.granted for entry in entries if isinstance(entry, Award)}
    known = {
        _content(application.entry, application.granted, round_): application.entry.id
        for application in round_.applications
    }
    repeated = {
        entry.id: known[content]
        for entry in entries
        if isinstance(entry, Application) and (content := _content(entry, granted.get(entry.id), round_)) in known
    }
    if repeated:
        same = ", ".join(dict.fromkeys(repeated.values()))
        raise RefusedError(
            f"Round {round_.id} already has this, with the same applicant, project, partners and amounts: {same}. "
            "Nothing was written.",
            now="If both are meant, use --anyway.",
        )


def add_entries(  # noqa: PLR0913 - how, what, and to what
    write_options: WriteOptions,
    drafts: Sequence[Draft],
    *,
    round_id: str | None,
    award: bool,
    events: Sequence[EventDraft] = (),
    require_new: RequireNew = require_not_repeated,
) -> Added:
    """Add drafts to a ledger.

    Args:
        write_options: How.
        drafts: What to add; at least one unless there are events.
        round_id: The id of the round; without it, the round of the application of an award, or else the only open one.
        award: Whether every draft must be an award.
        events: Events to add with them. They may lack their date, but nothing else.
        require_new: Refuses entries that the round already has.

    Raises:
        UsageError: A draft lacks something, or has keys that exclude each other.
        UnknownNameError: There is no such round or application.
        RefusedError: The file cannot be appended to.
        SkjonnError: See `change`.
    """
    require_complete(drafts, award=award)
    # These find the round and the files that matter.
    named = [*drafts, *(Draft({"application": event.application}) for event in events)]
    chosen: list[tuple[str, tuple[Entry, ...]]] = []

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        round_ = round_in(named, ledger, round_id)
        if not write_options.anyway:
            _require_titles(round_.entries, drafts)
        happened = (event.event(write_options.today) for event in events)
        entries = (*entries_of(drafts, ledger, round_), *happened)
        chosen[:] = [(round_.id, entries)]
        if not write_options.anyway:
            require_new(round_, entries)
        return appended(ledger, round_.entries, entries)

    with names_suggested(named, partial(files_of, write_options), round_id):
        changed = change(write_options, plan, file_filter=partial(file_filter, named, round_id=round_id))
    ((id_, entries),) = chosen
    round_ = lookup.round_of(changed.ledger, id_)
    distinct = {tuple(map(draft.values.get, _OFFICIAL)): draft.values for draft in drafts}
    renamed = {
        given: name
        for values in distinct.values()
        for _, _, names in official_names(values, round_.heading.date.last)
        for given, name in names.items()
        if name != given
    }
    return added(write_options, changed, round_, entries, renamed=renamed)


def added(
    write_options: WriteOptions,
    changed: Changed,
    round_: ResolvedRound,
    entries: tuple[Entry, ...],
    *,
    renamed: Mapping[str, str],
) -> Added:
    """What a change added; for the arguments see `Added`."""
    before = changed.change.before or b""
    line = changed.change.after.count(b"\n", 0, changed.change.after.index(b"[[", len(before))) + 1
    return Added(changed, round_, entries, renamed, display_path(write_options.shown, changed.change.name), line)


def require_complete(drafts: Sequence[Draft], *, award: bool) -> None:
    """Refuse drafts that lack something, or have what they must not have.

    Raises:
        UsageError: There is one.
    """
    faults: list[str] = []
    sound: set[tuple[str, ...]] = set()
    for draft in drafts:
        # A new application is judged by its keys alone, and very many have the same.
        keys = tuple(draft.values)
        if keys not in sound:
            found = list(_incomplete(draft, award=award))
            faults += found
            if not found and draft.application is None:
                sound.add(keys)
    if faults:
        raise UsageError("\n".join(faults), now="Nothing was written.")


def _incomplete(draft: Draft, *, award: bool) -> Iterator[str]:
    """What a draft lacks, and what it must not have."""
    which = draft.origin or "The entry"
    if missing := ", ".join(draft.missing(award=award)):
        yield f"{which} lacks {missing}."
    if superfluous := ", ".join(draft.superfluous()):
        yield f"{which} is an award for {draft.application}, and takes {superfluous} from that."
    if other := ", ".join(draft.conflicting()):
        yield f"{which} has municipality and {other}: a municipality, or another recipient, but not both."
    if given := ", ".join(draft.incomplete_award()):
        yield f"{which} has {given}, and no amount granted."


def _require_titles(round_: Round, drafts: Sequence[Draft]) -> None:
    """Refuse drafts that neither have a title nor say that there is none, if others in the round have titles."""
    lacking = [draft.origin or "The entry" for draft in drafts if draft.lacks_title] if round_.has_titles else []
    if faults := "\n".join(f"{which} lacks project." for which in lacking):
        raise UsageError(faults, now=f"{NO_TITLE} Nothing was written.")


def file_filter(drafts: Sequence[Draft], files: Files, parser: Parser, *, round_id: str | None) -> FileFilter:
    """The files that hold the round of some drafts, the ids that they name, or ids like those they will get."""
    round_ = _round_of_its_file(files, parser, round_id) if round_id is not None else None
    if round_ is None:
        round_ = round_in(drafts, load(_choosing(drafts, files, round_id), parser=parser), round_id)
    named = {name for draft in drafts for name in (draft.id, draft.application) if name}
    return FileFilter(ids={round_.id, *named}, prefixes=[_stem(round_)], rounds=[round_.id])


def _round_of_its_file(files: Files, parser: Parser, round_id: str) -> ResolvedRound | None:
    """The round of an id, if its file is named after it, as most are. To find it elsewhere, all files must be read."""
    limits = settings_of(files).limits
    named = (name for name in rounds_of(files) if PurePosixPath(name).stem == round_id)
    rounds = (parser(files.read(name), limits=limits).round for name in named)
    return next((round_ for round_ in rounds if round_ is not None and round_.id == round_id), None)


def _choosing(drafts: Sequence[Draft], files: Files, round_id: str | None) -> Files:
    """The files that decide which round some drafts belong to."""
    named = {name for name in (round_id, *(draft.application for draft in drafts)) if name is not None}
    return relevant_to(files, FileFilter(ids=named, rounds=named, is_open=not named))


def round_for(drafts: Sequence[Draft], files: Files, *, round_id: str | None) -> ResolvedRound:
    """The round that drafts belong to; for the arguments and errors see `add_entries`."""
    with names_suggested(drafts, lambda: files, round_id):
        return round_in(drafts, load(_choosing(drafts, files, round_id)), round_id)


@contextmanager
def names_suggested(drafts: Sequence[Draft], files: Callable[[], Files], round_id: str | None) -> Generator[None]:
    """Re-raise UnknownNameError with suggestions from the whole ledger, of which only a part was read."""
    try:
        yield
    except UnknownNameError as error:
        whole = files()
        ids, unreadable = load_ids(whole)
        try:
            if round_id is not None and round_id not in ids:
                raise lookup.unknown_round(round_id, list(ids), root=whole.root) from None
            applications = list(chain.from_iterable(ids.values()))
            for application in (draft.application for draft in drafts if draft.application is not None):
                if application not in applications:
                    raise lookup.unknown_application(application, applications, root=whole.root) from None
            # The name is in a file that cannot be read.
            round_in(drafts, load(whole), round_id)
            raise error from None
        except UnknownNameError as better:
            raise naming_unreadable(better, whole, unreadable) from None


def naming_unreadable(error: UnknownNameError, files: Files, unreadable: Sequence[str]) -> UnknownNameError:
    """Add to the error on an unknown name which files cannot be read: it may be in one of them."""
    if not unreadable:
        return error
    first, *others = unreadable
    why = files.read(first).fault
    what = f"{error.what}\n{display_path(files.root, first)} cannot be read{f': {why}' if why else ''}."
    if others:
        what += f" Nor can {len(others)} other file{'s' if len(others) > 1 else ''}."
    error.what = what
    return error


def round_in(drafts: Sequence[Draft], ledger: Ledger[ResolvedRound], round_id: str | None) -> ResolvedRound:
    """The round of a ledger that drafts belong to; for the arguments and errors see `add_entries`."""
    named = [draft.application for draft in drafts if draft.application is not None]
    if round_id is not None:
        round_ = lookup.round_of(ledger, round_id)
    else:
        round_ = lookup.round_with(ledger, named[0]) if named else lookup.open_round(ledger)
    for application in named:
        found = lookup.round_with(ledger, application)
        if found.id != round_.id:
            raise UsageError(
                f"{application} is in round {found.id}, not in {round_.id}. Nothing was written.",
                now="Awards and events belong to the round of their application. Add to one round at a time.",
            )
    return round_


def official_name(municipality: str, on: date) -> str:
    """The official name of a municipality on a day, or what was given if the name would not mean the same one."""
    found = look_up(municipality, on)
    if isinstance(found, Municipality) and look_up(found.name, on) == found:
        return found.name
    return municipality


def official_names(
    values: Mapping[str, Any], on: date
) -> Iterator[tuple[str, str | tuple[str, ...], Mapping[str, str]]]:
    """The values of an application that name places or recipients.

    Returns:
        For each its key, the value with official names, and each official name by what was given.
    """
    for key in _OFFICIAL:
        given = values.get(key)
        if given:
            names = {name: _OFFICIAL[key](name, on) for name in ([given] if isinstance(given, str) else given)}
            yield key, names[given] if isinstance(given, str) else tuple(map(names.__getitem__, given)), names


_OFFICIAL: Mapping[str, Callable[[str, date], str]] = {
    "municipality": official_name,
    "recipient": official_recipient,
    "members": official_name,
    "county": lambda name, on: county_named(name, on) or name,
}


def _with_official_names(drafts: Iterable[Draft], on: date) -> Iterator[Draft]:
    """The drafts with official names. Names are looked up once, since many drafts have the same."""
    known: dict[tuple[object, ...], Mapping[str, object]] = {}
    for draft in drafts:
        values = draft.values
        given = tuple(map(values.get, _OFFICIAL))
        if given not in known:
            known[given] = {key: name for key, name, _ in official_names(values, on) if name != values[key]}
        yield Draft({**values, **known[given]}, draft.origin) if known[given] else draft


def entries_of(drafts: Sequence[Draft], ledger: Ledger[ResolvedRound], round_: ResolvedRound) -> tuple[Entry, ...]:
    """The entries of drafts in a round, with official names, and with new ids for those without one."""
    on = round_.heading.date.last
    drafts = list(_with_official_names(drafts, on))
    named = filter(None, (draft.id for draft in drafts))
    next_id = _Ids.after(_stem(round_), taken=chain(_ids(ledger), named))
    entries: list[Entry] = []
    for draft in drafts:
        given = draft.id or draft.application
        entries += draft.entries(given or next_id.give())
    return tuple(entries)


def _ids(ledger: Ledger[ResolvedRound]) -> Iterator[str]:
    """The ids in a ledger, including those of applications that are missing or could not be read."""
    for round_ in ledger.rounds:
        yield from round_.application_ids
        yield from (award.application for award in round_.entries.awards)
        yield from (entry.application or "" for entry in round_.entries.unread)


def _stem(round_: ResolvedRound) -> str:
    """The beginning of a round's next id: what most of its ids have before their number, else its own id and a dash."""
    ids = round_.application_ids
    stems = Counter(stem for id_ in ids if (stem := id_.rstrip("0123456789")) != id_)
    return next((stem for stem, count in stems.items() if 2 * count > len(ids)), f"{round_.id}-")


@dataclass(slots=True)
class _Ids:
    """Assigns ids: a stem and the next number, with as many digits as the existing ones."""

    stem: str
    last: int
    digits: int

    @classmethod
    def after(cls, stem: str, *, taken: Iterable[str]) -> "_Ids":
        pattern = re.compile(rf"{re.escape(stem)}([0-9]{{1,9}})")
        numbers = [match[1] for id_ in taken if (match := pattern.fullmatch(id_))]
        return cls(stem, max(map(int, numbers), default=0), max(map(len, numbers), default=2))

    def give(self) -> str:
        self.last += 1
        return f"{self.stem}{self.last:0{self.digits}}"


def _content(application: Application, granted: int | None, round_: ResolvedRound) -> tuple[object, ...]:
    """What distinguishes an application from others, apart from its id."""
    applicant = look_up(application.municipality, round_.heading.date.last) if application.municipality else None
    return (
        applicant if isinstance(applicant, Municipality) else fold(application.applicant),
        application.recipient is None,
        fold(application.project or ""),
        tuple(map(fold, application.partners)),
        application.requested,
        granted,
    )


def appended(ledger: Ledger[ResolvedRound], round_: Round, entries: Sequence[Entry]) -> Plan:
    """The plan to append entries to a round's file."""
    before = ledger.files.read(round_.file).data

    def require_as_meant(result: FileResult[ResolvedRound]) -> None:
        if not is_as_meant(result.round, round_, entries):
            why = obstacle(before.decode("utf-8-sig")) or "what is added would not be read as intended"
            raise RefusedError(
                f"{display_path(ledger.files.root, round_.file)}: {why}. Nothing was written.",
                now="Write its entries as tables of their own, or remove the line if it is empty.",
            )

    named = {entry.application for entry in entries if not isinstance(entry, Application)}
    after = append(before, entries)
    return Plan(Change(round_.file, before, after), require_as_meant, unread_by(ledger, round_, named))


def unread_by(ledger: Ledger[ResolvedRound], round_: Round, named: Collection[str]) -> tuple[Finding, ...]:
    """What a change depends on in a round's file and could not be read.

    That is everything but entries and waivers, such as a limit or a control total; and the entries of some
    applications, which may already have an award, a lower amount requested, or a payment.
    """
    unread = {(entry.table, entry.number): entry for entry in round_.unread}
    return tuple(
        fault
        for fault in ledger.faults
        if fault.at.file == round_.file
        and (
            fault.at.table not in {*ENTRIES, "waivers"}
            or ((entry := unread.get((fault.at.table, fault.at.number))) and entry.application in named)
        )
    )


def is_as_meant(read: ResolvedRound | None, before: Round | None, entries: Sequence[Entry]) -> bool:
    """Whether a round is read with the entries it had before, and after them with new ones."""
    if read is None:
        return False
    new: dict[type[LedgerTable], list[Entry]] = {kind: [] for kind in get_args(Entry)}
    for entry in entries:
        new[type(entry)].append(entry)
    return all(
        _are_equal(_held(read.entries, name), [*(_held(before, name) if before else ()), *new[TABLES[name].table]])
        for name in ENTRIES
    )


def _held(round_: Round, name: str) -> Sequence[Entry]:
    """The entries that a round has in the tables of a name."""
    found: tuple[Entry, ...] = getattr(round_, TABLES[name].attribute)
    return found


def _are_equal(read: Sequence[Entry], meant: Sequence[Entry]) -> bool:
    """Whether entries are equal; most have the same attributes, which takes a fifth of the time to find."""
    return len(read) == len(meant) and all(
        vars(one) == vars(other) or one == other for one, other in zip(read, meant, strict=True)
    )
