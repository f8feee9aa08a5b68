"""From bytes to text: by a byte order mark, as UTF-8, or as Windows-1252."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from skjonn.inputs.tables.kinds import NOTHING_WRITTEN
from skjonn.model.errors import UsageError

_MARKED = ((BOM_UTF8, "utf-8", "UTF-8"), (BOM_UTF16_LE, "utf-16-le", "UTF-16"), (BOM_UTF16_BE, "utf-16-be", "UTF-16"))


def decoded(data: bytes, *, file: str) -> tuple[str, str]:
    """Decode a text; return it with the name of its encoding.

    Raises:
        UsageError: It is in another encoding, or contains NUL.
    """
    for mark, codec, name in _MARKED:
        if data.startswith(mark):
            try:
                return _without_nul(data[len(mark) :].decode(codec), file=file), name
            except UnicodeDecodeError as error:
                raise UsageError(
                    f"{file} begins as {name}, but byte {error.start + len(mark)} does not fit.",
                    now=f"Save it as UTF-8. {NOTHING_WRITTEN}",
                ) from None
    for codec, name in (("utf-8", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            return _without_nul(data.decode(codec), file=file), name
        except UnicodeDecodeError:
            continue
    raise UsageError(
        f"{file} is in none of the encodings that are read: UTF-8, Windows-1252, UTF-16 with a byte order mark.",
        now=f"Save it as UTF-8. {NOTHING_WRITTEN}",
    )


def _without_nul(text: str, *, file: str) -> str:
    if (at := text.find("\0")) >= 0:
        line = text.count("\n", 0, at) + 1
        raise UsageError(
            f"{file}:{line}: there is a NUL: this is not a text, or it is UTF-16 without a byte order mark.",
            now=f"Save it as UTF-8. {NOTHING_WRITTEN}",
        )
    return text
