"""All commands, put together."""

from collections.abc import Callable, Mapping
from typing import Annotated

import typer

from skjonn.cli import applications, awards, check, explain, export, frame, place, rounds, rules, schema, summary
from skjonn.cli.version import version

_COMMANDS: Mapping[str, Callable[..., None]] = {
    "check": check.check,
    "rules": rules.rules,
    "explain": explain.explain,
    "frame": frame.frame,
    "summary": summary.summary,
    "place": place.place,
    "schema": schema.schema,
    "round add": rounds.add,
    "round list": rounds.list_,
    "application add": applications.add,
    "application list": applications.list_,
    "application show": applications.show,
    "award add": awards.add,
    "award list": awards.list_,
    "award show": awards.show,
    "export parquet": export.parquet,
}
_GROUPS = {
    "round": "Rounds: add, list.",
    "application": "Applications: add, list, show.",
    "award": "Awards: add, list, show.",
    "export": "Exports: parquet.",
}


def build(first: str = "") -> typer.Typer:
    """The command line: a command a module, and a group for each kind of entry.

    Args:
        first: The first word of what was typed. Where a command begins with it, the others are left out: to put all of
            them together takes a twentieth of the time that a check does.
    """
    app = _group("An allocation ledger for the Norwegian county governors' project grants (prosjektskjønn).")
    app.callback()(_skjonn)
    wanted = [words for words in _COMMANDS if words.split()[0] == first] or _COMMANDS
    groups = {"": app}
    for words in wanted:
        group, _, name = words.rpartition(" ")
        if group not in groups:
            groups[group] = _group(_GROUPS[group])
            app.add_typer(groups[group], name=group)
        groups[group].command(name)(_COMMANDS[words])
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
