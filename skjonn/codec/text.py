"""From bytes to text to plain tables, or to the fault that keeps them from being read."""

import re
import tomllib
from itertools import islice
from typing import cast

from skjonn.codec.toml_faults import Fault, fault_of
from skjonn.codec.toml_strings import LINE_STRING, STRING
from skjonn.model.diagnostic import At, Finding
from skjonn.model.entries import TABLES
from skjonn.model.source import SourceFile, Span
from skjonn.rules import skj101_unreadable_file, skj102_not_utf8, skj103_toml_syntax

_TOKEN = rf"{STRING}|#[^\n]*+|(?P<opening>[\[{{])|(?P<closing>[\]}}])|(?P<digits>[0-9][0-9A-Fa-fobx_]*+)"

# The standard reader takes quadratic time for these, or hundreds of times their memory.
_DIGITS = 100_000
"""How many digits a number can have: far more than any amount."""
_PARTS = 16
"""How many parts a key can have; those of the format have three at most."""
_DEEP = 10_000
"""How deep nesting is followed; no reader goes so deep."""
_TOO_LONG = Fault("a number is too long")
# Neither pattern begins inside a word: trying every letter of a long word would be quadratic again.
_LONG_NUMBER = rf"(?<![0-9A-Fa-f_])[0-9A-Fa-f_]{{{_DIGITS + 1}}}"
_PART = rf"(?:{LINE_STRING}|(?<![A-Za-z0-9_-])[A-Za-z0-9_-]++)[ \t]*+\.[ \t]*+"
_MANY_DOTS = rf"(?m)^(?:[^.\n]*+\.){{{_PARTS}}}"
_LONG_KEY = rf"(?P<key>(?:{_PART}){{{_PARTS}}})|{STRING}|#[^\n]*+"

LARGE = 20_000
"""How many characters make a text large enough for the fast reader: it then saves more than its import costs."""
FAST = 1_000_000
"""How many characters it is given at most: for some texts, it needs 270 bytes of memory for each."""
_LONGEST_WHOLE = 20_000_000
"""How many characters a text can have that is not read in pieces: the standard reader needs 20 bytes for each."""
_MOST_PARTS = 250_000
"""How many tables and dotted keys it can have beside entries: the standard reader needs 1,100 bytes for each."""
_NOT_INLINE = re.compile(r"\{(?![^{}\n]*(?<![,\s])[ \t]*\})")
_SEVERAL_LINES = re.compile('"""')
"""Searched for as a pattern: where quotes are many, that takes half of the time that `in` takes."""
_NO_SECONDS = re.compile(r"(?<!:[0-9])[0-9]:[0-9][0-9](?!:[0-9])")


def read_text(file: SourceFile) -> str | Finding:
    """The text of a file, without a byte order mark."""
    at = At(file.name)
    if file.fault:
        return skj101_unreadable_file.RULE.finding(
            f"This file cannot be read: {file.fault}.",
            at=at,
            about=file.name,
            hint="Fix it, or move it out of the ledger's folder.",
        )
    try:
        return file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        return skj102_not_utf8.RULE.finding(
            f"Byte 0x{error.object[error.start]:02x} is not UTF-8.",
            at=at,
            about=file.name,
            hint="Save the file as UTF-8.",
            span=_character(before, len(before)),
        )


def read_tables(name: str, text: str) -> dict[str, object] | Finding:
    """The plain tables of a text.

    The fast reader reads large texts that are plain and without faults; the standard reader reads all others, so that
    there is one definition of TOML, and one wording for its faults.
    """
    if excess := _too_much(text):
        return skj101_unreadable_file.RULE.finding(
            f"This file is too large to be read: it has {excess}.",
            at=At(name),
            about=name,
            hint="Split it into several rounds. A file without faults that is written as skjonn does may be larger.",
        )
    if LARGE <= len(text) <= FAST and (tables := read_fast(text)) is not None:
        return tables
    fault = _conflict(name, text)
    if fault is None:
        found = _excess(text) or _read_by_the_standard(text)
        if isinstance(found, dict):
            return found
        fault = _fault(name, text, *found)
    return fault._replace(hint=f"{fault.hint} Nothing in the file is read until it is fixed.".lstrip())


def _conflict(name: str, text: str) -> Finding | None:
    """The finding on a conflict that a merge has left, if there is one."""
    if "<<<<<<<" not in text:
        return None
    from skjonn.codec.merges import conflict_in  # noqa: PLC0415 - only a faulty file is worth the import

    return conflict_in(name, text)


def _fault(name: str, text: str, fault: Fault, span: Span) -> Finding:
    """The finding on a text that is not TOML."""
    from skjonn.codec.merges import left_by_merge  # noqa: PLC0415 - only a faulty file is worth the import

    return left_by_merge(name, text, fault, span) or skj103_toml_syntax.RULE.finding(
        f"This is not valid TOML: {fault.message}.", at=At(name), about=name, hint=fault.hint, span=span
    )


def _too_much(text: str) -> str:
    """Why a text would take too much memory to read; empty if it would not."""
    if len(text) > _LONGEST_WHOLE:
        return f"more than {_LONGEST_WHOLE:_} characters"
    if len(text) <= FAST:
        return ""
    parts = sum(map(text.count, "[{.")) - 2 * sum(text.count(spec.header) for spec in TABLES.values() if spec.is_list)
    return f"more than {_MOST_PARTS:_} tables, lists and dots" if parts > _MOST_PARTS else ""


def _read_by_the_standard(text: str) -> dict[str, object] | tuple[Fault, Span]:
    """The tables, or what is wrong and where it is."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _reason(str(error), text)
    except RecursionError:
        return Fault("tables or lists are nested too deeply"), _character(text, _deepest(text))
    except ValueError:
        # TOML sets no limit to the length of a number, but Python does.
        return _TOO_LONG, _character(text, _longest_number(text).start())


def _excess(text: str) -> tuple[Fault, Span] | None:
    """What would take the standard reader too long, and where it is."""
    if re.search(_LONG_NUMBER, text) and len((number := _longest_number(text))["digits"] or "") > _DIGITS:
        return _TOO_LONG, _character(text, number.start())
    if re.search(_MANY_DOTS, text):
        for token in re.finditer(_LONG_KEY, text):
            if token["key"]:
                return Fault(f"a key has more than {_PARTS} parts"), _character(text, token.start())
    return None


def read_fast(text: str) -> dict[str, object] | None:
    """The tables of a text by the fast reader; `None` if the text is not plain, or has a fault."""
    if not _is_plain(text):
        return None
    from rtoml import loads  # noqa: PLC0415 - only a large file is worth the import

    try:
        return loads(text)
    except ValueError:
        return None


def _is_plain(text: str) -> bool:
    """Whether both readers are certain to read a text alike.

    They may differ on what TOML 1.1 added to 1.0 (escapes, times without seconds, line breaks and last commas in inline
    tables), on line breaks inside strings, and on a second byte order mark.
    """
    if text.startswith("\ufeff") or "\\" in text or _SEVERAL_LINES.search(text) or ("'" in text and "'''" in text):
        return False
    return not ("{" in text and _NOT_INLINE.search(text)) and not (":" in text and _NO_SECONDS.search(text))


def table_of(raw: object) -> dict[str, object] | None:
    """A value as a table, if it is one."""
    return cast("dict[str, object]", raw) if isinstance(raw, dict) else None


def _reason(message: str, text: str) -> tuple[Fault, Span]:
    """The fault in a message of the standard reader, and its place: a line and column, or the end."""
    said, _, place = message.rpartition(" (at ")
    numbers = [int(number) for number in re.findall(r"\d+", place)]
    if not numbers:
        return fault_of(said, ""), _character(text, len(text))
    line, column = numbers
    breaks = islice(re.finditer("\n", text), line - 2, None) if line > 1 else iter(())
    start = next((match.end() for match in breaks), 0)
    return fault_of(said, text[start + column - 1 : start + column]), Span(line, column, line, column + 1)


def _deepest(text: str) -> int:
    """The offset of the most deeply nested bracket."""
    depth, deepest = 0, (0, 0)
    for token in re.finditer(_TOKEN, text):
        depth += (token["opening"] is not None) - (token["closing"] is not None)
        deepest = max(deepest, (depth, -token.start()))
        if depth == _DEEP:
            break
    return -deepest[1]


def _longest_number(text: str) -> re.Match[str]:
    """The longest number in a text that has one."""
    return max(re.finditer(_TOKEN, text), key=lambda token: len(token["digits"] or ""))


def _character(text: str, offset: int) -> Span:
    """The place of one character."""
    line, column = text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
    return Span(line, column, line, column + 1)
