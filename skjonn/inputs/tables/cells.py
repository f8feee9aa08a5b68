"""From a cell to the value of a field, or the reason why it has none."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache

from skjonn.inputs.amounts import MINUSES, read_amount
from skjonn.inputs.dates import read_day
from skjonn.inputs.field_values import value_of
from skjonn.inputs.tables.grid import Day, Number, Text
from skjonn.inputs.tables.vocabulary import MILLION, THOUSAND, fold, keys, words
from skjonn.model.characters import LONGEST, misleading, unfit
from skjonn.model.errors import AmountError, UsageError
from skjonn.model.file_format import MOST_KRONER, Field
from skjonn.model.money import quoted
from skjonn.model.settings import ImportRules

LONGEST_MARK = 5
"""The most characters of a cell that stands for nothing, or for another cell."""
_PLAIN_AMOUNT = re.compile("[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:[ \u00a0][0-9]{3}){1,4}")
"""Amounts that can be read in one way only: digits alone, or in groups of three with spaces between them."""
_SCALE_WORDS = {THOUSAND: " tusen", MILLION: " mill"}
_BREAKS = r"[ ]*[\t\r\n]+[ ]*"
_AND = " (?:og|and|&) "

IsName = Callable[[str], bool]
"""Whether a text is the name of a municipality or county, in which an «og» separates nothing."""


def is_empty(cell: str) -> bool:
    """Whether a cell is empty, or marked as empty."""
    return not cell or (len(cell) == 1 and cell in words("cells", "empty"))


def is_ditto(cell: str) -> bool:
    """Whether a cell refers to the cell above it."""
    return len(cell) <= LONGEST_MARK and fold(cell) in words("cells", "ditto")


def text_of(cell: str) -> str:
    """The text of a cell in one line.

    Raises:
        UsageError: The ledger does not take such a text, or it is a formula.
    """
    text = re.sub(_BREAKS, " ", cell) if not cell.isprintable() else cell
    if text.startswith("=") and not isinstance(cell, Text):
        raise UsageError(f"{quoted(text)} is a formula, not a text.", now="Write its value.")
    if fault := unfit(text):
        raise UsageError(f"it {fault}.{misleading(text)}")
    return text


def are_plain(texts: Sequence[str]) -> bool:
    """Whether `text_of` returns each of some texts as it is; empty ones do not count."""
    full = [text for text in texts if text]
    return (
        "".join(full).isprintable()
        and all(map(str.strip, full))
        and max(map(len, full), default=0) <= LONGEST
        and not any(text[0] == "=" for text in full)
    )


def amount_of(cell: str, unit: int, *, zero: bool = False) -> int:
    """Read an amount in whole kroner.

    Args:
        cell: The cell.
        unit: The kroner that the column counts in, such as 1000.
        zero: Whether 0 is allowed.

    Raises:
        AmountError: It cannot be read in exactly one way.
    """
    if isinstance(cell, Number):
        return _of_number(cell, unit, zero=zero)
    if _PLAIN_AMOUNT.fullmatch(cell):
        value = int(cell.replace(" ", "").replace("\u00a0", "")) * unit
        if value <= MOST_KRONER:
            return value
    # A text that was copied from a page may have a no-break space beside a plain one.
    cell = " ".join(cell.split())
    if unit == 1:
        return read_amount(cell, zero=zero)
    if any(map(str.isalpha, cell)):
        raise AmountError(f"{quoted(cell)} names a unit, but the column counts in {unit} kr.", now="Remove one.")
    return read_amount(f"{cell}{_SCALE_WORDS[unit]}", zero=zero)


def change_of(cell: str, unit: int) -> int:
    """Read an amount in whole kroner that may have a sign.

    Args:
        cell: The cell.
        unit: The kroner that the column counts in.

    Raises:
        AmountError: It cannot be read in exactly one way, or is zero.
    """
    rest = cell[1:].lstrip()
    if cell[:1] in MINUSES:
        return -amount_of(Number(rest) if isinstance(cell, Number) else rest, unit)
    return amount_of(rest if cell.startswith("+") else cell, unit)


def word_of(cell: str, table: str) -> str:
    """The key of a table of the vocabulary to which the word of a cell belongs.

    Raises:
        UsageError: The word is unknown.
    """
    text = fold(cell).rstrip(".*")
    for key in keys(table):
        if text in words(table, key):
            return key
    raise UsageError(f"{quoted(cell)} is not one of {', '.join(keys(table))}.", now="Write one of them.")


def _of_number(number: Number, unit: int, *, zero: bool) -> int:
    if number.isdecimal() and 0 < (whole := int(number) * unit) <= MOST_KRONER:
        return whole
    value = Decimal(str(number)) * unit
    if value != value.to_integral_value():
        raise AmountError(f"{value:f} kr is not a whole number of kroner.", now="Write whole kroner.")
    if value < 0 or (value == 0 and not zero):
        raise AmountError(f"{value:f} kr is not above zero.", now="Write whole kroner.")
    if value > MOST_KRONER:
        raise AmountError(f"{value:f} kr is too much.", now="Write whole kroner.")
    return int(value)


def day_of(cell: str, dates: str | None) -> date:
    """Read a day.

    Args:
        cell: The cell.
        dates: The format of dates, as `strptime` takes it; without it, days are read as `read_day` does.

    Raises:
        UsageError: It is not a day.
    """
    if isinstance(cell, Day):
        return date.fromisoformat(cell)
    if isinstance(cell, Number):
        raise UsageError(f"{cell} is a number, not a date.", now="Format the column as dates in the workbook.")
    if dates is None:
        return read_day(cell)
    try:
        return datetime.strptime(cell, dates).date()  # noqa: DTZ007 - a calendar day, without a time
    except ValueError:
        raise UsageError(f"{quoted(cell)} is not a date of the form {dates}.") from None


def listed(cell: str, field: Field, rules: ImportRules, is_name: IsName) -> tuple[object, ...]:
    """Read the values of a cell that has several.

    Raises:
        UsageError: One of them is not a value of the field.
    """
    texts = map(_item, parted(cell, rules, is_name))
    if field.kind == "text":
        return tuple(texts)
    return tuple(value_of(field, text, name=quoted(text)) for text in texts)


# These two are cached, since many lists have the same items.
@lru_cache(maxsize=10_000)
def _item(text: str) -> str:
    """An item of a list."""
    return text_of(text)


@lru_cache(maxsize=10_000)
def _stripped(item: str) -> str:
    return item.strip(" \r\t")


def is_cooperation(cell: str) -> bool:
    """Whether a cell for partners states a kind of co-operation instead."""
    return _cooperation().match(cell) is not None


@cache
def _cooperation() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, words('cells', 'cooperation')))})\b", re.IGNORECASE)


def parted(cell: str, rules: ImportRules, is_name: IsName) -> tuple[str, ...]:
    """Split a list as people write it into items.

    Line breaks and semicolons separate items; where there are none, commas do, and «og» before the last item, unless it
    is part of a known name.
    """
    if rules.partners:
        marks = [mark for mark in rules.partners if mark.strip() not in {"og", "and", "&"}]
        has_and = len(marks) < len(rules.partners)
        items = re.split("|".join(map(re.escape, marks)), cell) if marks else [cell]
    elif ";" in cell or "\n" in cell:
        has_and, items = False, re.split("[;\n]", cell)
    else:
        has_and, items = True, list(_at_commas(cell)) if "(" in cell else cell.split(",")
    items = [stripped for stripped in map(_stripped, items) if stripped]
    return (*items[:-1], *_at_last_and(items[-1], is_name)) if items and has_and else tuple(items)


def _at_commas(cell: str) -> Iterator[str]:
    """Split a cell at the commas outside parentheses."""
    depth, start = 0, 0
    for at, sign in enumerate(cell):
        depth = max(depth + (sign == "(") - (sign == ")"), 0)
        if sign == "," and not depth:
            yield cell[start:at]
            start = at + 1
    yield cell[start:]


def _at_last_and(item: str, is_name: IsName) -> Sequence[str]:
    """Split an item at the last «og» between two items, each of which may be a name with an «og» in it."""
    if " " not in item or not re.search(_AND, item) or is_name(item):
        return (item,)
    cuts = [(item[: found.start()].strip(), item[found.end() :].strip()) for found in re.finditer(_AND, item)]
    cuts = [cut for cut in cuts if all(cut)]
    known = [cut for cut in cuts if all(not re.search(_AND, side) or is_name(side) for side in cut)]
    return next(iter(known or cuts[-1:]), (item,))
