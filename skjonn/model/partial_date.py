"""A date that a source may give only as a month or a year."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

FIRST_YEAR = 1900
"""The first year that can be given without a month and a day."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year, ordered by its first day, the less exact first.

    Attributes:
        year: The year.
        month: 1 to 12; 0 if it is not known.
        day: The day of the month; 0 if it is not known.
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def of(cls, day: date) -> Self:
        """A day."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it can be; it decides which municipalities and counties there are.

        Every day of a month or a year has the same municipalities and counties, since all changes in the facts fell on
        1 January.
        """
        if self.day:
            return self.first
        if self.month in {0, 12}:
            return date(self.year, 12, 31)
        return date(self.year, self.month + 1, 1) - timedelta(days=1)

    @property
    def known_day(self) -> date | None:
        """The day, if it is known."""
        return self.first if self.day else None

    @property
    def when(self) -> str:
        """The date in an English sentence: «on 2020-09-09», «in 2020-09», «in 2020»."""
        return f"{'on' if self.day else 'in'} {self}"

    def __str__(self) -> str:
        """As much of an ISO date as is known: `2020-09-09`, `2020-09` or `2020`."""
        return self.first.isoformat()[: 10 if self.day else 7 if self.month else 4]
