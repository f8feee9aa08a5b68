"""The same project stands in two applications.

What it finds: two applications in the ledger whose titles are the same but for case, punctuation and years. A pair is
reported once, at the later application, with who applied and the amount of both; two that are the same in everything
but their ids are told as such. Applications without a title are left alone; so is a round in which three or more have
one title for all of them: it is that of the round.

Why it matters: a project may be paid for twice, by two municipalities, in two rounds or year after year.

Example with the fault:

    [[applications]]
    id = "2020-01"
    project = "VIS - Veiledning, integrering"

    [[applications]]
    id = "2020-02"
    project = "VIS - Veiledning, Integrering 2020"

Example without:

    [[applications]]
    id = "2020-01"
    project = "VIS - Veiledning, integrering"

    [[applications]]
    id = "2020-02"
    project = "SmartKom"

How to fix it: compare the applications. If both are meant, waive the finding with the reason.

Source: the announcement of 2020, which lists VIS for Øvre Eiker and for Lunner.
"""

import re
import string
from collections.abc import Iterator
from dataclasses import replace

from skjonn.model.characters import normalized
from skjonn.model.diagnostic import Finding, Occurrence, Rule
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")

# Letters and digits, but not a year of these two centuries.
_WORD = re.compile(r"(?<![^\W_])(?!(?:19|20)\d\d(?![^\W_]))[^\W_]+")


_SMALL = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
_OTHERS = bytes({*range(256)} - {*string.ascii_letters.encode(), *string.digits.encode()})
_YEAR = re.compile(r"(?<![0-9A-Za-z])(?:19|20)[0-9]{2}(?![0-9A-Za-z])")


def key_bytes(round_: ResolvedRound) -> Iterator[bytes]:
    """Of every project's title the letters a to z and the digits of its key, which is much slower to make."""
    applications = round_.entries.applications
    if not round_.entries.has_titles:
        yield from (b"" for _ in applications)
        return
    for application in applications:
        title = application.project or ""
        try:
            # In Latin-1 every text is in NFC, and no letter but ß has an a to z in it when its case is taken off.
            letters = title.encode("latin-1")
            is_plain = "ß" not in title and not (("20" in title or "19" in title) and _YEAR.search(title))
        except UnicodeEncodeError:
            letters, is_plain = b"", False
        if not is_plain:
            letters = _key(title).encode()
        yield letters.translate(_SMALL, _OTHERS) or _key(title).encode()


def occurrence(round_: ResolvedRound, number: int) -> Occurrence:
    """One of them with its place."""
    application = round_.applications[number]
    entry = application.entry
    awards = tuple(replace(award.entry, application="") for award in application.awards)
    amount = entry.requested if application.granted is None else application.granted
    return Occurrence(
        _key(entry.project or ""),
        entry.id,
        application.at("project"),
        round_.heading.date,
        says=application.name if amount is None else f"{application.name}, {kroner(amount)} kr",
        row=(round_.file, replace(entry, id=""), awards),
    )


def _key(title: str) -> str:
    """A title without case, punctuation and years; empty where nothing is left of it."""
    return " ".join(_WORD.findall(normalized(title).casefold()))


def duplicate(first: Occurrence, later: Occurrence) -> Finding:
    """Two of one title."""
    is_same = later.row == first.row
    return RULE.finding(
        f"{later.about} ({later.says}) is the same as {first.about} in everything but its id."
        if is_same
        else f"{later.about} ({later.says}) has the same project as {first.about} ({first.says}).",
        at=later.at,
        about=later.about,
        also=(first.at,),
        hint=f"{'Take one of them out. ' if is_same else ''}If both are meant, waive the finding with the reason.",
    )
