"""Projects by who takes part in them beside the applicant: each counts for all of its partners."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from skjonn.model.resolved import ResolvedRound
from skjonn.model.totals import Totals
from skjonn.reports.summary.dimensions import OF_ROUND, Grouping, Key, Part, subjects
from skjonn.reports.summary.lines import lines_of_entries


def applicants(rounds: Sequence[ResolvedRound], grouping: Grouping) -> Mapping[Key, tuple[Part, ...]]:
    """With whom the partners of each row take part: the applicants' names and numbers, as they come."""
    of_applicant = replace(grouping, by=("municipality",))
    found: defaultdict[Key, dict[Part, None]] = defaultdict(dict)
    for round_ in rounds:
        for subject, _ in subjects(round_):
            ((applicant,),) = of_applicant.keys(subject)
            for key in grouping.keys(subject):
                found[key].setdefault(applicant)
    return {key: tuple(parts) for key, parts in found.items()}


def is_about_municipalities(grouping: Grouping) -> bool:
    """Whether a row is about a municipality, in all rounds or in some, and about nothing else of an application."""
    return "municipality" in grouping.by and OF_ROUND.issuperset({*grouping.by} - {"municipality"})


def joined(rounds: Sequence[ResolvedRound], grouping: Grouping) -> Mapping[Key, Totals]:
    """What the projects come to in which the municipality of a row takes part as a partner."""
    at = grouping.by.index("municipality")
    found = lines_of_entries(rounds, replace(grouping, by=(*grouping.by[:at], "partner", *grouping.by[at + 1 :])))
    totals: dict[Key, Totals] = {}
    for key, line in found.items():
        name, number, kind = key[at]
        if kind == "municipality":
            totals[(*key[:at], (name, number), *key[at + 1 :])] = line.totals
    return totals
