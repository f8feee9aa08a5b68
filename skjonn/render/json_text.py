"""JSON for other programs: indented, not limited to ASCII, and safe for terminals and strict readers."""

import json
import re

from skjonn.model.characters import INVISIBLE

# Control and invisible characters that JSON allows, and surrogates, which stand for undecodable bytes of a file name.
_RAW = re.compile(rf"[\x7f-\x9f{INVISIBLE}\ud800-\udfff]")


def json_text(value: object) -> str:
    """A value as a JSON text with a final newline; surrogates become U+FFFD."""
    return safe(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def safe(text: str) -> str:
    """Escape the control and invisible characters of a JSON text."""
    return _RAW.sub(_escape, text)


def _escape(raw: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= raw[0] <= "\udfff" else json.dumps(raw[0])[1:-1]
