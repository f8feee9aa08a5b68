"""Import entries from foreign files: understand them, find what the ledger lacks, and write it in one change."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from skjonn.actions import lookup
from skjonn.actions.add_entries import Added, add_entries, require_complete
from skjonn.actions.add_round import add_round
from skjonn.actions.change import WriteOptions, files_of
from skjonn.actions.known_rows import Compared, KnownRow, compare
from skjonn.actions.load import load, settings_of
from skjonn.actions.match_decisions import Decision, Decisions, match_decisions
from skjonn.actions.match_events import match_events
from skjonn.inputs.announcement.announced import Announced, announced
from skjonn.inputs.announcement.read import KnownNames
from skjonn.inputs.announcement.sentences import Places as NamesOfDay
from skjonn.inputs.tables.columns import As
from skjonn.inputs.tables.grid import TableFile
from skjonn.inputs.tables.rows import Answers, Fault, Places, ReadRow
from skjonn.inputs.tables.totals import Stated
from skjonn.inputs.tables.understand import Understood, understand, understood_json
from skjonn.model.draft import Draft
from skjonn.model.entries import Entry, Frame, Heading, Region, Round
from skjonn.model.errors import RefusedError, UnknownNameError, UsageError
from skjonn.model.event_draft import EventDraft
from skjonn.model.figure import StatedFigure
from skjonn.model.ledger import Ledger
from skjonn.model.place import Municipality
from skjonn.model.resolved import ResolvedRound
from skjonn.model.settings import NO_IMPORT_RULES, ImportRules
from skjonn.model.source import Files, display_path
from skjonn.places.counties import county_named
from skjonn.places.lookup import look_up, municipality_suggester, records_named
from skjonn.places.misspelling import is_place
from skjonn.places.recipients import recipient_of


def _is_municipality(text: str) -> bool:
    """Whether a text names a municipality on any day, in any way that `look_up` accepts."""
    return bool(records_named(text))


def _is_name(text: str) -> bool:
    return is_place(text) or _is_municipality(text)


KNOWN_NAMES = KnownNames(_is_name, _is_municipality)
"""The names of municipalities and counties on any day, which locate the tables of an announcement."""


@dataclass(frozen=True, slots=True)
class NewRound:
    """The round that an import begins.

    Attributes:
        heading: The round.
        frame: Its control totals, as options state them.
        regions: Those of its counties.
        unsaid: The keys of the heading that no option states; an announcement may state them.
    """

    heading: Heading
    frame: Frame
    regions: tuple[Region, ...] = ()
    unsaid: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How files are imported.

    Attributes:
        into: The id of the round, or the round to begin; `None` for the only open one.
        wanted: What the rows are, if an option says so.
        using: The name of import rules in `skjonn.toml`, if an option names some.
        columns: What columns are read as, with their headings. They override the import rules.
        answers: The choices for rows with an ambiguous applicant.
    """

    into: str | NewRound | None = None
    wanted: As | None = None
    using: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    answers: Answers = field(default_factory=dict[str, Municipality | None])


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would do.

    Attributes:
        options: How the files are imported.
        round: The id of the round.
        understood: What the files were understood as.
        new: The rows that would be written.
        known: The rows that the ledger already has.
        equal: The places of rows that are equal to each other.
        decisions: The decisions, if the rows are decisions.
        events: The events that would be written: those of a list of events, or refusals and withdrawals.
        faults: What cannot be written without a choice.
        before: The round's entries that the rows were compared with; `None` for a new round.
        announced: What an announcement states outside its tables, if the files are one.
    """

    options: ImportOptions
    round: str
    understood: Understood
    new: tuple[ReadRow, ...]
    known: tuple[KnownRow, ...] = ()
    equal: tuple[tuple[str, ...], ...] = ()
    decisions: Decisions | None = None
    events: tuple[EventDraft, ...] = ()
    faults: tuple[Fault, ...] = ()
    before: Round | None = None
    announced: Announced | None = None

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """What would be added."""
        return tuple(row.draft for row in self.new)


def plan_import(
    write_options: WriteOptions,
    files: Sequence[TableFile],
    drafts: Sequence[Draft],
    options: ImportOptions,
) -> Import:
    """Work out what an import would do.

    Args:
        write_options: How it is written.
        files: The tables of the files.
        drafts: The entries of a JSON file, which is then the only file.
        options: How they are imported.

    Raises:
        UsageError: The tables cannot be understood.
        UnknownNameError: There is no such round, or there are no such rules.
        RefusedError: The round to begin already exists.
    """
    ledger_files = files_of(write_options)
    rules = _rules(ledger_files, options)
    ledger = load(ledger_files)
    round_, heading = _round(ledger, options)
    id_, on = heading.id, heading.date.last
    if drafts:
        understood = understood_json(files[0], drafts, wanted=options.wanted)
        require_complete(drafts, award=understood.wanted == "awards")
    elif any(file.no_table for file in files):
        unread = tuple(Fault(each.place, each.text, each.why) for file in files if (each := file.no_table))
        understood = Understood(tuple(files), options.wanted or "awards", faults=unread)
    else:
        understood = understand(
            files,
            wanted=options.wanted,
            rules=rules,
            places=_places(on),
            trusting=write_options.anyway,
            answers=options.answers,
            has_titles=round_ is not None and round_.entries.has_titles and not write_options.anyway,
        )
    if understood.wanted in {"decisions", "events"}:
        return _matched(options, understood, round_, with_known=write_options.anyway)
    said = announced(understood, heading.date, NamesOfDay(partial(county_named, on=on), KNOWN_NAMES.is_place))
    if faults := (*understood.faults, *_contradictions(said, options)):
        return Import(options, id_, understood, (), faults=faults, announced=said)
    if said is not None and isinstance(options.into, NewRound) and (day := heading.date.known_day):
        understood = _dated(understood, day)
    compared = Compared(understood.rows) if write_options.anyway else compare(understood.rows, ledger.rounds, on=on)
    before = round_.entries if round_ else None
    return Import(options, id_, understood, compared.new, compared.known, compared.equal, before=before, announced=said)


_NOTHING = "Nothing was written."


def write_import(write_options: WriteOptions, planned: Import) -> Added:
    """Write what an import would do, as one change.

    Raises:
        RefusedError: It brings new errors, or the round was changed meanwhile.
        SkjonnError: See `change`.
    """
    award = planned.understood.wanted in {"awards", "decisions"}
    into = planned.options.into
    if isinstance(into, NewRound):
        return _with_round(write_options, planned, into)
    return add_entries(
        write_options,
        planned.drafts,
        round_id=planned.round,
        award=award,
        events=planned.events,
        require_new=partial(_require_unchanged, planned),
    )


def stated_for(planned: Import, new: NewRound) -> NewRound:
    """Complete a new round with what the files state: its control totals and, from an announcement, its heading.

    Options override files. The totals of counties are used only if every county of the rows has one: otherwise they
    would say that the other counties have no entries.
    """
    figures: dict[str | None, dict[str, StatedFigure]] = defaultdict(dict)
    for each in planned.understood.stated:
        if (key := _key_of(each, planned.understood.wanted)) is not None:
            figures[each.county][key] = StatedFigure("exact", each.stated)
    # Figures stated in sentences were already compared with the rows.
    for said in planned.announced.figures if planned.announced else ():
        figures[said.county].setdefault(said.key, said.figure)
    missing: dict[str, Any] = {
        key: figure for key, figure in figures.pop(None, {}).items() if getattr(new.frame, key) is None
    }
    frame = replace(new.frame, **missing)
    heading = _as_announced(new, frame, planned)
    of_rows = {row.county for row in planned.understood.rows}
    regions = new.regions
    if not regions and of_rows <= {*figures}:
        regions = tuple(Region(county or "", **stated) for county, stated in figures.items())
    return replace(new, heading=heading, frame=frame, regions=regions)


def _key_of(stated: Stated, wanted: As) -> str | None:
    """The key of the control total that a row states; `None` if there is none."""
    key = ("applications" if wanted == "applications" else "awards") if stated.key == "entries" else stated.key
    is_stated = key in {"applications", "awards", "requested", "granted"}
    return key if is_stated and (wanted != "applications" or key != "granted") else None


def _as_announced(new: NewRound, frame: Frame, planned: Import) -> Heading:
    """The heading of an announced round, completed where no option states a key.

    It is decided, unless the text ends within its table and states more than it lists: then entries are missing. It
    itemises awarded applications if it states more applications than it lists.
    """
    if planned.announced is None or planned.understood.wanted != "awards":
        return new.heading
    values: dict[str, Any] = {}
    if "state" in new.unsaid and not planned.announced.is_cut:
        values["state"] = "decided"
    if "itemised" in new.unsaid and frame.applications and frame.applications.low > len(planned.understood.rows):
        values["itemised"] = "awarded"
    return replace(new.heading, **values)


def _dated(understood: Understood, day: date) -> Understood:
    """Give awards without a day that of the announcement."""
    if understood.wanted != "awards":
        return understood
    rows = [
        row
        if "decided" in row.draft.values
        else row._replace(draft=row.draft._replace(values={**row.draft.values, "decided": day}))
        for row in understood.rows
    ]
    return replace(understood, rows=tuple(rows))


def _contradictions(said: Announced | None, options: ImportOptions) -> tuple[Fault, ...]:
    """Stated figures that contradict each other, unless an option states the figure."""
    into = options.into
    if said is None or not isinstance(into, NewRound):
        return ()
    return tuple(
        fault
        for (key, county), fault in said.faults
        if (not into.regions if county else getattr(into.frame, key) is None)
    )


def _with_round(write_options: WriteOptions, planned: Import, into: NewRound) -> Added:
    new = stated_for(planned, into)
    changed = add_round(write_options, new.heading, frame=new.frame, regions=new.regions, drafts=planned.drafts)
    round_ = next(round_ for round_ in changed.ledger.rounds if round_.file == changed.change.name)
    entries: tuple[Entry, ...] = (*round_.entries.applications, *round_.entries.awards)
    return Added(changed, round_, entries, {}, display_path(write_options.shown, changed.change.name), 1)


def _require_unchanged(planned: Import, round_: ResolvedRound, entries: Sequence[Entry]) -> None:
    """Require that the round is as it was when the rows were compared with it.

    Raises:
        RefusedError: It was changed meanwhile.
    """
    del entries
    if round_.entries != planned.before:
        raise RefusedError(
            f"Round {round_.id} was changed while this was read. Nothing was written.", now="Run the command again."
        )


def _rules(files: Files, options: ImportOptions) -> ImportRules:
    """The import rules that are named, overridden by the columns that options state."""
    rules = NO_IMPORT_RULES
    if options.using is not None:
        known = dict(settings_of(files).imports)
        if options.using not in known:
            names = ", ".join(known) or "none"
            raise UnknownNameError(
                f"skjonn.toml has no [import.{options.using}].", now=f"There are {names}. `skjonn check` names faults."
            )
        rules = known[options.using]
    said = {key for key, _ in options.columns if key != "none"}
    return rules._replace(columns=(*options.columns, *(pair for pair in rules.columns if pair[0] not in said)))


def _round(ledger: Ledger[ResolvedRound], options: ImportOptions) -> tuple[ResolvedRound | None, Heading]:
    """The round to add to, or `None` for a new one; and its heading."""
    if isinstance(options.into, NewRound):
        id_ = options.into.heading.id
        if any(round_.id == id_ for round_ in ledger.rounds):
            raise RefusedError(f"There is already a round {id_}.", now=f"Add to it: --round {id_}. {_NOTHING}")
        return None, options.into.heading
    round_ = lookup.open_round(ledger) if options.into is None else lookup.round_of(ledger, options.into)
    return round_, round_.heading


def _places(on: date) -> Places:
    suggester = municipality_suggester(on)
    return Places(
        partial(look_up, on=on, suggester=suggester),
        partial(county_named, on=on),
        is_place,
        partial(recipient_of, on=on),
    )


def _matched(
    options: ImportOptions, understood: Understood, round_: ResolvedRound | None, *, with_known: bool
) -> Import:
    """The import of decisions or events, which are matched with the applications of a round.

    Raises:
        UsageError: The round is still to begin.
    """
    if round_ is None:
        what = understood.wanted.capitalize()
        raise UsageError(f"{what} are matched with applications, and a new round has none.", now=_NOTHING)
    if understood.faults:
        return Import(options, round_.id, understood, (), faults=understood.faults)
    if understood.wanted == "decisions":
        return _decided(options, understood, round_)
    return _happened(options, understood, round_, with_known=with_known)


def _decided(options: ImportOptions, understood: Understood, round_: ResolvedRound) -> Import:
    decisions = match_decisions(understood.rows, round_)
    new = tuple(decision.row for decision in decisions.awards)
    known = tuple(KnownRow(decision.row, decision.id, round_.id) for decision in decisions.known)
    faults = tuple(decisions.faults)
    events = tuple(map(_event, decisions.others))
    return Import(options, round_.id, understood, new, known, (), decisions, events, faults, round_.entries)


def _happened(options: ImportOptions, understood: Understood, round_: ResolvedRound, *, with_known: bool) -> Import:
    found = match_events(understood.rows, round_, with_known=with_known)
    return Import(
        options,
        round_.id,
        understood,
        (),
        known=found.known,
        equal=found.equal,
        events=found.new,
        faults=found.faults,
        before=round_.entries,
    )


def _event(decision: Decision) -> EventDraft:
    """The refusal or withdrawal of a row. Without a date, it gets that of today."""
    values = decision.row.draft.values
    keys = {"date": "decided", "case": "case", "note": "award_note"}
    said = {key: values[of] for key, of in keys.items() if of in values}
    return EventDraft({"application": decision.id, "type": decision.outcome, **said}, decision.row.draft.origin)
