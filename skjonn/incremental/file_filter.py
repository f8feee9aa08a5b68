"""Select the files that can matter to a change by their names and bytes: of many files, most need not be read."""

from collections.abc import Callable, Collection
from pathlib import PurePosixPath
from typing import NamedTuple

from skjonn.codec.decode import decode
from skjonn.incremental.byte_prefilter import may_be_open, mentioning, names_frame, names_in
from skjonn.model.settings import FRAMES, NOT_ROUNDS
from skjonn.model.source import Files, Snapshot, SourceFile


class FileFilter(NamedTuple):
    """The files that a change needs, beside the settings and the frames: all those to which any of this may apply.

    Attributes:
        ids: The file has one of these ids.
        prefixes: The file has an id that begins with one of these.
        rounds: The file is named after one of these rounds, in letters of any case.
        is_open: If true, the file's round is open.
        in_frame: If true, the file's round is part of a frame above it.
        is_any: If true, any file.
    """

    ids: Collection[str] = ()
    prefixes: Collection[str] = ()
    rounds: Collection[str] = ()
    is_open: bool = False
    in_frame: bool = False
    is_any: bool = False


ALL_FILES = FileFilter(is_any=True)


def relevant_files(files: Files, wanted: FileFilter) -> Snapshot:
    """The files that can matter, with the settings and the frames above the rounds, held in memory."""
    # What is left of a frame depends on all rounds that are part of one.
    matters = _matching(wanted._replace(in_frame=True) if FRAMES in files.names else wanted)
    read = map(files.read, files.names)
    return Snapshot(files.root, tuple(file for file in read if file.name in NOT_ROUNDS or matters(file)))


def _matching(wanted: FileFilter) -> Callable[[SourceFile], bool]:
    if wanted.is_any:
        return lambda _: True
    names = {round_.casefold() for round_ in wanted.rounds}
    tests: list[Callable[[bytes], bool]] = []
    if wanted.ids or wanted.prefixes:
        tests.append(mentioning(wanted.ids, stems=wanted.prefixes))
    if wanted.is_open:
        tests.append(may_be_open)
    if wanted.in_frame:
        tests.append(names_frame)
    return lambda file: (
        PurePosixPath(file.name).stem.casefold() in names or any(can_hold(file.data) for can_hold in tests)
    )


def ids_in(file: SourceFile) -> tuple[str, list[str]] | None:
    """The id of a file's round and those of its applications, except ids with escapes; `None` if it has no round.

    They are for messages that suggest ids, and must be fast: a million ids take half a second.
    """
    head, ids = names_in(file.data)
    # The round's heading may be below its entries.
    round_ = decode(file._replace(data=head)).round or decode(file).round
    if round_ is None:
        return None
    written = (application.id for application in round_.applications)
    return round_.id, list(dict.fromkeys([*written, *ids]))
