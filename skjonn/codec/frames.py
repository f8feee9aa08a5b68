"""From the bytes of `frames.toml` to the frames above the rounds: find all faults in one pass."""

from functools import partial
from typing import cast

from skjonn.codec.decode import TablesReader, fault_of_format
from skjonn.codec.text import read_tables, read_text, table_of
from skjonn.model.diagnostic import At, Finding
from skjonn.model.frames import FRAME_TABLES, Frames
from skjonn.model.source import SourceFile
from skjonn.rules import skj106_missing_key, skj115_amount_and_share


def decode_frames(file: SourceFile) -> Frames:
    """Read the frames above a ledger's rounds; the rules check whether they fit together."""
    tables = tables_of_frames(file)
    if isinstance(tables, Finding):
        return Frames(faults=(tables,))
    reader = TablesReader(file.name, tables, FRAME_TABLES, "the frames")
    found = reader.read()
    raw = tables.get("frames")
    for index, table in enumerate(cast("list[object]", raw) if isinstance(raw, list) else ()):
        _one_of_both(reader, index, table)
    return Frames(faults=reader.faults.all(), positions=reader.positions, **found)


def tables_of_frames(file: SourceFile) -> dict[str, object] | Finding:
    """The plain tables of `frames.toml`, or the fault that keeps them from being read."""
    text = read_text(file)
    tables = text if isinstance(text, Finding) else read_tables(file.name, text)
    return tables if isinstance(tables, Finding) else fault_of_format(tables, file=file.name) or tables


def _one_of_both(reader: TablesReader, index: int, raw: object) -> None:
    """Report a frame that has both an amount and a share, or neither."""
    table = table_of(raw)
    if table is None or ("amount" in table) is not ("share" in table):
        return
    about = reader.about(FRAME_TABLES["frames"], raw)
    if "amount" in table:
        at = At(reader.file, "frames", index, "share", part="key")
        message = "This frame has both `amount` and `share`."
        hint = "Keep `share` if it follows the frame above, otherwise `amount`."
        reader.faults.add(partial(skj115_amount_and_share.RULE.finding, message, at=at, about=about, hint=hint))
        return
    at, message = At(reader.file, "frames", index), "This frame has neither `amount` nor `share`."
    hint = "Add `amount = …` to it, or `share = …` if it is a share of the frame above."
    reader.faults.add(partial(skj106_missing_key.RULE.finding, message, at=at, about=about, hint=hint))
