"""Appending to a round: the old bytes stay, the new entries follow in the file's manner, and nothing else changes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.codec.decode import decode
from skjonn.codec.encode import append, encode, obstacle
from skjonn.model.entries import Application, Award, Entry, Event, Heading, Round
from skjonn.model.partial_date import PartialDate
from skjonn.model.source import SourceFile
from support.strategies import tables
from support.thoroughness import examples

SHIPPED = Path(__file__).parent.parent / "ledger" / "2020.toml"
HEADING = Heading("2027", "Prosjektskjønn 2027", "Statsforvalteren", PartialDate(2027, 3, 1))
HEAD = encode([HEADING]).encode()
AWARD = Award("2027-01", 350_000)
WRITTEN = b'[[awards]]\napplication = "2027-01"\ngranted = 350_000\n'


def round_of(data: bytes) -> Round:
    reading = decode(SourceFile("a.toml", data))
    assert reading.faults == ()
    assert reading.round is not None
    return reading.round


@pytest.mark.parametrize(
    ("end", "between"),
    [
        (b"\n", b"\n"),
        (b"", b"\n\n"),
        (b"\n\n", b"\n"),
        (b"\n\n\n", b"\n"),
        (b"\n# slutt", b"\n\n"),
        (b" # slutt", b"\n\n"),
        (b"\n# slutt\n", b"\n"),
        (b"\n   ", b"\n\n"),
        (b"\n\t# [[awards]]\n\n", b"\n"),
    ],
)
def test_an_entry_begins_on_a_line_of_its_own_however_the_file_ends(end: bytes, between: bytes) -> None:
    data = HEAD.removesuffix(b"\n") + end
    assert append(data, [AWARD]) == data + between + WRITTEN
    assert round_of(data + between + WRITTEN).awards == (AWARD,)


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\r\n", b"", b"\r\n\r\n", b"\r\n# slutt"])
def test_a_file_with_crlf_and_a_byte_order_mark_keeps_both(bom: bytes, end: bytes) -> None:
    data = bom + HEAD.removesuffix(b"\n").replace(b"\n", b"\r\n") + end
    after = append(
        data, [Application("2027-01", "Hole", project="Åmøte", partners=tuple("abcdefghijklmnopqrst")), AWARD]
    )
    assert after.startswith(data)
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert after.count(b"\xef\xbb\xbf") == bool(bom)
    assert round_of(after).applications[0].project == "Åmøte"
    assert round_of(after).applications[0].partners == tuple("abcdefghijklmnopqrst")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf"])
def test_an_empty_file_begins_with_the_entry(data: bytes) -> None:
    assert append(data, [AWARD]) == data + WRITTEN


def test_an_application_and_its_award_follow_the_shipped_round() -> None:
    before = SHIPPED.read_bytes()
    application = Application("2020-15", "Bærum", project="Én vei inn", partners=("Asker", "Oslo"), requested=1_200_000)
    after = append(before, [application, Award("2020-15", 350_000, date(2020, 9, 9))])
    assert after.removeprefix(before).decode().replace("\r\n", "\n") == (
        "\n"
        "[[applications]]\n"
        'id = "2020-15"\n'
        'municipality = "Bærum"\n'
        'project = "Én vei inn"\n'
        'partners = ["Asker", "Oslo"]\n'
        "requested = 1_200_000\n"
        "\n"
        "[[awards]]\n"
        'application = "2020-15"\n'
        "granted = 350_000\n"
        "decided = 2020-09-09\n"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "awards = []\n",
            "`awards` is written as one value in line 1, but TOML does not allow `[[awards]]` after that",
        ),
        (
            "# æ\r\n\r\n'applications' = [\r\n{ id = 'x', municipality = 'Hole', project = 'P' }]\r\n",
            "`applications` is written as one value in line 3, but TOML does not allow `[[applications]]` after that",
        ),
        (
            "format = 1\nawards = [{ application = 'x', granted = 5 }]\nregions = []\n",
            "`awards` is written as one value in line 2, but TOML does not allow `[[awards]]` after that",
        ),
        ("", ""),
        ("regions = []\nwaivers = []\n", ""),
        ("[[awards]]\napplication = 'x'\ngranted = 5\n# awards = []\n", ""),
    ],
)
def test_what_keeps_entries_from_being_added_is_named_with_its_line(text: str, why: str) -> None:
    text += HEAD.decode()
    assert obstacle(text) == why
    entries = round_of(text.encode())
    new = Application("y", "Hole", project="P") if "applications" in why else AWARD
    reading = decode(SourceFile("a.toml", append(text.encode(), [new])))
    assert [fault.code for fault in reading.faults] == (["SKJ103"] if why else [])
    assert reading.round == (None if why else replace(entries, awards=(*entries.awards, AWARD)))


def test_a_table_below_the_last_entry_does_not_catch_the_new_one() -> None:
    data = HEAD + b"[[awards]]\napplication = 'x'\ngranted = 5\n[frame.granted]\nabout = 5\nwithin = 5"
    entries = round_of(append(data, [AWARD]))
    assert entries.awards == (Award("x", 5), AWARD)
    assert entries.frame == round_of(data).frame


LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=8)
TEXTS = st.builds("{}x{}".format, LETTERS, LETTERS)
TRICKY = st.sampled_from(['"', "\\", '"""', "'''", "\\n", "\u202e", "\ufeff", "æøå", "😀", "\u2028", "# a", "]"])
WORDS = TEXTS | st.builds("{}{}x".format, TRICKY, TRICKY)
PARTNERS = st.just("Nore og Uvdal")  # many of them do not fit on a line
APPLICATIONS = tables(Application, texts=WORDS) | tables(Application, texts=PARTNERS)
AWARDS = tables(Award, texts=WORDS)
EVENTS = tables(Event, texts=WORDS)
ENTRIES = st.lists(APPLICATIONS | AWARDS | EVENTS, max_size=3)
ENDS = st.sampled_from(["", "\n", "\n\n\n", "# æ", "\n# [[awards]]", "  ", "\n\t", "\n# '''\n"])


def among(
    entries: Sequence[Entry],
) -> tuple[tuple[Application, ...], tuple[Award, ...], tuple[Event, ...]]:
    """The applications, the awards and the events."""
    return (
        tuple(entry for entry in entries if isinstance(entry, Application)),
        tuple(entry for entry in entries if isinstance(entry, Award)),
        tuple(entry for entry in entries if isinstance(entry, Event)),
    )


@examples(200)
@given(ENTRIES, ENTRIES.filter(bool), ENDS, st.sampled_from(["utf-8", "utf-8-sig"]), st.sampled_from(["\n", "\r\n"]))
def test_what_is_appended_is_read_after_all_that_was_there(
    old: list[Entry], new: list[Entry], end: str, encoding: str, line_break: str
) -> None:
    text = encode([HEADING, *old]).removesuffix("\n") + end
    before = text.replace("\n", line_break).encode(encoding)
    after = append(before, new)
    assert after.startswith(before)
    applications, awards, events = among(new)
    entries = round_of(before)
    assert (entries.applications, entries.awards, entries.events) == among(old)
    assert round_of(after) == replace(
        entries,
        applications=entries.applications + applications,
        awards=entries.awards + awards,
        events=entries.events + events,
    )
    assert line_break == "\n" or b"\n" not in after.replace(b"\r\n", b"")
