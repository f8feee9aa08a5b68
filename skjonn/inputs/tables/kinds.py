"""Recognise the kind of a foreign file by its content, never by its name, and refuse kinds that are not read."""

import re
from collections.abc import Mapping
from typing import Literal

from skjonn.model.errors import UsageError

MOST_BYTES = 100_000_000
"""The largest file that is read; a hundred thousand rows take ten million bytes."""

NOTHING_WRITTEN = "Nothing was written."
SAVE = "Save it as .xlsx, .ods or CSV, or copy the table and paste it into standard input (`skjonn import -`)."

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# In a workbook of Excel 97, the record of a password follows the first record.
_PASSWORD = rb"(?s)\x09\x08\x10\x00\x00\x06\x05\x00.{12}\x2f\x00"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ARCHIVE = ("an archive", "Unpack it first.")
_PICTURE = ("a picture", "Ask for the workbook, or type the table.")
_REFUSED: Mapping[bytes, tuple[str, str]] = {
    b"%PDF": ("a PDF", "Ask for the workbook, or copy the table's text and save it as CSV."),
    **dict.fromkeys((b"\x1f\x8b", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd"), _ARCHIVE),
    b"PK\x05\x06": ("an empty archive", "Save the workbook again."),
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"), _PICTURE),
    b"RIFF": ("a picture or a recording", "Ask for the workbook, or type the table."),
    b"{\\rtf": ("a text of a word processor", SAVE),
    b"MIME-Version:": ("a page saved with all its parts", "Save the page as HTML only."),
    b"From: <Saved by": ("a page saved with all its parts", "Save the page as HTML only."),
}
_TAG = r"\s*<(?:[A-Za-z!?])"
_HTML = r"(?i)<(?:html|table|tr)\b"
_START = 2000
_SPREADSHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_JSON = r"\s*(?:\{|\[\s*(?:[{\]]|$))"

Kind = Literal["csv", "xlsx", "xls", "ods", "html", "json", "text"]
"""The kinds of files that are read."""
TextKind = Literal["csv", "html", "json"]
BinaryKind = Literal["zip", "xls"]


def binary_kind(data: bytes, *, file: str) -> BinaryKind | None:
    """The kind of a binary file: zipped, as newer workbooks are, or an older workbook; `None` where it may be a text.

    Raises:
        UsageError: The file is empty, protected, or of a kind that is not read.
    """
    if not data.strip():
        raise UsageError(f"{file} is empty.", now=NOTHING_WRITTEN)
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        if _ENCRYPTED in data or re.search(_PASSWORD, data):
            raise protected(file)
        return "xls"
    for beginning, (what, now) in _REFUSED.items():
        if data.startswith(beginning):
            raise UsageError(f"{file} is {what}, which is not read.", now=f"{now} {NOTHING_WRITTEN}")
    return None


def protected(file: str) -> UsageError:
    """The error for a workbook with a password."""
    return UsageError(
        f"{file} is protected by a password.",
        now=f"Open it, and save it without one (File > Info > Protect). {NOTHING_WRITTEN}",
    )


def damaged(file: str, why: str) -> UsageError:
    """The error for a workbook that cannot be read."""
    return UsageError(
        f"{file} cannot be read as a workbook: {why}.", now=f"Open it, and save it again as .xlsx. {NOTHING_WRITTEN}"
    )


def text_kind(text: str, *, file: str) -> TextKind:
    """The kind of a text file.

    Raises:
        UsageError: It is another kind of text, which is not read.
    """
    if re.match(_TAG, text):
        if re.search(_HTML, text) and _SPREADSHEET_XML not in text[:_START]:
            return "html"
        raise UsageError(f"{file} is XML, which is not read.", now=f"{SAVE} {NOTHING_WRITTEN}")
    return "json" if re.match(_JSON, text) else "csv"
