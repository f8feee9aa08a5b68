"""The files of a publication: a page, or a text in Markdown, for each round and language; and an index of the pages."""

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
from skjonn.render.cells import visible
from skjonn.reports.announcement import AnnouncedAward, AnnouncedRegion, Announcement

INDEX = "index.html"
MARK = '<meta name="generator" content="skjonn">'
"""What a page says of what made it."""
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
        """What announcements say in it."""
        return announcement_words(self.words)


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published, but for the rounds.

    Attributes:
        editions: The languages; the first is that of the index.
        today: The day on which it is made: a page that is more than a year old on it says so without script.
        css: Rules after those of the style sheet.
        draft: Whether it is marked as a draft.
        errors: How many errors the ledger has; only a draft's may have some.
    """

    editions: tuple[Edition, ...]
    today: date
    css: str = ""
    draft: bool = False
    errors: int = 0


class Link(NamedTuple):
    """A page in a language: that by its code, the language by its own name, and whether it is the page itself."""

    language: str
    name: str
    file: str
    is_here: bool = False


class Row(NamedTuple):
    """An award as a row; `later` is what became of it, and `granted` is whole kroner."""

    id: str
    applicant: str
    partners: str
    project: str
    granted: int
    amount: str
    later: str


class CountyTable(NamedTuple):
    """The awards of a county: its heading and caption, its rows, their sum, and what is said under them."""

    heading: str
    caption: str
    rows: tuple[Row, ...]
    total: str
    granted: int
    amount: str
    sums: tuple[str, ...]


def page_name(round_: str, language: str, format_: Format) -> str:
    """The name of the file of a round in a language."""
    return f"{round_}.{language}.{format_}"


def is_page(name: str) -> bool:
    """Whether a name is one that a round's page, or text, may have."""
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
    """What a template of a page is filled with."""
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
    """What the template of the index is filled with: the latest round first."""
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
    """The headings of a round's tables; the last is there where something became of an award."""
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
    """What every template is filled with."""
    words, page, errors = edition.words, edition.page, publication.errors
    return {
        "language": words.language,
        "page": page,
        # Titles and names are Norwegian, whatever a page is in.
        "in_norwegian": ' lang="no"' if words.language == "en" else "",
        "draft": publication.draft,
        "draft_errors": page.draft_errors.format(errors=counted(errors, words.error)) if errors else "",
    }


def _table(region: AnnouncedRegion, words: Words, page: AnnouncementWords) -> CountyTable:
    where = sentences.from_where(region, page)
    names = {None: page.h_unknown_county, NO_COUNTY: page.h_no_county}
    # A sum that names its county is read back as that of the county, and not of the whole.
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
    """Some names in a line; by semicolons where commas, or an «og» in the last, would part a name."""
    has_mark = any("," in name or ";" in name for name in names)
    ends_in_two = f" {page.conjunction} " in (names[-1] if names else "")
    return ("; " if has_mark or ends_in_two else ", ").join(names)


def _inline(text: str) -> str:
    """A style sheet or a script as it can stand in its element; a browser sees no other line breaks."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").replace("</", "<\\/")


def _labels(columns: Iterable[str]) -> str:
    """The headings of columns for the style sheet, which puts them before cells where rows are blocks."""
    rules = "".join(f'--column-{number}:"{heading}";' for number, heading in enumerate(columns, 1))
    return f":root{{{rules}}}\n"


def _assets(style: str, script: str, *content: object) -> Mapping[str, object]:
    """A page's style sheet and script, and the mark by which a browser knows them and takes no others."""
    nonce = b64encode(sha256(repr((style, script, content)).encode()).digest()).decode()
    return {"style": style, "script": script, "nonce": nonce}


def year_after(day: PartialDate) -> date:
    """The first day on which a page is more than a year old; of a month or a year the last day counts."""
    last = day.last
    if last.year == MAXYEAR:
        return date.max
    is_leap_day = (last.month, last.day) == _LEAP_DAY
    return date(last.year + 1, last.month, last.day - is_leap_day) + timedelta(days=1)
