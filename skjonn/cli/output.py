"""Where a command's answer goes: to the terminal or a file, as a table or in another format."""

import os
from dataclasses import dataclass
from pathlib import Path

from skjonn.cli import streams, surroundings
from skjonn.language.words import Words
from skjonn.model.table import Table

FOR_PEOPLE = frozenset({"table", "md", "text"})


@dataclass(frozen=True, slots=True)
class Output:
    """How to answer.

    Attributes:
        words: The language.
        width: The cells in a line; as many as it takes where there is no terminal.
        color: Whether to colour.
        file: The file to write to, instead of the terminal.
    """

    words: Words
    width: int | None
    color: bool
    file: str | None = None

    @classmethod
    def of(cls, lang: str | None, *, no_color: bool, file: str | None = None) -> "Output":
        """The output that the options and the surroundings ask for."""
        environment = os.environ
        if file is not None:
            return cls(surroundings.language(lang, environment), None, color=False, file=file)
        color = surroundings.is_coloured(environment, no_color=no_color)
        return cls(surroundings.language(lang, environment), surroundings.width(environment), color)

    def table(self, table: Table, format_: str) -> None:
        """Answer with a table."""
        from skjonn.render.tables import renderer

        self.text(renderer(format_)(table, words=self.words, width=self.width, color=self.color), format_)

    def text(self, text: str, format_: str = "text") -> None:
        """Answer with a text in some format."""
        if self.file is not None:
            streams.write_file(Path(self.file), text)
        else:
            streams.write(text, for_people=format_ in FOR_PEOPLE)
