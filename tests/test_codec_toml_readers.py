"""The fast reader of TOML is held against the standard one: what the first may take, both take alike."""

import json
import random
import re
import tomllib
from pathlib import Path

import pytest

from skjonn.codec.text import LARGE, read_fast, read_tables
from skjonn.model.diagnostic import Finding

SHIPPED = (Path(__file__).parents[1] / "ledger" / "2020.toml").read_text("utf-8").partition("[[awards]]")[0]
# What TOML 1.1 reads and 1.0 does not, what the readers are known to take differently, and what may surprise either.
FRAGMENTS = (
    "{ a = 1 }",
    "{ a = 1, }",
    "{\n a = 1 }",
    "{ a = { b = 1 } }",
    "[1,\n2,\n]",
    r'"\e"',
    r'"\x41"',
    r'"\u00e6"',
    "'x'",
    '"""a\r\nb"""',
    "'''b\n'''",
    "1_0",
    "0x1F",
    "0o7",
    "0b1",
    "1e3",
    "inf",
    "-nan",
    "-0",
    "+1",
    "012",
    "07:32",
    "07:32:00",
    "1979-05-27T07:32",
    "1979-05-27 07:32:00Z",
    "1979-05-27t07:32:00.123456789+01:00",
    "1979-02-30",
    "true",
    "True",
    "[[a]]",
    "[a.b]",
    "a.b = 1",
    '"q" = 2',
    "'' = 1",
    "\r\n",
    "\r",
    "\t",
    "\x00",
    "\x7f",
    "\x85",
    "æ",
    "a\u030a",
    "\u2028",
    "#c\n",
    "=",
    ",",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    ".",
    "-",
    "_",
    "9223372036854775807",
    "9223372036854775808",
    "1.",
    ".5",
    "\ufeff",
    "\n",
)


def corrupted(seed: int) -> str:
    """The beginning of the shipped ledger with one to three faults, always the same for a seed."""
    chance = random.Random(seed)  # noqa: S311 - faults need no secrecy
    found = SHIPPED
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(found))
        match chance.randrange(4):
            case 0:
                found = found[:at] + chance.choice(FRAGMENTS) + found[at + chance.randrange(3) :]
            case 1:
                found = found[:at] + found[at + 1 :]
            case 2:
                value = chance.choice(list(re.finditer("= (.*)", found)))
                found = found[: value.start(1)] + chance.choice(FRAGMENTS) + found[value.end(1) :]
            case _:
                found = found[:at] + chr(chance.choice([0, 9, 10, 13, 32, 127, 233, 0x2028, 0x1F600])) + found[at:]
    return found


def told(tables: object) -> str:
    """Tables as text in which one value differs from another; of a time's zone, each reader makes its own kind."""
    return json.dumps(tables, default=str)


def standard(found: str) -> object:
    """What the standard reader gives, if the text is right."""
    try:
        return tomllib.loads(found)
    except ValueError:
        return None


def test_what_the_fast_reader_takes_of_corrupted_ledgers_the_standard_one_takes_alike() -> None:
    taken = {found: fast for found in map(corrupted, range(8_000)) if (fast := read_fast(found)) is not None}
    assert len(taken) > 500
    assert [found for found, fast in taken.items() if told(fast) != told(standard(found))] == []


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_a_doubtful_value_is_taken_alike_or_left_to_the_standard_reader(fragment: str) -> None:
    found = f"x = {fragment}\n"
    assert read_fast(found) is None or told(read_fast(found)) == told(standard(found))


@pytest.mark.parametrize(
    "plain", [SHIPPED, "a = { b = 1 }\n", 'a = "kl. 12:30:00"\n', "a = {}\n", "a = 1\r\nb = 2\r\n"]
)
def test_a_plain_text_is_the_fast_readers(plain: str) -> None:
    assert read_fast(plain) == standard(plain) is not None


def test_a_second_byte_order_mark_is_left_to_the_standard_reader() -> None:
    assert read_fast("\ufeffa = 1\n") is None


def test_a_fault_in_a_large_file_is_worded_and_placed_as_in_a_small_one() -> None:
    large = "# \n" * LARGE
    assert read_tables("a.toml", f"{large}granted = 900_000\n") == {"granted": 900_000}
    fault = read_tables("a.toml", f"{large}granted = 900 000\n")
    assert isinstance(fault, Finding)
    assert fault.message == "This is not valid TOML: the line goes on after the end of the value or header."
    assert fault.span is not None
    assert (fault.span.line, fault.span.column) == (LARGE + 1, 15)
