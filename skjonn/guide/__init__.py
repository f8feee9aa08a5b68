"""The guide: a Markdown page for each topic, in files beside this one; pages in bokmål are in `nb`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_SUFFIX = ".md"
# The folders that are searched for a page in a language; English has all pages.
_FALLBACKS = {"nb": ("nb",), "nn": ("nn", "nb")}


@dataclass(frozen=True, slots=True)
class Page:
    """One topic.

    Attributes:
        topic: Its name in commands.
        text: Markdown; the first line is the title.
    """

    topic: str
    text: str

    @property
    def title(self) -> str:
        """The title of the page."""
        return self.text.partition("\n")[0].removeprefix("# ")


@dataclass(frozen=True, slots=True)
class Match:
    """A section in which words were found.

    Attributes:
        page: Its page.
        heading: The section's heading.
        line: The line with most of the words; the first of several.
    """

    page: Page
    heading: str
    line: str


def topics() -> tuple[str, ...]:
    """The topics in alphabetical order: those of all pages in this folder."""
    return tuple(sorted(path.stem for path in _HERE.glob(f"*{_SUFFIX}")))


def page(topic: str, language: str) -> Page:
    """A page in a language, or else in English.

    Args:
        topic: One of `topics`.
        language: `en`, `nb` or `nn`; nynorsk falls back to bokmål.
    """
    translated = [_HERE / folder / f"{topic}{_SUFFIX}" for folder in _FALLBACKS.get(language, ())]
    path = next(filter(Path.exists, translated), _HERE / f"{topic}{_SUFFIX}")
    return Page(topic, path.read_text("utf-8"))


def search(pages: Sequence[Page], words: str) -> Iterator[Match]:
    """Find the sections that contain all words, ignoring case, also as parts of other words."""
    wanted = words.casefold().split()
    for each in pages:
        for heading, lines in _sections(each.text):
            text = "\n".join((heading, *lines)).casefold()
            if all(word in text for word in wanted):
                yield Match(each, heading, max(lines, key=lambda line: _count(line, wanted), default=heading).strip())


def _count(line: str, wanted: Sequence[str]) -> int:
    folded = line.casefold()
    return sum(word in folded for word in wanted)


def _sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """The headings of a page, each with the non-empty lines under it; in code, `#` does not begin a heading."""
    heading, lines, in_code = "", list[str](), False
    for line in text.splitlines():
        if line.startswith("```"):
            in_code = not in_code
        elif not in_code and (found := re.match(r"#+ (.*)", line)):
            if heading:
                yield heading, lines
            heading, lines = found[1], []
        elif line:
            lines.append(line)
    yield heading, lines
