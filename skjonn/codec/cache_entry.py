"""What checking a file without faults gave, as bytes that can be kept, and back: its totals and hashes, no entries."""

import json
from array import array
from dataclasses import astuple, replace
from itertools import accumulate, pairwise

from skjonn.codec.decode import decode
from skjonn.codec.encode import encode
from skjonn.model.entries import Frame
from skjonn.model.ledger import FileCheck, FileResult
from skjonn.model.settings import Limits
from skjonn.model.source import SourceFile
from skjonn.model.totals import Totals
from skjonn.places.resolve import resolve_round


def cache_entry(check: FileCheck) -> bytes:
    """The record of a file; empty where anything is wrong with it, so that it is checked anew each time."""
    round_ = check.result.round
    if round_ is None or check.result.faults or check.findings or not round_.is_complete:
        return b""
    frame = (round_.frame,) if round_.frame != Frame() else ()
    regions = [region.entry for region in round_.regions]
    waivers = [waiver.entry for waiver in round_.waivers]
    tables = encode((round_.heading, *frame, *regions, *waivers))
    by_county = {county: astuple(totals) for county, totals in round_.by_county.items()}
    sizes = [len(hashes) for hashes in check.key_hashes]
    head = json.dumps([tables, astuple(round_.total), by_county, round_.unverified_applicants, sizes])
    return b"\n".join((head.encode(), b"".join(hashes.tobytes() for hashes in check.key_hashes)))


def file_check_in(record: bytes, file: str, *, limits: Limits) -> FileCheck:
    """What a record says of a file.

    Args:
        record: The record of a file of the same name and content, by the same rules and limits.
        file: The file's name.
        limits: What the county governor asks.

    Raises:
        ValueError: It is no such record.
    """
    head, _, numbers = record.partition(b"\n")
    tables, total, by_county, unverified_applicants, sizes = json.loads(head)
    entries = decode(SourceFile(file, tables.encode()), large=0).round
    if entries is None:
        raise ValueError(file)
    # A round that is kept is complete, as one without entries is.
    round_ = replace(
        resolve_round(entries, limits=limits).totals,
        total=Totals(*total),
        by_county={county: Totals(*totals) for county, totals in by_county.items()},
        unverified_applicants=tuple(unverified_applicants),
    )
    hashes = array("q", numbers)
    cuts = pairwise(accumulate(sizes, initial=0))
    return FileCheck(FileResult(file, round_), (), tuple(hashes[start:end] for start, end in cuts))
