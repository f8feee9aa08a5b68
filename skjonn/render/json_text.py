"""JSON for other programs: indented, letters as they are, and nothing that a terminal acts on or a reader refuses."""

import json
import re

# Those that JSON lets stand, and a terminal might act on; and bytes of a file's name that are no letters.
_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def json_text(value: object) -> str:
    """A value as a JSON text that ends its last line; what is no letter in any encoding is U+FFFD."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return _RAW.sub(_sign, text)


def _sign(raw: re.Match[str]) -> str:
    return "\ufffd" if raw[0] >= "\ud800" else f"\\u{ord(raw[0]):04x}"
