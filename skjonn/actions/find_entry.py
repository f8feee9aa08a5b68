"""Find the table of an entry in its file, even if the entry could not be read."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import NamedTuple, cast

from skjonn.actions import lookup
from skjonn.actions.add_entries import naming_unreadable
from skjonn.actions.change import WriteOptions, files_of
from skjonn.actions.load import load_ids
from skjonn.codec.locate import Positions
from skjonn.codec.text import read_tables, read_text, table_of
from skjonn.model.diagnostic import At
from skjonn.model.entries import TABLES
from skjonn.model.errors import UnknownNameError, UsageError
from skjonn.model.file_format import fields_of
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Files, SourceFile, display_path


class FoundTable(NamedTuple):
    """A table of a round's file.

    Attributes:
        round: The round.
        table: The table's name.
        number: Its position among the file's tables of that name, from 0.
    """

    round: ResolvedRound
    table: str
    number: int

    @property
    def at(self) -> At:
        """Its place."""
        return At(self.round.file, self.table, self.number)


class Reference(NamedTuple):
    """A table that names an application or a round.

    Attributes:
        found: The table.
        key: The key that holds the id.
        rest: The rest of the value after the id.
    """

    found: FoundTable
    key: str
    rest: str


def find_entry(
    ledger: Ledger[ResolvedRound],
    table: str,
    id_: str,
    *,
    number: int | None,
    also: Mapping[str, object] | None,
) -> FoundTable:
    """The only entry of an id.

    Args:
        ledger: The part of the ledger that mentions the id.
        table: The name of the entries' tables.
        id_: The id of the entry's application.
        number: Which of several, from 1.
        also: Other values of the entry by key, such as an event's type.

    Raises:
        UnknownNameError: There is none.
        UsageError: There are several, and none of them was chosen.
    """
    found = entries_of(ledger, table, id_, also=also)
    if not found:
        raise _missing(ledger, table, id_, also=also)
    return found[chosen(ledger.files, [each.at for each in found], number, what=f"{table} have the id {id_}")]


def chosen(files: Files, found: Sequence[At], number: int | None, *, what: str) -> int:
    """The position of the table that is meant, from 0.

    Args:
        files: Their files.
        found: Their places.
        number: Which of them was chosen, from 1, if one was.
        what: What they have in common, for the message.

    Raises:
        UsageError: There are several and none was chosen, or the chosen one does not exist.
    """
    if number is not None and not 0 < number <= len(found):
        raise UsageError(f"--number: there is no number {number} of {len(found)}.", now="Nothing was written.")
    if number is None and len(found) > 1:
        places = ", ".join(f"{which} ({place_of(files, at)})" for which, at in enumerate(found, 1))
        raise UsageError(f"{len(found)} {what}: {places}.", now="Choose one with --number. Nothing was written.")
    return (number or 1) - 1


def entries_of(
    ledger: Ledger[ResolvedRound], table: str, id_: str, *, also: Mapping[str, object] | None = None
) -> tuple[FoundTable, ...]:
    """All entries with an id and other values, in the order of the rounds and their files."""
    wanted = {_key_of_id(table): id_, **(also or {})}
    return tuple(
        FoundTable(round_, table, number)
        for round_ in ledger.rounds
        for number, found in enumerate(_tables(ledger.files.read(round_.file), table))
        if all(found.get(key) == value for key, value in wanted.items())
    )


def _key_of_id(table: str) -> str:
    """The key that holds the id of an entry's application."""
    return "id" if table == "applications" else "application"


def references_to(ledger: Ledger[ResolvedRound], id_: str, *, of_round: bool = False) -> Iterator[Reference]:
    """The tables that name an application or a round, including waivers of findings on its events."""
    for round_ in ledger.rounds:
        for name, spec in TABLES.items():
            key = "entry" if name == "waivers" else "application"
            if any(field.key == key for field in fields_of(spec.table)) and (name == "waivers" or not of_round):
                for number, text in enumerate(_texts(ledger.files.read(round_.file), name, key)):
                    if text == id_ or (name == "waivers" and text.startswith(f"{id_} ")):
                        yield Reference(FoundTable(round_, name, number), key, text.removeprefix(id_))


def numbers_of(file: SourceFile, table: str, key: str, text: str) -> list[int]:
    """The positions of a file's tables of a name that have a text under a key, from 0."""
    return [number for number, found in enumerate(_texts(file, table, key)) if found == text]


def _texts(file: SourceFile, table: str, key: str) -> list[str]:
    """The texts under a key in each of a file's tables of a name; empty if the value is not a text."""
    found = (each.get(key) for each in _tables(file, table))
    return [text if isinstance(text, str) else "" for text in found]


def _tables(file: SourceFile, table: str) -> list[dict[str, object]]:
    """A file's tables of a name, as written."""
    source = read_text(file)
    tables = read_tables(file.name, source) if isinstance(source, str) else {}
    raw = tables.get(table) if isinstance(tables, dict) else None
    listed = cast("list[object]", raw) if isinstance(raw, list) else []
    return [table_of(each) or {} for each in listed]


def values_in(files: Files, found: FoundTable) -> dict[str, object]:
    """The values of a table by key, as the file has them."""
    return _tables(files.read(found.round.file), found.table)[found.number]


def place_of(files: Files, at: At) -> str:
    """The place of a table for people: its file and line."""
    line = Positions(files.read(at.file).data.decode("utf-8-sig")).find(at).line
    return f"{display_path(files.root, at.file)}, line {line}"


def _missing(
    ledger: Ledger[ResolvedRound], table: str, id_: str, *, also: Mapping[str, object] | None
) -> UnknownNameError:
    if table != "applications":
        lookup.round_with(ledger, id_)
        noun = TABLES[table].noun
        what = " ".join((noun, *map(str, (also or {}).values())))
        return UnknownNameError(f"Application {id_} has no {what}.", now=f"`skjonn {noun} list` shows them.")
    return lookup.unknown_application(id_, (), root=ledger.files.root)


@contextmanager
def all_names_suggested(write_options: WriteOptions, id_: str, *, of_round: bool = False) -> Generator[None]:
    """Re-raise UnknownNameError on an application or a round with suggestions from the whole ledger."""
    try:
        yield
    except UnknownNameError as error:
        files = files_of(write_options)
        ids, unreadable = load_ids(files)
        known = list(ids if of_round else chain.from_iterable(ids.values()))
        unknown = lookup.unknown_round if of_round else lookup.unknown_application
        better = error if id_ in known else unknown(id_, known, root=files.root)
        raise naming_unreadable(better, files, unreadable) from None
