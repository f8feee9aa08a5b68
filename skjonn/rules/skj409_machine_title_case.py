"""A name is capitalised as by a machine, not as it is spelt.

What it finds: among municipalities, other recipients and partners, a word whose first letter is not of the English
alphabet and whose second is a capital (`ØVre`), and `Og` between two words (`Nore Og Uvdal`); and a name of a
municipality or county with one capital where it is spelt with two (`Nord-fron`).

Why it matters: nothing is wrong but its looks; it is printed like that in every table and letter.

Example with the fault:

    [[applications]]
    id = "2020-01"
    municipality = "ØVre Eiker"
    partners = ["Nore Og Uvdal"]

Example without:

    [[applications]]
    id = "2020-01"
    municipality = "Øvre Eiker"
    partners = ["Nore og Uvdal"]

How to fix it: write the name as it is spelt. If the name is right, waive the finding with the reason.

Source: real announcements: ØVre Eiker, Nore Og Uvdal.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter

from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.resolved import ResolvedRound
from skjonn.places.misspelling import is_in_sentence_case

RULE = Rule.of(__name__, __doc__, "note")

# To such a machine Ø is not a letter, so the word begins after it. ØKS is an abbreviation.
_MACHINE = re.compile(r"(?<!\w)(?![A-Za-z_\d])\w[A-ZÆØÅ](?=[a-zæøå])|(?<=\w )Og(?= \w)")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look at the name of every applicant, member and partner."""
    names: set[str | None] = set(map(attrgetter("municipality"), round_.entries.applications))
    names |= {application.entry.recipient for application, _ in round_.recipients}
    applicants = set(filter(_is_by_machine, filter(None, names)))
    for application in round_.applications if applicants else ():
        if application.entry.applicant in applicants:
            at = application.at(application.entry.applicant_key)
            yield _finding(application.entry.applicant, application.entry.id, at)
    for application, _ in round_.recipients:
        for item, member in enumerate(application.entry.members):
            if _is_by_machine(member):
                yield _finding(member, application.entry.id, application.at("members", item))
    partners = set(filter(_is_by_machine, round_.partner_names))
    for partner, id_, at in round_.partners_named(partners):
        yield _finding(partner, id_, at)


# The same names come back in round after round.
@lru_cache(maxsize=8192)
def _is_by_machine(name: str) -> bool:
    return _MACHINE.search(name) is not None or is_in_sentence_case(name)


def _finding(name: str, id_: str, at: At) -> Finding:
    spelt = _MACHINE.sub(lambda match: "og" if match[0] == "Og" else match[0].capitalize(), name)
    return RULE.finding(f"{name} is capitalised as by a machine.", at=at, about=id_, hint=f"Write {spelt}.")
