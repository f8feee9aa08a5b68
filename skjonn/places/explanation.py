"""Why a text does not mean exactly one municipality, in a sentence, and what to write instead."""

from collections.abc import Iterable, Sequence

from skjonn.model.place import UnresolvedMunicipality
from skjonn.places.facts import FIRST_YEAR
from skjonn.places.history import Record, counterparts, label, predecessors, successors


def before_the_facts(text: str) -> UnresolvedMunicipality:
    """The day is before the facts begin."""
    return UnresolvedMunicipality(
        "unknown",
        f'It is not known which municipality "{text}" was: the facts begin on {FIRST_YEAR}-01-01.',
        "Check the date. For an older round, write number and name; neither can be verified.",
    )


def ambiguous(text: str, found: Sequence[Record]) -> UnresolvedMunicipality:
    """The text means several municipalities on the day."""
    meant = tuple(record.place for record in found)
    return UnresolvedMunicipality("ambiguous", f'"{text}" can be {_or(map(label, found))}.', _write(found), meant)


def invalid(text: str, known: Sequence[Record], *, division: int) -> UnresolvedMunicipality:
    """The text means a municipality only before or after the day; the message names the nearest on either side."""
    ended = max((record.last for record in known if record.last < division), default=None)
    begins = min((record.first for record in known if record.first > division), default=None)
    past = [record for record in known if record.last == ended]
    future = [record for record in known if record.first == begins]
    return UnresolvedMunicipality(
        "invalid",
        f'"{text}" is not a municipality on that day: {"; ".join([*map(_ended, past), *map(_begun, future)])}.',
        _write(_then([*past, *future], division)),
    )


def mismatch(text: str, meant: Iterable[Record], *, division: int) -> UnresolvedMunicipality:
    """Number, name and county do not belong together; the message names all municipalities that one of them means."""
    found = sorted(set(meant), key=label)
    return UnresolvedMunicipality(
        "mismatch",
        f'The parts of "{text}" do not belong together: there is {_and(map(label, found))}.',
        _write(_then(found, division), numbered=division < FIRST_YEAR),
    )


def unknown(text: str, alike: Sequence[Record]) -> UnresolvedMunicipality:
    """The text never meant a municipality, as far as the facts go; the hint names those that are spelt like it."""
    hint = f"Did you mean {_or(_in_quotes(record.place.name) for record in alike)}?" if alike else ""
    return UnresolvedMunicipality(
        "unknown", f'"{text}" is not the name or number of any municipality since {FIRST_YEAR}.', hint
    )


def county(text: str, *, recipient: str) -> UnresolvedMunicipality:
    """The text is the name of a county or of its council."""
    return UnresolvedMunicipality(
        "unknown",
        f'"{text}" is a county, not a municipality.',
        f'If the county itself applied, write `recipient = "{recipient}"`.',
    )


def _then(records: Iterable[Record], division: int) -> list[Record]:
    return sorted({other for record in records for other in counterparts(record, division)}, key=label)


def _ended(record: Record) -> str:
    after = successors(record)
    became = "became" if len(after) == 1 else "was divided between"
    return f"{label(record)} was valid until {record.last}-12-31 and {became} {_and(map(label, after))}"


def _begun(record: Record) -> str:
    before = _and(map(label, predecessors(record)))
    return f"{label(record)} is valid from {record.first}-01-01 on and came from {before}"


def _write(found: Sequence[Record], *, numbered: bool = False) -> str:
    names = [record.place.name for record in found]
    if numbered or len(set(names)) < len(names):
        # These are namesakes of different years, since official names differ on one day; or a name is not enough.
        names = [f"{record.place.number} {record.place.name}" for record in found]
    return f"Write {_or(map(_in_quotes, names))}."


def _in_quotes(name: str) -> str:
    return f'"{name}"'


def _or(words: Iterable[str]) -> str:
    return _listed(words, "or")


def _and(words: Iterable[str]) -> str:
    return _listed(words, "and")


def _listed(words: Iterable[str], last: str) -> str:
    *others, final = words
    return f"{', '.join(others)} {last} {final}" if others else final
