"""A round's id does not fit the name of its file.

What it finds: a file whose name has a year (`2020.toml`), and a round whose id has a number, but none of the years in
the name: `200` in `2020.toml`, or `2019`. The last two digits of a year are enough (`skj-20`), and other words do not
matter: `2020` fits `oslo-2020.toml`. Nothing is reported if the name has no year (`a.toml`) or the id no number
(`viken`).

Why it matters: the id is mistyped, or the file was copied from another year. Entries are numbered after the id, and
whoever looks for the round by its year does not find it.

Example with the fault:

    # 2020.toml
    [round]
    id = "200"

Example without:

    # 2020.toml
    [round]
    id = "2020"

How to fix it: correct the id, or rename the file. If both are meant, waive the finding with the reason.

Source: `skjonn round add`, which names the file after the id.
"""

import re
from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "note")

_NUMBER = re.compile(r"[0-9]+")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare the numbers in the round's id with the years in its file's name."""
    name = round_.file.rpartition("/")[2]
    years, numbers = _YEAR.findall(name), _NUMBER.findall(round_.id)
    if years and numbers and not any(year in number or year[2:] == number for year in years for number in numbers):
        yield RULE.finding(
            f"The round's id is {round_.id}, and its file is named {name}.",
            at=round_.totals.at("round", "id"),
            about=round_.id,
            hint="Correct the id, or rename the file.",
        )
