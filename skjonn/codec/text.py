"""From bytes to text to plain tables, or the one fault that stands in the way."""

import re
import tomllib
from typing import cast

from skjonn.model.diagnostic import At, Finding
from skjonn.model.source import SourceFile, Span
from skjonn.rules import skj101_unreadable_file, skj102_not_utf8, skj103_toml_syntax

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_text(file: SourceFile) -> str | Finding:
    """The text of a file, without a byte order mark."""
    at = At(file.name)
    if file.fault:
        return skj101_unreadable_file.RULE.finding(
            f"This file cannot be read: {file.fault}.",
            at=at,
            about=file.name,
            hint="Mend that, or take it out of the ledger's folder.",
        )
    try:
        return file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace").rpartition("\n")
        line, column = before[0].count("\n") + bool(before[1]) + 1, len(before[2]) + 1
        return skj102_not_utf8.RULE.finding(
            f"Byte 0x{error.object[error.start]:02x} is not UTF-8.",
            at=at,
            about=file.name,
            hint="Save the file as UTF-8.",
            span=Span(line, column, line, column + 1),
        )


def read_tables(name: str, text: str) -> dict[str, object] | Finding:
    """The plain tables of a text, by the standard reader."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        why, span = "tables or arrays are nested too deeply", Span(1, 1, 1, 1)
    except ValueError as error:
        # TOMLDecodeError, and what `int` and `date` say of numbers and days that TOML's grammar lets through.
        why, span = _reason(str(error), text)
    return skj103_toml_syntax.RULE.finding(
        f"This is not valid TOML: {why}.",
        at=At(name),
        about=name,
        hint="Nothing of the file is read until it is mended.",
        span=span,
    )


def table_of(raw: object) -> dict[str, object] | None:
    """A value as a table, if it is one."""
    return cast("dict[str, object]", raw) if isinstance(raw, dict) else None


def _reason(message: str, text: str) -> tuple[str, Span]:
    match = _PLACE.search(message)
    why = (message[: match.start()] if match else message).rstrip(".")
    if match and match[1]:
        line, column = int(match[1]), int(match[2])
    else:
        line = text.count("\n") + 1 if match else 1
        column = len(text.rpartition("\n")[2]) + 1 if match else 1
    return why[:1].lower() + why[1:], Span(line, column, line, column + 1)
