"""A recipient's organisation number is not valid.

What it finds: an `organisation` whose last digit does not follow from the eight before it, as in every number of the
register of organisations: weighted by 3, 2, 7, 6, 5, 4, 3 and 2, they and the last add up to a multiple of 11.

Why it matters: a digit is wrong, so the number belongs to nobody, or to somebody else.

Example with the fault:

    [[applications]]
    id = "2020-01"
    recipient = "Viken fylkeskommune"
    organisation = "958935421"

Example without:

    [[applications]]
    id = "2020-01"
    recipient = "Viken fylkeskommune"
    organisation = "958935420"

How to fix it: correct the number, or leave it out. A number that is not nine digits is a read error (SKJ108).

Source: the Brønnøysund Register Centre on the organisation number: modulus 11.
"""

from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.organisation import check_digit
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "error")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Check each organisation number."""
    for application, _ in round_.recipients:
        number = application.entry.organisation
        if number is not None and check_digit(number) != number[-1]:
            digit = check_digit(number)
            fitting = f"its last digit would be {digit}" if digit else "no last digit goes with its first eight"
            yield RULE.finding(
                f"{number} is not an organisation number: {fitting}.",
                at=application.at("organisation"),
                about=application.entry.id,
                hint="Look it up, or leave it out.",
            )
