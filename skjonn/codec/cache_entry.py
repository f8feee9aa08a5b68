"""What a file without faults gave a check, as bytes that can be kept, and back: its totals and keys, no entries."""

import json
from array import array
from dataclasses import astuple, replace
from itertools import accumulate, pairwise

from skjonn.codec.decode import decode
from skjonn.codec.encode import encode
from skjonn.model.account import Totals
from skjonn.model.entries import Frame
from skjonn.model.ledger import FileCheck, FileResult
from skjonn.model.settings import Limits
from skjonn.model.source import SourceFile
from skjonn.places.resolve import resolve_round


def cache_entry(examined: FileCheck) -> bytes:
    """The record of a file; an empty one where anything is wrong with it: that is looked at anew each time."""
    account = examined.result.account
    if (
        account is None
        or examined.result.faults
        or examined.findings
        or account.incomplete_applications
        or account.incomplete_awards
    ):
        return b""
    entries = account.round
    frame = (entries.frame,) if entries.frame != Frame() else ()
    counties = {county: astuple(tally) for county, tally in account.counties.items()}
    sizes = [len(keys) for keys in examined.key_hashes]
    tables = encode((entries.heading, *frame, *entries.regions, *entries.waivers))
    head = json.dumps([tables, astuple(account.total), counties, account.unverified_applicants, sizes])
    return b"\n".join((head.encode(), b"".join(keys.tobytes() for keys in examined.key_hashes)))


def file_check_in(record: bytes, file: str, *, limits: Limits) -> FileCheck:
    """What a record says of a file.

    Args:
        record: One that was made of a file of the same name and content, by the same rules and limits.
        file: The file's name.
        limits: What the county governor asks.
    """
    head, _, numbers = record.partition(b"\n")
    tables, total, counties, unverified_applicants, sizes = json.loads(head)
    entries = decode(SourceFile(file, tables.encode()), large=0).round
    assert entries is not None  # noqa: S101 - it was read when the record was made
    account = replace(
        resolve_round(entries, limits=limits),
        total=Totals(*total),
        counties={county: Totals(*tally) for county, tally in counties.items()},
        unverified_applicants=tuple(unverified_applicants),
    )
    keys = array("q", numbers)
    cuts = pairwise(accumulate(sizes, initial=0))
    return FileCheck(FileResult(file, account), (), tuple(keys[start:end] for start, end in cuts))
