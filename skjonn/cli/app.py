"""All commands, put together."""

from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from skjonn.cli import options
from skjonn.cli.commands import COMMANDS, GROUPS
from skjonn.cli.field_options import with_options
from skjonn.cli.version import version
from skjonn.model.errors import UsageError

_ALSO_GROUPS = {"frame"}
"""The commands that have subcommands."""


def build(words: Sequence[str] = (), *, is_completion: bool = False) -> typer.Typer:
    """Build the command line: a command for each function, and a group for each kind of entry.

    Args:
        words: What was typed after the program's name. Only the commands that it can mean are built, since importing
            all of them takes a tenth of the time of a check. If it means none, all are built by name only: none will
            run.
        is_completion: Whether a shell completes a line. Only then are there options before the command's name:
            otherwise `in_order` has moved them, and making them takes time.
    """
    app = _group("An allocation ledger for the Norwegian county governors' project grants (prosjektskjønn).")
    groups = {"": app}
    meant = _meant(words)
    app.callback()(_skjonn if meant and not is_completion else with_options(_skjonn_with_options))
    for path in meant or COMMANDS:
        group, _, name = path.rpartition(" ")
        if group not in groups:
            groups[group] = _group(_summary(group))
            app.add_typer(groups[group], name=group)
        function = _function(path)
        if path in _ALSO_GROUPS:
            groups[path] = _group(function.__doc__, is_command=True)
            groups[path].callback()(with_options(function) if meant else _not_run)
            app.add_typer(groups[path], name=path)
            continue
        groups[group].command(name, cls=_Command, help=function.__doc__)(with_options(function) if meant else _not_run)
    return app


def _meant(words: Sequence[str]) -> Sequence[str]:
    """The commands that begin with the first two words, else those that begin with the first."""
    begins = [*words]
    if begins[:1] == ["--"]:
        del begins[0]
    one = [path for path in COMMANDS if path.split()[:1] == begins[:1]]
    both = [path for path in one if path.split()[1:] == begins[1:2]] if len(begins) > 1 else []
    return both or one


def _summary(group: str) -> str:
    """What the help of the whole program says of a group: «Rounds: add, edit, list.»."""
    names = (path.removeprefix(f"{group} ") for path in COMMANDS if path.startswith(f"{group} "))
    return f"{GROUPS[group]}: {', '.join(names)}."


def _function(path: str) -> Callable[..., None]:
    module, _, name = COMMANDS[path].function.partition(".")
    function: Callable[..., None] = getattr(import_module(f"skjonn.cli.{module}"), name)
    return function


def _not_run() -> None:
    """Stand in for a command that will not run."""


class _Group(TyperGroup):
    """A group whose help is laid out by `skjonn.cli.help`."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps its types to itself
        """Write the commands."""
        from skjonn.cli.help import write_commands

        write_commands(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps its types to itself
        """Write the commands, and then the options."""
        from skjonn.cli.help import write_options

        self.format_commands(ctx, formatter)
        write_options(self, ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps its types to itself
        """Write the examples."""
        from skjonn.cli.help import write_examples

        write_examples(ctx, formatter)


class _Command(TyperCommand):
    """A command that refuses an option given twice if it takes one value. Typer would use the last value.

    Its help is laid out by `skjonn.cli.help`.
    """

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps its types to itself
        """Write the options."""
        from skjonn.cli.help import write_options

        write_options(self, ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps its types to itself
        """Write the examples."""
        from skjonn.cli.help import write_examples

        write_examples(ctx, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer keeps its type to itself
        """Read the words of the command."""
        *_, given = self.make_parser(ctx).parse_args(args=[*args])
        _require_once(given)
        return super().parse_args(ctx, args)


class _CommandAndGroup(_Group):
    """A group that is also a command. It refuses its own options before the name of a subcommand."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer keeps its type to itself
        """Read the words of the command."""
        _, left, given = self.make_parser(ctx).parse_args(args=[*args])
        _require_once(given)
        if left and left[0] in self.commands:
            if given:
                raise UsageError(f"{given[0].opts[0]} is before {left[0]}.", now=f"Write it after {left[0]}.")
            self.callback = None
        return super().parse_args(ctx, args)


def _require_once(given: Sequence[object]) -> None:
    """Refuse an option that takes one value and is given twice.

    Raises:
        UsageError: There is one.
    """
    for option, times in Counter(given).items():
        if isinstance(option, TyperOption) and times > 1 and not (option.multiple or option.is_flag):
            raise UsageError(f"{option.opts[0]} is given twice.", now="Give it once.")


def _group(help_: str | None, *, is_command: bool = False) -> typer.Typer:
    return typer.Typer(
        cls=_CommandAndGroup if is_command else _Group,
        help=help_,
        no_args_is_help=not is_command,
        invoke_without_command=is_command,
        # Help rendered by Rich takes twice the time.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )


def _say_version(asked: bool) -> None:  # noqa: FBT001 - Typer hands it over so
    if asked:
        typer.echo(version())
        raise typer.Exit


_Version = Annotated[
    bool, typer.Option("--version", help="Show the version and exit.", callback=_say_version, is_eager=True)
]


def _skjonn(*, _version: _Version = False) -> None:
    """Do nothing: the work is in the commands."""


def _skjonn_with_options(*, _version: _Version = False, _common: options.Common) -> None:
    """Do nothing: these options are for completion, and `in_order` moves them to the command."""


def in_order(arguments: Sequence[str]) -> list[str]:
    """Move the options of every command from before the command's name to after it."""
    name: list[str] = []
    moved: list[str] = []
    rest = [*arguments]
    while rest and (" ".join(name) not in COMMANDS or " ".join(name) in _ALSO_GROUPS):
        option, has_value, _ = rest[0].partition("=")
        if option in {"--ledger", "-l", "--lang"}:
            count = 1 if has_value else 2
            moved += rest[:count]
            del rest[:count]
        elif option == "--no-color" and not has_value:
            moved.append(rest.pop(0))
        elif option.startswith("-") or (" ".join(name) in COMMANDS and " ".join([*name, option]) not in COMMANDS):
            break
        else:
            name.append(rest.pop(0))
    return [*name, *moved, *rest]
