"""The columns of an applicant, as it was on its round's date: one for people, and two for programs."""

from collections.abc import Callable
from typing import TypeVar

from skjonn.language.words import Words
from skjonn.model.resolved import ResolvedApplication
from skjonn.model.table import Column, Sum

Row = TypeVar("Row")


def applicant_columns(
    words: Words, application_of: Callable[[Row], ResolvedApplication | None], *, rank: int
) -> tuple[Column[Row, Sum], ...]:
    """An applicant by its official name, or as written where that is not known.

    Args:
        words: The language.
        application_of: The application of a row; `None` where there is none.
        rank: The rank of the column for people: see `Label`.
    """

    def name(row: Row, *, recipient: bool) -> str | None:
        application = application_of(row)
        if application is None or (application.recipient is not None) is not recipient:
            return None
        return application.name

    return (
        Column("municipality", words.h_municipality, to="machines", value=lambda row: name(row, recipient=False)),
        Column("recipient", words.h_recipient, to="machines", value=lambda row: name(row, recipient=True)),
        Column(
            "applicant",
            words.h_applicant,
            to="people",
            rank=rank,
            value=lambda row: application.name if (application := application_of(row)) else None,
        ),
    )
