"""Turn the check of a file without faults into bytes for the cache, and back: totals and hashes, without entries."""

import json
from array import array
from collections.abc import Callable, Sequence
from dataclasses import astuple, fields
from datetime import date
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Any

from skjonn.codec.core_schema import Schema, json_reader
from skjonn.codec.json_tables import as_json, json_shape_of
from skjonn.incremental.results import FileCheck
from skjonn.incremental.uniqueness import MODULUS
from skjonn.model.entries import Frame, Heading, Region, Waiver
from skjonn.model.ledger import FileResult
from skjonn.model.place import NO_COUNTY
from skjonn.model.settings import Limits
from skjonn.model.totals import Movement, PlacedWaiver, ResolvedRegion, RoundTotals, Totals
from skjonn.places.counties import county_named

_Parts = tuple[
    tuple[Heading, Frame, list[Region], list[Waiver]],
    Totals,
    dict[str, Totals],
    tuple[list[str], list[str]],
    tuple[int, date | None, list[Movement]],
    list[int],
]
"""The tables that are not entries, the totals, those of each county, unverified names, events, and sizes of hashes."""
_county_named = lru_cache(maxsize=1000)(county_named)
"""Very many rounds have the same counties."""


def cache_entry(check: FileCheck) -> bytes:
    """The record of a file; empty if anything is wrong with the file, so that it is checked each time."""
    round_ = check.result.round
    if round_ is None or check.result.faults or check.findings or not round_.is_complete:
        return b""
    regions = [region.entry for region in round_.regions]
    waivers = [waiver.entry for waiver in round_.waivers]
    head = [
        [round_.heading, round_.frame, regions, waivers],
        astuple(round_.total),
        {county: astuple(totals) for county, totals in round_.by_county.items()},
        [round_.unverified_applicants, round_.unverified_recipients],
        [round_.events, round_.latest_event, round_.movements],
        [len(hashes) for hashes in check.key_hashes],
    ]
    numbers = (hashes.tobytes() for hashes in check.key_hashes)
    return b"\n".join((json.dumps(head, default=as_json).encode(), b"".join(numbers)))


def file_check_in(record: bytes, file: str, *, limits: Limits, lists: int) -> FileCheck:
    """The check of a file from its record.

    Args:
        record: The record of a file of the same name and content, by the same rules and limits.
        file: The file's name.
        limits: The county governor's own limits.
        lists: How many lists of hashes a file has.

    Raises:
        ValueError: The record is not valid, or not consistent.
    """
    head, _, numbers = record.partition(b"\n")
    tables, total, by_county, unverified, of_events, sizes = _head()(head)
    heading, frame, regions, waivers = tables
    applicants, recipients = unverified
    events, latest_event, movements = of_events
    on = heading.date.last
    # Only complete rounds are kept.
    round_ = RoundTotals(
        file=file,
        heading=heading,
        frame=frame,
        regions=tuple(
            ResolvedRegion(region, _county_named(region.county, on), file, number)
            for number, region in enumerate(regions)
        ),
        waivers=tuple(PlacedWaiver(waiver, file, number) for number, waiver in enumerate(waivers)),
        total=total,
        by_county=by_county,
        unmatched=Totals(),
        unverified_applicants=tuple(applicants),
        incomplete_applications=frozenset(),
        incomplete_awards=frozenset(),
        unread_tables=frozenset(),
        unread_figures=False,
        limits=limits,
        unverified_recipients=tuple(recipients),
        events=events,
        latest_event=latest_event,
        movements=tuple(movements),
    )
    if (events > 0) is not (latest_event is not None) or not (_moves_to_total(round_) and _adds_up(round_)):
        raise ValueError(file)
    return FileCheck(FileResult(file, round_), (), _hashes(numbers, sizes, lists=lists))


@cache
def _head() -> Callable[[bytes], _Parts]:
    """Reads the first line of a record: each value must be one that a check can keep."""
    text, number, day = ({"type": kind, "strict": True} for kind in ("str", "int", "date"))
    count = number | {"ge": 0}
    numbers = _list(number, min_length=len(fields(Totals)), max_length=len(fields(Totals)))
    totals = _after(numbers, _totals)
    movement = _after(_tuple(day, *[number] * (len(Movement._fields) - 1)), Movement._make)
    heading, frame, region, waiver = map(json_shape_of, (Heading, Frame, Region, Waiver))
    head = _tuple(
        _tuple(heading, frame, _list(region), _list(waiver)),
        totals,
        {"type": "dict", "keys_schema": text, "values_schema": totals},
        _tuple(_list(text), _list(text)),
        _tuple(count, {"type": "nullable", "schema": day}, _list(movement)),
        _list(count),
    )
    return json_reader(head)


def _list(items: Schema, **bounds: int) -> Schema:
    return {"type": "list", "items_schema": items, **bounds}


def _tuple(*items: Schema) -> Schema:
    return {"type": "tuple", "items_schema": list(items)}


def _after(schema: Schema, function: Callable[[Any], object]) -> Schema:
    return {"type": "function-after", "function": {"type": "no-info", "function": function}, "schema": schema}


def _totals(numbers: Sequence[int]) -> Totals:
    """Numbers as totals; a sum is at least as many kroner as it has amounts.

    Raises:
        ValueError: They are not totals.
    """
    found = Totals(*numbers)
    # Figures that events change can be below zero.
    if not (0 <= found.requests <= min(found.applications, found.requested) and 0 <= found.awards <= found.granted):
        raise ValueError(numbers)
    return found


def _moves_to_total(round_: RoundTotals) -> bool:
    """Whether the movements of a round in a frame add up to its total; any other round must have none."""
    if round_.frame.part_of is None:
        return not round_.movements
    return all(
        sum(getattr(movement, figure) for movement in round_.movements) == getattr(round_.total, figure)
        for figure in Movement._fields[1:]
    )


def _adds_up(round_: RoundTotals) -> bool:
    """Whether a round's counties exist on its day, and add up to its total."""
    sums = Totals()
    for part in round_.by_county.values():
        sums.add(part)
    on = round_.heading.date.last
    return sums == round_.total and all(county in {NO_COUNTY, _county_named(county, on)} for county in round_.by_county)


def _hashes(numbers: bytes, sizes: Sequence[int], *, lists: int) -> tuple["array[int]", ...]:
    """Lists of sorted hashes, with the given sizes.

    Raises:
        ValueError: They are not such lists.
    """
    found = array("q", numbers)
    if len(sizes) != lists or sum(sizes) != len(found):
        raise ValueError(sizes)
    hashes = tuple(found[start:end] for start, end in pairwise(accumulate(sizes, initial=0)))
    for each in hashes:
        some = each.tolist()
        if some and (some != sorted(some) or some[0] < 0 or some[-1] >= MODULUS):
            raise ValueError(sizes)
    return hashes
