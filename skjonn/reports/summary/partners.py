"""Projects by partner: each project counts for all of its partners."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from skjonn.language.words import Words
from skjonn.model.resolved import ResolvedRound
from skjonn.model.table import Audience, Column
from skjonn.model.totals import Totals
from skjonn.reports.summary.columns import bar, column_of
from skjonn.reports.summary.dimensions import OF_ROUND, Grouping, Key, Part, subjects
from skjonn.reports.summary.lines import Columns, SummaryRow, lines_of_entries


def applicants(rounds: Sequence[ResolvedRound], grouping: Grouping) -> Mapping[Key, tuple[Part, ...]]:
    """The applicants of the projects of each row, by name and number, in the order of the ledger."""
    of_applicant = replace(grouping, by=("recipient",))
    found: defaultdict[Key, dict[Part, None]] = defaultdict(dict)
    for round_ in rounds:
        for subject, _ in subjects(round_):
            ((applicant,),) = of_applicant.keys(subject)
            for key in grouping.keys(subject):
                found[key].setdefault(applicant)
    return {key: tuple(parts) for key, parts in found.items()}


def is_about_municipalities(grouping: Grouping) -> bool:
    """Whether rows are grouped by municipality, and else only by dimensions of the round."""
    return "municipality" in grouping.by and OF_ROUND.issuperset({*grouping.by} - {"municipality"})


def joined(rounds: Sequence[ResolvedRound], grouping: Grouping) -> Mapping[Key, Totals]:
    """The totals of the projects in which the municipality of a row is a partner."""
    at = grouping.by.index("municipality")
    found = lines_of_entries(rounds, replace(grouping, by=(*grouping.by[:at], "partner", *grouping.by[at + 1 :])))
    totals: dict[Key, Totals] = {}
    for key, line in found.items():
        name, number, kind = key[at]
        if kind == "municipality":
            totals[(*key[:at], (name, number), *key[at + 1 :])] = line.totals
    return totals


def columns_of_joined(rows: Sequence[SummaryRow], together: Mapping[Key, Totals], words: Words) -> Columns:
    """The awards of others with a municipality as a partner; people see them only if there are any."""
    to: Audience = "both" if any(row.key in together for row in rows) else "machines"

    def joined(row: SummaryRow) -> Totals:
        return together.get(row.key, Totals())

    return (
        Column("joined_awards", words.h_joined_awards, "count", to, rank=6, value=lambda row: joined(row).awards),
        Column("joined_granted", words.h_joined_granted, "kroner", to, rank=6, value=lambda row: joined(row).granted),
    )


def columns_of_partners(rows: Sequence[SummaryRow], applicants: Mapping[Key, Sequence[Part]], words: Words) -> Columns:
    """The columns of partners: the number of projects, what these were granted, and their applicants."""
    return (
        column_of("joined_applications", words.h_itemised, "count", lambda line: line.totals.applications),
        column_of("joined_awards", words.h_awards, "count", lambda line: line.totals.awards),
        column_of("joined_granted", words.h_granted, "kroner", lambda line: line.totals.granted),
        bar(rows, words),
        Column(
            "applicants",
            words.h_applicants,
            to="machines",
            value=lambda row: tuple(
                str(number or name) for name, number in applicants.get(row.key, ()) if name is not None
            ),
        ),
        Column(
            "applicant_names",
            words.h_applicants,
            to="people",
            rank=3,
            value=lambda row: _names(applicants.get(row.key, ()), words),
        ),
    )


def _names(applicants: Sequence[Part], words: Words) -> tuple[str, ...]:
    """The names of applicants; one that is not known is put in words."""
    return tuple(dict.fromkeys(words.not_known if name is None else str(name) for name, _ in applicants))
