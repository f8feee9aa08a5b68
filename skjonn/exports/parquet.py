"""Parquet, for query engines: a row for each application with its award, a file for each year."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import IO

import pyarrow as pa
from pyarrow import ipc, parquet

from skjonn.model.entries import AWARD_FIELDS, Application, Award, Event, Heading
from skjonn.model.errors import RefusedError
from skjonn.model.file_format import Field, LedgerTable, descriptions_of, fields_of, texts_first
from skjonn.model.partial_date import PartialDate
from skjonn.model.resolved import History, ResolvedApplication, ResolvedAward, ResolvedRound

ROW_GROUP = 65_536
"""The least number of rows that are compressed together, for which they are held in memory: about 22 MB."""
MOST_HELD = 2**26
"""Fewer rows are compressed together if they have this many bytes."""

MOST_REPEATED = 2**28
"""The most characters that the rows of a round may repeat: over two hundred in each of a million rows."""
_SHOWN = 40

_OF_ROUND = {
    "round" if field.key == "id" else field.key: field
    for field in fields_of(Heading)
    if field.key not in {"source", "note"}
}
_RESOLVED = {"municipality", "recipient", "county"}
_OF_APPLICATION = {field.key: field for field in texts_first(Application) if field.key not in _RESOLVED}
_OF_AWARD = {AWARD_FIELDS[field.key].key: field for field in fields_of(Award) if field.key in AWARD_FIELDS}
"""The fields of each table by the names of their columns."""

_REPEATED = (
    *(name for name, field in _OF_ROUND.items() if field.kind in {"id", "text"}),
    "frame",
    "municipality",
    "recipient",
)
"""The columns with texts of any length that are the same in many rows."""

_TYPES: Mapping[type, pa.DataType] = {str: pa.string(), date: pa.date32(), PartialDate: pa.date32(), int: pa.int64()}
_FIGURES = {
    "in_force": "The amount in force, with amendments; null if there is no award.",
    "paid": "The amount paid, less what is repaid.",
    "held": "The amount that is not paid until it is released.",
    "left_to_pay": "The amount in force, less what is held and paid; below zero if it is to be repaid.",
}
_OF_EVENT = {field.key: field for field in fields_of(Event) if field.key != "application"}


def _columns(table: type[LedgerTable], fields: Mapping[str, Field]) -> Iterator["pa.Field[pa.DataType]"]:
    """The columns of a table's fields."""
    descriptions = descriptions_of(table)
    for name, field in fields.items():
        type_ = _TYPES[field.type]
        if not field.is_partial_date:
            yield _column(name, descriptions[field.key], pa.list_(type_) if field.is_list else type_)
            continue
        yield _column(name, f"{descriptions[field.key]} Null if it is not known to the day.", type_)
        yield _column(
            f"{name}_text", f"`{name}` as far as it is known: `2020-09-09`, `2020-09` or `2020`.", _TYPES[str]
        )


def _column(name: str, description: str, type_: pa.DataType) -> "pa.Field[pa.DataType]":
    return pa.field(name, type_, metadata={"description": description})


def _schema() -> pa.Schema:
    text = _TYPES[str]
    id_, *of_application = _columns(Application, _OF_APPLICATION)
    resolved = (
        _column(
            "municipality", "The applicant's official name at that time, or as written if that is not known.", text
        ),
        _column("number", "The applicant's municipality number at that time, four digits.", text),
        _column(
            "recipient",
            "The applicant, if it is not one municipality; `municipality` and `number` are null then.",
            text,
        ),
        _column(
            "region",
            "The applicant's county at that time; `no county` for a recipient that counts in none.",
            text,
        ),
    )
    event = pa.struct([(key, _TYPES[field.type]) for key, field in _OF_EVENT.items()])
    of_events = (
        *(_column(name, description, _TYPES[int]) for name, description in _FIGURES.items()),
        _column("outcome", "How the application ended: `awarded`, `refused`, `withdrawn` or `transferred`.", text),
        _column("events", "The events of the application and its award, in order.", pa.list_(event)),
    )
    of_award = _columns(Award, _OF_AWARD)
    frame = _column("frame", "The frame in `frames.toml` that the round spends from, if it names one.", text)
    return pa.schema((*_columns(Heading, _OF_ROUND), frame, id_, *resolved, *of_application, *of_award, *of_events))


SCHEMA = _schema()
"""The columns, each with its description in its metadata. The year is in the name of the file's folder."""

_NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
_OURS = re.compile(rf"year=([0-9]+|{_NO_YEAR})/(skjonn\.parquet)?")

_Row = dict[str, str | int | date | tuple[str, ...] | list[dict[str, str | int | date | None]] | None]


def name_of(year: int | None) -> str:
    """The path of a year's file; for a ledger without rounds, with hive's name for no value."""
    return f"year={year or _NO_YEAR}/skjonn.parquet"


def is_ours(name: str) -> bool:
    """Whether an export writes a file of this path, or a folder if it ends in a slash."""
    return _OURS.fullmatch(name) is not None


def packed(round_: ResolvedRound) -> bytes:
    """The rows of a round, as `write` takes them.

    Raises:
        RefusedError: The texts that are repeated in every row are too long together.
    """
    rows = list(_rows(round_))
    if sum(len(str(row.get(name, ""))) for row in rows for name in _REPEATED) > MOST_REPEATED:
        raise RefusedError(
            f"Round {round_.id[:_SHOWN]} cannot be exported: its title, grantor and places are too long "
            f"to be repeated in {len(rows)} rows.",
            now="Shorten them.",
        )
    return pa.RecordBatch.from_pylist(rows, SCHEMA).serialize().to_pybytes()


def write(sink: IO[bytes], rounds: Iterable[bytes]) -> None:
    """Write a file with the rows of some rounds, in order; only one row group is held in memory."""
    with parquet.ParquetWriter(sink, SCHEMA, compression="zstd") as writer:
        for batches in _groups(ipc.read_record_batch(pa.py_buffer(each), SCHEMA) for each in rounds):
            # Only a round that is larger than this is divided.
            writer.write_table(pa.Table.from_batches(batches), 2 * ROW_GROUP)


def _groups(batches: Iterable[pa.RecordBatch]) -> Iterator[list[pa.RecordBatch]]:
    """Group batches into row groups, since many rounds are small."""
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
    """A row for each application with its award, then a row for each other award.

    Others are further awards of an application, and unmatched awards; `check` reports them. Their rows have none of the
    application's values, nor what became of its awards, so that no sum counts anything twice.
    """
    date_ = round_.heading.date
    of_round = _values(round_.heading, _OF_ROUND) | {"date": date_.known_day, "date_text": str(date_)}
    if frame := round_.entries.frame.part_of:
        of_round["frame"] = frame
    alone: list[_Row] = []
    for application in round_.applications:
        place = _place(application)
        own = _values(application.entry, _OF_APPLICATION)
        first, others = application.awards[:1], application.awards[1:]
        granted = _values(first[0].entry, _OF_AWARD) if first else {}
        yield {**of_round, **place, **own, **granted, **_became(application)}
        alone += [{**place, **_of_award(award), **_figures(award, application.history)} for award in others]
    for award in round_.unmatched_awards:
        alone.append(_of_award(award) | _figures(award, None))
    for row in alone:
        yield {**of_round, **row}


def _became(application: ResolvedApplication) -> _Row:
    """What became of an application and its awards."""
    history = application.history
    if history is None:
        return {
            "outcome": application.life.outcome,
            **(_figures(application.awards[0], None) if application.awards else {}),
        }
    row: _Row = {"outcome": history.life.outcome}
    row["events"] = [{key: getattr(event.entry, key) for key in _OF_EVENT} for event in history.events]
    return row | {key: getattr(history.life, key) for key in _FIGURES} if application.awards else row


def _figures(award: ResolvedAward, history: History | None) -> _Row:
    """The figures of an award without events; empty where the row of its application has them."""
    granted = award.entry.granted
    return {} if history else {"in_force": granted, "paid": 0, "held": 0, "left_to_pay": granted}


def _place(application: ResolvedApplication) -> _Row:
    if municipality := application.municipality:
        return {"municipality": municipality.name, "number": municipality.number, "region": municipality.county}
    if recipient := application.recipient:
        return {"recipient": recipient.name, "region": recipient.county}
    return {"municipality": application.entry.municipality}


def _of_award(award: ResolvedAward) -> _Row:
    return {"region": award.county, "id": award.entry.application, **_values(award.entry, _OF_AWARD)}


def _values(entry: Heading | Application | Award, fields: Mapping[str, Field]) -> _Row:
    return {name: getattr(entry, field.key) for name, field in fields.items()}
