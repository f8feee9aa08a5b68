"""The options that several commands share."""

from inspect import get_annotations
from typing import Annotated, Any

import typer

from skjonn.cli import complete

# The headings of help for shared options.
WHICH, OUTPUT, WRITING, EVERYWHERE = "Which", "Output", "Writing", "Everywhere"

TABLE_FORMATS = "table, csv, csv-excel, json, md or tsv"
"""The formats of a table, for help: to look for them takes time at every start."""


class OptionGroup:
    """Options that commands take together.

    A command with a parameter of a derived class has an option for each of its attributes; see `with_options`. The
    classes are not named tuples, since creating those takes too long at start-up.
    """

    def __init__(self, **given: object) -> None:
        """Keep what was given; the rest has its default."""
        self.__dict__.update(given)

    @classmethod
    def options(cls) -> dict[str, Any]:
        """The annotation of each option by name: those of the class first, then those of its bases."""
        return {name: option for each in cls.__mro__[:-2] for name, option in get_annotations(each).items()}


Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="The day to use as today; else SKJONN_TODAY, else the current date.",
        rich_help_panel=EVERYWHERE,
    ),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help="Read every file of a large ledger, even unchanged ones.",
        rich_help_panel=EVERYWHERE,
    ),
]
Rounds = Annotated[
    list[str] | None,
    typer.Option(
        "--round",
        "-r",
        metavar="ID",
        help="Only this round; repeat it for more.",
        autocompletion=complete.rounds,
        rich_help_panel=WHICH,
    ),
]


class Common(OptionGroup):
    """The options of every command."""

    ledger: Annotated[
        str | None,
        typer.Option(
            "--ledger",
            "-l",
            metavar="DIR",
            help="The ledger's folder; else SKJONN_LEDGER, else ledger/ here or above.",
            rich_help_panel=EVERYWHERE,
        ),
    ] = None
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="LANG",
            help="The language of tables and verdicts: en, nb or nn; else SKJONN_LANG, else the locale's.",
            rich_help_panel=EVERYWHERE,
            autocompletion=complete.languages,
        ),
    ] = None
    no_color: Annotated[
        bool, typer.Option("--no-color", help="Disable colour, as NO_COLOR=1 does.", rich_help_panel=EVERYWHERE)
    ] = False


class Report(Common):
    """The options of a command that prints a report."""

    output_file: Annotated[
        str | None,
        typer.Option(
            "--output-file",
            "-o",
            metavar="FILE",
            help="Write to this file instead of the terminal.",
            rich_help_panel=OUTPUT,
        ),
    ] = None


class TableReport(Report):
    """The options of a command that prints a table."""

    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            rich_help_panel=OUTPUT,
            help=f"{TABLE_FORMATS}.",
            autocompletion=complete.table_formats,
        ),
    ] = "table"


class Writing(Common):
    """The options of a command that changes the ledger."""

    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.", rich_help_panel=WRITING)
    ] = False
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Write it even if it brings new errors.", rich_help_panel=WRITING)
    ] = False
    today: Today = None


class Which(OptionGroup):
    """Which rounds and regions a report is about."""

    rounds: Rounds = None
    years: Annotated[
        list[str] | None,
        typer.Option(
            "--year", metavar="YEAR", help="Only the rounds of this year; repeat it for more.", rich_help_panel=WHICH
        ),
    ] = None
    regions: Annotated[
        list[str] | None,
        typer.Option(
            "--region",
            metavar="REGION",
            help="Only this region; repeat it for more.",
            autocompletion=complete.regions,
            rich_help_panel=WHICH,
        ),
    ] = None


class Applicants(OptionGroup):
    """Whose applications and awards a report is about, and on which map."""

    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Use the map of this day, or of 1 January of this year."),
    ] = None
    municipalities: Annotated[
        list[str] | None,
        typer.Option(
            "--municipality",
            metavar="NAME",
            help="Only this municipality, by name or number; repeat it for more.",
            rich_help_panel=WHICH,
            autocompletion=complete.municipalities,
        ),
    ] = None
    recipients: Annotated[
        list[str] | None,
        typer.Option(
            "--recipient",
            metavar="NAME",
            help="Only this recipient that is not one municipality; repeat it for more.",
            rich_help_panel=WHICH,
            autocompletion=complete.recipients_in_ledger,
        ),
    ] = None


class Listing(OptionGroup):
    """Which amounts a list shows, and in which order."""

    least: Annotated[
        str | None,
        typer.Option("--min", metavar="AMOUNT", help="Only amounts of at least this.", rich_help_panel=WHICH),
    ] = None
    most: Annotated[
        str | None, typer.Option("--max", metavar="AMOUNT", help="Only amounts of at most this.", rich_help_panel=WHICH)
    ] = None
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            metavar="WHAT",
            help="Sort by id, municipality, project, amount, or the key of another column.",
            autocompletion=complete.sorts,
        ),
    ] = "id"
    reverse: Annotated[bool, typer.Option("--reverse", help="Reverse the order.")] = False


# What is added, and where.
AddTo = Annotated[
    str | None,
    typer.Option(
        "--round", "-r", metavar="ID", help="The round; else the only open one.", autocompletion=complete.rounds
    ),
]
FromJson = Annotated[
    str | None,
    typer.Option(
        "--from-json", metavar="FILE", help="Add the entries of a JSON or JSON Lines file, or of - (standard input)."
    ),
]

# What is changed.
Unset = Annotated[
    list[str] | None,
    typer.Option("--unset", metavar="KEY", help="Remove this key; repeat it for more."),
]
Number = Annotated[int | None, typer.Option("--number", metavar="N", help="Which one, from 1, if several have the id.")]
