"""What the shell completes: formats, languages, and the ids and names that stand in the ledger.

Completion never fails: where the ledger cannot be read there is nothing to complete.
"""

from collections.abc import Iterable

import typer

from skjonn.model.errors import SkjonnError
from skjonn.model.ledger import Ledger


def languages(incomplete: str) -> list[str]:
    """The languages there are."""
    from skjonn.language import LANGUAGES

    return _beginning(LANGUAGES, incomplete)


def table_formats(incomplete: str) -> list[str]:
    """The formats of a table."""
    from skjonn.render.tables import formats

    return _beginning(formats(), incomplete)


def diagnostics_formats(incomplete: str) -> list[str]:
    """The formats of findings."""
    from skjonn.render.diagnostics import formats

    return _beginning(formats(), incomplete)


def groupings(incomplete: str) -> list[str]:
    """What a summary can be grouped by."""
    from skjonn.reports.totals import GROUPINGS

    return _beginning(GROUPINGS, incomplete)


def sorts(incomplete: str) -> list[str]:
    """What a list can be sorted by."""
    from skjonn.reports.cases import SORTS

    return _beginning(SORTS, incomplete)


def rounds(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the rounds."""
    return _beginning((account.round.id for account in _ledger(ctx).accounts), incomplete)


def applications(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the applications."""
    accounts = _ledger(ctx).accounts
    return _beginning((each.id for account in accounts for each in account.round.applications), incomplete)


def awards(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the applications that have an award."""
    accounts = _ledger(ctx).accounts
    return _beginning((each.application for account in accounts for each in account.round.awards), incomplete)


def regions(ctx: typer.Context, incomplete: str) -> list[str]:
    """The counties that are stated or have entries."""
    accounts = _ledger(ctx).accounts
    return _beginning((name for each in accounts for name in (*each.regions, *each.counties) if name), incomplete)


def municipalities(ctx: typer.Context, incomplete: str) -> list[str]:
    """The municipalities that stand in the ledger, as they are written there."""
    accounts = _ledger(ctx).accounts
    return _beginning((each.municipality for account in accounts for each in account.round.applications), incomplete)


def _ledger(ctx: typer.Context) -> Ledger:
    from skjonn.cli.reading import read

    try:
        return read(ctx.params.get("ledger"))
    except SkjonnError:
        return Ledger.empty()


def _beginning(words: Iterable[str], incomplete: str) -> list[str]:
    start = incomplete.casefold()
    return [word for word in dict.fromkeys(words) if word.casefold().startswith(start)]
