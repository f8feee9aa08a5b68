"""Write the output of a command: to the terminal or a file, as a table or in another format."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from skjonn.cli import environment, streams
from skjonn.cli.options import Common, Report
from skjonn.disk.home import expanded
from skjonn.inputs.choice import one_of
from skjonn.language.words import Words
from skjonn.model.errors import ReportError, SkjonnError

if TYPE_CHECKING:
    from skjonn.model.table import Table

FOR_PEOPLE = frozenset({"table", "md", "text", "concise"})


class Output(NamedTuple):
    """How a command writes its output.

    Attributes:
        words: The language.
        width: The width in cells; `None` for as wide as needed.
        color: Whether to colour the output.
        error_color: Whether to colour standard error.
        file: The file to write to, instead of the terminal.
    """

    words: Words
    width: int | None
    color: bool
    error_color: bool
    file: str | None = None

    @classmethod
    def of(cls, options: Common) -> "Output":
        """The output that the options and the environment mean."""
        words = environment.language(options.lang, os.environ)
        color, error_color = (
            environment.is_coloured(os.environ, stream, no_color=options.no_color)
            for stream in (sys.stdout, sys.stderr)
        )
        file = options.output_file if isinstance(options, Report) else None
        if file is not None:
            return cls(words, None, color=False, error_color=error_color, file=str(expanded(file)))
        return cls(words, environment.width(os.environ, sys.stdout), color=color, error_color=error_color)

    def table(self, table: "Table", format_: str) -> None:
        """Write a table."""
        from skjonn.render.tables import formats, renderer

        render = renderer(one_of(format_, formats(), "--format"))
        self.text(render(table, words=self.words, width=self.width, color=self.color), format_)

    def text(self, text: str, format_: str = "text") -> None:
        """Write a text in some format."""
        if self.file is not None:
            streams.write_file(Path(self.file), text, for_people=format_ in FOR_PEOPLE)
        else:
            streams.write(text, for_people=format_ in FOR_PEOPLE)


@contextmanager
def reported(written: str) -> Generator[None]:
    """Raise `ReportError` if the report on what was written cannot be printed.

    Args:
        written: What was written and where, as the beginning of a sentence.

    Raises:
        ReportError: The report cannot be printed, but the change was written.
    """
    try:
        yield
    except (OSError, MemoryError, SkjonnError) as error:
        why = error.what if isinstance(error, SkjonnError) else f"{str(error) or 'There is not enough memory'}."
        raise ReportError(f"{written}, but could not be reported. {why}", now="Do not run it again.") from error
