"""The options that several commands share."""

from typing import Annotated

import typer

from skjonn.cli import complete

# The headings of help under which options stand that several commands share.
WHICH, OUTPUT, WRITING, EVERYWHERE = "Which", "Output", "Writing", "Everywhere"

# Where, how and in which language.
Ledger = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        "-l",
        metavar="DIR",
        help="The ledger's folder; else SKJONN_LEDGER, else ledger/ here or above.",
        rich_help_panel=EVERYWHERE,
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        help="The language of tables and verdicts: en, nb or nn; else SKJONN_LANG, else the locale's.",
        rich_help_panel=EVERYWHERE,
        autocompletion=complete.languages,
    ),
]
NoColor = Annotated[
    bool, typer.Option("--no-color", help="Disable colour, as NO_COLOR=1 does.", rich_help_panel=EVERYWHERE)
]
TableFormat = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        rich_help_panel=OUTPUT,
        help="table, csv, csv-excel, json, md or tsv.",
        autocompletion=complete.table_formats,
    ),
]
OutputFile = Annotated[
    str | None,
    typer.Option(
        "--output-file",
        "-o",
        metavar="FILE",
        help="Write to this file instead of the terminal.",
        rich_help_panel=OUTPUT,
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="The day that this is done on; else SKJONN_TODAY, else today.",
        rich_help_panel=EVERYWHERE,
    ),
]

NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help="Read every file of a large ledger, also those that have not changed.",
        rich_help_panel=EVERYWHERE,
    ),
]

# Which entries.
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
Regions = Annotated[
    list[str] | None,
    typer.Option(
        "--region",
        metavar="REGION",
        help="Only this region; repeat it for more.",
        autocompletion=complete.regions,
        rich_help_panel=WHICH,
    ),
]
Municipalities = Annotated[
    list[str] | None,
    typer.Option(
        "--municipality",
        metavar="NAME",
        help="Only this municipality, by name or number; repeat it for more.",
        rich_help_panel=WHICH,
        autocompletion=complete.municipalities,
    ),
]
Recipients = Annotated[
    list[str] | None,
    typer.Option(
        "--recipient",
        metavar="NAME",
        help="Only this recipient that is not one municipality; repeat it for more.",
        rich_help_panel=WHICH,
        autocompletion=complete.recipients_in_ledger,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="On the map of this day, or of the first of this year."),
]
Least = Annotated[
    str | None, typer.Option("--min", metavar="AMOUNT", help="Only amounts of at least this.", rich_help_panel=WHICH)
]
Most = Annotated[
    str | None, typer.Option("--max", metavar="AMOUNT", help="Only amounts of at most this.", rich_help_panel=WHICH)
]
Sort = Annotated[
    str,
    typer.Option(
        "--sort",
        metavar="WHAT",
        help="id, municipality, project, amount, or the key of another column.",
        autocompletion=complete.sorts,
    ),
]
Reverse = Annotated[bool, typer.Option("--reverse", help="Turn the order round.")]
Years = Annotated[
    list[str] | None,
    typer.Option(
        "--year", metavar="YEAR", help="Only the rounds of this year; repeat it for more.", rich_help_panel=WHICH
    ),
]

# What an addition is.
AddTo = Annotated[
    str | None,
    typer.Option(
        "--round", "-r", metavar="ID", help="The round; else the only open one.", autocompletion=complete.rounds
    ),
]
FromJson = Annotated[
    str | None,
    typer.Option(
        "--from-json", metavar="FILE", help="Add what stands in a JSON or JSON Lines file, or in - (standard input)."
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.", rich_help_panel=WRITING)
]
Anyway = Annotated[
    bool, typer.Option("--anyway", help="Write it even where it brings new errors.", rich_help_panel=WRITING)
]

# What is changed.
Unset = Annotated[
    list[str] | None,
    typer.Option("--unset", metavar="KEY", help="Take this key out; repeat it for more."),
]
Number = Annotated[int | None, typer.Option("--number", metavar="N", help="Which of several that have the id, from 1.")]
