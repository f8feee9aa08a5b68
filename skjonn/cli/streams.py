"""The standard streams: their encoding, what is written to each, and readers that have gone away."""

import os
import re
import sys
from codecs import register_error
from collections.abc import Iterator
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import cast

from skjonn.disk.reason import may_be_open_elsewhere, reason
from skjonn.model.errors import SkjonnError, UsageError

# What GitHub's runner reads as the start of a command: `::` at the start of a line, `##[` anywhere in it.
_COMMAND = re.compile(r"^\s*:(?=:)|#(?=#\[)", re.MULTILINE)
_ERROR = "error: "
# The error handler for characters that an encoding lacks: it replaces spaces, dashes, rules and quotes with ASCII.
_PLAINER = "skjonn.plainer"
_PLAIN_SIGNS = {
    **dict.fromkeys("\u00a0\u2009\u202f", " "),
    **dict.fromkeys("\u00b7\u2010\u2011\u2012\u2013\u2014\u2212\u2500", "-"),
    **dict.fromkeys("\u00ab\u00bb\u201c\u201d", '"'),
    "\u2019": "'",
}


def prepare() -> None:
    """Make the standard streams safe: replace closed ones, and never fail on a character that cannot be encoded.

    A character that the terminal's encoding lacks is shown as a plainer one or as `?`. Input in another encoding is
    kept, for `is_text` to detect.
    """
    register_error(_PLAINER, _plainer)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream: object = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for as long as it runs
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="surrogateescape" if name == "stdin" else _PLAINER)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """The characters to show for those that an encoding lacks, one for each, and the position after them."""
    # This handler is only used to encode.
    encoding = cast("UnicodeEncodeError", error)
    lacking = encoding.object[encoding.start : encoding.end]
    return "".join(_PLAIN_SIGNS.get(letter, "?") for letter in lacking), encoding.end


def is_text(text: str) -> bool:
    """Whether what was typed is text, not bytes that are invalid in the encoding of the terminal."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def quiet() -> None:
    """Discard the rest of standard output, including what is flushed as the interpreter ends."""
    with suppress(OSError):  # if no file can be opened any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(text: str, *, for_people: bool) -> None:
    """Write to standard output and flush it: for people in the terminal's encoding, for machines unchanged in UTF-8.

    If the reader has gone away, as `head` does, the command goes on and ends as usual.

    Raises:
        UsageError: It cannot be written.
    """
    try:
        if for_people:
            sys.stdout.write(_without_commands(text))
        else:
            sys.stdout.buffer.write(_encoded(text))
        sys.stdout.flush()
    except BrokenPipeError:
        quiet()
    except OSError as error:
        quiet()
        raise UsageError(f"Standard output cannot be used: {reason(error)}.") from error


def write_file(path: Path, text: str, *, for_people: bool, option: str = "--output-file") -> None:
    """Write a report to a file in UTF-8, without changing line breaks; see `replace_file`.

    A file that is not regular may be the log that a runner reads, and is treated like standard output.

    Raises:
        UsageError: The file cannot be written. The message names `option`.
    """
    data = _encoded(_without_commands(text) if for_people and _may_be_read_along(path) else text)
    write_bytes(path, data, option=option)


def write_bytes(path: Path, data: bytes, *, option: str = "--output-file") -> None:
    """Write a file of bytes; see `replace_file`.

    Raises:
        UsageError: The file cannot be written. The message names `option`.
    """
    from skjonn.disk.replace_file import replace_file
    from skjonn.model.source import is_toml

    if is_toml(path.resolve().name):
        raise UsageError(
            f"{path} is the name of a ledger's file, which a report must not replace.", now=f"Choose another {option}."
        )
    try:
        replace_file(path, data)
    except OSError as error:
        close = "Close it where it is open, or choose" if may_be_open_elsewhere(error) else "Choose"
        raise UsageError(f"{path} cannot be written: {reason(error)}.", now=f"{close} another {option}.") from error


def _may_be_read_along(path: Path) -> bool:
    """Whether a path names something other than a regular file; false if that is not known."""
    from skjonn.disk.replace_file import is_stream

    try:
        return is_stream(path)
    except OSError:
        return False


def _encoded(text: str) -> bytes:
    """The text in UTF-8, with `?` for what cannot be encoded: only the name of a file can have that."""
    return text.encode(errors="replace")


def show(text: str) -> None:
    """Write a text to standard error, and ignore it if that fails."""
    with suppress(OSError):
        sys.stderr.write(_without_commands(text))
        sys.stderr.flush()


def _without_commands(text: str) -> str:
    """A text for people without anything that GitHub's runner, if it reads it, would take for a command."""
    return _COMMAND.sub(r"\g<0> ", text) if os.environ.get("GITHUB_ACTIONS") else text


def say(text: str) -> None:
    """Write a message to standard error, wrapped to the terminal and without control characters."""
    show("".join(f"{line}\n" for line in _folded(text)))


def write_error(error: SkjonnError, *, color: bool) -> None:
    """Write an error to standard error: what and where, and below it what to do."""
    from skjonn.render.terminal import styled

    first, *rest = _folded(f"{error.what}\n{error.now}".rstrip("\n"), margin=len(_ERROR))
    mark = styled(_ERROR.rstrip(), "red", "bold", color=color)
    show("".join([f"{mark} {first}\n", *(f"{'':{len(_ERROR)}}{line}\n" for line in rest)]))


def _folded(text: str, *, margin: int = 0) -> Iterator[str]:
    """The lines of a text, made visible and wrapped at spaces to the width of the terminal less a margin."""
    from skjonn.cli.environment import width as width_of
    from skjonn.render.terminal import wrap
    from skjonn.render.visible import visible

    width = width_of(os.environ, sys.stderr) or sys.maxsize
    for line in text.split("\n"):
        yield from wrap(visible(line), max(width - margin, 1))
