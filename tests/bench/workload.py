"""What the benchmark measures by: grants drawn by lot, the same each time for the same seed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

from skjonn.places.counties import counties
from skjonn.places.lookup import municipalities

PER_ROUND = 1_000
SEED = 2020

FIRST_DAY = date(2020, 1, 1)
LAST_DAY = date(2026, 6, 30)
COUNTIES_A_ROUND = 3
"""About as many as one governor answers for."""

WHAT = (
    "Digital innbyggerdialog",
    "Felles arkivløsning",
    "Velferdsteknologi",
    "Tidlig innsats",
    "Klimatilpasning",
    "Ny oppgavedeling",
    "Grønn omstilling",
    "Bærekraftig økonomistyring",
    "Interkommunal beredskap",
    "Kunstig intelligens",
)
WHERE = (
    "i helse og omsorg",
    "i skole og barnehage",
    "i plan- og byggesak",
    "på tvers av kommunegrenser",
    "i små kommuner",
    "for unge utenfor arbeidslivet",
    "i nye kommunestyrer",
)
ORGANISATIONS = ("Husbanken", "Kartverket", "KS", "Nav", "SINTEF", "Universitetet i Oslo")
MOST_PARTNERS = 8
MOST_EVENTS = 5


@dataclass(frozen=True, slots=True)
class Applicant:
    """A municipality that applies: its official name, its county on the round's day, and its account in a journal."""

    name: str
    county: str
    account: str

    @classmethod
    def of(cls, name: str, county: str) -> "Applicant":
        """Name the account after both."""
        return cls(name, county, f"Expenses:{account_part(county)}:{account_part(name)}")


@dataclass(frozen=True, slots=True)
class Grant:
    """An application and its award, amounts in kroner."""

    id: str
    day: date
    applicant: Applicant
    project: str
    partners: tuple[str, ...]
    requested: int
    granted: int

    def events(self, number: int) -> Iterator[tuple[str, date, str]]:
        """The first few of the events of its life: the type, the day, and further lines of TOML."""
        later = [self.day + timedelta(days=30 * month) for month in range(1, MOST_EVENTS + 1)]
        lines = {
            "accepted": "",
            "paid": f"amount = {self.granted:_}\n",
            "report_due": f'report = "final"\ndue = {later[-1]}\n',
            "reported": f'report = "final"\nspent = {self.granted:_}\n',
            "closed": "",
        }
        return islice(((type_, day, more) for day, (type_, more) in zip(later, lines.items(), strict=True)), number)


@dataclass(frozen=True, slots=True)
class Round:
    """A round that is to be written.

    Attributes:
        number: Which of the rounds, from 1.
        day: When it is announced.
        first: The number of its first grant among all, from 1.
        size: How many grants it has.
        seed: What its grants are drawn from, with its number.
        events: How many events each of its awards has.
    """

    number: int
    day: date
    first: int
    size: int
    seed: int
    events: int = 0

    @property
    def id(self) -> str:
        """Its id."""
        return f"r{self.number:04}"

    @property
    def counties(self) -> tuple[str, ...]:
        """The counties whose municipalities apply: the next few of that day's."""
        there = counties(self.day)
        return tuple(there[(self.number + step) % len(there)] for step in range(COUNTIES_A_ROUND))

    def grants(self) -> Iterator[Grant]:
        """Draw its grants, the same each time."""
        random = Random(f"{self.seed}/{self.number}")  # noqa: S311 - figures to measure by, not secrets
        there = municipalities(self.day)
        applicants = [Applicant.of(each.name, each.county) for each in there if each.county in self.counties]
        partners = [each.name for each in there if "(" not in each.name] + list(ORGANISATIONS)
        width = len(str(self.size))
        for number in range(self.size):
            applicant = random.choice(applicants)
            drawn = random.sample(partners, random.randint(0, MOST_PARTNERS))
            granted = random.randint(20, 800) * 5_000
            yield Grant(
                id=f"{self.id}-{number + 1:0{width}}",
                day=self.day,
                applicant=applicant,
                # A number of seven digits is no year, which two titles could differ by and still be one project's.
                project=f"{random.choice(WHAT)} {random.choice(WHERE)}, prosjekt {self.first + number:07}",
                partners=tuple(name for name in drawn if name != applicant.name),
                requested=granted + random.randint(0, 100) * 5_000,
                granted=granted,
            )


@dataclass(frozen=True, slots=True)
class Workload:
    """What is to be written.

    Attributes:
        grants: How many.
        per_round: How many of them are in one round, and so in one file of the ledger.
        seed: Another one gives other grants.
        events: How many events each award has in the ledger.
    """

    grants: int
    per_round: int = PER_ROUND
    seed: int = SEED
    events: int = 0

    def rounds(self) -> Iterator[Round]:
        """Its rounds, spread evenly over the years."""
        firsts = range(1, self.grants + 1, self.per_round)
        step = (LAST_DAY - FIRST_DAY) / len(firsts)
        for index, first in enumerate(firsts):
            size = min(self.per_round, self.grants + 1 - first)
            day = FIRST_DAY + timedelta(days=(step * index).days)
            yield Round(index + 1, day, first, size, self.seed, self.events)


def account_part(name: str) -> str:
    """A name as a part of an account, which has no spaces in beancount: `Møre-og-Romsdal`."""
    return re.sub(r"\W+", "-", name).strip("-")
