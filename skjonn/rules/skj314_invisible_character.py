r"""A text holds an invisible character.

What it finds: a text with a direction mark, a character without width (zero-width space, byte order mark, soft hyphen),
a line separator or a filler in it, as it is or as an escape. A no-break space is none of them.

Why it matters: the text is not what it looks like. It is not found, counts as another one, or shows its letters in an
order in which they do not stand.

Example with the fault:

    [[applications]]
    id = "2020-01"
    partners = ["Asker", "Bæ\u200brum"]

Example without:

    [[applications]]
    id = "2020-01"
    partners = ["Asker", "Bærum"]

How to fix it: take the character out, or write the text anew. If it is meant, waive the finding with the reason.

Source: Unicode, Default_Ignorable_Code_Point; such characters come with what is copied from web pages and PDF files.
"""

from collections.abc import Iterator
from typing import cast

from skjonn.model.characters import invisible_in, listed
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.entries import TABLES, Event
from skjonn.model.file_format import LedgerTable, TableSpec, fields_of
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look through every text, unless it is certain that there is nothing to find."""
    if round_.entries.visible:
        return
    for spec in TABLES.values():
        for number, entry in _entries(round_, spec):
            for key, item, text in _texts(entry):
                if found := invisible_in(text):
                    name = f"`{key}`" if item is None else f"Item {item + 1} of `{key}`"
                    yield RULE.finding(
                        f"{name} holds what is invisible: {listed(found)}.",
                        at=At(round_.entries.file, spec.name, number, key, item),
                        about=_about(entry, spec) or round_.entries.id,
                        hint="Take it out, or write the text anew.",
                    )


def _entries(round_: ResolvedRound, spec: TableSpec) -> Iterator[tuple[int, LedgerTable]]:
    """The tables of a name, and which of the file's each is."""
    found: object = getattr(round_.entries, spec.attribute)
    entries = cast("tuple[LedgerTable, ...]", found if spec.is_list else (found,))
    return ((round_.entries.position(spec.name, index), entry) for index, entry in enumerate(entries))


def _texts(entry: LedgerTable) -> Iterator[tuple[str, int | None, str]]:
    """The texts of an entry, each with its key and, in a list, its number from 0."""
    for field in fields_of(type(entry)):
        value: object = getattr(entry, field.attribute)
        if isinstance(value, str):
            yield field.key, None, value
        elif isinstance(value, tuple):
            yield from ((field.key, item, text) for item, text in enumerate(cast("tuple[str, ...]", value)))


def _about(entry: LedgerTable, spec: TableSpec) -> str:
    """What a finding on an entry is about; nothing where it is about the round."""
    if isinstance(entry, Event):
        return entry.name
    return str(getattr(entry, spec.about)) if spec.about else ""
