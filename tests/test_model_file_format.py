"""What the types of a table's fields say, and which tables a file has."""

from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Annotated, Literal

import pytest

from skjonn.model.characters import TEXT
from skjonn.model.entries import ENTRIES, TABLES, Round
from skjonn.model.figure import StatedFigure
from skjonn.model.file_format import (
    ID,
    MOST_KRONER,
    Day,
    Id,
    Kroner,
    LedgerTable,
    Option,
    Percent,
    StatedCount,
    StatedSum,
    TableOf,
    Text,
    fields_beside,
    fields_of,
    tables_of,
)

Colour = Literal["red", "blue"]


@dataclass(frozen=True, slots=True)
class Everything(LedgerTable):
    """A table with a field of every kind."""

    id: Id
    text: Text
    texts: Annotated[tuple[Text, ...], Option("TEXT", "A text.", name="text")] = ()
    choice: Annotated[Colour, Option("COLOUR", "red or blue.")] = "red"
    choices: tuple[Colour, ...] = ()
    own_amount: Annotated[Kroner | None, Option("AMOUNT", "An amount.")] = None
    share: Percent | None = None
    day: Day | None = None
    count: StatedCount | None = None
    total: Annotated[StatedSum | None, Option("FIGURE", "A sum.", completion="sums")] = None


FIELDS = {field.key: field for field in fields_of(Everything)}


@pytest.mark.parametrize(
    ("key", "kind", "type_", "bounds"),
    [
        ("id", "id", str, {"pattern": ID, "max_length": 100}),
        ("text", "text", str, {"pattern": TEXT, "max_length": 10_000}),
        ("texts", "text", str, {"pattern": TEXT, "max_length": 10_000}),
        ("choice", "choice", str, {}),
        ("choices", "choice", str, {}),
        ("own_amount", "kroner", int, {"gt": 0, "le": MOST_KRONER}),
        ("share", "percent", int, {"gt": 0, "le": 100}),
        ("day", "date", date, {}),
        ("count", "stated count", StatedFigure, {}),
        ("total", "stated kroner", StatedFigure, {}),
    ],
)
def test_a_type_says_what_its_values_are(key: str, kind: str, type_: type, bounds: dict[str, object]) -> None:
    field = FIELDS[key]
    assert (field.kind, field.type, field.bounds) == (kind, type_, bounds)


def test_a_type_says_what_is_a_list_a_choice_or_a_figure_and_what_must_be_given() -> None:
    fields = FIELDS.values()
    assert [field.key for field in fields if field.is_list] == ["texts", "choices"]
    assert {field.key: field.words for field in fields if field.words} == {
        "choice": ("red", "blue"),
        "choices": ("red", "blue"),
    }
    assert [field.key for field in fields if field.is_figure] == ["count", "total"]
    assert [field.key for field in fields if field.is_required] == ["id", "text"]
    assert [field.default for field in fields] == [MISSING, MISSING, (), "red", (), None, None, None, None, None]


def test_a_mark_says_how_a_field_is_given_on_the_shell() -> None:
    assert {field.key: field.option_name for field in FIELDS.values() if field.option} == {
        "texts": "--text",
        "choice": "--choice",
        "own_amount": "--own-amount",
        "total": "--total",
    }
    assert FIELDS["total"].option == ("FIGURE", "A sum.", "", "sums")


@dataclass(frozen=True, slots=True)
class Answer(LedgerTable):
    """A table with fields that the other has, too, and one of its own."""

    text: Annotated[Text, Option("TEXT", "A text.")]
    texts: Annotated[tuple[Text, ...], Option("TEXT", "A text.", name="text")] = ()
    count: StatedCount | None = None
    reply: Annotated[Text | None, Option("TEXT", "A reply.")] = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A file with two tables."""

    things: Annotated[tuple[Everything, ...], TableOf("thing")] = ()
    answers: Annotated[tuple[Answer, ...], TableOf("answer")] = ()


def test_a_field_that_two_tables_have_is_called_after_one_of_them_where_both_stand_side_by_side() -> None:
    letter = tables_of(Letter)
    beside = fields_beside(letter["answers"], letter["things"])
    assert {key: field.key for key, field in beside.items()} == {
        "text": "answer_text",
        "texts": "answer_texts",
        "count": "answer_count",
        "reply": "reply",
    }
    assert {field.key: field.option_name for field in beside.values() if field.option} == {
        "answer_text": "--answer-text",
        "answer_texts": "--answer-text",
        "reply": "--reply",
    }
    own = {field.key: field for field in fields_of(Answer)}
    assert all(field._replace(key=key, option=None) == own[key]._replace(option=None) for key, field in beside.items())


@dataclass(frozen=True, slots=True)
class File:
    """A file with three tables, and an attribute that is none."""

    name: str
    head: Annotated[Everything, TableOf("thing", about="id", name="everything")]
    things: Annotated[tuple[Everything, ...], TableOf("thing", is_entry=True)] = ()
    last: Annotated[Everything | None, TableOf("last thing")] = None
    texts: tuple[str, ...] = ()


def test_marks_say_which_tables_a_file_has() -> None:
    found = tables_of(File)
    assert [(name, spec.attribute, spec.header, spec.noun, spec.about) for name, spec in found.items()] == [
        ("everything", "head", "[everything]", "thing", "id"),
        ("things", "things", "[[things]]", "thing", ""),
        ("last", "last", "[last]", "last thing", ""),
    ]
    assert [name for name, spec in found.items() if spec.is_list] == ["things"]
    assert [name for name, spec in found.items() if spec.is_required] == ["everything"]
    assert [name for name, spec in found.items() if spec.is_entry] == ["things"]
    assert found["things"].table is Everything
    assert found["things"].figures == ("count", "total")
    assert not found["things"].is_plain_list


def test_the_tables_of_a_round_are_those_of_the_format() -> None:
    names = ["round", "frame", "regions", "applications", "awards", "events", "waivers"]
    assert list(TABLES) == names, "name a new table here, and where entries or lists are meant below"
    assert ENTRIES == ("applications", "awards", "events")
    plain = [name for name, spec in TABLES.items() if spec.is_plain_list]
    assert plain == ["applications", "awards", "events", "waivers"]
    assert {spec.attribute for spec in TABLES.values()} < {field.name for field in fields(Round)}
