"""Two applications have the same project.

What it finds: two applications in the ledger whose titles differ in nothing but case, punctuation and years. A pair is
reported once, at the later application, with the applicant and the amount of both; the message says so if the two
differ in nothing but their ids. Applications without a title are left alone; so is a round in which three or more
applications all have one title: it is the round's title.

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
from collections.abc import Sequence
from dataclasses import replace

from skjonn.model.characters import normalized
from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.entries import Application
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedApplication, ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")

# Letters and digits, but not a year of these two centuries.
_WORD = re.compile(r"(?<![^\W_])(?!(?:19|20)\d\d(?![^\W_]))[^\W_]+")


_SMALL = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
_OTHERS = bytes({*range(256)} - {*string.ascii_letters.encode(), *string.digits.encode()})
_YEAR = re.compile(r"(?<![0-9A-Za-z])(?:19|20)[0-9]{2}(?![0-9A-Za-z])")


def unique_entries(round_: ResolvedRound) -> Sequence[Application]:
    """The applications; none where their common title is that of the round."""
    return round_.entries.applications if round_.entries.has_titles else ()


def unique_key(entry: Application) -> str:
    """The title without case, punctuation and years; empty if nothing is left of it."""
    return " ".join(_WORD.findall(normalized(entry.project or "").casefold()))


def rough_key(entry: Application) -> bytes:
    """The letters a to z and the digits of the key: ten times as fast to make as the key itself."""
    title = entry.project or ""
    try:
        # Text in Latin-1 is always in NFC, and casefolding turns no other letter than ß into ASCII letters.
        letters = title.encode("latin-1")
        is_plain = "ß" not in title and not (("20" in title or "19" in title) and _YEAR.search(title))
    except UnicodeEncodeError:
        letters, is_plain = b"", False
    if not is_plain:
        letters = unique_key(entry).encode()
    return letters.translate(_SMALL, _OTHERS) or unique_key(entry).encode()


def duplicate(first: ResolvedApplication, later: ResolvedApplication) -> Finding:
    """Report the later of two applications with the same title."""
    is_same = _content(first) == _content(later)
    return RULE.finding(
        f"{_said(later)} is the same as {first.entry.id} in everything but its id."
        if is_same
        else f"{_said(later)} has the same project as {_said(first)}.",
        at=later.at("project"),
        about=later.entry.id,
        also=(first.at("project"),),
        hint=f"{'Remove one of them. ' if is_same else ''}If both are meant, waive the finding with the reason.",
    )


def _said(application: ResolvedApplication) -> str:
    """The application's id, who applied, and for how much."""
    amount = application.entry.requested if application.granted is None else application.granted
    who = application.name if amount is None else f"{application.name}, {kroner(amount)} kr"
    return f"{application.entry.id} ({who})"


def _content(application: ResolvedApplication) -> tuple[object, ...]:
    """All that distinguishes an application from another one in its file, except its id."""
    awards = tuple(replace(award.entry, application="") for award in application.awards)
    return application.file, replace(application.entry, id=""), awards
