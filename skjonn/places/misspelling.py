"""Find names that are one slip of the keyboard apart, without comparing each name with each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from unicodedata import combining, normalize

from skjonn.places.division import division_of, index_of
from skjonn.places.history import Record, records
from skjonn.places.spelling import fold

SHORTEST = 5
"""How many letters names must have at least to be compared: KFUK is not KFUM, and Fosen is not Osen."""

SHORTEST_WITH_ANOTHER_LETTER = 8
"""The same if one letter is replaced by another: Gauldal is not Gausdal, and Måløy is not Måsøy."""

# The same partners come back in round after round.
_NAMES = 8192
# Longer texts are not names, and comparing them would take quadratic time.
_LONGEST = 200
# How many shortened names are kept at once: each takes some 250 bytes.
_MOST_RESTS = 500_000
_HYPHENS = str.maketrans("-_", "  ")
_KINDS = (" kommune", " herad", " fylkeskommune", " fylke")
_PLAIN = (("ø", "o"), ("æ", "a"), ("oe", "o"), ("ae", "a"), ("aa", "a"), ("-", " "), ("_", " "))


def slips(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of folded names; the second may be a misspelling of the first.

    Args:
        names: The better known first; if there are very many, the last are left out.
    """
    by_rest: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(by_rest) > _MOST_RESTS:
            break
        for rest in _rests(name):
            by_rest[rest].append(name)
    # Two names that are a slip apart have a form in common if one letter is removed from both, or from one of them.
    pairs = dict.fromkeys((first, other) for first, *others in by_rest.values() for other in others)
    return (pair for pair in pairs if _is_slip(*pair))


@lru_cache(maxsize=_NAMES)
def _is_slip(one: str, other: str) -> bool:
    """Whether one of two folded names may be a misspelling of the other.

    Accents and hyphens do not count. Beyond that, one letter is missing, added or replaced, or two letters are swapped.
    The first letter is hardly ever wrong.
    """
    one, other = _plain(one), _plain(other)
    shortest = min(len(one), len(other))
    if not SHORTEST <= shortest <= _LONGEST or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    one, other = _apart(one, other)
    if len(one) == len(other) == 1:
        return shortest >= SHORTEST_WITH_ANOTHER_LETTER
    return len(one + other) <= 1 or (len(one) == 2 and one == other[::-1])  # noqa: PLR2004 - two that are swapped


def names_meant(names: Sequence[str]) -> dict[str, str]:
    """The name that was probably meant, for each name that may be misspelt.

    Args:
        names: By how often they are written, then by their order in the file.
    """
    written: dict[str, str] = {}
    for name in names:
        written.setdefault(fold(name), name)
    meant: dict[str, str] = {}
    for better, worse in slips(written):
        if _is_one_word_off(written[better], written[worse]) and not is_place(worse):
            meant.setdefault(worse, written[better])
    return {name: meant[fold(name)] for name in names if fold(name) in meant} if meant else {}


def _is_one_word_off(one: str, other: str) -> bool:
    """Whether names that are one slip apart differ in a space or a hyphen, or in a word that can be misspelt."""
    words, others = (name.translate(_HYPHENS).split() for name in (one, other))
    if len(words) != len(others):
        return True
    pairs = [pair for pair in zip(words, others, strict=True) if fold(pair[0]) != fold(pair[1])]
    return all(_is_slip(fold(word), fold(like)) and _are_words(word, like) for word, like in pairs)


def _are_words(*pair: str) -> bool:
    """Whether two words are neither abbreviations nor numbered, and not both names of places."""
    are_plain = not any(word.isupper() or any(map(str.isdigit, word)) for word in pair)
    return are_plain and not all(map(is_place, pair))


def bearers(name: str, on: date) -> Sequence[Record]:
    """The municipalities of a day that a name without number or county can mean, with or without «kommune»."""
    return index_of(division_of(on)).by_name.get(_bare(name), ())


def is_place(name: str) -> bool:
    """Whether a name is that of a municipality or a county at any time that the facts cover."""
    return _bare(name) in _places()


def is_in_sentence_case(name: str) -> bool:
    """Whether a name is that of a place at any time, but lacks capitals other than the first letter."""
    spelt = _spelt().get(_bare(name))
    return spelt is not None and name.startswith(spelt.capitalize())


def municipalities_like(name: str, on: date) -> tuple[str, ...]:
    """The municipalities of a day that a name may be a misspelling of; none if it is itself the name of a place."""
    return _municipalities_like(name, division_of(on))


@lru_cache(maxsize=_NAMES)
def _municipalities_like(name: str, division: int) -> tuple[str, ...]:
    bare = _bare(name)
    by_name = index_of(division).by_name
    near = (other for other in _by_first_letter(division).get(_plain(bare)[:1], ()) if _is_slip(bare, other))
    found = dict.fromkeys(record.place.name for other in near for record in by_name[other])
    return () if is_place(name) else tuple(found)


@lru_cache(maxsize=32)
def _by_first_letter(division: int) -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in index_of(division).by_name:
        found[_plain(name[0])].append(name)
    return found


@cache
def _places() -> frozenset[str]:
    written = {name for record in records() for name in (*record.names, *record.counties)}
    return frozenset(map(fold, written))


@cache
def _spelt() -> Mapping[str, str]:
    """The spelling of each place whose name has more capitals than the first letter, by its folded name."""
    written = {name for record in records() for name in (*record.names, *record.counties)}
    return {fold(name): name for name in written if name != name.capitalize()}


@lru_cache(maxsize=_NAMES)
def _bare(name: str) -> str:
    name = fold(name)
    for kind in _KINDS:
        name = name.removesuffix(kind)
    return name


@lru_cache(maxsize=_NAMES)
def _plain(name: str) -> str:
    """A folded name as it may be typed without Norwegian and Sámi keys."""
    if len(name) > 2 * _LONGEST:
        return name
    name = "".join(letter for letter in normalize("NFD", name) if not combining(letter))
    for written, plain in _PLAIN:
        name = name.replace(written, plain)
    return name


@lru_cache(maxsize=1024)
def _rests(name: str) -> tuple[str, ...]:
    """A folded name as it may be typed, and all forms of that with one letter removed."""
    name = _plain(name)
    if not SHORTEST <= len(name) <= _LONGEST:
        return ()
    return name, *dict.fromkeys(name[:at] + name[at + 1 :] for at in range(len(name)))


def _apart(one: str, other: str) -> tuple[str, str]:
    """Two names without their common beginning and end."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return one, other
