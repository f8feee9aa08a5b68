"""Change the heading, frame and regions of a round; close and reopen it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from skjonn.actions import lookup
from skjonn.actions.change import Changed, Plan, WriteOptions, change
from skjonn.actions.edit_entry import planned
from skjonn.actions.find_entry import all_names_suggested, numbers_of, references_to
from skjonn.codec.edit import Edit, Insertion, Removal, Step
from skjonn.codec.text import read_tables
from skjonn.incremental import FileFilter
from skjonn.model.entries import TABLES, Frame, Region, State
from skjonn.model.errors import UnknownNameError, UsageError
from skjonn.model.file_format import fields_of
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.places.counties import county_named
from skjonn.places.spelling import fold


@dataclass(frozen=True, slots=True)
class RoundEdit:
    """The changes of a round.

    Attributes:
        values: New values of its heading and frame, by key; `None` removes a key.
        regions: The same for its regions, by county as typed; `None` removes a region.
        must_hold: Whether the round must have no errors afterwards.
    """

    values: Mapping[str, Any] = field(default_factory=dict[str, Any])
    regions: Mapping[str, Mapping[str, Any] | None] = field(default_factory=dict[str, Mapping[str, Any] | None])
    must_hold: bool = False


def edit_round(write_options: WriteOptions, id_: str, wanted: RoundEdit) -> Changed:
    """Change a round.

    Raises:
        UnknownNameError: There is no such round, or it has no such region.
        UsageError: Several files have the round.
        RefusedError: It cannot be edited safely.
        UnsettledError: The round must have no errors, and has some.
        SkjonnError: See `change`.
    """
    new_id = wanted.values.get("id", id_)

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        round_ = lookup.round_of(ledger, id_)
        steps = [*_tables(ledger, round_, wanted.values), *_regions(ledger, round_, wanted.regions)]
        if new_id != id_:
            found = references_to(ledger, id_, of_round=True)
            steps += (
                Edit(each.table, each.number, {key: f"{new_id}{rest}"})
                for each, key, rest in found
                if each.round is round_
            )
        worked_out = planned(ledger, round_, steps, named=set(), renamed={id_: new_id})
        return replace(worked_out, must_hold=wanted.must_hold)

    ids = (id_, new_id)
    with all_names_suggested(write_options, id_, of_round=True):
        return change(write_options, plan, file_filter=FileFilter(ids, rounds=ids))


def set_state(write_options: WriteOptions, id_: str, state: State) -> Changed:
    """Close a round, which must have no errors then, or reopen it; for the errors see `edit_round`."""
    return edit_round(write_options, id_, RoundEdit({"state": state}, must_hold=state == "decided"))


def _tables(ledger: Ledger[ResolvedRound], round_: ResolvedRound, values: Mapping[str, Any]) -> Iterator[Step]:
    """The edits of `[round]` and `[frame]`; `[frame]` is inserted if it is missing."""
    tables: Any = read_tables(round_.file, ledger.files.read(round_.file).data.decode("utf-8-sig"))
    for name in ("round", "frame"):
        keys = {field.key for field in fields_of(TABLES[name].table)}
        own = {key: value for key, value in values.items() if key in keys}
        if name in tables and own:
            yield Edit(name, 0, own)
        elif any(value is not None for value in own.values()):
            yield Insertion(Frame(**own))


def _regions(
    ledger: Ledger[ResolvedRound], round_: ResolvedRound, regions: Mapping[str, Mapping[str, Any] | None]
) -> Iterator[Step]:
    """The edits of `[[regions]]`."""
    for county, values in regions.items():
        number = _number_of(ledger, round_, county)
        if number is None and values is not None and None not in values.values():
            yield Insertion(Region(county, **values))
        elif number is None:
            known = dict.fromkeys(_written(round_))
            raise UnknownNameError(
                f"Round {round_.id} states no figures for {county}.",
                now=f"It states figures for {', '.join(known)}." if known else "It states figures for no region.",
            )
        else:
            yield Removal("regions", number) if values is None else Edit("regions", number, values)


def _number_of(ledger: Ledger[ResolvedRound], round_: ResolvedRound, county: str) -> int | None:
    """The position of a county in the file's `[[regions]]`, from 0; `None` if it has none."""
    named = county_named(county, round_.heading.date.last)
    written = (region.entry.county for region in round_.totals.regions if named and region.county == named)
    names = dict.fromkeys([county, *written, *(name for name in _written(round_) if fold(name) == fold(county))])
    file = ledger.files.read(round_.file)
    numbers = [number for name in names for number in numbers_of(file, "regions", "county", name)]
    if len(numbers) > 1:
        raise UsageError(f"Round {round_.id} has {len(numbers)} regions {county}.", now="Remove one in the file.")
    return numbers[0] if numbers else None


def _written(round_: ResolvedRound) -> Iterator[str]:
    return (region.entry.county for region in round_.totals.regions)
