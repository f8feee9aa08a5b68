"""What a file can and cannot say, told from its bytes."""

import re
from collections.abc import Callable, Collection
from functools import cache

from skjonn.model.entries import TABLES

# From the header to the key there is no other header, and no list that could go over several lines.
_DECIDED = re.compile(rb"""^\[round\][ \t]*\r?\n[^\[]*?^state[ \t]*=[ \t]*(?:"decided"|'decided')""", re.MULTILINE)

_ID = re.compile(rb"""\nid[ \t]*=[ \t]*["']([A-Za-z0-9][A-Za-z0-9._-]*)["']""")

_FEW = 20
"""How many texts are looked for; to look for more takes longer than to read."""


def mentioning(ids: Collection[str], *, stems: Collection[str] = ()) -> Callable[[bytes], bool]:
    """What tells whether a file can hold a text that is one of some ids, or begins with one of some stems.

    Such a text stands in quotes as it is, if it holds no escape.
    """
    # What begins with a stem is found by that.
    ids = [id_ for id_ in ids if not id_.startswith(tuple(stems))]
    texts = {text: text.encode("utf-8", "surrogatepass") for text in (*ids, *stems)}
    if len(texts) > _FEW:
        return lambda _: True
    wanted = [re.escape(texts[id_]) + b"[\"']" for id_ in ids] + [re.escape(texts[stem]) for stem in stems]
    pattern = re.compile(b"[\"'](?:\r?\n)?(?:" + b"|".join(wanted) + b")")
    # To look for few plain bytes first takes a tenth of the time.
    needles = {text for text in texts.values() if not any(other != text and other in text for other in texts.values())}

    def can_hold(data: bytes) -> bool:
        return b"\\" in data or (any(needle in data for needle in needles) and pattern.search(data) is not None)

    return can_hold


def may_be_open(data: bytes) -> bool:
    """Whether a file can hold a round that is open; certainly not where its state is written out as in the format."""
    found = _DECIDED.search(data)
    # Inside a string of many lines it would be no key.
    return found is None or b'"""' in data[: found.end()] or b"'''" in data[: found.end()]


def names_frame(data: bytes) -> bool:
    """Whether a file can hold a round that is part of a frame above it; certainly not where the key stands nowhere."""
    return b"part_of" in data or b"\\" in data


def names_in(data: bytes) -> tuple[bytes, list[str]]:
    """What stands above the entries that have a header, and the ids that are written out below, as most are."""
    header = _header().search(data)
    if header is None:
        return data, []
    return data[: header.start()], [id_.decode() for id_ in _ID.findall(data, header.start())]


@cache
def _header() -> re.Pattern[bytes]:
    names = "|".join(name for name, spec in TABLES.items() if spec.is_plain_list)
    return re.compile(rf"^\[\[(?:{names})\]\]".encode(), re.MULTILINE)
