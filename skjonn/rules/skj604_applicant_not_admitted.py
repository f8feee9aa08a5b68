"""An applicant is not among those that may apply.

What it finds: an applicant that is none of the municipalities, and lies in none of the counties, that `applicants` in
`[limits]` of `skjonn.toml` names. Nothing is reported if that is not set, nor for a recipient that counts in no county.
A county is the one of that name on the round's date.

Why it matters: the governor has no money to grant there; or the applicant is misspelt and another was meant.

Example with the fault:

    # skjonn.toml
    [limits]
    applicants = ["Viken", "Oslo"]

    # 2020.toml
    [[applications]]
    id = "2020-01"
    municipality = "Bergen"

Example without:

    # skjonn.toml
    [limits]
    applicants = ["Viken", "Oslo"]

    # 2020.toml
    [[applications]]
    id = "2020-01"
    municipality = "Bærum"

How to fix it: correct the municipality, or add it or its county to `applicants`.

Source: rules that differ by county; each governor grants in its own.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.place import NO_COUNTY
from skjonn.model.resolved import ResolvedRound
from skjonn.places.counties import county_named
from skjonn.places.lookup import records_named

RULE = Rule.of(__name__, __doc__, "error")

_NAMED = 10
# With spaces and punctuation, a name can be of any length.
_LONGEST = 60


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Report each applicant that `applicants` does not name."""
    names = round_.totals.limits.applicants
    if not names:
        return
    named = ", ".join(name[:_LONGEST] for name in names[:_NAMED]) + (
        f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    )
    counties = {county_named(name, round_.heading.date.last) for name in names}
    # A name that means several municipalities admits them all.
    numbers = {record.place.number for name in names for record in records_named(name)}
    for application in round_.applications:
        municipality, county = application.municipality, application.county
        if county is None or county == NO_COUNTY or county in counties:
            continue
        if municipality is None or municipality.number not in numbers:
            key = application.entry.applicant_key
            yield RULE.finding(
                f"{application.name} in {county} may not apply; those that may are {named}.",
                at=application.at(key),
                about=application.entry.id,
                hint=f"Correct the {key}, or add {county} to `applicants`.",
            )
