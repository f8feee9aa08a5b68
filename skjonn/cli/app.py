"""All commands, put together."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperOption

from skjonn.cli.field_options import with_field_options
from skjonn.cli.version import version
from skjonn.model.errors import UsageError

COMMANDS: Mapping[str, str] = {
    "init": "init.init",
    "check": "check.check",
    "waive": "waivers.waive",
    "unwaive": "waivers.unwaive",
    "rules": "rules.rules",
    "explain": "explain.explain",
    "frame": "frame.frame",
    "due": "due.due",
    "summary": "summary.summary",
    "place": "place.place",
    "schema": "schema.schema",
    "guide": "guide.guide",
    "round add": "rounds.add",
    "round edit": "rounds.edit",
    "round close": "rounds.close",
    "round reopen": "rounds.reopen",
    "round remove": "rounds.remove",
    "round list": "rounds.list_",
    "application add": "applications.add",
    "application edit": "applications.edit",
    "application remove": "applications.remove",
    "application list": "applications.list_",
    "application show": "applications.show",
    "award add": "awards.add",
    "award edit": "awards.edit",
    "award remove": "awards.remove",
    "award list": "awards.list_",
    "award show": "awards.show",
    "award pay": "awards.pay",
    "award report": "awards.report",
    "application refuse": "applications.refuse",
    "application withdraw": "applications.withdraw",
    "event add": "events.add",
    "event edit": "events.edit",
    "event remove": "events.remove",
    "event list": "events.list_",
    "import": "import_.import_",
    "export payments": "export.payments",
    "export xlsx": "export.xlsx",
    "export parquet": "export.parquet",
}
"""Each command with its module in `skjonn.cli` and its function."""
_GROUPS = {
    "round": "Rounds: add, edit, close, reopen, remove, list.",
    "application": "Applications: add, edit, list, show, refuse, withdraw.",
    "award": "Awards: add, edit, remove, list, show, pay, report.",
    "event": "Events: add, edit, remove, list.",
    "export": "Exports: payments, xlsx, parquet.",
}


def build(words: Sequence[str] = ()) -> typer.Typer:
    """The command line: a command a function, and a group for each kind of entry.

    Args:
        words: What was typed after the program's name. Commands that do not begin like that are left out: to import and
            put together all of them takes a tenth of the time that a check does. Where none does, none will run, and
            all are there by name.
    """
    app = _group("An allocation ledger for the Norwegian county governors' project grants (prosjektskjønn).")
    app.callback()(_skjonn)
    groups = {"": app}
    meant = _meant(words)
    for path in meant or COMMANDS:
        group, _, name = path.rpartition(" ")
        if group not in groups:
            groups[group] = _group(_GROUPS[group])
            app.add_typer(groups[group], name=group)
        function = _function(path)
        groups[group].command(name, cls=_Command, help=function.__doc__)(
            with_field_options(function) if meant else _not_run
        )
    return app


def _meant(words: Sequence[str]) -> Sequence[str]:
    """The commands that begin with the first two words, else those that begin with the first."""
    begins = [*words]
    if begins[:1] == ["--"]:
        del begins[0]
    both, one = ([path for path in COMMANDS if path.split()[:count] == begins[:count]] for count in (2, 1))
    return both or one


def _function(path: str) -> Callable[..., None]:
    module, _, name = COMMANDS[path].partition(".")
    function: Callable[..., None] = getattr(import_module(f"skjonn.cli.{module}"), name)
    return function


def _not_run() -> None:
    """What a command does that will not run."""


class _Command(TyperCommand):
    """A command that refuses what it would else take the last of: an option given again that takes one value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer keeps its type to itself
        """Read the words of the command."""
        *_, given = self.make_parser(ctx).parse_args(args=[*args])
        for option, times in Counter(given).items():
            if isinstance(option, TyperOption) and times > 1 and not (option.multiple or option.is_flag):
                raise UsageError(f"{option.opts[0]} is given twice.", now="Give it once.")
        return super().parse_args(ctx, args)


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
