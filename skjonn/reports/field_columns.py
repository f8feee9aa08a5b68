"""The fields of applications and awards as columns of reports; a new field of the format is a column at once."""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from skjonn.language.headings import heading
from skjonn.language.words import Words
from skjonn.model.entries import AWARD_FIELDS, Application
from skjonn.model.file_format import Kind, texts_first
from skjonn.model.table import Audience, Cell, Column, Item, Sum
from skjonn.model.table import Kind as CellKind
from skjonn.reports.listed import Listed, of_application

_KINDS: Mapping[Kind, CellKind] = {"kroner": "kroner", "date": "date", "choice": "word"}


def application_columns(
    words: Words, listed: Callable[[Item], Listed], *, keys: Collection[str] | None = None, to: Audience = "both"
) -> tuple[Column[Item, Sum], ...]:
    """A column for each field of an application: texts, then days, then amounts.

    Args:
        words: The language.
        listed: The application of a row, with its awards.
        keys: Which fields; without it, all but the id and the applicant.
        to: Who sees them.
    """
    return tuple(
        Column(
            field.key,
            heading(field.key, words),
            _KINDS.get(field.kind, "text"),
            to,
            value=partial(_of_application, listed, field.key, () if field.is_list else None),
        )
        for field in texts_first(Application)
        if (field.key in keys if keys is not None else field.key not in {"id", "municipality", "recipient"})
    )


def award_columns(
    words: Words, listed: Callable[[Item], Listed], *, keys: Collection[str] | None = None, to: Audience = "both"
) -> tuple[Column[Item, Sum], ...]:
    """A column for each field of an award; without `keys`, all but the application and the amount."""
    return tuple(
        Column(
            field.key,
            heading(field.key, words),
            _KINDS.get(field.kind, "text"),
            to,
            value=partial(_of_award, listed, own),
        )
        for own, field in AWARD_FIELDS.items()
        if (own in keys if keys is not None else own != "granted")
    )


def _of_application(listed: Callable[[Item], Listed], key: str, otherwise: Cell, item: Item) -> Cell:
    return of_application(listed(item), key, otherwise)


def _of_award(listed: Callable[[Item], Listed], key: str, item: Item) -> Cell:
    """A field of the only award; `None` where there is none or more than one."""
    found: Cell = getattr(listed(item).award, key, None)
    return found
