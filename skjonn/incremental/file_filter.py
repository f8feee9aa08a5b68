"""Which files can matter to a change, told from their names and bytes: where files are many, most need not be read."""

from collections.abc import Callable, Collection
from pathlib import PurePosixPath
from typing import NamedTuple

from skjonn.codec.decode import decode
from skjonn.incremental.byte_prefilter import may_be_open, mentioning, names_frame, names_in
from skjonn.model.settings import FRAMES, NOT_ROUNDS
from skjonn.model.source import Files, Snapshot, SourceFile


class FileFilter(NamedTuple):
    """The files that a change needs to know, beside those that are no rounds: those of which any of this may hold.

    Attributes:
        ids: They hold one of these ids.
        prefixes: They hold an id that begins with one of these.
        rounds: They are named after one of these rounds, in letters of any case.
        is_open: Their round is open.
        in_frame: Their round is part of a frame above it.
        is_any: All files.
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
    # What is left of a frame depends on every round that is part of one.
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
    """The id of a file's round and those of its applications, but for ids in escapes; nothing where it has no round.

    They are for a message that says what there is: a million ids take half a second.
    """
    head, ids = names_in(file.data)
    # The round may stand below its entries.
    round_ = decode(file._replace(data=head)).round or decode(file).round
    if round_ is None:
        return None
    written = (application.id for application in round_.applications)
    return round_.id, list(dict.fromkeys([*written, *ids]))
