"""What a file without faults gave a check, as bytes that can be kept, and back: its totals and marks, no entries."""

import json
from array import array
from dataclasses import astuple, replace
from itertools import accumulate, pairwise

from skjonn.codec.decode import decode
from skjonn.codec.encode import encode
from skjonn.model.account import Tally
from skjonn.model.entries import Frame
from skjonn.model.ledger import Examined, Leaf
from skjonn.model.settings import Limits
from skjonn.model.source import SourceFile
from skjonn.places.settle import settle


def record_of(examined: Examined) -> bytes:
    """The record of a file; an empty one where anything is wrong with it: that is looked at anew each time."""
    account = examined.leaf.account
    if account is None or examined.leaf.faults or examined.findings or account.hazy_applications or account.hazy_awards:
        return b""
    entries = account.round
    frame = (entries.frame,) if entries.frame != Frame() else ()
    counties = {county: astuple(tally) for county, tally in account.counties.items()}
    sizes = [len(marks) for marks in examined.marks]
    tables = encode((entries.heading, *frame, *entries.regions, *entries.waivers))
    head = json.dumps([tables, astuple(account.total), counties, account.on_trust, sizes])
    return b"\n".join((head.encode(), b"".join(marks.tobytes() for marks in examined.marks)))


def examined_in(record: bytes, file: str, *, limits: Limits) -> Examined:
    """What a record says of a file.

    Args:
        record: One that was made of a file of the same name and content, by the same rules and limits.
        file: The file's name.
        limits: What the county governor asks.
    """
    head, _, numbers = record.partition(b"\n")
    tables, total, counties, on_trust, sizes = json.loads(head)
    entries = decode(SourceFile(file, tables.encode()), large=0).round
    assert entries is not None  # noqa: S101 - it was read when the record was made
    account = replace(
        settle(entries, limits=limits),
        total=Tally(*total),
        counties={county: Tally(*tally) for county, tally in counties.items()},
        on_trust=tuple(on_trust),
    )
    marks = array("q", numbers)
    cuts = pairwise(accumulate(sizes, initial=0))
    return Examined(Leaf(file, account), (), tuple(marks[start:end] for start, end in cuts))
