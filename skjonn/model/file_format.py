"""The format of a ledger's files, as types say it: which tables there are, which fields they have, what fields hold.

`entries.py` declares the tables and fields of a round with these types and marks. Reading and writing TOML, the JSON
Schema, JSON input, the shell's options and their completion go by them.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date
from functools import cache
from keyword import iskeyword
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, TypeVar, get_args, get_origin

from skjonn.model.characters import LONGEST, LONGEST_ID, MOST_ITEMS, TEXT
from skjonn.model.figure import StatedFigure
from skjonn.model.partial_date import PartialDate

Kind = Literal[
    "text",
    "id",
    "organisation",
    "choice",
    "kroner",
    "change",
    "percent",
    "share",
    "date",
    "partial date",
    "yes or no",
    "stated count",
    "stated kroner",
]

Mark = TypeVar("Mark")


class Strict:
    """Marks a type that takes its own values and no other, within bounds: neither `"5"` nor `5.0` nor `true` is 5."""

    __slots__ = ("bounds", "kind")

    def __init__(self, kind: Kind, **bounds: object) -> None:
        """Take what a value is, and bounds by pydantic's names: `gt`, `le`, `pattern`."""
        self.kind: Kind = kind
        self.bounds = bounds

    def __get_pydantic_core_schema__(
        self, source: object, handler: Callable[[object], dict[str, Any]]
    ) -> dict[str, Any]:
        """Tell pydantic so, without importing it."""
        return handler(source) | {"strict": True} | self.bounds


class AtMost:
    """Marks a list with how many values it can have."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        """Take the number."""
        self.number = number

    def __get_pydantic_core_schema__(
        self, source: object, handler: Callable[[object], dict[str, Any]]
    ) -> dict[str, Any]:
        """Tell pydantic so, without importing it."""
        return handler(source) | {"max_length": self.number}


class ValueOf(NamedTuple):
    """Marks a type of ours, which is read before pydantic sees its table, with what its values are."""

    kind: Kind


class Option(NamedTuple):
    """Marks a field that is an option of the commands that add its table.

    Attributes:
        metavar: What stands for the value in `--help`.
        help: What `--help` says of it, in a sentence.
        name: The option without its dashes, where it is not the key.
        completion: The function of `skjonn.cli.complete` that completes it; the words of a choice need none.
    """

    metavar: str
    help: str
    name: str = ""
    completion: str = ""


MOST_KRONER = 999_999_999_999_999
"""The largest amount; 15 digits are held exactly by every program that reads numbers as floating point."""
ID = "^[A-Za-z0-9][A-Za-z0-9._-]*$"
ORGANISATION = "^[0-9]{9}$"
SHARE = "^(?:100(?:,0+)?|[0-9]{1,2}(?:,[0-9]{1,6})?)[ \u00a0]?%$"
"""Per cent as they are written, at most the whole: `5 %`, `12,5 %`."""
ID_IN_WORDS = (
    "An id holds letters A to Z, digits, `.`, `_` and `-`, begins with a letter or digit, "
    f"and has at most {LONGEST_ID} characters."
)

Kroner = Annotated[int, Strict("kroner", gt=0, le=MOST_KRONER)]
Change = Annotated[int, Strict("change", ge=-MOST_KRONER, le=MOST_KRONER)]
"""Kroner below or above zero."""
YesOrNo = Annotated[bool, Strict("yes or no")]
Percent = Annotated[int, Strict("percent", gt=0, le=100)]
Share = Annotated[str, Strict("share", pattern=SHARE)]
Day = Annotated[date, Strict("date")]
Id = Annotated[str, Strict("id", pattern=ID, max_length=LONGEST_ID)]
Text = Annotated[str, Strict("text", pattern=TEXT, max_length=LONGEST)]
Texts = Annotated[tuple[Text, ...], AtMost(MOST_ITEMS)]
Organisation = Annotated[str, Strict("organisation", pattern=ORGANISATION)]
StatedCount = Annotated[StatedFigure, ValueOf("stated count")]
StatedSum = Annotated[StatedFigure, ValueOf("stated kroner")]
DayMonthOrYear = Annotated[PartialDate, ValueOf("partial date")]


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    return len(text) <= LONGEST_ID and re.fullmatch(ID, text) is not None


class TableOf(NamedTuple):
    """Marks an attribute of a round that is one of the file's tables, or a list of them.

    Attributes:
        noun: What messages call such a table.
        about: The key that a finding on such a table is about; empty where it is about the round.
        is_entry: Whether commands append such tables.
        name: Its name in the file, where that is not the attribute's.
    """

    noun: str
    about: str = ""
    is_entry: bool = False
    name: str = ""


class Variant(NamedTuple):
    """What tables of one variant can have.

    Attributes:
        keys: All the keys they can have.
        needs: Those they must have beside what every variant must have.
        any_of: Those of which they must have at least one.
        is_signed: Whether a change is one below or above zero; else it is an amount above zero.
        means: What they say, in a sentence.
    """

    keys: tuple[str, ...]
    needs: tuple[str, ...]
    any_of: tuple[str, ...]
    is_signed: bool
    means: str


class Variants(NamedTuple):
    """The variants of a table: the key that says which of them one is, and each by its word."""

    key: str
    by_word: Mapping[str, Variant]


class LedgerTable:
    """The base of the dataclasses that tables are read as; a table has no other keys than their fields.

    Where it has variants, one of its fields decides which of the others it has.

    They have no slots: most tables have few of the optional keys. Reading sets the attributes of the keys in the file
    alone, and the others are looked up in the class, which has their defaults.
    """

    one_of: ClassVar[tuple[str, ...]] = ()
    """Two optional keys of which a table has exactly one."""
    beside_second: ClassVar[tuple[str, ...]] = ()
    """The keys that a table has only beside the second of these."""
    variants: ClassVar[Variants | None] = None
    __dataclass_fields__: ClassVar[dict[str, Any]]
    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    @classmethod
    def of(cls, values: dict[str, Any]) -> Self:
        """Make a table of values by attribute, which become its own, unchecked: a fifth of the constructor's time."""
        table = object.__new__(cls)
        object.__setattr__(table, "__dict__", values)
        return table


class Field(NamedTuple):
    """One field of a table.

    Attributes:
        key: Its name in files.
        annotation: Its type as it is declared.
        kind: What its value is, or each of its values.
        type: The Python type of that.
        bounds: The bounds of that, by pydantic's names.
        words: What a choice can be.
        is_list: Whether it has any number of values.
        default: Its value where it is left out; `dataclasses.MISSING` where it must be given.
        option: How it is given on the shell, if it is.
    """

    key: str
    annotation: Any
    kind: Kind
    type: type
    bounds: Mapping[str, object]
    words: tuple[str, ...]
    is_list: bool
    default: object
    option: Option | None

    @property
    def attribute(self) -> str:
        """Its name on the dataclass, where a word of Python's has an underscore after it."""
        return f"{self.key}_" if iskeyword(self.key) else self.key

    @property
    def is_required(self) -> bool:
        """Whether it must be given."""
        return self.default is MISSING

    @property
    def is_figure(self) -> bool:
        """Whether it is a stated figure."""
        return self.type is StatedFigure

    @property
    def is_partial_date(self) -> bool:
        """Whether it is a date of which less than the day may be known."""
        return self.type is PartialDate

    @property
    def option_name(self) -> str:
        """What it is called on the shell, with dashes."""
        return f"--{(self.option and self.option.name) or self.key.replace('_', '-')}"


class TableSpec(NamedTuple):
    """One of the tables of a file, or a list of tables.

    Attributes:
        name: Its name in the file.
        attribute: Its name on what the file is read as.
        table: The dataclass of one such table.
        is_list: Whether there can be any number of them.
        is_required: Whether there must be one.
        noun: What messages call such a table.
        about: The key that a finding on such a table is about; empty where it is about the round.
        is_entry: Whether commands append such tables.
    """

    name: str
    attribute: str
    table: type[LedgerTable]
    is_list: bool
    is_required: bool
    noun: str
    about: str
    is_entry: bool

    @property
    def header(self) -> str:
        """What such a table begins with."""
        return f"[[{self.name}]]" if self.is_list else f"[{self.name}]"

    @property
    def figures(self) -> tuple[str, ...]:
        """The keys of its stated figures, which are read before the table."""
        return _figures(self.table)  # type: ignore[arg-type]  # a type is hashable

    @property
    def is_plain_list(self) -> bool:
        """Whether it is a list whose values stand in the file as they are: one of those that may be very long."""
        return self.is_list and not self.figures


def tables_of(file: type) -> Mapping[str, TableSpec]:
    """The tables of a file, by their names, in the order in which they are written."""
    return {spec.name: spec for part in fields(file) if (spec := _table(part.name, part.type, part.default))}


def _table(attribute: str, annotation: object, default: object) -> TableSpec | None:
    of = _mark(TableOf, get_args(annotation))
    if of is None:
        return None
    type_ = get_args(annotation)[0]
    is_list = get_origin(type_) is tuple
    return TableSpec(
        name=of.name or attribute,
        attribute=attribute,
        table=get_args(type_)[0] if is_list else type_,
        is_list=is_list,
        is_required=default is MISSING,
        noun=of.noun,
        about=of.about,
        is_entry=of.is_entry,
    )


def fields_of(table: type[LedgerTable]) -> tuple[Field, ...]:
    """The fields of a table, in the order in which they are written."""
    return _fields(table)  # type: ignore[arg-type]  # a type is hashable


def descriptions_of(table: type) -> Mapping[str, str]:
    """What the docstring of a dataclass says of each of its attributes."""
    from inspect import cleandoc  # noqa: PLC0415 - it takes longer to import than most commands need

    # Since Python 3.13 the compiler takes the indentation of the source away itself.
    attributes = cleandoc(table.__doc__ or "").partition("Attributes:\n")[2]
    said = re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", attributes, re.MULTILINE)
    return {name.removesuffix("_"): " ".join(text.split()) for name, text in said}


def fields_beside(table: TableSpec, other: TableSpec) -> Mapping[str, Field]:
    """The fields of a table by key, as they are called where those of another table stand beside them.

    Where both have a `note`, that of an award beside its application is called `award_note`, and `--award-note`.
    """
    taken = {field.key for field in fields_of(other.table)}
    return {
        field.key: _called_after(table.noun, field) if field.key in taken else field for field in fields_of(table.table)
    }


def _called_after(noun: str, field: Field) -> Field:
    option = field.option and field.option._replace(name=f"{noun}-{field.option_name.removeprefix('--')}")
    return field._replace(key=f"{noun}_{field.key}", option=option)


def texts_first(table: type[LedgerTable]) -> tuple[Field, ...]:
    """The fields of a table as reports show them: texts, then days, then amounts."""
    last: Mapping[Kind, int] = {"date": 1, "kroner": 2}
    return tuple(sorted(fields_of(table), key=lambda field: last.get(field.kind, 0)))


@cache
def _fields(table: type[LedgerTable]) -> tuple[Field, ...]:
    return tuple(_field(part.name.removesuffix("_"), part.type, part.default) for part in fields(table))


@cache
def _figures(table: type[LedgerTable]) -> tuple[str, ...]:
    return tuple(field.key for field in fields_of(table) if field.is_figure)


def _field(key: str, annotation: object, default: object) -> Field:
    """Take an annotation apart: the marks on it, a tuple or `… | None`, and the type of the value."""
    value: Any = annotation
    marks: list[object] = []
    is_list = False
    while (origin := get_origin(value)) not in {None, Literal}:
        value, *more = get_args(value)
        is_list = is_list or origin is tuple
        if origin is Annotated:
            marks += more
    words: tuple[str, ...] = get_args(value)
    strict, ours = _mark(Strict, marks), _mark(ValueOf, marks)
    kind: Kind = strict.kind if strict else ours.kind if ours else "choice"
    return Field(
        key=key,
        annotation=annotation,
        kind=kind,
        type=str if words else value,
        bounds=strict.bounds if strict else {},
        words=words,
        is_list=is_list,
        default=default,
        option=_mark(Option, marks),
    )


def _mark(kind: type[Mark], marks: Sequence[object]) -> Mark | None:
    return next((mark for mark in marks if isinstance(mark, kind)), None)
