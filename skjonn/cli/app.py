"""All commands, put together."""

from typing import Annotated

import typer

from skjonn.cli import applications, awards, check, explain, frame, place, rounds, rules, schema, summary
from skjonn.cli.version import version


def build() -> typer.Typer:
    """The command line: a command a module, and a group for each kind of entry."""
    app = _group("An allocation ledger for the Norwegian county governors' project grants (prosjektskjønn).")
    app.callback()(_skjonn)
    app.command()(check.check)
    app.command()(rules.rules)
    app.command()(explain.explain)
    app.command()(frame.frame)
    app.command()(summary.summary)
    app.command()(place.place)
    app.command()(schema.schema)
    groups = {
        "round": (rounds, "Rounds: add, list."),
        "application": (applications, "Applications: add, list, show."),
        "award": (awards, "Awards: add, list, show."),
    }
    for name, (module, help_) in groups.items():
        group = _group(help_)
        group.command("add")(module.add)
        group.command("list")(module.list_)
        if hasattr(module, "show"):
            group.command("show")(module.show)
        app.add_typer(group, name=name)
    return app


def _group(help_: str) -> typer.Typer:
    return typer.Typer(
        help=help_,
        no_args_is_help=True,
        # Rich's help takes twice the time.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )


def _say_version(asked: bool) -> None:  # noqa: FBT001 - Typer hands it over so
    if asked:
        typer.echo(version())
        raise typer.Exit


def _skjonn(
    *,
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_say_version, is_eager=True)
    ] = False,
) -> None:
    """Nothing is done before a command is named."""
