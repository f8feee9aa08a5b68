"""Change the fields of an entry; whatever names the entry by a changed id or day is changed with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skjonn.actions.add_entries import official_names, unread_by
from skjonn.actions.change import Changed, Plan, WriteOptions, change
from skjonn.actions.find_entry import (
    FoundTable,
    all_names_suggested,
    entries_of,
    find_entry,
    numbers_of,
    place_of,
    references_to,
    values_in,
)
from skjonn.codec.edit import Edit, Step, UneditableError, edit
from skjonn.incremental import FileFilter
from skjonn.model.entries import TABLES, Event
from skjonn.model.errors import RefusedError
from skjonn.model.file_format import TableSpec
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Change, Files, display_path

CORRECT_DECIDED = "Change the decision with `skjonn event add amended`. If the amount was typed wrong, use --correct."
"""How to change the amount of an award that was announced."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What was changed, or would be.

    Attributes:
        changed: The change and the ledger with it.
        id: The id of the entry's application, afterwards.
        renamed: The official names that were written, by the names that were given.
    """

    changed: Changed
    id: str
    renamed: Mapping[str, str]


def edit_entry(  # noqa: PLR0913 - which entry, what of it, and how
    write_options: WriteOptions,
    table: str,
    id_: str,
    values: Mapping[str, Any],
    *,
    number: int | None,
    also: Mapping[str, object] | None,
    correct: bool,
) -> Edited:
    """Change an entry.

    Args:
        write_options: How.
        table: The name of its table.
        id_: The id of its application.
        values: The new values by key. `None` removes a key; `id` is changed in everything that names the application.
        number: Which entry, from 1, if several have the id.
        also: Other values of the entry; see `find_entry`.
        correct: Whether the amount of an announced award may be changed, since it was typed wrong.

    Raises:
        UnknownNameError: There is no such entry.
        UsageError: There are several, and none was chosen.
        RefusedError: It cannot be edited safely, or its amount was announced.
        SkjonnError: See `change`.
    """
    new_id = values.get("id", id_) if table == "applications" else id_
    renamed: dict[str, str] = {}

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        found = find_entry(ledger, table, id_, number=number, also=also)
        wanted = dict(values)
        if table == "applications":
            for key, value, names in official_names(values, found.round.heading.date.last):
                wanted[key] = value
                renamed.update({given: name for given, name in names.items() if name != given})
        if table == "awards" and "granted" in wanted and not correct:
            _require_not_announced(ledger, found, wanted["granted"])
        steps: list[Step] = [Edit(table, found.number, wanted)]
        if new_id != id_:
            new_names: Mapping[str, str] = {id_: new_id}
            steps += _renamings(ledger, found, id_, new_id)
        else:
            new_names = _event_renamed(ledger, found, wanted)
            steps += _waivers_renamed(ledger, found, new_names)
        return planned(ledger, found.round, steps, named={id_, new_id}, renamed=new_names)

    with all_names_suggested(write_options, id_):
        changed = change(write_options, plan, file_filter=FileFilter(ids={id_, new_id}))
    return Edited(changed, new_id, renamed)


def planned(
    ledger: Ledger[ResolvedRound],
    round_: ResolvedRound,
    steps: Sequence[Step],
    *,
    named: set[str],
    renamed: Mapping[str, str] | None = None,
) -> Plan:
    """The plan to change a round's file by some steps.

    Args:
        ledger: The ledger.
        round_: The round.
        steps: The changes.
        named: The ids of the applications that it depends on.
        renamed: See `Plan`.
    """
    before = ledger.files.read(round_.file).data
    after = after_steps(ledger.files, round_.file, before, steps)
    return Plan(
        Change(round_.file, before, after),
        unread=unread_by(ledger, round_.entries, named),
        renamed=renamed or {},
    )


def after_steps(
    files: Files, name: str, before: bytes, steps: Sequence[Step], *, specs: Mapping[str, TableSpec] = TABLES
) -> bytes:
    """The bytes of a file after some steps; `specs` are the tables that it can have.

    Raises:
        RefusedError: It cannot be edited safely.
    """
    try:
        return edit(before, steps, specs=specs)
    except UneditableError as error:
        raise RefusedError(
            f"{display_path(files.root, name)}: {error}. Nothing was written.",
            now="Edit the file, then run `skjonn check`.",
        ) from None


def _require_not_announced(ledger: Ledger[ResolvedRound], found: FoundTable, granted: object) -> None:
    """Refuse to change the amount of an award in a decided round."""
    standing = values_in(ledger.files, found).get("granted")
    if found.round.heading.state == "decided" and isinstance(standing, int) and standing != granted:
        raise RefusedError(
            f"Round {found.round.id} is decided, and the amounts granted stay as announced. Nothing was written.",
            now=CORRECT_DECIDED,
        )


def _renamings(ledger: Ledger[ResolvedRound], found: FoundTable, old: str, new: str) -> Iterator[Step]:
    """The edits of everything that names an application.

    Raises:
        RefusedError: What names it is ambiguous, or is in another file.
    """
    if len(entries_of(ledger, found.table, old)) > 1:
        raise RefusedError(
            f"Several {found.table} have the id {old}, so what names it is ambiguous. Nothing was written.",
            now="Change the ids in the file.",
        )
    for each, key, rest in references_to(ledger, old):
        if each.round.file != found.round.file:
            raise RefusedError(
                f"{old} is also named in {place_of(ledger.files, each.at)}, and a command changes one file. "
                "Nothing was written.",
                now="Change it there first.",
            )
        yield Edit(each.table, each.number, {key: f"{new}{rest}"})


def _event_renamed(ledger: Ledger[ResolvedRound], found: FoundTable, values: Mapping[str, Any]) -> Mapping[str, str]:
    """The new name of an event by its old one, if that changes and no other event has it; see `Event.name`."""
    if found.table != "events" or "date" not in values:
        return {}
    was: Any = values_in(ledger.files, found)
    id_, type_, date = (was.get(key) for key in ("application", "type", "date"))
    if len(entries_of(ledger, "events", id_, also={"type": type_, "date": date})) > 1:
        return {}
    return {Event(id_, type_, date).name: Event(id_, type_, values["date"]).name}


def _waivers_renamed(ledger: Ledger[ResolvedRound], found: FoundTable, names: Mapping[str, str]) -> Iterator[Step]:
    """The edits of the waivers in an entry's file that name something by its old name."""
    file = ledger.files.read(found.round.file)
    for old, new in names.items():
        for number in numbers_of(file, "waivers", "entry", old):
            yield Edit("waivers", number, {"entry": new})
