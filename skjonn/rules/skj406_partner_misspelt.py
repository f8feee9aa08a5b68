"""A partner's name is nearly that of a municipality, or of another partner.

What it finds: a partner that is neither a municipality nor a county, at any time, and whose name is one slip away from
that of a municipality on the round's date or, in one of its words, of another partner of the round: a letter missing,
too many or (in eight letters and more) another one, two swapped, or signs and hyphens left out. Of two partners the one
named less often is meant, else the later. What is below five letters or in capitals is left alone.

Why it matters: a partner is not found under its own name, or is counted as two.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Marker", "Rakkstad"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Marker", "Rakkestad"]

How to fix it: correct the spelling. If the name is right, or the source has it so, waive the finding with the reason.

Source: misspelt partners in real announcements: Rakkstad for Rakkestad, Austreim for Austrheim.
"""

from collections.abc import Iterator, Sequence

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.misspelling import bearers, is_place, is_slip, municipalities_like, slips
from skjonn.places.spelling import fold

RULE = Rule.of(__name__, __doc__, "warning")

_HYPHENS = str.maketrans("-_", "  ")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Hold every name against the municipalities, then against the other names."""
    on = round_.heading.date
    others = [name for name, _ in round_.partner_names.most_common() if not bearers(name, on)]
    meant = _partners_meant(others) | {
        name: " or ".join(like) for name in others if (like := municipalities_like(name, on))
    }
    for partner, id_, at in round_.partners_named(meant):
        yield RULE.finding(
            f'"{partner}" is spelt nearly like {meant[partner]}.',
            at=at,
            about=id_,
            hint=f"Did you mean {meant[partner]}? If it is right, waive the finding.",
        )


def _partners_meant(names: Sequence[str]) -> dict[str, str]:
    """The name that each was probably meant to be, where there is one.

    Args:
        names: The one written most often first, then the first in the file.
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
    """Whether two names that are one slip apart differ in a space or a hyphen, or in a word that can be misspelt."""
    words, others = (name.translate(_HYPHENS).split() for name in (one, other))
    if len(words) != len(others):
        return True
    pairs = [pair for pair in zip(words, others, strict=True) if fold(pair[0]) != fold(pair[1])]
    return all(is_slip(fold(word), fold(like)) and _are_words(word, like) for word, like in pairs)


def _are_words(*pair: str) -> bool:
    """Whether two are neither abbreviations nor numbered, nor the names of two places."""
    are_plain = not any(word.isupper() or any(map(str.isdigit, word)) for word in pair)
    return are_plain and not all(map(is_place, pair))
