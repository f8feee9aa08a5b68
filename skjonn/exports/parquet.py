"""Parquet, for query engines: a row an application with its award, a file a year."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO

import pyarrow as pa
from pyarrow import ipc, parquet

from skjonn.model.entries import Application, Award, Heading
from skjonn.model.errors import RefusedError
from skjonn.model.resolved import ResolvedApplication, ResolvedAward, ResolvedRound

ROW_GROUP = 65_536
"""How many rows, at least, are compressed together, and held in memory for that: some 22 MB."""
MOST_HELD = 2**26
"""From how many bytes on fewer rows are enough."""

MOST_REPEATED = 2**28
"""How many letters a round's rows may repeat: those of a million rows, at more than two hundred for each."""
_REPEATED = ("round", "title", "grantor", "municipality")
_SHOWN = 40

_TEXT, _TEXTS, _DAY, _KRONER = pa.string(), pa.list_(pa.string()), pa.date32(), pa.int64()

SCHEMA = pa.schema(
    pa.field(name, kind, metadata={"description": description})
    for name, kind, description in (
        ("round", _TEXT, "The round's id."),
        ("title", _TEXT, "The round's title."),
        ("grantor", _TEXT, "Who grants: the county governor."),
        ("date", _DAY, "The day of the announcement; it decides which municipalities and counties there are."),
        ("itemised", _TEXT, "Which applications the round lists: `all`, or only the `awarded` ones."),
        ("state", _TEXT, "`open` while entries still come to the round, then `decided`."),
        ("id", _TEXT, "The application's id."),
        ("municipality", _TEXT, "The applicant's official name on `date`; as written where that is not known."),
        ("number", _TEXT, "The applicant's municipality number on `date`, four digits."),
        ("region", _TEXT, "The county that the applicant lay in on `date`."),
        ("project", _TEXT, "The project's title."),
        ("partners", _TEXTS, "Who takes part beside the applicant, as printed."),
        ("cooperation", _TEXT, "The kind of co-operation, where the source names no partner."),
        ("roles", _TEXTS, "The municipal roles it strengthens: `service`, `authority`, `democracy`, `community`."),
        ("area", _TEXT, "The service area."),
        ("received", _DAY, "The day the application came in."),
        ("requested", _KRONER, "The amount applied for."),
        ("cost", _KRONER, "The whole cost of the project."),
        ("granted", _KRONER, "The amount granted; null where there is no award."),
        ("decided", _DAY, "The day of the decision."),
        ("case", _TEXT, "The award's reference into the archive."),
    )
)
"""The columns; each has its description in its metadata. The year is in the name of the file's folder."""

_NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
_OURS = re.compile(rf"year=([0-9]+|{_NO_YEAR})/(skjonn\.parquet)?")

_OF_ROUND = ("title", "grantor", "date", "itemised", "state")
_OF_APPLICATION = ("id", "project", "partners", "cooperation", "roles", "area", "received", "requested", "cost")
_OF_AWARD = ("granted", "decided", "case")

_Row = dict[str, str | int | date | tuple[str, ...] | None]


def name_of(year: int | None) -> str:
    """The path of a year's file; that of a ledger without rounds says in hive's words that it is of none."""
    return f"year={year or _NO_YEAR}/skjonn.parquet"


def is_ours(name: str) -> bool:
    """Whether a file of this path, or a folder where it ends in a slash, is one that an export has."""
    return _OURS.fullmatch(name) is not None


def packed(round_: ResolvedRound) -> bytes:
    """The rows of a round, as `write` takes them.

    Raises:
        RefusedError: Texts that every row repeats come to more than can be held.
    """
    rows = list(_rows(round_))
    if sum(len(str(row.get(name, ""))) for row in rows for name in _REPEATED) > MOST_REPEATED:
        raise RefusedError(
            f"Round {round_.id[:_SHOWN]} cannot be exported: its title, grantor and places are too long "
            f"to stand in each of {len(rows)} rows.",
            now="Shorten them.",
        )
    return pa.RecordBatch.from_pylist(rows, SCHEMA).serialize().to_pybytes()


def write(sink: IO[bytes], rounds: Iterable[bytes]) -> None:
    """Write a file of the rows of some rounds, in their order; only a row group of them is held in memory."""
    with parquet.ParquetWriter(sink, SCHEMA, compression="zstd") as writer:
        for batches in _groups(ipc.read_record_batch(pa.py_buffer(each), SCHEMA) for each in rounds):
            # Only a round that is larger than that is divided.
            writer.write_table(pa.Table.from_batches(batches), 2 * ROW_GROUP)


def _groups(batches: Iterable[pa.RecordBatch]) -> Iterator[list[pa.RecordBatch]]:
    """The batches, as many together as make a row group: many rounds are small."""
    group: list[pa.RecordBatch] = []
    rows = held = 0
    for batch in batches:
        group.append(batch)
        rows += batch.num_rows
        held += batch.nbytes
        if rows >= ROW_GROUP or held >= MOST_HELD:
            yield group
            group, rows, held = [], 0, 0
    if rows:
        yield group


def _rows(round_: ResolvedRound) -> Iterator[_Row]:
    """A row for each application with its award, then one for each award that has no application to stand with.

    Those are an application's second award, an award of one that is not there, and one of several that share an id:
    `check` reports them. All that is the application's own is left out of them, so that no sum has anything twice.
    """
    heading = round_.heading
    of_round: _Row = {"round": heading.id, **_values(heading, _OF_ROUND)}
    alone: list[_Row] = []
    for application in round_.applications:
        place = _place(application)
        own = _values(application.entry, _OF_APPLICATION)
        first, others = application.awards[:1], application.awards[1:]
        yield {**of_round, **place, **own, **(_values(first[0].entry, _OF_AWARD) if first else {})}
        alone += [{**place, **_of_award(award)} for award in others]
    for row in (*alone, *map(_of_award, round_.unmatched_awards)):
        yield {**of_round, **row}


def _place(application: ResolvedApplication) -> _Row:
    if municipality := application.municipality:
        return {"municipality": municipality.name, "number": municipality.number, "region": municipality.county}
    return {"municipality": application.entry.municipality}


def _of_award(award: ResolvedAward) -> _Row:
    return {"region": award.county, "id": award.entry.application, **_values(award.entry, _OF_AWARD)}


def _values(entry: Heading | Application | Award, keys: Iterable[str]) -> _Row:
    return {key: getattr(entry, key) for key in keys}
