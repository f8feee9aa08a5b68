"""What must hold of any bytes in the place of a round and of the settings; a fuzzer's target, and the corpus's test."""

from datetime import date

from skjonn.actions.check import check
from skjonn.codec.decode import decode
from skjonn.codec.encode import append, encode, obstacle
from skjonn.codec.text import LARGE
from skjonn.language import words
from skjonn.model.entries import Application, Award, Frame, Round
from skjonn.model.settings import SETTINGS
from skjonn.model.source import Snapshot, SourceFile
from skjonn.render.diagnostics import formats, renderer
from support.diagnostic_formats import READERS, read

NAME = "2020.toml"
TODAY = date(2026, 11, 24)
NEW = (Application("2020-99", "Hole", project="P", partners=("Hol",)), Award("2020-99", 350_000, date(2020, 9, 9)))


def require(data: bytes) -> None:
    """Hold that a check says what is wrong, and in every format the same; and that reading and writing agree."""
    require_check(data)
    entries = decode(SourceFile(NAME, data)).round
    if entries is not None:
        require_encoding(entries)
        require_appending(data, entries)
    require_fast_reading(data)


def require_check(data: bytes) -> None:
    """Every finding has its place in the file, and every format lists them all."""
    files = Snapshot("ledger", tuple(SourceFile(name, data) for name in (NAME, SETTINGS)))
    inspection = check(files, today=TODAY).result(words("nb"))
    found = inspection.listed(show_waived=True)
    last = data.count(b"\n") + 1
    assert all(1 <= each.span.line <= each.span.end_line <= last and each.message for each in found)
    for format_ in formats():
        render = renderer(format_)
        text = render(inspection, words=words("nn"), width=60, color=False, show_waived=True)
        if format_ in READERS:
            assert len(read(format_, text)) == len(found), format_


def require_encoding(entries: Round) -> None:
    """What is read, and written, is read again as it was."""
    frame = (entries.frame,) if entries.frame != Frame() else ()
    tables = (entries.heading, *frame, *entries.regions, *entries.applications, *entries.awards)
    again = decode(SourceFile(NAME, encode(tables).encode()))
    assert again.faults == ()
    assert again.round is not None
    assert (again.round.heading, again.round.frame) == (entries.heading, entries.frame)
    assert (again.round.regions, again.round.applications) == (entries.regions, entries.applications)
    assert again.round.awards == entries.awards


def require_appending(data: bytes, entries: Round) -> None:
    """What is appended stands after what was there, or there is an obstacle."""
    again = decode(SourceFile(NAME, append(data, NEW))).round
    if again is not None and again.applications[-1:] == NEW[:1]:
        assert again.applications == (*entries.applications, NEW[0])
        assert again.awards == (*entries.awards, NEW[1])
    else:
        assert obstacle(data.decode("utf-8-sig"))


def require_fast_reading(data: bytes) -> None:
    """The fast reader, which is asked of a large file, reads what the standard one reads."""
    if data.endswith(b"\r"):  # with what follows it would be a line break
        return
    plain, large = (decode(SourceFile(NAME, each)) for each in (data, data + b"\n#" + b"x" * LARGE))
    if any("a key has more than" in fault.message for fault in plain.faults):  # which the fast one reads, in a way
        return
    assert plain.round == large.round
    assert [(fault.code, fault.at) for fault in plain.faults] == [(fault.code, fault.at) for fault in large.faults]
