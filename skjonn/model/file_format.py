"""The types and marks that declare the format of a ledger's files: its tables, their fields, and what fields hold.

`entries.py` declares the tables and fields of a round with them. Reading and writing TOML, the JSON Schema, JSON input,
the shell's options and their completion follow from that.
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
    """Marks a type that accepts only its own values, within bounds: `"5"`, `5.0` and `true` are not 5."""

    __slots__ = ("bounds", "kind")

    def __init__(self, kind: Kind, **bounds: object) -> None:
        """Take the kind of value, and bounds by pydantic's names: `gt`, `le`, `pattern`."""
        self.kind: Kind = kind
        self.bounds = bounds

    def __get_pydantic_core_schema__(
        self, source: object, handler: Callable[[object], dict[str, Any]]
    ) -> dict[str, Any]:
        """Tell pydantic so, without importing it."""
        return handler(source) | {"strict": True} | self.bounds


class AtMost:
    """Marks a list with the largest number of values it can have."""

    __slots__ = ("number",)

    def __init__(self, number: int) -> None:
        """Take that number."""
        self.number = number

    def __get_pydantic_core_schema__(
        self, source: object, handler: Callable[[object], dict[str, Any]]
    ) -> dict[str, Any]:
        """Tell pydantic so, without importing it."""
        return handler(source) | {"max_length": self.number}


class ValueOf(NamedTuple):
    """Marks a type of skjonn's own, whose values are read before pydantic sees their table, with their kind."""

    kind: Kind


class Option(NamedTuple):
    """Marks a field that is an option of the commands that add its table.

    Attributes:
        metavar: The placeholder for the value in `--help`.
        help: Its description in `--help`, in a sentence.
        name: The option without its dashes, if that is not the key.
        completion: The function of `skjonn.cli.complete` that completes it; the words of a choice need none.
    """

    metavar: str
    help: str
    name: str = ""
    completion: str = ""


MOST_KRONER = 999_999_999_999_999
"""The largest amount: programs that read numbers as floating point keep 15 digits exactly."""
ID = "^[A-Za-z0-9][A-Za-z0-9._-]*$"
ORGANISATION = "^[0-9]{9}$"
SHARE = "^(?:100(?:,0+)?|[0-9]{1,2}(?:,[0-9]{1,6})?)[ \u00a0]?%$"
"""A pattern of a percentage as it is written, at most 100: `5 %`, `12,5 %`."""
ID_IN_WORDS = (
    "An id holds letters A to Z, digits, `.`, `_` and `-`, begins with a letter or digit, "
    f"and has at most {LONGEST_ID} characters."
)

Kroner = Annotated[int, Strict("kroner", gt=0, le=MOST_KRONER)]
Change = Annotated[int, Strict("change", ge=-MOST_KRONER, le=MOST_KRONER)]
"""Kroner, below or above zero."""
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
        about: The key that a finding on such a table is about; empty if the finding is about the round.
        is_entry: Whether commands append such tables.
        name: Its name in the file, if that is not the attribute's.
    """

    noun: str
    about: str = ""
    is_entry: bool = False
    name: str = ""


class Variant(NamedTuple):
    """The keys of the tables of one variant.

    Attributes:
        keys: All keys that they can have.
        needs: Keys that they must have, beside those that every variant must have.
        any_of: Keys of which they must have at least one.
        is_signed: Whether a change may be below zero; otherwise it is an amount above zero.
        means: What such a table says, in a sentence.
    """

    keys: tuple[str, ...]
    needs: tuple[str, ...]
    any_of: tuple[str, ...]
    is_signed: bool
    means: str


class Variants(NamedTuple):
    """The variants of a table: the key whose word chooses one, and each variant by its word."""

    key: str
    by_word: Mapping[str, Variant]


class LedgerTable:
    """The base class of the tables' dataclasses; a table has no keys but their fields.

    If a table has variants, one of its fields decides which other fields it has.

    The dataclasses have no slots, because most tables have few of the optional keys: reading sets the attributes of the
    keys in the file, and the class has the defaults of the others.
    """

    one_of: ClassVar[tuple[str, ...]] = ()
    """Two optional keys; a table has exactly one of them."""
    beside_second: ClassVar[tuple[str, ...]] = ()
    """The keys that a table can have only beside the second of those two."""
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
        kind: The kind of its value, or of each of its values.
        type: The Python type of a value.
        bounds: The bounds of a value, by pydantic's names.
        words: The words of a choice.
        is_list: Whether it has any number of values.
        default: Its value if it is left out; `dataclasses.MISSING` if it is required.
        option: Its option on the shell, if it has one.
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
        """Its name on the dataclass: the key, with an underscore after it if that is a Python keyword."""
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
        """Whether it is a partial date."""
        return self.type is PartialDate

    @property
    def option_name(self) -> str:
        """Its name on the shell, with dashes."""
        return f"--{(self.option and self.option.name) or self.key.replace('_', '-')}"


class TableSpec(NamedTuple):
    """One of the tables of a file, or a list of tables.

    Attributes:
        name: Its name in the file.
        attribute: Its name on the dataclass of the file.
        table: The dataclass of one such table.
        is_list: Whether the file can have any number of them.
        is_required: Whether the file must have one.
        noun: What messages call such a table.
        about: The key that a finding on such a table is about; empty if the finding is about the round.
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
        """The header of such a table: `[[awards]]`, `[frame]`."""
        return f"[[{self.name}]]" if self.is_list else f"[{self.name}]"

    @property
    def figures(self) -> tuple[str, ...]:
        """The keys of its stated figures, which are read before the table."""
        return _figures(self.table)  # type: ignore[arg-type]  # a type is hashable

    @property
    def partial_dates(self) -> tuple[str, ...]:
        """The keys of its partial dates, which are read before the table, too."""
        return _partial_dates(self.table)  # type: ignore[arg-type]  # a type is hashable

    @property
    def is_plain_list(self) -> bool:
        """Whether it is a list without stated figures: those are the ones that may be very long."""
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
    """The description of each attribute in the docstring of a dataclass."""
    from inspect import cleandoc  # noqa: PLC0415 - slow to import, and most commands do not need it

    # From Python 3.13 on, the compiler strips the indentation itself.
    attributes = cleandoc(table.__doc__ or "").partition("Attributes:\n")[2]
    said = re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", attributes, re.MULTILINE)
    return {name.removesuffix("_"): " ".join(text.split()) for name, text in said}


def fields_beside(table: TableSpec, other: TableSpec) -> Mapping[str, Field]:
    """The fields of a table by key, renamed where another table beside it has a field of the same name.

    The `note` of an award beside its application is called `award_note`, and its option `--award-note`.
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
def _partial_dates(table: type[LedgerTable]) -> tuple[str, ...]:
    return tuple(field.key for field in fields_of(table) if field.is_partial_date)


@cache
def _figures(table: type[LedgerTable]) -> tuple[str, ...]:
    return tuple(field.key for field in fields_of(table) if field.is_figure)


def _field(key: str, annotation: object, default: object) -> Field:
    """Split an annotation into its marks, a tuple or `… | None` around the value, and the type of the value."""
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
