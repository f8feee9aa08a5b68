"""Recognise a zipped file by its parts, and check them before a library reads it."""

import zlib
from collections.abc import Mapping
from io import BytesIO
from lzma import LZMAError
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from skjonn.inputs.tables.kinds import NOTHING_WRITTEN, SAVE, Kind, damaged, protected
from skjonn.model.errors import UsageError
from skjonn.model.money import quoted

MOST_UNPACKED = 300_000_000
"""The most bytes of an unpacked workbook."""

_ARCHIVE = ("an archive", "Unpack it first.")
_PARTS: Mapping[str, tuple[str, str]] = {
    "word/document.xml": ("a document of a word processor", SAVE),
    "xl/workbook.bin": ("a binary workbook (.xlsb)", SAVE),
}


def unzipped(data: bytes, *, file: str) -> tuple[Kind, Mapping[str, bytes]]:
    """The kind of workbook that a zipped file is, and its parts by their names."""
    unpacked: dict[str, bytes] = {}
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            is_ods = "mimetype" in names and b"opendocument.spreadsheet" in archive.read("mimetype")[:100]
            if not (is_ods or "xl/workbook.xml" in names):
                what, now = next((said for part, said in _PARTS.items() if part in names), _ARCHIVE)
                raise UsageError(f"{file} is {what}, which is not read.", now=f"{now} {NOTHING_WRITTEN}")
            # `read` stops at the declared size of a part; if it has more, its checksum is wrong.
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise damaged(file, f"it unpacks to more than {MOST_UNPACKED // 10**6} MB")
            if any(part.flag_bits & 1 for part in parts):
                raise protected(file)
            for part in parts:
                unpacked[part.filename] = archive.read(part)
                _require_sound(part.filename, unpacked[part.filename], file=file)
    except (BadZipFile, NotImplementedError, EOFError, ValueError, OSError, LZMAError, zlib.error) as error:
        raise damaged(file, "its parts cannot be unpacked") from error
    return "ods" if is_ods else "xlsx", unpacked


def _require_sound(part: str, data: bytes, *, file: str) -> None:
    """Require that a part of a workbook is valid XML: the library may not end if it is not."""
    if not part.endswith((".xml", ".rels")):
        return

    def refuse(*_: object) -> None:
        raise damaged(file, f"its part {quoted(part)} declares what no workbook needs")

    parser = ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - that is all of it
    except (ExpatError, LookupError, ValueError) as error:
        raise damaged(file, f"its part {quoted(part)} is not valid XML") from error
