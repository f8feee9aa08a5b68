"""The options that several commands share."""

from typing import Annotated

import typer

from skjonn.cli import complete

# Where, how and in which language.
Ledger = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="DIR", help="The ledger's folder; else SKJONN_LEDGER, else ledger/ here or above."
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        help="The language of tables and verdicts: en, nb or nn; else SKJONN_LANG, else the locale's.",
        autocompletion=complete.languages,
    ),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="Do without colour, as with NO_COLOR=1.")]
TableFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="table, csv, csv-excel, json, md or tsv.",
        autocompletion=complete.table_formats,
    ),
]
OutputFile = Annotated[
    str | None, typer.Option("--output-file", metavar="FILE", help="Write to this file instead of the terminal.")
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="DATE", help="The day that waivers are held against; else SKJONN_TODAY, else today."
    ),
]

NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read every file of a large ledger, also those that have not changed.")
]

# Which entries.
Round = Annotated[
    str | None, typer.Option("--round", metavar="ID", help="Only this round.", autocompletion=complete.rounds)
]
Region = Annotated[
    str | None, typer.Option("--region", metavar="REGION", help="Only this region.", autocompletion=complete.regions)
]
Municipality = Annotated[
    str | None,
    typer.Option(
        "--municipality",
        metavar="NAME",
        help="Only this municipality, by name or number.",
        autocompletion=complete.municipalities,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="On the map of this day, or of the first of this year."),
]
Least = Annotated[str | None, typer.Option("--min", metavar="AMOUNT", help="Only amounts of at least this.")]
Most = Annotated[str | None, typer.Option("--max", metavar="AMOUNT", help="Only amounts of at most this.")]
Sort = Annotated[
    str,
    typer.Option("--sort", metavar="WHAT", help="id, municipality, project or amount.", autocompletion=complete.sorts),
]

# What an addition is.
AddTo = Annotated[
    str | None,
    typer.Option("--round", metavar="ID", help="The round; else the only open one.", autocompletion=complete.rounds),
]
NewId = Annotated[str | None, typer.Option("--id", metavar="ID", help="The application's id; else the next one.")]
Applicant = Annotated[
    str | None,
    typer.Option(
        "--municipality",
        metavar="NAME",
        help="The applicant, by name or number.",
        autocompletion=complete.applicants,
    ),
]
Project = Annotated[str | None, typer.Option("--project", metavar="TITLE", help="The project's title.")]
Partners = Annotated[list[str] | None, typer.Option("--partner", metavar="NAME", help="A partner; repeat it for more.")]
Cooperation = Annotated[
    str | None,
    typer.Option("--cooperation", metavar="KIND", help="The kind of co-operation, where no partner is named."),
]
Requested = Annotated[
    str | None,
    typer.Option("--requested", metavar="AMOUNT", help='The amount applied for, such as "350 000" or "0,35 mill".'),
]
Cost = Annotated[
    str | None, typer.Option("--cost", metavar="AMOUNT", help="The whole cost of the project, where it is known.")
]
Received = Annotated[str | None, typer.Option("--received", metavar="DATE", help="The day the application came in.")]
Roles = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help="service, authority, democracy or community; repeat it for more.",
        autocompletion=complete.roles,
    ),
]
Area = Annotated[str | None, typer.Option("--area", metavar="AREA", help="The service area.")]
Granted = Annotated[
    str | None,
    typer.Option("--granted", metavar="AMOUNT", help='The amount granted, such as "350 000" or "0,35 mill".'),
]
Decided = Annotated[str | None, typer.Option("--decided", metavar="DATE", help="The day of the decision.")]
Case = Annotated[
    str | None, typer.Option("--case", metavar="REFERENCE", help="The archive's reference, such as 2027/1234-5.")
]
FromJson = Annotated[
    str | None,
    typer.Option(
        "--from-json", metavar="FILE", help="Add what stands in a JSON or JSON Lines file, or in - (standard input)."
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")]
Anyway = Annotated[bool, typer.Option("--anyway", help="Write it even where it brings new errors.")]
