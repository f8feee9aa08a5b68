"""Turn the check of a file without faults into bytes for the cache, and back: totals and hashes, without entries."""

import json
from array import array
from collections.abc import Sequence
from dataclasses import astuple, fields, replace
from datetime import date
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import cast

from skjonn.codec.decode import decode
from skjonn.codec.encode import encode
from skjonn.incremental.results import FileCheck
from skjonn.incremental.uniqueness import MODULUS
from skjonn.model.entries import ENTRIES, TABLES, Frame
from skjonn.model.ledger import FileResult
from skjonn.model.place import NO_COUNTY
from skjonn.model.settings import Limits
from skjonn.model.source import SourceFile
from skjonn.model.totals import Movement, RoundTotals, Totals
from skjonn.places.counties import county_named
from skjonn.places.resolve import resolve_round

_Names = tuple[list[object], list[object]]
_Parts = tuple[str, list[object], dict[str, object], _Names, tuple[int, str | None, list[object]], list[object]]


def cache_entry(check: FileCheck) -> bytes:
    """The record of a file; empty if anything is wrong with the file, so that it is checked each time."""
    round_ = check.result.round
    if round_ is None or check.result.faults or check.findings or not round_.is_complete:
        return b""
    frame = (round_.frame,) if round_.frame != Frame() else ()
    regions = [region.entry for region in round_.regions]
    waivers = [waiver.entry for waiver in round_.waivers]
    tables = encode((round_.heading, *frame, *regions, *waivers))
    by_county = {county: astuple(totals) for county, totals in round_.by_county.items()}
    sizes = [len(hashes) for hashes in check.key_hashes]
    movements = [(each.day.isoformat(), *each[1:]) for each in round_.movements]
    events = [round_.events, round_.latest_event and round_.latest_event.isoformat(), movements]
    unverified = [round_.unverified_applicants, round_.unverified_recipients]
    head = json.dumps([tables, astuple(round_.total), by_county, unverified, events, sizes])
    return b"\n".join((head.encode(), b"".join(hashes.tobytes() for hashes in check.key_hashes)))


def file_check_in(record: bytes, file: str, *, limits: Limits, lists: int) -> FileCheck:
    """The check of a file from its record.

    Args:
        record: The record of a file of the same name and content, by the same rules and limits.
        file: The file's name.
        limits: The county governor's own limits.
        lists: How many lists of hashes a file has.

    Raises:
        ValueError: The record is not valid, or not consistent.
        RecursionError: The record is nested too deeply to be valid.
    """
    head, _, numbers = record.partition(b"\n")
    parts: object = json.loads(head)
    match parts:
        case [str(), list(), dict(), [list(), list()], [int(), None | str(), list()], list()]:
            tables, total, by_county, (applicants, recipients), (events, latest, moves), sizes = cast("_Parts", parts)
        case _:
            raise ValueError(file)
    reading = decode(SourceFile(file, tables.encode()), large=0)
    entries = reading.round
    if entries is None or reading.faults or any(getattr(entries, TABLES[name].attribute) for name in ENTRIES):
        raise ValueError(file)
    # Only complete rounds are kept, and a round without entries is complete.
    round_ = replace(
        resolve_round(entries, limits=limits).totals,
        total=_totals(total),
        by_county={county: _totals(totals) for county, totals in by_county.items()},
        unverified_applicants=cast("tuple[str, ...]", tuple(applicants)),
        unverified_recipients=cast("tuple[str, ...]", tuple(recipients)),
        events=events,
        latest_event=None if latest is None else date.fromisoformat(latest),
        movements=tuple(map(_movement, moves)),
    )
    if not _moves_to_total(round_):
        raise ValueError(file)
    if type(events) is not int or events < 0 or (events > 0) is not (latest is not None):
        raise ValueError(file)
    if not (_adds_up(round_) and all(type(name) is str for name in (*applicants, *recipients))):
        raise ValueError(file)
    return FileCheck(FileResult(file, round_), (), _hashes(numbers, sizes, lists=lists))


def _totals(numbers: object) -> Totals:
    """Whole numbers as totals; a sum is at least as many kroner as it has amounts.

    Raises:
        ValueError: They are not totals.
    """
    # Python counts True and False as numbers. Figures that events change can be below zero.
    given = cast("list[object]", numbers) if isinstance(numbers, list) else []
    if not (len(given) == len(fields(Totals)) and {*map(type, given)} == {int}):
        raise ValueError(given)
    found = Totals(*cast("list[int]", given))
    if not (0 <= found.requests <= min(found.applications, found.requested) and 0 <= found.awards <= found.granted):
        raise ValueError(given)
    return found


def _movement(raw: object) -> Movement:
    """A day and four whole numbers as a movement.

    Raises:
        ValueError: They are not a movement.
    """
    parts = cast("list[object]", raw) if isinstance(raw, list) else []
    day, amounts = (parts[0], parts[1:]) if parts else (None, parts)
    if not (isinstance(day, str) and [*map(type, amounts)] == [int] * (len(Movement._fields) - 1)):
        raise ValueError(parts)
    return Movement(date.fromisoformat(day), *cast("list[int]", amounts))


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
    return sums == round_.total and all(_is_county(county, on) for county in round_.by_county)


@lru_cache(maxsize=1000)
def _is_county(name: str, on: date) -> bool:
    """Whether a county counts by a name on a day: very many rounds have the same."""
    return name in {NO_COUNTY, county_named(name, on)}


def _hashes(numbers: bytes, sizes: Sequence[object], *, lists: int) -> tuple["array[int]", ...]:
    """Lists of sorted hashes, with the given sizes.

    Raises:
        ValueError: They are not such lists.
    """
    found = array("q", numbers)
    of_size = [size for size in sizes if type(size) is int and size >= 0]
    if len(sizes) != lists or len(of_size) != lists or sum(of_size) != len(found):
        raise ValueError(sizes)
    hashes = tuple(found[start:end] for start, end in pairwise(accumulate(of_size, initial=0)))
    for each in hashes:
        some = each.tolist()
        if some and (some != sorted(some) or some[0] < 0 or some[-1] >= MODULUS):
            raise ValueError(sizes)
    return hashes
