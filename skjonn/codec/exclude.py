"""What a ledger's settings exclude, read before all else: by that its files are listed."""

from typing import cast

from skjonn.codec.text import read_tables, read_text
from skjonn.model.source import SourceFile


def excluded_by(settings: SourceFile) -> tuple[str, ...]:
    """The patterns of paths in the settings; none where they cannot be read, which reading all of them tells."""
    text = read_text(settings)
    tables = read_tables(settings.name, text) if isinstance(text, str) else None
    return patterns(tables.get("exclude")) or () if isinstance(tables, dict) else ()


def patterns(raw: object) -> tuple[str, ...] | None:
    """A value as patterns: texts that say something, in a list; nothing where it is something else."""
    items = cast("list[object]", raw) if isinstance(raw, list) else [None]
    found = tuple(item for item in items if isinstance(item, str) and item.strip())
    return found if len(found) == len(items) else None
