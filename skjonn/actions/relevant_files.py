"""Find the files that a change needs to know: the settings, and the files that mention what is changed."""

from collections.abc import Callable

from skjonn.actions.load import settings_of
from skjonn.checking.catalogue import chosen
from skjonn.checking.settings import rule_severities
from skjonn.codec.byte_prefilter import names_frame
from skjonn.model.frames import FRAMES, NOT_ROUNDS
from skjonn.model.source import Files, Snapshot, SourceFile
from skjonn.rules import skj109_duplicate_id, skj113_duplicate_round, skj501_waiver_unused

_ON_IDS = (skj109_duplicate_id.RULE, skj113_duplicate_round.RULE)
"""The rules whose findings depend on the files that hold the ids of a change, which are read for it anyway."""

FileFilter = Callable[[SourceFile], bool]
"""Tells whether a file may matter."""


def relevant_files(files: Files, wanted: FileFilter) -> Snapshot:
    """The files that matter, held in memory.

    If a rule can reject a change because of another file, all files are kept.
    """
    errors = chosen([code for code, severity in rule_severities(settings_of(files)).items() if severity == "error"])
    is_whole = any(
        entry.rule is skj501_waiver_unused.RULE
        or ((entry.unique or entry.check_ledger) is not None and entry.rule not in _ON_IDS)
        for entry in errors
    )
    # What is left of a frame depends on every round that is part of one.
    has_frames = FRAMES in files.names

    def matters(file: SourceFile) -> bool:
        is_kept = is_whole or file.name in NOT_ROUNDS or wanted(file)
        return is_kept or (has_frames and names_frame(file.data))

    return Snapshot(files.root, tuple(filter(matters, map(files.read, files.names))))
