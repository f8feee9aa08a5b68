"""What a summary sums: the entries of a ledger grouped by region, municipality or round."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, get_args

from skjonn.model.account import Account, Tally
from skjonn.model.entries import Frame, Region
from skjonn.model.figure import Figure
from skjonn.model.place import Municipality

By = Literal["region", "municipality", "round"]
GROUPINGS: tuple[By, ...] = get_args(By)

Key = tuple[str | None, ...]
"""What a row is about: a county; a municipality's name and number; a round's id and title. `None` is not known."""


@dataclass(slots=True)
class Line:
    """One row of a summary.

    Attributes:
        tally: What its itemised entries come to.
        applications: How many applications there were, itemised or not; `None` where that is not known.
        requested: What all of those asked for, in kroner; `None` where that is not known.
    """

    tally: Tally = field(default_factory=Tally)
    applications: int | None = 0
    requested: int | None = 0

    def add(self, tally: Tally, applications: int | None, requested: int | None) -> None:
        """Count in what one round has for the row; what is not known of a part is not known of the whole."""
        self.tally.add(tally)
        self.applications = _sum(self.applications, applications)
        self.requested = _sum(self.requested, requested)


def lines(accounts: Iterable[Account], by: By) -> dict[Key, Line]:
    """The rows, in the order of the rounds and, in a round, of its regions or the municipalities' numbers."""
    found: dict[Key, Line] = {}
    for account in accounts:
        for key, tally in _tallies(account, by).items():
            _count_in(found.setdefault(key, Line()), account, tally, _statement(account, by, key))
    return found


def whole(accounts: Iterable[Account]) -> Line:
    """The sum of all rounds."""
    line = Line()
    for account in accounts:
        _count_in(line, account, account.total, account.round.frame)
    return line


def _tallies(account: Account, by: By) -> dict[Key, Tally]:
    if by == "round":
        return {(account.round.id, account.round.heading.title): account.total}
    if by == "municipality":
        return _by_municipality(account)
    tallies: dict[Key, Tally] = {(county,): Tally() for county in account.regions if county is not None}
    tallies.update({(county,): tally for county, tally in account.counties.items()})
    rest = account.total.less(account.counties.values())
    return tallies | ({(None,): rest} if rest != Tally() else {})


def _by_municipality(account: Account) -> dict[Key, Tally]:
    nowhere: Key = (None, None)
    keys: dict[str, Key] = {}
    tallies: dict[Key, Tally] = {}
    for application, home in zip(account.round.applications, account.homes, strict=True):
        key = (home.name, home.number) if isinstance(home, Municipality) else nowhere
        keys[application.id] = key
        tallies.setdefault(key, Tally()).apply(application)
    for award in account.round.awards:
        tallies.setdefault(keys.get(award.application, nowhere), Tally()).grant(award)
    return dict(sorted(tallies.items(), key=lambda item: item[0][1] or "~"))


def _statement(account: Account, by: By, key: Key) -> Frame | Region | None:
    """What states the figures of a row."""
    if by == "round":
        return account.round.frame
    if by == "region" and key[0] in account.regions:
        return account.round.regions[account.regions.index(key[0])]
    return None


def _count_in(line: Line, account: Account, tally: Tally, statement: Frame | Region | None) -> None:
    is_whole = account.round.heading.itemised == "all" and "applications" not in account.unread_tables
    applications = _exact(statement.applications) if statement else None
    requested = _exact(statement.requested) if statement else None
    if applications is None and is_whole:
        applications = tally.applications
    if requested is None and is_whole and tally.requests == tally.applications:
        requested = tally.requested
    line.add(tally, applications, requested)


def _exact(figure: Figure | None) -> int | None:
    return figure.value if figure is not None and figure.low == figure.high else None


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
