"""The files of a publication: a page, or a Markdown text, for each round and language, and an index of the pages."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from hashlib import sha256
from typing import NamedTuple

from skjonn.language.announcements import announcement_words
from skjonn.language.announcements.words import AnnouncementWords
from skjonn.language.counting import counted, on_day
from skjonn.language.words import Words
from skjonn.model.money import kroner
from skjonn.model.partial_date import PartialDate
from skjonn.model.place import NO_COUNTY
from skjonn.publishing import Format, sentences
from skjonn.publishing.json_ld import json_ld
from skjonn.publishing.office_text import html_of
from skjonn.publishing.template_engine import Templates
from skjonn.render.visible import visible
from skjonn.reports.announcement import AnnouncedAward, AnnouncedRegion, Announcement

INDEX = "index.html"
MARK = '<meta name="generator" content="skjonn">'
"""Marks a page that skjonn made."""
_PAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(?:en|nb|nn)\.(?:html|md)")
_LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of a publication.

    Attributes:
        words: The language.
        text: The office's own text in it, as Markdown; empty where there is none.
    """

    words: Words
    text: str = ""

    @property
    def page(self) -> AnnouncementWords:
        """The words of announcements in it."""
        return announcement_words(self.words)


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication, without its rounds.

    Attributes:
        editions: The languages; the index is in the first.
        today: The day it is made; pages that are more than a year old then say so even without the script.
        css: Rules that are added to the style sheet.
        draft: Whether it is marked as a draft.
        errors: The number of errors of the ledger; above 0 only for a draft.
    """

    editions: tuple[Edition, ...]
    today: date
    css: str = ""
    draft: bool = False
    errors: int = 0


class Link(NamedTuple):
    """A link to a page in a language, with its code and name; `is_here` for the page itself."""

    language: str
    name: str
    file: str
    is_here: bool = False


class Row(NamedTuple):
    """An award as a row; `granted` is in whole kroner, and `later` is what became of it."""

    id: str
    applicant: str
    partners: str
    project: str
    granted: int
    amount: str
    later: str


class CountyTable(NamedTuple):
    """The awards of a county: heading, caption, rows, their sum, and the sentences under them."""

    heading: str
    caption: str
    rows: tuple[Row, ...]
    total: str
    granted: int
    amount: str
    sums: tuple[str, ...]


def page_name(round_: str, language: str, format_: Format) -> str:
    """The name of a round's file in a language."""
    return f"{round_}.{language}.{format_}"


def is_page(name: str) -> bool:
    """Whether a round's page or text may have this name."""
    return _PAGE.fullmatch(name) is not None


def html_pages(
    announcements: Sequence[Announcement], publication: Publication, templates: Templates
) -> Iterator[tuple[str, str]]:
    """The pages of rounds and their index: the name of each file and its text.

    Raises:
        UsageError: A template cannot be filled.
    """
    style = _inline(f"{templates.text('style.css')}\n{publication.css}")
    script = _inline(templates.text("script.js"))
    for found in announcements:
        for edition in publication.editions:
            values = _values(found, edition, publication)
            assets = _assets(style + _labels(columns_of(found, edition)), script, values["json_ld"])
            file = page_name(found.heading.id, edition.words.language, "html")
            yield file, templates.render("page.html", {**values, **assets})
    values, page = _index(announcements, publication), publication.editions[0].page
    columns = (page.h_round, page.h_grantor, page.h_date, page.h_awards, page.h_granted)
    yield INDEX, templates.render("index.html", {**values, **_assets(style + _labels(columns), "", values)})


def markdown_texts(
    announcements: Iterable[Announcement], publication: Publication, templates: Templates
) -> Iterator[tuple[str, str]]:
    """The announcements of rounds in Markdown: the name of each file and its text.

    Raises:
        UsageError: A template cannot be filled.
    """
    for found in announcements:
        for edition in publication.editions:
            values = _values(found, edition, publication)
            yield page_name(found.heading.id, edition.words.language, "md"), templates.render("page.md", values)


def _values(found: Announcement, edition: Edition, publication: Publication) -> dict[str, object]:
    """The values for the template of a page."""
    words, page = edition.words, edition.page
    heading, language = found.heading, edition.words.language
    columns = columns_of(found, edition)
    old_from = year_after(heading.date)
    return {
        "title": visible(heading.title),
        "grantor": visible(heading.grantor),
        "date": on_day(heading.date, words),
        "iso_date": str(heading.date),
        "languages": _links(found, edition, publication),
        "index": INDEX,
        "answer": sentences.answer(found, words, page),
        "received": list(
            filter(None, (sentences.received(found, words, page), sentences.came_from(found, words, page)))
        ),
        "remarks": list(sentences.remarks(found, words, page)),
        "tables": [_table(region, words, page) for region in found.regions if region.awards],
        "columns": columns,
        "has_later": page.h_later in columns,
        "awards": found.totals.awards,
        "differences": list(sentences.differences(found.differing, words, page)),
        "text": edition.text.strip(),
        "text_html": html_of(edition.text),
        "notes": list(sentences.notes(found, words, page)),
        "old_from": old_from.isoformat(),
        "is_old": publication.today >= old_from,
        "json_ld": json_ld(found, language=language, draft=publication.draft),
        **_common(publication, edition),
    }


def _index(announcements: Sequence[Announcement], publication: Publication) -> dict[str, object]:
    """The values for the template of the index, with the latest round first."""
    edition = publication.editions[0]
    words = edition.words
    return {
        "rounds": [
            {
                "title": visible(found.heading.title),
                "grantor": visible(found.heading.grantor),
                "date": on_day(found.heading.date, words),
                "iso_date": str(found.heading.date),
                "awards": kroner(found.totals.awards),
                "granted": found.totals.granted,
                "amount": kroner(found.totals.granted),
                "languages": _links(found, edition, publication),
            }
            for found in reversed(announcements)
        ],
        **_common(publication, edition),
    }


def columns_of(found: Announcement, edition: Edition) -> tuple[str, ...]:
    """The headings of a round's tables; the last one only where an award was changed later."""
    page = edition.page
    has_later = any(sentences.became(award, page) for award in found.all_awards)
    are_municipalities = all(award.number for award in found.all_awards)
    applicant = page.h_municipality if are_municipalities else page.h_applicant
    return (applicant, page.h_partners, page.h_project, page.h_granted, *([page.h_later] if has_later else []))


def _links(found: Announcement, here: Edition, publication: Publication) -> list[Link]:
    """The pages of a round in all languages."""
    languages = [(each, each.words.language) for each in publication.editions]
    return [
        Link(language, each.page.name, page_name(found.heading.id, language, "html"), is_here=each is here)
        for each, language in languages
    ]


def _common(publication: Publication, edition: Edition) -> dict[str, object]:
    """The values for every template."""
    words, page, errors = edition.words, edition.page, publication.errors
    return {
        "language": words.language,
        "page": page,
        # Titles and names are Norwegian in every language of a page.
        "in_norwegian": ' lang="no"' if words.language == "en" else "",
        "draft": publication.draft,
        "draft_errors": page.draft_errors.format(errors=counted(errors, words.error)) if errors else "",
    }


def _table(region: AnnouncedRegion, words: Words, page: AnnouncementWords) -> CountyTable:
    where = sentences.from_where(region, page)
    names = {None: page.h_unknown_county, NO_COUNTY: page.h_no_county}
    # The sum names its county, so that `skjonn import` does not take it for that of the whole round.
    total = page.total if region.county in names else page.total_of.format(region=where)
    return CountyTable(
        heading=names.get(region.county, where),
        caption=page.caption.format(region=where),
        rows=tuple(_row(award, page) for award in region.awards),
        total=total,
        granted=region.totals.granted,
        amount=kroner(region.totals.granted),
        sums=tuple(sentences.sums(region, words, page)),
    )


def _row(award: AnnouncedAward, page: AnnouncementWords) -> Row:
    return Row(
        id=award.id,
        applicant=visible(award.applicant),
        partners=visible(award.cooperation or _listed(award.partners, page)),
        project=visible(award.project or ""),
        granted=award.granted,
        amount=kroner(award.granted),
        later=sentences.became(award, page),
    )


def _listed(names: Sequence[str], page: AnnouncementWords) -> str:
    """Join names with commas; with semicolons where a name has a mark, or the last has an «og», that could split it."""
    has_mark = any("," in name or ";" in name for name in names)
    ends_in_two = f" {page.conjunction} " in (names[-1] if names else "")
    return ("; " if has_mark or ends_in_two else ", ").join(names)


def _inline(text: str) -> str:
    """Make a style sheet or script safe within its element, and give it the line breaks that browsers see."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").replace("</", "<\\/")


def _labels(columns: Iterable[str]) -> str:
    """The headings as custom properties; on narrow screens the style sheet shows them before the cells."""
    rules = "".join(f'--column-{number}:"{heading}";' for number, heading in enumerate(columns, 1))
    return f":root{{{rules}}}\n"


def _assets(style: str, script: str, *content: object) -> Mapping[str, object]:
    """A page's style sheet and script, and the nonce that makes a browser accept these alone."""
    nonce = b64encode(sha256(repr((style, script, content)).encode()).digest()).decode()
    return {"style": style, "script": script, "nonce": nonce}


def year_after(day: PartialDate) -> date:
    """The first day on which a page is more than a year old; a month or a year counts by its last day."""
    last = day.last
    if last.year == MAXYEAR:
        return date.max
    is_leap_day = (last.month, last.day) == _LEAP_DAY
    return date(last.year + 1, last.month, last.day - is_leap_day) + timedelta(days=1)
