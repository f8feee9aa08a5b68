"""Lay out help: commands and options in groups, then examples. Only commands that show help import this module."""

from collections.abc import Iterator, Sequence
from typing import Any

from skjonn.cli.commands import BY_HEADING, EXAMPLES
from skjonn.cli.options import EVERYWHERE, OUTPUT, WHICH, WRITING

_REST = "Commands"
"""The heading of commands that have none of their own: those of a group."""

_LAST = ("Options", WHICH, OUTPUT, WRITING, EVERYWHERE)
"""The groups of options that come after the arguments and the fields of entries."""


def write_commands(group: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps its types to itself
    """Write the commands of a group, or of the whole program under headings."""
    # The whole first paragraph says what a command does.
    said = {
        name: " ".join(command.help.partition("\n\n")[0].split())
        for name, command in group.commands.items()
        if not command.hidden
    }
    for heading, commands in () if ctx.parent else BY_HEADING.items():
        names = dict.fromkeys(path.split()[0] for path in commands)
        _write(formatter, heading, [(name, said.pop(name)) for name in names if name in said])
    _write(formatter, _REST, [*said.items()])


def write_options(command: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps its types to itself
    """Write arguments and options under headings: first its own, then those that commands share."""
    panels: dict[str, list[tuple[str, str]]] = {}
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            panels.setdefault(_panel(parameter), []).append(record)
    first = [name for name in panels if name not in _LAST]
    for heading in (*first, *(name for name in _LAST if name in panels)):
        _write(formatter, heading, panels[heading])


def write_examples(ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - Typer keeps its types to itself
    """Write the examples of a command, ready to be typed."""
    examples = EXAMPLES.get(ctx.command_path.partition(" ")[2])
    if examples is not None:
        with formatter.section("Examples"):
            for line in examples:
                formatter.write("".join(f"{part}\n" for part in _broken(line, formatter.width)))


def _broken(line: str, width: int) -> Iterator[str]:
    """A command broken into lines before its options, which a shell reads as one line."""
    first, *others = line.split(" --")
    shown = f"  {first}"
    for option in others:
        if len(f"{shown} --{option} \\") > width:
            yield f"{shown} \\"
            shown = f"    --{option}"
        else:
            shown = f"{shown} --{option}"
    yield shown


def _panel(parameter: Any) -> str:  # noqa: ANN401 - Typer keeps its types to itself
    """The heading under which a parameter is listed."""
    if parameter.param_type_name == "argument":
        return "Arguments"
    if "--help" in parameter.opts:
        return EVERYWHERE
    return str(parameter.rich_help_panel or "Options")


def _write(formatter: Any, heading: str, rows: Sequence[tuple[str, str]]) -> None:  # noqa: ANN401 - Typer keeps its types to itself
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)
