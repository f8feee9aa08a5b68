"""Find out from a file's bytes whether it can hold control characters or invisible ones; few files do."""

import re
from codecs import BOM_UTF8

# The bytes, in UTF-8, of control characters and invisible ones by their first byte, which few files have.
_INVISIBLE = {
    b"\xc2": rb"[\x80-\x9f\xad]",
    b"\xcd": rb"\x8f",
    b"\xd8": rb"\x9c",
    b"\xe1": rb"(?:\x85[\x9f\xa0]|\x9e[\xb4\xb5]|\xa0[\x8b-\x8f])",
    b"\xe2": rb"(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa0-\xaf])",
    b"\xe3": rb"\x85\xa4",
    b"\xef": rb"(?:\xbb\xbf|\xbe\xa0|\xbf[\xb0-\xbb])",
    b"\xf0": rb"(?:\x9b\xb2[\xa0-\xa3]|\x9d\x85[\xb3-\xba])",
    b"\xf3": rb"\xa0",
}


def is_visible(data: bytes) -> bool:
    """Whether it is certain that no text on one line of a file holds a control character or an invisible one.

    An escape makes it uncertain, and so does a tab.
    """
    if b"\\" in data or b"\t" in data:
        return False
    data = data.removeprefix(BOM_UTF8)
    return not any(first in data and re.search(first + others, data) for first, others in _INVISIBLE.items())
