"""Read from the ledger what the shell completes, without checking it, which would take too long."""

import os
import re
from collections.abc import Iterator
from datetime import date
from typing import cast

from skjonn.actions.list_files import list_files
from skjonn.cli.environment import here, today
from skjonn.codec.partial_dates import partial_date_of
from skjonn.codec.text import read_tables, read_text, table_of
from skjonn.disk.find import find_ledger
from skjonn.model.errors import SkjonnError
from skjonn.model.file_format import ID
from skjonn.model.source import is_toml
from skjonn.places.lookup import records_named


def ids(ledger: str | None, table: str, key: str) -> Iterator[str]:
    """The ids that a key has in all tables of a name. Values that are not ids are skipped."""
    return (text for tables in _files(ledger) for text in _texts(tables, table, key) if re.fullmatch(ID, text))


def municipalities(ledger: str | None) -> Iterator[str]:
    """The official names of the municipalities that applications name, on their round's date."""
    for tables in _files(ledger):
        day = partial_date_of(next((heading.get("date") for heading in _tables(tables, "round")), None))
        if day is not None:
            for text in dict.fromkeys(_texts(tables, "applications", "municipality")):
                yield from _official(text, day.year)


def recipients(ledger: str | None) -> Iterator[str]:
    """The recipients that applications name, as written."""
    return (text for tables in _files(ledger) for text in _texts(tables, "applications", "recipient"))


def day_of_round(ledger: str | None, round_id: str | None) -> date:
    """The date of the named round, else of the only open one, else today."""
    headings = [heading for tables in _files(ledger) for heading in _tables(tables, "round")]
    if round_id:
        found = [each for each in headings if each.get("id") == round_id]
    else:
        found = [each for each in headings if each.get("state", "open") == "open"]
    day = partial_date_of(found[0].get("date")) if len(found) == 1 else None
    return day.last if day else today(None, os.environ)


def counties(ledger: str | None) -> list[str]:
    """The counties that are stated or have entries, by their official names. This loads the whole ledger."""
    from skjonn.cli.reading import read

    try:
        found = read(ledger).rounds
    except SkjonnError:
        return []
    return [name for each in found for name in (*each.totals.counties, *each.totals.by_county)]


def ids_for_event(ledger: str | None, type_: str) -> list[str]:
    """The ids of applications to which an event of a type can happen next. This loads the whole ledger."""
    from skjonn.actions.next_events import ids_for
    from skjonn.cli.reading import read
    from skjonn.model.event_types import EVENTS

    try:
        return [
            id_ for each in EVENTS if each == type_ for id_ in ids_for(read(ledger), each, on=today(None, os.environ))
        ]
    except SkjonnError:
        return []


def _official(text: str, year: int) -> list[str]:
    """The official name of the municipality that a text means in a year; none if it means several."""
    found = [record.place.name for record in records_named(text) if record.first <= year <= record.last]
    return found if len(found) == 1 else []


def _files(ledger: str | None) -> Iterator[dict[str, object]]:
    """The tables of each file of the ledger that can be read; nothing if there is no ledger."""
    try:
        root = find_ledger(ledger, environment=os.environ, cwd=here())
        files = list_files(root, shown=str(root))
    except SkjonnError:
        return
    for name in filter(is_toml, files.names):
        text = read_text(files.read(name))
        tables = read_tables(name, text) if isinstance(text, str) else text
        if isinstance(tables, dict):
            yield tables


def _texts(tables: dict[str, object], name: str, key: str) -> Iterator[str]:
    """The texts that a key has in the tables of a name, as written."""
    found = (table.get(key) for table in _tables(tables, name))
    return (text for text in found if isinstance(text, str))


def _tables(tables: dict[str, object], name: str) -> Iterator[dict[str, object]]:
    """The tables of a name: one table, or those of a list."""
    found = tables.get(name)
    for each in cast("list[object]", found) if isinstance(found, list) else [found]:
        table = table_of(each)
        if table is not None:
            yield table
