"""The topics of the guide, or the sections in which words were found."""

from collections.abc import Iterable

from skjonn.guide import Match, Page
from skjonn.language.words import Words
from skjonn.model.table import Column, Section, Table


def topics(pages: Iterable[Page], words: Words) -> Table:
    """List pages by topic."""
    columns: tuple[Column[Page, None], ...] = (
        Column("topic", words.h_topic, value=lambda page: page.topic),
        Column("title", words.h_about, value=lambda page: page.title),
    )
    return Table.of(words.guide_title, columns, [Section([*pages])], notes=(words.guide_more,))


def matches(found: Iterable[Match], words: Words) -> Table:
    """List the sections in which words were found."""
    columns: tuple[Column[Match, None], ...] = (
        Column("topic", words.h_topic, value=lambda match: match.page.topic),
        Column("section", words.h_section, value=lambda match: match.heading),
        Column("line", words.h_text, rank=1, value=lambda match: match.line),
    )
    return Table.of(words.guide_title, columns, [Section([*found])], notes=(words.guide_more,))
