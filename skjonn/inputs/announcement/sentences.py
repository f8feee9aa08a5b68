"""From the sentences of an announcement, in Bokmål or Nynorsk, to the figures that they state."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter, itemgetter
from typing import Literal, NamedTuple, TypeVar

from skjonn.inputs.amounts import read_written_amount, read_written_count
from skjonn.inputs.announcement.shapes import is_year
from skjonn.inputs.announcement.vocabulary import entries, keys, pattern
from skjonn.inputs.figures import read_figure
from skjonn.inputs.tables.grid import Paragraph
from skjonn.inputs.tables.vocabulary import fold
from skjonn.model.errors import AmountError
from skjonn.model.figure import StatedFigure

Key = Literal["applications", "awards", "requested", "granted"]
"""What a figure counts or sums: a key of a control total."""
About = Literal["received", "awarded"]

_KEYS: Mapping[tuple[About, bool], Key] = {
    ("received", False): "applications",
    ("received", True): "requested",
    ("awarded", False): "awards",
    ("awarded", True): "granted",
}
_SENTENCES = (
    r"(?<=[.!?])\s+(?=[^\W\d_a-zæøå]|[•\u00ab\"])"
    r"|(?<=[a-zæøå]{3}[.!?])(?<!mill\.)(?<!kap\.)\s+(?=[0-9])"
)
_MARK = r"^(?:[•·▪◦*\u2022\u2013\u2014-]\s+)"
_SCALE = r"mill(?:ion(?:er|ar)?)?\b\.?|milliard(?:er|ar)?\b|mrd\b\.?|tusen\b|[mt]nok\b|[mt]kr\b"
_KRONER = r"kroner\b|krone\b|kr\b\.?|nok\b"
_DIGITS = r"[0-9]+(?:(?:,\s|[\s._,])[0-9]+)*"
_LONGEST_NAME = 4
_QUOTES = '\u00ab\u00bb\u201c\u201d"'
_ENDS = ".-\u2013!?"
_COUNTS = frozenset({"applications", "awards"})
T = TypeVar("T")


class Places(NamedTuple):
    """Recognises names on the round's date.

    Attributes:
        county_named: Finds the county that a text means.
        is_name: Whether a text is the name of a municipality or a county of any day.
    """

    county_named: Callable[[str], str | None]
    is_name: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure that a sentence states.

    Attributes:
        place: The place of the sentence.
        words: The words it was read from.
        key: What it counts or sums.
        county: Its county; `None` for the whole round.
        figure: The figure; `None` for the rest of a whole («resten»).
        place_value: The value of the number's last written place; 1 where the number is written in full.
    """

    place: str
    words: str
    key: Key
    county: str | None
    figure: StatedFigure | None
    place_value: int = 1


@dataclass(frozen=True, slots=True)
class Said:
    """What the sentences of an announcement say.

    Attributes:
        statements: The figures.
        proposals: Sentences that may name awards, with their places; they are shown, but never written.
        not_understood: The other sentences with a number, and why they are not understood, where that is known.
    """

    statements: tuple[Statement, ...] = ()
    proposals: tuple[Paragraph, ...] = ()
    not_understood: tuple[Paragraph, ...] = ()


def what_is_said(paragraphs: Sequence[Paragraph], places: Places, *, years: frozenset[int]) -> Said:
    """Read the figures of paragraphs.

    Args:
        paragraphs: The paragraphs.
        places: The known names.
        years: The years that the announcement is about; a sentence that names another year is not understood.
    """
    statements: list[Statement] = []
    proposals: list[Paragraph] = []
    not_understood: list[Paragraph] = []
    for paragraph in paragraphs:
        for sentence in re.split(_SENTENCES, re.sub(_MARK, "", paragraph.text)):
            if not (any(map(str.isdigit, sentence)) or _has_number_word(sentence)):
                continue
            masked = _aside().sub(_blanked, sentence)
            try:
                statements += _Sentence(paragraph.place, sentence, masked, places, years).read()
                not_understood += (replace(paragraph, text=found[0]) for found in _aside().finditer(sentence))
            except _NotUnderstoodError as error:
                is_proposal = _names_an_amount(sentence) and _names_a_project(sentence, places)
                (proposals if is_proposal else not_understood).append(replace(paragraph, text=sentence, why=str(error)))
    return Said(tuple(statements), tuple(proposals), tuple(not_understood))


class _Number(NamedTuple):
    """A number that a sentence states: its place in the text, and its figure; `None` for the rest of a whole."""

    start: int
    end: int
    is_amount: bool
    figure: StatedFigure | None
    place_value: int
    of_whole: bool


class _NotUnderstoodError(Exception):
    """A number in a sentence cannot be read; the message says why, where that is known."""


@dataclass(slots=True)
class _Sentence:
    place: str
    words: str
    text: str
    places: Places
    years: frozenset[int]

    def read(self) -> list[Statement]:
        """The figures that the sentence states.

        Raises:
            _NotUnderstoodError: A number in it is not understood.
        """
        found: list[Statement] = []
        about: About | None = None
        for part in _parts(self.text):
            about = _about(part) or (None if _is_about_something(part) else about)
            found += self._part(part, about, has_counts=any(each.key in _COUNTS for each in found))
        keys_ = [(each.key, each.county) for each in found]
        if len({*keys_}) < len(keys_):
            raise _NotUnderstoodError
        return found

    def _part(self, part: str, about: About | None, *, has_counts: bool) -> list[Statement]:
        numbers = _numbers(part, self.years, counts_before=has_counts)
        if not numbers:
            return []
        # A sentence with a title is about that project, not about the whole round.
        if about is None or _has_title(self.words):
            raise _NotUnderstoodError
        masked = offices().sub(_blanked, part)
        counties = list(_names(masked, self.places.county_named))
        pairs = _paired(numbers, counties)
        for start, end, _ in counties:
            masked = f"{masked[:start]}{' ' * (end - start)}{masked[end:]}"
        if pairs is None or _names_a_municipality(masked, self.places):
            raise _NotUnderstoodError
        return [
            Statement(
                self.place,
                self.words,
                "applications" if number.of_whole else _KEYS[about, number.is_amount],
                county,
                number.figure,
                number.place_value,
            )
            for number, county in pairs
        ]


def _about(part: str) -> About | None:
    """Whether a part of a sentence is about applications received, or about awards; `None` where it is not clear."""
    plain = fold(part)
    if pattern("about", "other").search(plain):
        return None
    # «Fekk inn» is about applications received, «fekk» alone about awards.
    came = pattern("about", "received")
    received = came.search(plain) is not None
    rest = came.sub(" ", plain)
    got = pattern("about", "got").search(rest)
    is_got = got is not None and not re.search(r"\bsøknad(?:er|ar)\b", rest[got.end() :])
    awarded = is_got or pattern("about", "awarded").search(rest) is not None
    if received == awarded:
        return None
    return "received" if received else "awarded"


def _is_about_something(part: str) -> bool:
    plain = fold(part)
    return any(pattern("about", key).search(plain) for key in ("received", "awarded", "got", "other"))


def _parts(sentence: str) -> list[str]:
    """The statements of a sentence: «48 søknader ble mottatt, hvorav 14 prosjekter ble tildelt midler» has two."""
    return [part for part in _starts().split(sentence) if part.strip()]


@cache
def _starts() -> re.Pattern[str]:
    begins = "|".join(re.escape(word) for word in entries("parts", "before"))
    return re.compile(rf";|,\s+(?=(?:{begins})\b)|\s(?=og\s+(?:av\s+d[ie]sse|d[ie]sse)\b)", re.IGNORECASE)


@cache
def offices() -> re.Pattern[str]:
    """An office with its counties: «Fylkesmannen i Oslo og Viken»."""
    names = "|".join(entries("grantors", "offices"))
    name = r"[A-ZÆØÅ][^\W\d_]+(?:-[^\W\d_]+)?"
    return re.compile(rf"\b(?i:{names})\s+i\s+{name}(?:(?:,|\s+og)\s+{name})*")


@cache
def _token() -> re.Pattern[str]:
    """A number with its qualifier, unit and noun."""
    qualifiers = sorted(_qualifiers(), key=len, reverse=True)
    before = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in qualifiers)
    nouns, between = ("|".join(entries("counted", key)) for key in ("nouns", "between"))
    names = "|".join(filter(None, entries("counted", "numbers")))
    return re.compile(
        rf"""(?:(?<!\w)(?P<about>{before})\s+)?
        (?:(?P<kr>(?<!\w)(?:kr\.?|nok))\s*)?
        (?:(?P<digits>(?<![\w.,]){_DIGITS}(?!\w))|(?P<name>\b(?:{names})\b))
        (?P<dash>\s?[.,][-\u2013\u2014]{{1,2}})?
        (?:\s*(?P<scale>{_SCALE}))?
        (?:\s*(?P<kroner>{_KRONER}))?
        (?:\s+(?:av\s+(?:(?:de|dei|disse|desse)\s+)?(?:(?P<of>[0-9]+)\s+)?)?(?:(?:{between})\s+){{0,2}}
           (?P<noun>(?:{nouns})\b))?""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _qualifiers() -> Mapping[str, str]:
    """The words before a number that say how exact it is, and the word that `read_figure` takes for each."""
    return {word: key for key in keys("qualifiers") for word in entries("qualifiers", key)}


@cache
def _plain_before() -> re.Pattern[str]:
    """Words that may come right before a number without changing its meaning."""
    return re.compile(
        rf"(?:^|[(:;\u2013\u2014-]\s*|,\s|(?<!\w)(?:{'|'.join(map(re.escape, entries('plain', 'words')))})\s+)$",
        re.IGNORECASE,
    )


@cache
def _aside() -> re.Pattern[str]:
    """Numbers that no control total has: «fra 30 kommuner»."""
    return re.compile(rf"(?<![\w.,])[0-9]+\s+(?:{'|'.join(entries('counted', 'aside'))})\b", re.IGNORECASE)


def _blanked(found: re.Match[str]) -> str:
    return " " * len(found[0])


@cache
def _implies_noun() -> re.Pattern[str]:
    """Words after a number that counts the same as the number before it: «hvorav 14 ble innvilget», «43 fra Viken»."""
    return re.compile(rf"\s+(?:{'|'.join(entries('counted', 'implied_before'))})\b", re.IGNORECASE)


def _has_number_word(text: str) -> bool:
    return any(found["name"] and found["noun"] for found in _token().finditer(text))


def _is_amount(found: re.Match[str]) -> bool:
    return any(found[group] for group in ("kr", "dash", "scale", "kroner"))


def _names_an_amount(sentence: str) -> bool:
    return any(found["digits"] and _is_amount(found) for found in _token().finditer(sentence))


def _names_a_project(sentence: str, places: Places) -> bool:
    """Whether a sentence has a title in it, or the name of a municipality."""
    return _has_title(sentence) or _names_a_municipality(sentence, places)


def _has_title(sentence: str) -> bool:
    return not {*_QUOTES}.isdisjoint(sentence)


def _numbers(part: str, years: frozenset[int], *, counts_before: bool) -> list["_Number"]:
    """The numbers that a part of a sentence states.

    Raises:
        _NotUnderstoodError: One of them is not understood.
    """
    found: list[_Number] = []
    for match in _token().finditer(part):
        number = _number(part, match, years, has_counts=counts_before or any(not each.is_amount for each in found))
        if number is not None:
            found += number
    for rest in pattern("about", "rest").finditer(part):
        before = [each for each in found if each.end <= rest.start()]
        if not before:
            raise _NotUnderstoodError
        found.append(_Number(rest.start(), rest.end(), before[-1].is_amount, None, 1, of_whole=False))
    return sorted(found, key=attrgetter("start"))


def _number(part: str, match: re.Match[str], years: frozenset[int], *, has_counts: bool) -> "list[_Number] | None":
    """What a number in a sentence states: a figure, or two as in «14 av 48 søknader»; `None` if it counts nothing."""
    digits, noun, about = match["digits"], match["noun"], match["about"]
    is_amount = _is_amount(match)
    is_implied = has_counts and _implies_noun().match(part, match.end()) is not None
    if digits is None and not (noun or is_implied):
        return None
    if digits and not (noun or is_amount or is_implied):
        if is_year(digits) and int(digits) in years:
            return None
        raise _NotUnderstoodError
    if noun and is_amount:
        raise _NotUnderstoodError
    start = match.start()
    if about is None and not (_plain_before().search(part[:start]) or _ends_with_name(part[:start])):
        raise _NotUnderstoodError
    written = str(entries("counted", "numbers").index(fold(match["name"]))) if digits is None else digits
    figure, place_value = _figure(about, written, match, is_amount=is_amount)
    end = match.end()
    numbers = [_Number(start, end, is_amount, figure, place_value, of_whole=False)]
    if match["of"]:
        whole = StatedFigure("exact", int(match["of"]))
        numbers.append(_Number(start, end, is_amount=False, figure=whole, place_value=1, of_whole=True))
    return numbers


def _ends_with_name(before: str) -> bool:
    """Whether a text ends with a capitalised name, as before the number in «Viken 43 søknader»."""
    return re.search(r"[A-ZÆØÅ][^\W\d_]+[:,]?\s+$", before) is not None


def _figure(about: str | None, written: str, match: re.Match[str], *, is_amount: bool) -> tuple[StatedFigure, int]:
    """A figure, and the value of the last written place of its number.

    Raises:
        _NotUnderstoodError: The number or its precision can be read in several ways.
    """
    text = f"{match['kr'] or ''} {written}{match['dash'] or ''} {match['scale'] or ''} {match['kroner'] or ''}"
    text = " ".join(text.split()) if is_amount else written
    try:
        if about is not None:
            word = _qualifiers()[fold(about)]
            return read_figure(f"{word} {text}", unit="kroner" if is_amount else "count"), 1
        number = read_written_amount(text, zero=True) if is_amount else read_written_count(text)
    except AmountError as error:
        raise _NotUnderstoodError(error.what) from error
    return StatedFigure("exact", number.value), number.place


def _names(part: str, is_wanted: Callable[[str], T | None]) -> Iterator[tuple[int, int, T]]:
    """The names in a part of a sentence; where one is part of another, the longer one is taken."""
    words = [
        (found.start(), found.start() + len(found[0].rstrip(_ENDS)), found[0].rstrip(_ENDS))
        for found in re.finditer(r"[^\s,;:()\u00ab\u00bb\"]+", part)
    ]
    index = 0
    while index < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - index), 0, -1):
            start, end = words[index][0], words[index + length - 1][1]
            name = part[start:end]
            if name[:1].isupper() and (wanted := is_wanted(name)) is not None:
                yield start, end, wanted
                index += length
                break
        else:
            index += 1


def _names_a_municipality(part: str, places: Places) -> bool:
    """Whether a municipality is named that does not share its name with a county."""
    found = _names(part, lambda name: True if places.is_name(name) and places.county_named(name) is None else None)
    return next(found, None) is not None


def _paired(
    numbers: Sequence[_Number], counties: Sequence[tuple[int, int, str]]
) -> list[tuple[_Number, str | None]] | None:
    """Each number with its county; `None` where that is not clear."""
    if len(counties) <= 1:
        county = counties[0][2] if counties else None
        if any(number.figure is None for number in numbers):
            return None
        return [(number, county) for number in numbers]
    groups: list[tuple[list[_Number], list[str]]] = [([], [])]
    is_county_first = counties[0][0] < numbers[0].start
    events = sorted(
        [*((each.start, each, None) for each in numbers), *((start, None, name) for start, _, name in counties)],
        key=itemgetter(0),
    )
    for _, number, county in events:
        last_counties = groups[-1][1]
        begins = (county is not None and last_counties) if is_county_first else (number is not None and last_counties)
        if begins:
            groups.append(([], []))
        if number is not None:
            groups[-1][0].append(number)
        else:
            groups[-1][1].append(county or "")
    if any(len(some) != 1 or not of for of, some in groups):
        return None
    return [(number, some[0]) for of, some in groups for number in of]
