"""The paths that a ledger's settings exclude, read before everything else, since its files are listed without them."""

from typing import cast

from skjonn.codec.text import read_tables, read_text
from skjonn.model.source import SourceFile


def excluded_by(settings: SourceFile) -> tuple[str, ...]:
    """The patterns in the settings; none if they cannot be read, which `decode_settings` reports."""
    text = read_text(settings)
    tables = read_tables(settings.name, text) if isinstance(text, str) else None
    return patterns(tables.get("exclude")) or () if isinstance(tables, dict) else ()


def patterns(raw: object) -> tuple[str, ...] | None:
    """A value as patterns, a list of texts that are not blank; `None` if it is anything else."""
    items = cast("list[object]", raw) if isinstance(raw, list) else [None]
    found = tuple(item for item in items if isinstance(item, str) and item.strip())
    return found if len(found) == len(items) else None
