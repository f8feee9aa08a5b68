"""An announcement as linked data in the terms of schema.org, with a grant for each award."""

import json
import re
from collections.abc import Mapping

from skjonn.model.characters import INVISIBLE
from skjonn.reports.announcement import AnnouncedAward, Announcement

_GRANTOR = "#grantor"
_UNSAFE = re.compile(rf"[<>&{INVISIBLE}]")
"""Characters that could end the element around the data, or are invisible in a page's source."""


def json_ld(found: Announcement, *, language: str, draft: bool) -> str:
    """The awards of a round as JSON-LD for a `script` element.

    Args:
        found: The announcement.
        language: The language of the page.
        draft: Whether the page is a draft.
    """
    funder = {"@type": "GovernmentOrganization", "@id": _GRANTOR, "name": found.heading.grantor}
    document = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": found.heading.title,
        "inLanguage": language,
        "datePublished": str(found.heading.date),
        "publisher": funder,
        **({"creativeWorkStatus": "Draft"} if draft else {}),
        "about": [_grant(award) for award in found.all_awards],
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda sign: _escape(sign[0]), text)


def _grant(award: AnnouncedAward) -> Mapping[str, object]:
    applicant = {"@type": "GovernmentOrganization", "name": award.applicant}
    applicant |= {"identifier": award.number} if award.number else {}
    project: dict[str, object] = {"@type": "Project", "parentOrganization": applicant}
    project |= {"name": award.project} if award.project else {}
    return {
        "@type": "MonetaryGrant",
        "identifier": award.id,
        "funder": {"@id": _GRANTOR},
        "fundedItem": project,
        "amount": {"@type": "MonetaryAmount", "currency": "NOK", "value": award.granted},
    }


def _escape(sign: str) -> str:
    """Escape a character for JSON; one above U+FFFF becomes a surrogate pair."""
    units = sign.encode("utf-16-be")
    return "".join(f"\\u{units[at] << 8 | units[at + 1]:04x}" for at in range(0, len(units), 2))
