"""What an announcement says about the round itself: its title, its grantor, and its day of publication."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from skjonn.inputs.announcement.sentences import offices
from skjonn.inputs.announcement.vocabulary import entries, pattern
from skjonn.inputs.dates import read_day
from skjonn.inputs.tables.grid import Paragraph
from skjonn.model.errors import UsageError

_FIRST = 10
"""The number of paragraphs that are searched for the title."""
_LONGEST_TITLE = 200
_DAY = r"([0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4}|[0-9]{1,2}\.?\s[^\W\d_]{3,9}\s[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})"


@dataclass(frozen=True, slots=True)
class AnnouncedHeading:
    """What an announcement says about the round; what it does not say is `None` or empty.

    Attributes:
        title: The title of the page.
        grantor: Who grants.
        published: The day of publication.
        written: That day as it is written.
        dated: The paragraphs with that day.
    """

    title: str | None = None
    grantor: str | None = None
    published: date | None = None
    written: str = ""
    dated: tuple[Paragraph, ...] = ()

    @property
    def source(self) -> str | None:
        """The source of the figures, in a line."""
        if self.title and self.written:
            return f"{self.title}, published {self.written}"
        return self.title


def heading_of(paragraphs: Sequence[Paragraph]) -> AnnouncedHeading:
    """What paragraphs say about the round; where two grantors or days differ, neither is taken."""
    grantors = {" ".join(found[0].split()): None for each in paragraphs for found in offices().finditer(each.text)}
    days: dict[date, str] = {}
    dated: list[Paragraph] = []
    for paragraph in paragraphs:
        for found in _published().finditer(paragraph.text):
            try:
                days.setdefault(read_day(found[1]), found[1])
            except UsageError:
                continue
            dated.append(paragraph)
    day, written = next(iter(days.items())) if len(days) == 1 else (None, "")
    return AnnouncedHeading(
        next(filter(_is_title, (each.text for each in paragraphs[:_FIRST])), None),
        next(iter(grantors)) if len(grantors) == 1 else None,
        day,
        written,
        tuple(each for each in dated if not any(map(str.isdigit, _published().sub("", each.text)))),
    )


def _is_title(text: str) -> bool:
    is_short = len(text) <= _LONGEST_TITLE and re.search(r"[.!?](?:\s|$)|:$", text) is None
    return is_short and pattern("title", "words").search(text) is not None


@cache
def _published() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(entries('dates', 'published'))}):?\s+{_DAY}(?:,?\s+kl\.?\s+[0-9.:]+)?", re.IGNORECASE
    )
