"""The guide: one page in Markdown per topic, in files beside this one; those in bokmål lie in `nb`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).parent
_SUFFIX = ".md"
# Where a language has no page, the languages whose page is shown instead; English has all.
_FALLBACKS = {"nb": ("nb",), "nn": ("nn", "nb")}


@dataclass(frozen=True, slots=True)
class Page:
    """One topic.

    Attributes:
        topic: The word that it is called by.
        text: Markdown; the first line is the title.
    """

    topic: str
    text: str

    @property
    def title(self) -> str:
        """What the page is about."""
        return self.text.partition("\n")[0].removeprefix("# ")


@dataclass(frozen=True, slots=True)
class Match:
    """A section in which words were found.

    Attributes:
        page: Its page.
        heading: The section's heading.
        line: Its line that has most of the words; the first of several.
    """

    page: Page
    heading: str
    line: str


def topics() -> tuple[str, ...]:
    """The topics, in the order of the alphabet: a page is in the guide because it lies there."""
    return tuple(sorted(path.stem for path in _HERE.glob(f"*{_SUFFIX}")))


def page(topic: str, language: str) -> Page:
    """A page in a language, else in English.

    Args:
        topic: One of `topics`.
        language: `en`, `nb` or `nn`; bokmål stands in for nynorsk.
    """
    translated = [_HERE / folder / f"{topic}{_SUFFIX}" for folder in _FALLBACKS.get(language, ())]
    path = next(filter(Path.exists, translated), _HERE / f"{topic}{_SUFFIX}")
    return Page(topic, path.read_text("utf-8"))


def search(pages: Sequence[Page], words: str) -> Iterator[Match]:
    """Find the sections that have all of some words, in capitals or not, also as parts of words."""
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
    """The headings of a page, each with the lines under it that are not empty; in code, `#` is no heading."""
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
