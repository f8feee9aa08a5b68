"""What the shell completes: formats, languages, and the ids and official names in the ledger.

Completion never fails: if the ledger cannot be read, there are no candidates. No candidate contains text that a shell
could run: zsh evaluates candidates, and bash inserts them as they are.
"""

import os
import re
from collections.abc import Callable, Iterable, Sequence

import typer

# The characters of ids, official names and skjonn's own words. None is special to a shell once it is quoted: zsh and
# fish quote what they insert, and for bash there is `_escaped`.
_SAFE = re.compile(r"[^\W_][\w .,=()-]*")


def of_words(words: Sequence[str]) -> Callable[[str], list[str]]:
    """Make a completion of some words."""

    def complete(incomplete: str) -> list[str]:
        return _beginning(words, incomplete)

    return complete


def _ledger(ctx: typer.Context) -> str | None:
    """The ledger that an option names, after the command or before it."""
    named: str | None = ctx.params.get("ledger") or ctx.find_root().params.get("ledger")
    return named


def languages(incomplete: str) -> list[str]:
    """The languages."""
    from skjonn.language import LANGUAGES

    return _beginning(LANGUAGES, incomplete)


def table_formats(incomplete: str) -> list[str]:
    """The formats of a table."""
    from skjonn.render.tables import formats

    return _beginning(formats(), incomplete)


def check_formats(ctx: typer.Context, incomplete: str) -> list[str]:
    """The formats of findings, or those of a table with `--statistics`."""
    from skjonn.render.diagnostics import formats

    return table_formats(incomplete) if ctx.params.get("statistics") else _beginning(formats(), incomplete)


def reports(incomplete: str) -> list[str]:
    """The formats of findings, each with `=` for the file after it."""
    from skjonn.render.diagnostics import formats

    return _beginning((f"{name}=" for name in formats()), incomplete)


def rules(incomplete: str) -> list[str]:
    """The codes and names of the rules, also after a comma."""
    from skjonn.checking.catalogue import catalogue

    first = incomplete[: incomplete.rfind(",") + 1]
    names = [name for entry in catalogue() for name in (entry.rule.code, entry.rule.name)]
    return _beginning((first + name for name in names), incomplete)


def topics(incomplete: str) -> list[str]:
    """The topics of the guide."""
    from skjonn.guide import topics as known

    return _beginning(known(), incomplete)


def schemas(incomplete: str) -> list[str]:
    """The schemas."""
    from skjonn.codec.schema import FILES

    return _beginning(FILES, incomplete)


def across(incomplete: str) -> list[str]:
    """What `summary --across` can take."""
    from skjonn.reports.summary.across import ACROSS

    return _beginning(ACROSS, incomplete)


def groupings(incomplete: str) -> list[str]:
    """What a summary can be grouped by, also after a comma."""
    from skjonn.reports.summary.dimensions import DIMENSIONS

    first = incomplete[: incomplete.rfind(",") + 1]
    return _beginning((first + dimension for dimension in DIMENSIONS), incomplete)


def sorts(incomplete: str) -> list[str]:
    """What a list can be sorted by."""
    from skjonn.language import words
    from skjonn.reports.listing import sorts as known

    return _beginning(known(words("en"), entries="awards"), incomplete)


def rounds(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the rounds."""
    return _ids(ctx, incomplete, "round", "id")


def frames(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the frames above the rounds."""
    return _ids(ctx, incomplete, "frames", "id")


def applications(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the applications."""
    return _ids(ctx, incomplete, "applications", "id")


def awards(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of the applications that have an award."""
    return _ids(ctx, incomplete, "awards", "application")


def statuses(incomplete: str) -> list[str]:
    """The outcomes of an application, and `none`."""
    from skjonn.reports.listed import STATUSES

    return _beginning(STATUSES, incomplete)


def event_types(incomplete: str) -> list[str]:
    """The types of events."""
    from skjonn.model.event_types import EVENT_TYPES

    return _beginning(EVENT_TYPES, incomplete)


def next_of_type(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of applications to which an event of the given type can happen next."""
    return _next(str(ctx.params.get("type_")), ctx, incomplete)


def next_of(type_: str) -> Callable[[typer.Context, str], list[str]]:
    """Make a completion of the ids of applications to which an event of a type can happen next."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        return _next(type_, ctx, incomplete)

    return complete


def _next(type_: str, ctx: typer.Context, incomplete: str) -> list[str]:
    from skjonn.cli.completion_data import ids_for_event

    return _beginning(ids_for_event(_ledger(ctx), type_), incomplete)


def municipalities(ctx: typer.Context, incomplete: str) -> list[str]:
    """The municipalities in the ledger, by their official names on the rounds' dates."""
    from skjonn.cli.completion_data import municipalities as in_ledger

    return _beginning(in_ledger(_ledger(ctx)), incomplete)


def regions(ctx: typer.Context, incomplete: str) -> list[str]:
    """The counties that are stated or have entries."""
    from skjonn.cli.completion_data import counties

    return _beginning(counties(_ledger(ctx)), incomplete)


def applicants(ctx: typer.Context, incomplete: str) -> list[str]:
    """The municipalities on the round's date, or those of today if the round is not known."""
    from skjonn.cli.completion_data import day_of_round
    from skjonn.places.lookup import municipalities as valid

    day = day_of_round(_ledger(ctx), ctx.params.get("round_"))
    return _beginning((place.name for place in valid(day)), incomplete)


def recipients(ctx: typer.Context, incomplete: str) -> list[str]:
    """The recipients in the ledger, and the county councils on the round's date."""
    from skjonn.cli.completion_data import day_of_round
    from skjonn.cli.completion_data import recipients as in_ledger
    from skjonn.places.counties import COUNCIL
    from skjonn.places.counties import counties as valid

    day = day_of_round(_ledger(ctx), ctx.params.get("round_"))
    councils = [f"{name}{COUNCIL}" for name in valid(day)]
    return _beginning((*in_ledger(_ledger(ctx)), *councils), incomplete)


def recipients_in_ledger(ctx: typer.Context, incomplete: str) -> list[str]:
    """The recipients in the ledger."""
    from skjonn.cli.completion_data import recipients as in_ledger

    return _beginning(in_ledger(_ledger(ctx)), incomplete)


def counties_of_round(ctx: typer.Context, incomplete: str) -> list[str]:
    """The counties on the round's date, or those of today if the round is not known."""
    from skjonn.cli.completion_data import day_of_round
    from skjonn.places.counties import counties as valid

    return _beginning(valid(day_of_round(_ledger(ctx), ctx.params.get("round_"))), incomplete)


def places(incomplete: str) -> list[str]:
    """The municipalities of today."""
    from skjonn.cli.environment import today
    from skjonn.places.lookup import municipalities as valid

    return _beginning((place.name for place in valid(today(None, os.environ))), incomplete)


def counties(incomplete: str) -> list[str]:
    """The counties of today."""
    from skjonn.cli.environment import today
    from skjonn.places.counties import counties as valid

    return _beginning(valid(today(None, os.environ)), incomplete)


def _ids(ctx: typer.Context, incomplete: str, table: str, key: str) -> list[str]:
    from skjonn.cli.completion_data import ids

    return _beginning(ids(_ledger(ctx), table, key), incomplete)


def _beginning(words: Iterable[str], incomplete: str) -> list[str]:
    found = [word for word in dict.fromkeys(words) if word.startswith(incomplete) and _SAFE.fullmatch(word)]
    if os.environ.get("_SKJONN_COMPLETE") != "complete_bash" or _is_quoted():
        return found
    # Only bash inserts candidates as they are, where a space would end the word.
    return [incomplete + _escaped(word[len(incomplete) :]) for word in found if _escaped(incomplete) == incomplete]


def _is_quoted() -> bool:
    """Whether the word that bash completes begins with a quotation mark, which bash keeps and closes."""
    words = os.environ["COMP_WORDS"].split("\n")
    return words[int(os.environ["COMP_CWORD"])].startswith(("'", '"'))


def _escaped(text: str) -> str:
    return re.sub(r"[^\w@%+=:,./-]", r"\\\g<0>", text)
