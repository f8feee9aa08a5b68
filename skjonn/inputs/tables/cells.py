"""From a cell to the value it is for a field, or why it is none."""

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
from skjonn.model.characters import misleading, unfit
from skjonn.model.errors import AmountError, UsageError
from skjonn.model.file_format import MOST_KRONER, Field
from skjonn.model.money import quoted
from skjonn.model.settings import ImportRules

LONGEST_MARK = 5
"""How many characters a cell has at most that is empty, or refers to another one."""
_PLAIN_AMOUNT = re.compile("[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:[ \u00a0][0-9]{3}){1,4}")
"""What nobody reads in two ways: digits alone, or in groups of three with spaces between them."""
_SCALE_WORDS = {THOUSAND: " tusen", MILLION: " mill"}
_BREAKS = r"[ ]*[\t\r\n]+[ ]*"
_AND = " (?:og|and|&) "

IsName = Callable[[str], bool]
"""Whether a text is the name of a municipality or county, so that an «og» in it parts nothing."""


def is_empty(cell: str) -> bool:
    """Whether a cell says that it is empty."""
    return not cell or (len(cell) == 1 and cell in words("cells", "empty"))


def is_ditto(cell: str) -> bool:
    """Whether a cell refers to the one over it."""
    return len(cell) <= LONGEST_MARK and fold(cell) in words("cells", "ditto")


def text_of(cell: str) -> str:
    """A cell's text in one line.

    Raises:
        UsageError: The ledger does not take it, or it is a formula.
    """
    text = re.sub(_BREAKS, " ", cell) if not cell.isprintable() else cell
    if text.startswith("=") and not isinstance(cell, Text):
        raise UsageError(f"{quoted(text)} is a formula, and no text.", now="Write its value.")
    if fault := unfit(text):
        raise UsageError(f"it {fault}.{misleading(text)}")
    return text


def amount_of(cell: str, unit: int, *, zero: bool = False) -> int:
    """An amount in whole kroner.

    Args:
        cell: The cell.
        unit: How many kroner the column counts in.
        zero: Whether nothing is an amount, too.

    Raises:
        AmountError: It cannot be read in exactly one way.
    """
    if isinstance(cell, Number):
        return _of_number(cell, unit, zero=zero)
    if _PLAIN_AMOUNT.fullmatch(cell):
        value = int(cell.replace(" ", "").replace("\u00a0", "")) * unit
        if value <= MOST_KRONER:
            return value
    # A no-break space and a plain one may stand together in a text that was copied from a page.
    cell = " ".join(cell.split())
    if unit == 1:
        return read_amount(cell, zero=zero)
    if any(map(str.isalpha, cell)):
        raise AmountError(f"{quoted(cell)} names a unit, and the column counts in {unit} kr.", now="Leave out one.")
    return read_amount(f"{cell}{_SCALE_WORDS[unit]}", zero=zero)


def change_of(cell: str, unit: int) -> int:
    """An amount in whole kroner that may have a sign before it.

    Args:
        cell: The cell.
        unit: How many kroner the column counts in.

    Raises:
        AmountError: It cannot be read in exactly one way, or is zero.
    """
    rest = cell[1:].lstrip()
    if cell[:1] in MINUSES:
        return -amount_of(Number(rest) if isinstance(cell, Number) else rest, unit)
    return amount_of(rest if cell.startswith("+") else cell, unit)


def word_of(cell: str, table: str) -> str:
    """What a cell says by one of the words of a table of the vocabulary.

    Raises:
        UsageError: It is none of them.
    """
    text = fold(cell).rstrip(".*")
    for key in keys(table):
        if text in words(table, key):
            return key
    raise UsageError(f"{quoted(cell)} is none of {', '.join(keys(table))}.", now="Write one of them.")


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
    """A day.

    Args:
        cell: The cell.
        dates: How days are written, as `strptime` takes it; else as `read_day` does.

    Raises:
        UsageError: It is none.
    """
    if isinstance(cell, Day):
        return date.fromisoformat(cell)
    if isinstance(cell, Number):
        raise UsageError(f"{cell} is a number, and not a date.", now="Format the column as dates in the workbook.")
    if dates is None:
        return read_day(cell)
    try:
        return datetime.strptime(cell, dates).date()  # noqa: DTZ007 - a calendar day, without a time
    except ValueError:
        raise UsageError(f"{quoted(cell)} is not a date as {dates} has it.") from None


def listed(cell: str, field: Field, rules: ImportRules, is_name: IsName) -> tuple[object, ...]:
    """The values of a cell that holds several.

    Raises:
        UsageError: One of them is none of the field's.
    """
    texts = list(map(_item, parted(cell, rules, is_name)))
    if field.kind == "text":
        return tuple(texts)
    return tuple(value_of(field, text, name=quoted(text)) for text in texts)


@lru_cache(maxsize=10_000)
def _item(text: str) -> str:
    """An item of a list: very many lists name the same few."""
    return text_of(text)


def is_cooperation(cell: str) -> bool:
    """Whether a cell for partners names a kind of co-operation instead."""
    return _cooperation().match(cell) is not None


@cache
def _cooperation() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, words('cells', 'cooperation')))})\b", re.IGNORECASE)


def parted(cell: str, rules: ImportRules, is_name: IsName) -> tuple[str, ...]:
    """The items of a list as people write it.

    Line breaks and semicolons part items; where there are none, commas do, and «og» before the last item, but never in
    a name that the facts know.
    """
    if rules.partners:
        marks = [mark for mark in rules.partners if mark.strip() not in {"og", "and", "&"}]
        has_and = len(marks) < len(rules.partners)
        items = re.split("|".join(map(re.escape, marks)), cell) if marks else [cell]
    elif ";" in cell or "\n" in cell:
        has_and, items = False, re.split("[;\n]", cell)
    else:
        has_and, items = True, list(_at_commas(cell)) if "(" in cell else cell.split(",")
    items = [stripped for item in items if (stripped := item.strip(" \r\t"))]
    return (*items[:-1], *_at_last_and(items[-1], is_name)) if items and has_and else tuple(items)


def _at_commas(cell: str) -> Iterator[str]:
    """The pieces between commas that stand in no parentheses."""
    depth, start = 0, 0
    for at, sign in enumerate(cell):
        depth = max(depth + (sign == "(") - (sign == ")"), 0)
        if sign == "," and not depth:
            yield cell[start:at]
            start = at + 1
    yield cell[start:]


def _at_last_and(item: str, is_name: IsName) -> Sequence[str]:
    """The two items that «og» parts, of which each may be a name with an «og» in it."""
    if " " not in item or not re.search(_AND, item) or is_name(item):
        return (item,)
    cuts = [(item[: found.start()].strip(), item[found.end() :].strip()) for found in re.finditer(_AND, item)]
    cuts = [cut for cut in cuts if all(cut)]
    known = [cut for cut in cuts if all(not re.search(_AND, side) or is_name(side) for side in cut)]
    return next(iter(known or cuts[-1:]), (item,))
