"""The words of announcements in every language; only `skjonn publish` loads them."""

from importlib import import_module
from typing import cast

from skjonn.language.announcements.words import AnnouncementWords
from skjonn.language.words import Words


def announcement_words(words: Words) -> AnnouncementWords:
    """The words of announcements in the same language as other words."""
    return cast("AnnouncementWords", import_module(f"{__name__}.{words.language}").WORDS)
