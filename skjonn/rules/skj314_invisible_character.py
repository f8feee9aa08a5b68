r"""A text holds an invisible character.

What it finds: a text in a round or in `frames.toml` that holds a direction mark, a character without width (zero-width
space, byte order mark, soft hyphen), a line separator or a filler, as it is or as an escape. A no-break space is left
alone.

Why it matters: the text is not what it looks like. A search does not find it, it counts as another text, or its letters
are shown in another order.

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
from typing import TYPE_CHECKING

from skjonn.model.characters import invisible_in, listed
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.entries import TABLES, Event
from skjonn.model.file_format import LedgerTable, fields_of
from skjonn.model.resolved import ResolvedRound

if TYPE_CHECKING:
    from skjonn.controls.frame_tree import FrameTree

RULE = Rule.of(__name__, __doc__, "warning")


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look through every text of a round, unless its bytes have shown that there are none to find."""
    entries = round_.entries
    if entries.visible:
        return
    for name, spec in TABLES.items():
        value = getattr(entries, spec.attribute)
        for index, entry in enumerate(value if spec.is_list else (value,)):
            about = entry.name if isinstance(entry, Event) else getattr(entry, spec.about or "id", round_.id)
            yield from _in_texts(entry, At(entries.file, name, entries.position(name, index)), about)


def check_frames(tree: "FrameTree") -> Iterator[Finding]:
    """Look through every text of `frames.toml`."""
    from skjonn.model.frames import FRAME_TABLES  # noqa: PLC0415 - only a ledger with frames needs them

    for name, spec in FRAME_TABLES.items():
        for index, entry in enumerate(getattr(tree.frames, spec.attribute)):
            yield from _in_texts(entry, tree.frames.at(name, index), getattr(entry, spec.about))


def _in_texts(entry: LedgerTable, at: At, about: str) -> Iterator[Finding]:
    for field in fields_of(type(entry)):
        value = getattr(entry, field.attribute)
        for item, text in enumerate(value) if field.is_list else ((None, value),):
            if isinstance(text, str) and (found := invisible_in(text)):
                name = f"`{field.key}`" if item is None else f"Item {item + 1} of `{field.key}`"
                what = "an invisible character" if len(found) == 1 else "invisible characters"
                yield RULE.finding(
                    f"{name} holds {what}: {listed(found)}.",
                    at=At(at.file, at.table, at.number, field.key, item),
                    about=about,
                    hint="Remove it, or write the text anew.",
                )
