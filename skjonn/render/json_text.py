"""JSON for other programs: indented, letters as they are, and nothing that a terminal acts on or a reader refuses."""

import json
import re

from skjonn.model.characters import INVISIBLE

# What JSON lets stand, and a terminal may act on or show as nothing; and bytes of a file's name that are no letters.
_RAW = re.compile(rf"[\x7f-\x9f{INVISIBLE}\ud800-\udfff]")


def json_text(value: object) -> str:
    """A value as a JSON text that ends its last line; what is no letter in any encoding is U+FFFD."""
    return safe(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def safe(text: str) -> str:
    """A JSON text with escapes for what a terminal may act on or show as nothing."""
    return _RAW.sub(_escape, text)


def _escape(raw: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= raw[0] <= "\udfff" else json.dumps(raw[0])[1:-1]
