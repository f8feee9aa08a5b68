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
from dataclasses import fields
from typing import cast

from skjonn.model.characters import invisible_in, listed
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.entries import Application, Award, Heading, Region, Waiver
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "warning")

Entry = Heading | Region | Application | Award | Waiver


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look through every text, unless it is certain that there is nothing to find."""
    if round_.entries.visible:
        return
    for entry, at in _entries(round_):
        for key, item, text in _texts(entry):
            if found := invisible_in(text):
                name = f"`{key}`" if item is None else f"Item {item + 1} of `{key}`"
                yield RULE.finding(
                    f"{name} holds what is invisible: {listed(found)}.",
                    at=At(at.file, at.table, at.index, key, item),
                    about=_about(entry),
                    hint="Take it out, or write the text anew.",
                )


def _entries(round_: ResolvedRound) -> Iterator[tuple[Entry, At]]:
    """Everything in a round that has texts, with its place."""
    yield round_.heading, round_.totals.at("round")
    yield from ((region.entry, region.at()) for region in round_.totals.regions)
    yield from ((application.entry, application.at()) for application in round_.applications)
    yield from ((award.entry, award.at()) for award in round_.awards)
    yield from ((waiver.entry, waiver.at()) for waiver in round_.totals.waivers)


def _texts(entry: Entry) -> Iterator[tuple[str, int | None, str]]:
    """The texts of an entry, each with its key and, in a list, its number from 0."""
    for part in fields(entry):
        value: object = getattr(entry, part.name)
        if isinstance(value, str):
            yield part.name, None, value
        elif isinstance(value, tuple):
            yield from ((part.name, item, text) for item, text in enumerate(cast("tuple[str, ...]", value)))


def _about(entry: Entry) -> str:
    """What a finding on an entry is about."""
    match entry:
        case Region(county=name) | Award(application=name) | Waiver(entry=name):
            return name
        case _:
            return entry.id
