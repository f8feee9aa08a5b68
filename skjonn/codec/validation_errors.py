"""From pydantic's errors to findings in skjonn's own words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from skjonn.codec.core_schema import BOTH, NEITHER, NONE_OF_ANY, WITHOUT, Problem
from skjonn.codec.partial_dates import FORMS, why_no_date
from skjonn.model.characters import misleading, unfit
from skjonn.model.diagnostic import At, Finding
from skjonn.model.entries import TABLES
from skjonn.model.file_format import Field, LedgerTable, TableSpec, Variants, fields_of
from skjonn.places.spelling import Suggester
from skjonn.rules import (
    skj104_unknown_table,
    skj105_unknown_key,
    skj106_missing_key,
    skj107_wrong_type,
    skj108_wrong_value,
    skj114_two_applicants,
)

_LONGEST = 40
_ON_ONE_LINE = "Write it on one line; between three quotes, a line that ends in a backslash goes on in the next one."
_MOST = 1000

_TYPES = {
    "int_type": "a whole number",
    "date_type": "a date without quotes, such as 2020-09-09",
    "string_type": "a text in quotes",
    "tuple_type": 'a list of texts, such as ["Asker", "Bærum"]',
    "dataclass_type": "a table",
    "bool_type": "true or false",
}
_PATTERNS = {
    "id": "must begin with a letter A to Z or a digit and hold only those, `.`, `_` and `-`",
    "organisation": "must be nine digits, without spaces",
    "share": 'must be a share in per cent, such as "5 %" or "12,5 %"',
}
_KRONER = "a whole number of kroner, such as 900_000"
_RULES = 'a list of texts, such as ["SKJ3"]'
_EXPECTED = {"select": _RULES, "ignore": _RULES}


class Faults:
    """The read errors of one file: all of them, or the first thousand.

    Nobody reads more than that, and making them all could take minutes, and all memory.
    """

    def __init__(self) -> None:
        """Start with none."""
        self.kept: list[Finding] = []
        self.found = 0

    @property
    def is_full(self) -> bool:
        """Whether no more are kept."""
        return self.found >= _MOST

    def add(self, make: Callable[[], Finding]) -> None:
        """Count a fault, and make its finding unless there are too many."""
        if not self.is_full:
            self.kept.append(make())
        self.found += 1

    def all(self) -> tuple[Finding, ...]:
        """The findings; if there are more faults, the last one says so."""
        if self.found == len(self.kept):
            return tuple(self.kept)
        *others, last = self.kept
        return (*others, last._replace(message=f"{last.message} This file has more faults, which are not listed."))


def fault_of(problem: Problem, *, at: At, about: str, table: type[LedgerTable]) -> Finding:
    """The finding for one of pydantic's errors.

    Args:
        problem: The error; its `loc` begins with the table's index.
        at: The place of the table.
        about: What the finding is about.
        table: The dataclass of the table.
    """
    fields = {field.key: field for field in fields_of(table)}
    path = problem["loc"][1:]
    key = str(path[0]) if path else ""
    kind: str = problem["type"]
    if fault := _fault_of_key(problem, key, at=at, about=about, table=table):
        return fault
    item = int(path[1]) if len(path) > 1 else None
    where = At(at.file, at.table, at.number, key, item)
    name = f"`{key}`" if key else f"This {_noun(at)}"
    if item is not None:
        name = f"Item {item + 1} of {name}"
    if kind == "is_instance_of":
        found = why_no_date(problem["input"])
        rule = skj107_wrong_type.RULE if found.is_type else skj108_wrong_value.RULE
        message = f"{name} must be {FORMS}; found {quote_value(problem['input'])}{found.why}."
        return rule.finding(message, at=where, about=about, hint=found.hint)
    if kind in _TYPES:
        expected = _TYPES[kind]
        if item is None and key:
            expected = _KRONER if fields[key].kind in {"kroner", "change"} else _EXPECTED.get(key, expected)
        message = f"{name} must be {expected}; found {quote_value(problem['input'])}."
        return skj107_wrong_type.RULE.finding(message, at=where, about=about)
    message = f"{name} {_wanted(kind, fields[key], problem)}; found {quote_value(problem['input'])}."
    if kind != "string_pattern_mismatch":
        close = Suggester(fields[key].words)(str(problem["input"])) if table.variants and fields[key].words else ()
        hint = f"Did you mean `{close[0]}`?" if close else ""
        return skj108_wrong_value.RULE.finding(message, at=where, about=about, hint=hint)
    text: str = problem["input"]
    hint = _ON_ONE_LINE if text.strip() and ("\n" in text or "\r" in text) else ""
    return skj108_wrong_value.RULE.finding(f"{message}{misleading(text)}", at=where, about=about, hint=hint)


def _fault_of_key(problem: Problem, key: str, *, at: At, about: str, table: type[LedgerTable]) -> Finding | None:
    """The finding on a key that is unknown, missing, or in conflict with others; `None` if the fault is in a value."""
    kind: str = problem["type"]
    if kind in {BOTH, WITHOUT}:
        return _beside(kind, key, at=At(at.file, at.table, at.number, key, part="key"), about=about, table=table)
    if kind in {"missing", NEITHER, NONE_OF_ANY}:
        return _missing_key(key, problem.get("variant"), table, at=at, about=about)
    if kind != "unexpected_keyword_argument":
        return None
    keys = tuple(field.key for field in fields_of(table))
    if key in keys and table.variants is not None:
        return _superfluous_key(key, problem["variant"], table.variants, at=at, about=about)
    return _unknown_key(key, at=at, about=about, keys=keys)


def _or_the_other(key: str, table: type[LedgerTable]) -> str:
    """The key that could be given instead of a missing one; empty if there is none."""
    if key not in table.one_of:
        return ""
    return f", or `{table.one_of[1]} = …` if it is not one {key}"


def _beside(kind: str, key: str, *, at: At, about: str, table: type[LedgerTable]) -> Finding:
    """The finding on a key that conflicts with another one, or needs one."""
    first, second = table.one_of
    if kind == BOTH:
        message = f"This {_noun(at)} has both `{first}` and `{second}`."
        hint = f"Keep `{first}` if one municipality applied, otherwise `{second}`."
    else:
        message = f"`{key}` needs `{second}` beside it, and this {_noun(at)} has none."
        hint = f"Remove it, or write `{second}` instead of `{first}`."
    return skj114_two_applicants.RULE.finding(message, at=at, about=about, hint=hint)


def _missing_key(key: str, word: str | None, table: type[LedgerTable], *, at: At, about: str) -> Finding:
    """The finding on a missing key, or on none of several keys of which a variant needs one."""
    variant = table.variants and word and table.variants.by_word[word]
    keys = (key,) if key or not variant else variant.any_of
    what = f"no `{key}`" if len(keys) == 1 else f"neither {' nor '.join(f'`{each}`' for each in keys)}"
    hint = f"Add {' or '.join(f'`{each} = …`' for each in keys)} to it{_or_the_other(key, table)}."
    of = f"`{word}` " if word else ""
    return skj106_missing_key.RULE.finding(f"This {of}{_noun(at)} has {what}.", at=at, about=about, hint=hint)


def _superfluous_key(key: str, word: str, variants: Variants, *, at: At, about: str) -> Finding:
    """The finding on a key that only other variants of the table can have."""
    others = ", ".join(f"`{other}`" for other, each in variants.by_word.items() if key in each.keys)
    keys = ", ".join(f"`{each}`" for each in variants.by_word[word].keys)
    return skj105_unknown_key.RULE.finding(
        f"`{key}` is not a key of a `{word}` {_noun(at)}, but of {others}.",
        at=At(at.file, at.table, at.number, key, part="key"),
        about=about,
        hint=f"Remove it, or correct `{variants.key}`. A `{word}` {_noun(at)} can have {keys}.",
    )


def unknown_table(name: str, *, of: str, known: Sequence[str], file: str, about: str) -> Finding:
    """The finding on a table or a key at the top of a file that `of` cannot have."""
    return skj104_unknown_table.RULE.finding(
        f"`{cut(name)}` is not a table of {of}.{misleading(name)}",
        at=At(file, name, part="key"),
        about=about,
        hint=suggestion(name, known),
    )


def not_a_table(header: str, raw: object, *, at: At, about: str) -> Finding:
    """The finding on another value instead of a table, or a list of tables, under a header."""
    message = f"`{at.table}` must be written as `{header}`; found {quote_value(raw)}."
    return skj107_wrong_type.RULE.finding(message, at=at, about=about)


def _unknown_key(key: str, *, at: At, about: str, keys: Sequence[str]) -> Finding:
    """The finding on a key that the table cannot have."""
    spec = _tables().get(at.table)
    table = f"{'an' if spec.noun[0] in 'aeiou' else 'a'} {spec.noun}" if spec else f"`[{at.table}]`"
    hint = _of_another_entry(key, at.table)
    return skj105_unknown_key.RULE.finding(
        f"`{cut(key)}` is not a key of {table}.{misleading(key)}",
        at=At(at.file, at.table, at.number, key, part="key"),
        about=about,
        hint=hint or suggestion(key, keys),
        also=(At(at.file, at.table, at.number),) if hint else (),
    )


def _of_another_entry(key: str, table: str) -> str:
    """The hint for a key of another kind of entry, which a merge may have moved here; empty for any other key.

    Both branches add entries at the end of the file, and git leaves out of a conflict what both have in common, also
    the header of an entry.
    """
    lists = {name: spec.table for name, spec in TABLES.items() if spec.is_plain_list}
    others = [f"`[[{name}]]`" for name, kind in lists.items() if any(field.key == key for field in fields_of(kind))]
    if table not in lists or not others:
        return ""
    return (
        f"It is a key of {' and '.join(others)}: two entries may have been merged into one. If so, write the second "
        f"one's header above its keys; `skjonn explain {skj105_unknown_key.RULE.code}` says more."
    )


def suggestion(word: str, known: Sequence[str]) -> str:
    """The name that was probably meant, or all valid names."""
    close = Suggester(known)(word)
    return f"Did you mean `{close[0]}`?" if close else f"Use one of {', '.join(f'`{name}`' for name in known)}."


def quote_value(raw: object) -> str:
    """A value for a message."""
    match raw:
        case bool():
            text = "true" if raw else "false"
        case str():
            text = f'the text "{cut(raw)}"'
        case int():
            # A huge integer cannot be turned into text, and need not be.
            text = str(raw) if abs(raw) < 10**30 else "a number of more than 30 digits"
        case date():
            text = raw.isoformat()
        case list():
            text = "a list"
        case dict():
            text = "a table"
        case _:
            text = str(raw)
    return text


def cut(text: str) -> str:
    """A text for a message, cut if it is long."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _noun(at: At) -> str:
    return _tables()[at.table].noun


def _tables() -> Mapping[str, TableSpec]:
    """The tables of every file."""
    from skjonn.model.frames import ALL_TABLES  # noqa: PLC0415 - only a fault needs them

    return ALL_TABLES


def _wanted(kind: str, field: Field, problem: Problem) -> str:
    match kind:
        case "greater_than":
            text = "must be above zero"
        case "zero":
            text = "must be above or below zero"
        case "less_than_equal" | "greater_than_equal":
            (bound,) = problem["ctx"].values()
            text = f"must be at {'most' if kind == 'less_than_equal' else 'least'} {bound:_}"
        case "literal_error":
            text = f"must be {problem['ctx']['expected'].replace(chr(39), chr(34))}"
        case "string_pattern_mismatch":
            text = _PATTERNS.get(field.kind) or unfit(problem["input"])
        case "string_too_long" | "too_long":
            parts = "characters" if kind == "string_too_long" else "texts"
            text = f"must have at most {problem['ctx']['max_length']:_} {parts}, not {len(problem['input']):_}"
        case _:
            text = "cannot have this value"
    return text
