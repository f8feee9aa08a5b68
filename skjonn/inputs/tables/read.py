"""From the bytes of a foreign file to its tables: the one entry to the readers of all kinds."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from skjonn.inputs.tables.csv import read_csv
from skjonn.inputs.tables.grid import TableFile
from skjonn.inputs.tables.kinds import (
    MOST_BYTES,
    NOTHING_WRITTEN,
    BinaryKind,
    Kind,
    TextKind,
    binary_kind,
    damaged,
    text_kind,
)
from skjonn.inputs.tables.text import decoded
from skjonn.model.draft import Draft
from skjonn.model.errors import UsageError

IsSound = Callable[[bytes], bool]
"""Whether the library can read an older workbook without crashing: a damaged one may make it ask for all memory."""


class ForeignText(NamedTuple):
    """The text of a file.

    Attributes:
        file: What messages call the file.
        text: The text.
        encoding: How it was read.
        kind: The kind of table that it is, if it is one.
    """

    file: str
    text: str
    encoding: str
    kind: TextKind


def read_table_file(
    data: bytes,
    *,
    file: str,
    delimiter: str | None = None,
    is_sound: IsSound = lambda _: True,
    takes_json: bool = True,
) -> tuple[TableFile, tuple[Draft, ...]]:
    """Read the tables of a file; and the entries, where it is JSON.

    Args:
        data: The file's bytes.
        file: The name of the file in messages.
        delimiter: The mark between two cells of a text, where it is given.
        is_sound: Called before an older workbook is read.
        takes_json: Whether JSON is read.

    Raises:
        UsageError: The file is too large, is damaged, is of a kind that is not read, or the library for it is missing.
    """
    if len(data) > MOST_BYTES:
        raise too_large(file)
    binary = binary_kind(data, file=file)
    if binary is not None:
        return _workbook(data, binary, file=file, is_sound=is_sound), ()
    return tables_of_text(text_of(data, file=file), delimiter=delimiter, takes_json=takes_json)


def text_of(data: bytes, *, file: str) -> ForeignText:
    """The text of a file.

    Raises:
        UsageError: It is in no encoding that is read, or of no kind.
    """
    text, encoding = decoded(data, file=file)
    return ForeignText(file, text, encoding, text_kind(text, file=file))


def tables_of_text(
    found: ForeignText, *, delimiter: str | None = None, takes_json: bool = True
) -> tuple[TableFile, tuple[Draft, ...]]:
    """The tables of a text; for the arguments and errors see `read_table_file`."""
    file, text, encoding, text_is = found
    if text_is == "json" and not takes_json:
        raise UsageError(f"{file} is JSON.", now=f"Add its events: skjonn event add --from-json. {NOTHING_WRITTEN}")
    if text_is == "json":
        from skjonn.inputs.json import read_drafts  # noqa: PLC0415 - only JSON needs it

        return TableFile(file, "json", (), encoding=encoding), read_drafts(text, source=file)
    if text_is == "csv":
        return read_csv(text, file=file, encoding=encoding, delimiter=delimiter), ()
    try:
        from skjonn.inputs.tables.html import read_html  # noqa: PLC0415 - only a page needs the library
    except ModuleNotFoundError as error:
        raise _lacking(file, "a web page", "selectolax") from error
    return read_html(text, file=file, encoding=encoding), ()


def _workbook(data: bytes, binary: BinaryKind, *, file: str, is_sound: IsSound) -> TableFile:
    kind: Kind = "xls"
    unpacked: Mapping[str, bytes] = {}
    if binary == "zip":
        from skjonn.inputs.tables.zipped import unzipped  # noqa: PLC0415 - only a workbook needs what unpacks it

        kind, unpacked = unzipped(data, file=file)
    try:
        from skjonn.inputs.tables.workbook import read_workbook  # noqa: PLC0415 - only a workbook needs the library
    except ModuleNotFoundError as error:
        raise _lacking(file, "a workbook", "python-calamine") from error
    if kind == "xls" and not is_sound(data):
        raise damaged(file, "its records are not what they should be")
    return read_workbook(data, unpacked, file=file, kind=kind)


def too_large(file: str) -> UsageError:
    """The error for a file that is too large."""
    return UsageError(
        f"{file} is larger than {MOST_BYTES // 10**6} MB.",
        now=f"Split it, and import one part after the other. {NOTHING_WRITTEN}",
    )


def _lacking(file: str, kind: str, library: str) -> UsageError:
    return UsageError(
        f"{file} is {kind}; reading it needs {library}.",
        now=f"Install it: pip install 'skjonn[import]'. {NOTHING_WRITTEN}",
    )
