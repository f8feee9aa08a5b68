"""Find out from a file's bytes what it can contain."""

import re
from collections.abc import Callable, Collection
from functools import cache

from skjonn.model.entries import TABLES

# Between the header and the key there is no other header, and no list, which could take several lines.
_DECIDED = re.compile(rb"""^\[round\][ \t]*\r?\n[^\[]*?^state[ \t]*=[ \t]*(?:"decided"|'decided')""", re.MULTILINE)

_ID = re.compile(rb"""\nid[ \t]*=[ \t]*["']([A-Za-z0-9][A-Za-z0-9._-]*)["']""")

_FEW = 20
"""How many texts are searched for at most; searching for more takes longer than reading."""


def mentioning(ids: Collection[str], *, stems: Collection[str] = ()) -> Callable[[bytes], bool]:
    """A test whether a file can hold a text that is one of some ids, or begins with one of some stems.

    Such a text is in quotes, and literal unless the file has escapes.
    """
    # Ids that begin with a stem are found by the stem.
    ids = [id_ for id_ in ids if not id_.startswith(tuple(stems))]
    texts = {text: text.encode("utf-8", "surrogatepass") for text in (*ids, *stems)}
    if len(texts) > _FEW:
        return lambda _: True
    wanted = [re.escape(texts[id_]) + b"[\"']" for id_ in ids] + [re.escape(texts[stem]) for stem in stems]
    pattern = re.compile(b"[\"'](?:\r?\n)?(?:" + b"|".join(wanted) + b")")
    # Searching for a few plain bytes first takes a tenth of the time.
    needles = {text for text in texts.values() if not any(other != text and other in text for other in texts.values())}

    def can_hold(data: bytes) -> bool:
        return b"\\" in data or (any(needle in data for needle in needles) and pattern.search(data) is not None)

    return can_hold


def may_be_open(data: bytes) -> bool:
    """Whether a file can hold an open round; not if the usual form of `state = "decided"` is in it."""
    found = _DECIDED.search(data)
    # Inside a string of several lines, it would not be a key.
    return found is None or b'"""' in data[: found.end()] or b"'''" in data[: found.end()]


def names_frame(data: bytes) -> bool:
    """Whether a file can hold a round that is part of a frame above it; not if the key is nowhere in it."""
    return b"part_of" in data or b"\\" in data


def names_in(data: bytes) -> tuple[bytes, list[str]]:
    """The bytes above the first header of an entry, and the ids below it that have the usual form."""
    header = _header().search(data)
    if header is None:
        return data, []
    return data[: header.start()], [id_.decode() for id_ in _ID.findall(data, header.start())]


@cache
def _header() -> re.Pattern[bytes]:
    names = "|".join(name for name, spec in TABLES.items() if spec.is_plain_list)
    return re.compile(rf"^\[\[(?:{names})\]\]".encode(), re.MULTILINE)
