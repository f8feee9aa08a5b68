"""The standard streams: encoding, what is written where, and the reader that has gone away."""

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
from skjonn.disk.replace_file import is_stream, replace_file
from skjonn.model.errors import SkjonnError, UsageError
from skjonn.model.source import is_toml

# What GitHub's runner takes for the beginning of a command: `::` where a line begins, `##[` anywhere in it.
_COMMAND = re.compile(r"^\s*:(?=:)|#(?=#\[)", re.MULTILINE)
_ERROR = "error: "
# How a stream treats letters that its encoding lacks: spaces, dashes, rules and quotes have a sign in every encoding.
_PLAINER = "skjonn.plainer"
_PLAIN_SIGNS = {
    **dict.fromkeys("\u00a0\u2009\u202f", " "),
    **dict.fromkeys("\u00b7\u2010\u2011\u2012\u2013\u2014\u2212\u2500", "-"),
    **dict.fromkeys("\u00ab\u00bb\u201c\u201d", '"'),
    "\u2019": "'",
}


def prepare() -> None:
    """Let no stream stop the program: one that is closed is as good as empty, and no letter is too much for another.

    What the terminal's encoding lacks is shown by a plainer sign, or as `?`; what is typed in another encoding is
    kept, for `is_text` to see.
    """
    register_error(_PLAINER, _plainer)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream: object = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for as long as it runs
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="surrogateescape" if name == "stdin" else _PLAINER)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """What is shown for letters that an encoding lacks, and where the rest begins; a sign for each."""
    # Text is only ever encoded here.
    encoding = cast("UnicodeEncodeError", error)
    lacking = encoding.object[encoding.start : encoding.end]
    return "".join(_PLAIN_SIGNS.get(letter, "?") for letter in lacking), encoding.end


def is_text(text: str) -> bool:
    """Whether what was typed is text, and not bytes in another encoding than the terminal was said to have."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def quiet() -> None:
    """Let the rest of standard output go nowhere, also what is written as the interpreter ends."""
    with suppress(OSError):  # where no file can be opened any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def write(text: str, *, for_people: bool) -> None:
    """Write to standard output at once: for people in the terminal's encoding, for machines in UTF-8 and unchanged.

    A reader that has gone away, as `head` does, has had enough: the command goes on, and ends as it would have.

    Raises:
        UsageError: It cannot be written.
    """
    try:
        if for_people:
            sys.stdout.write(_without_commands(text))
        else:
            sys.stdout.buffer.write(encoded(text))
        sys.stdout.flush()
    except BrokenPipeError:
        quiet()
    except OSError as error:
        quiet()
        raise UsageError(f"Standard output cannot be used: {reason(error)}.") from error


def write_file(path: Path, text: str, *, for_people: bool, option: str = "--output-file") -> None:
    """Write a report to a file, in UTF-8 and with the line breaks it has; see `replace_file`.

    What is no regular file may be the log that a runner reads, and is treated as standard output is.

    Raises:
        UsageError: The file cannot be written; `option` is where it was named.
    """
    data = encoded(_without_commands(text) if for_people and _may_be_read_along(path) else text)
    write_bytes(path, data, option=option)


def write_bytes(path: Path, data: bytes, *, option: str = "--output-file") -> None:
    """Write a file of bytes; see `replace_file`.

    Raises:
        UsageError: The file cannot be written; `option` is where it was named.
    """
    if is_toml(path.resolve().name):
        raise UsageError(
            f"{path} would be a file of a ledger, which no report replaces.", now=f"Choose another {option}."
        )
    try:
        replace_file(path, data)
    except OSError as error:
        close = "Close it where it is open, or choose" if may_be_open_elsewhere(error) else "Choose"
        raise UsageError(f"{path} cannot be written: {reason(error)}.", now=f"{close} another {option}.") from error


def _may_be_read_along(path: Path) -> bool:
    """Whether a path names something other than a regular file; not where that cannot be found out."""
    try:
        return is_stream(path)
    except OSError:
        return False


def encoded(text: str) -> bytes:
    """The text in UTF-8; only a file's name can hold what that has no bytes for, and is shown with `?`."""
    return text.encode(errors="replace")


def show(text: str) -> None:
    """Write a text to standard error; where that cannot be written, there is nobody to tell."""
    with suppress(OSError):
        sys.stderr.write(_without_commands(text))
        sys.stderr.flush()


def _without_commands(text: str) -> str:
    """A text for people in which GitHub's runner, where it reads it, finds no command of a ledger's making."""
    return _COMMAND.sub(r"\g<0> ", text) if os.environ.get("GITHUB_ACTIONS") else text


def say(text: str) -> None:
    """Write a message to standard error, in lines that fit a terminal and that it does not act on."""
    show("".join(f"{line}\n" for line in _folded(text)))


def write_error(error: SkjonnError, *, color: bool = False) -> None:
    """Write what stopped the program to standard error: what and where, and under it what to do now."""
    from skjonn.render.terminal import styled

    first, *rest = _folded(f"{error.what}\n{error.now}".rstrip("\n"), margin=len(_ERROR))
    mark = styled(_ERROR.rstrip(), "red", "bold", color=color)
    show("".join([f"{mark} {first}\n", *(f"{'':{len(_ERROR)}}{line}\n" for line in rest)]))


def _folded(text: str, *, margin: int = 0) -> Iterator[str]:
    """The lines of a text, made visible; one that is wider than the terminal, but for a margin, is broken at spaces."""
    from skjonn.cli.environment import width as width_of
    from skjonn.render.cells import visible
    from skjonn.render.terminal import wrap

    width = width_of(os.environ, sys.stderr) or sys.maxsize
    for line in text.split("\n"):
        yield from wrap(visible(line), max(width - margin, 1))
