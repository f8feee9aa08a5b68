"""Remove an entry and the waivers that only it needed; or a round and its file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from skjonn.actions import lookup
from skjonn.actions.change import Changed, Plan, WriteOptions, change
from skjonn.actions.check import diagnose
from skjonn.actions.edit_entry import after_steps, planned
from skjonn.actions.find_entry import (
    FoundTable,
    all_names_suggested,
    entries_of,
    find_entry,
    place_of,
    references_to,
)
from skjonn.codec.edit import Removal, Step
from skjonn.codec.locate import Positions
from skjonn.incremental import FileFilter
from skjonn.model.diagnostic import At
from skjonn.model.entries import TABLES, Waiver
from skjonn.model.errors import RefusedError
from skjonn.model.file_format import TableSpec
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Change, EditedFiles, Files, SourceFile, display_path
from skjonn.model.totals import Totals
from skjonn.rules import skj501_waiver_unused


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed, or would be.

    Attributes:
        changed: The change and the ledger with it.
        waivers: The waivers that were removed with it.
    """

    changed: Changed
    waivers: tuple[Waiver, ...] = ()


def remove_entry(  # noqa: PLR0913 - which entry, and how
    write_options: WriteOptions,
    table: str,
    id_: str,
    *,
    number: int | None,
    also: Mapping[str, object] | None,
    with_awards: bool,
) -> Removed:
    """Remove an entry from the ledger.

    Args:
        write_options: How.
        table: The name of its table.
        id_: The id of its application.
        number: Which entry, from 1, if several have the id.
        also: Other values of the entry; see `find_entry`.
        with_awards: Whether to remove what names an application as well.

    Raises:
        UnknownNameError: There is no such entry.
        UsageError: There are several, and none was chosen.
        RefusedError: Others name it, or it cannot be edited safely.
        SkjonnError: See `change`.
    """
    gone: list[Waiver] = []

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        found = find_entry(ledger, table, id_, number=number, also=also)
        is_last = table == "applications" and len(entries_of(ledger, table, id_)) == 1
        named_in = [each for each, _, _ in references_to(ledger, id_) if is_last and each.round is found.round]
        others = [each for each in named_in if each.table != "waivers"]
        if others and not with_awards:
            raise _named(ledger, id_, others)
        steps: list[Step] = [Removal(each.table, each.number) for each in (found, *others)]
        waivers = {each.number for each in named_in if each.table == "waivers"}
        waivers |= waivers_no_longer_needed(ledger.files, found.round.file, steps, write_options.today)
        held = [placed for placed in found.round.totals.waivers if placed.number in waivers]
        gone[:] = [placed.entry for placed in held]
        steps += (Removal("waivers", placed.number) for placed in held)
        return planned(ledger, found.round, steps, named={id_})

    with all_names_suggested(write_options, id_):
        changed = change(write_options, plan, file_filter=FileFilter(ids={id_}))
    return Removed(changed, tuple(gone))


def remove_round(write_options: WriteOptions, id_: str, *, with_entries: bool) -> tuple[Changed, Totals]:
    """Remove a round and its file. Returns the change and what the round held; for the errors see `remove_entry`."""
    totals: list[Totals] = []

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        round_ = lookup.round_of(ledger, id_)
        total = round_.totals.total
        totals[:] = [total]
        if not (round_.totals.is_empty or with_entries):
            raise RefusedError(
                f"Round {id_} has {total.applications} applications and {total.awards} awards. Nothing was written.",
                now="Use --with-entries to remove them with it.",
            )
        before = ledger.files.read(round_.file).data
        return Plan(Change(round_.file, before, b"", is_removal=True))

    with all_names_suggested(write_options, id_, of_round=True):
        changed = change(write_options, plan, file_filter=FileFilter([id_], rounds=[id_]))
    return changed, totals[0]


def _named(ledger: Ledger[ResolvedRound], id_: str, others: Sequence[FoundTable]) -> RefusedError:
    places = ", ".join(f"{TABLES[each.table].noun} ({place_of(ledger.files, each.at)})" for each in others)
    return RefusedError(
        f"{id_} has an {places}. Nothing was written."
        if len(others) == 1
        else f"{id_} has {places}. Nothing was written.",
        now="Remove that first, or use --with-awards.",
    )


def waivers_no_longer_needed(
    files: Files, name: str, steps: Sequence[Step], today: date, *, specs: Mapping[str, TableSpec] = TABLES
) -> set[int]:
    """The positions of the waivers of a file that accept something now and nothing after some steps, from 0.

    Args:
        files: The files of the ledger.
        name: The file's name.
        steps: The changes of it.
        today: The day that decides which waivers have expired.
        specs: The tables that the file can have.
    """
    after = after_steps(files, name, files.read(name).data, steps, specs=specs)
    edited = EditedFiles(files, SourceFile(name, after))
    return _unused_waivers(edited, name, today) - _unused_waivers(files, name, today)


def _unused_waivers(files: Files, name: str, today: date) -> set[int]:
    """The positions of the waivers of a file that accept nothing, from 0."""
    shown = display_path(files.root, name)
    positions = Positions(files.read(name).data.decode("utf-8-sig"))
    lines = {
        positions.find(At(name, "waivers", number)).line: number for number in range(positions.number_of("waivers"))
    }
    return {
        lines[each.span.line]
        for each in diagnose(files, today=today)
        if each.code == skj501_waiver_unused.RULE.code and each.file == shown and each.span.line in lines
    }
