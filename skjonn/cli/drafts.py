"""Make drafts from the options of `add` or from JSON."""

import sys
from collections.abc import Sequence
from typing import Any

from skjonn.cli.field_options import Given
from skjonn.cli.field_values import typed_texts, values_of
from skjonn.disk.home import expanded
from skjonn.disk.reason import reason
from skjonn.inputs.field_values import value_of
from skjonn.model.draft import FIELDS, Draft
from skjonn.model.entries import Event, Frame, Region
from skjonn.model.errors import UsageError
from skjonn.model.event_draft import EventDraft
from skjonn.model.file_format import fields_of


def typed(given: Given) -> Draft:
    """The draft that options describe.

    Raises:
        UsageError: A value is not valid for its field.
        AmountError: An amount cannot be read in exactly one way.
    """
    project = given.get("project")
    # An empty title says that the source has none.
    no_title = {"project": None} if isinstance(project, str) and not project.strip() else {}
    return Draft(no_title | values_of(given, FIELDS.values()))


def typed_event(given: Given) -> EventDraft:
    """The event that options describe; for the errors see `typed`."""
    return EventDraft(values_of(given, fields_of(Event)))


def read(file: str, *, beside: Given) -> tuple[Draft, ...]:
    """Read drafts from a JSON file, or from standard input if it is `-`.

    Raises:
        UsageError: It cannot be read, or options were given as well.
    """
    from skjonn.inputs.json import read_drafts

    return read_drafts(_text_of(file, beside=beside), source=_source(file))


def read_events(file: str, *, beside: Given) -> tuple[EventDraft, ...]:
    """Read events in the same way; see `read`."""
    from skjonn.inputs.json import read_event_drafts

    return read_event_drafts(_text_of(file, beside=beside), source=_source(file))


def _source(file: str) -> str:
    return "Standard input" if file == "-" else file


def _text_of(file: str, *, beside: Given) -> str:
    """The JSON to read instead of options."""
    if also := ", ".join(typed_texts(beside)):
        raise UsageError(
            f"--from-json reads the whole entry; {also} cannot be given with it.",
            now="Put it into the JSON. Nothing was written.",
        )
    try:
        data = sys.stdin.buffer.read() if file == "-" else expanded(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {reason(error)}.", now="Nothing was written.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8.", now="Save it as UTF-8. Nothing was written.") from error


def frame_of(given: Given) -> Frame:
    """The control totals that options describe.

    Raises:
        AmountError: A figure cannot be read in exactly one way.
    """
    values: dict[str, Any] = {}
    for field in fields_of(Frame):
        text = given.get(field.key)
        if isinstance(text, str):
            values[field.key] = value_of(field, text, name=field.option_name)
    return Frame(**values)


def regions_of(texts: Sequence[str]) -> tuple[Region, ...]:
    """The control totals of each region.

    Raises:
        UsageError: A text is not a region with figures.
        AmountError: A figure cannot be read in exactly one way.
    """
    from skjonn.inputs.figures import read_region

    return tuple(read_region(text) for text in texts)
