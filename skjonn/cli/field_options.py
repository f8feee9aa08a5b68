"""Fields of the format as options: a command that adds a table has one for each of its fields."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import NamedTuple, get_args

import typer

from skjonn.cli import complete

Given = Mapping[str, str | Sequence[str] | None]
"""What was typed, by the keys of fields; `None`, or nothing but spaces, where it was not."""

NEW_ID = "A new id, which also goes to all that names the old one."


class FieldsOf(NamedTuple):
    """Marks the parameter of a command that takes what was typed for the fields of a table.

    Attributes:
        table: The table.
        keys: Which of its fields; all where none are named.
        is_edit: Whether they are to be changed: what is not given stays, and an id is a new one.
    """

    table: str
    keys: tuple[str, ...] = ()
    is_edit: bool = False


_HEADINGS = {
    "round": "Round",
    "frame": "Control totals",
    "applications": "Application",
    "awards": "Award",
    "events": "Event",
}
"""The headings of help under which the fields of a table stand."""


def with_field_options(command: Callable[..., None]) -> Callable[..., None]:
    """A command with an option for each field, in the place of each parameter that takes the fields of a table."""
    taken: dict[str, tuple[str, ...]] = {}
    parameters: list[Parameter] = []
    tables = [fields.table for each in signature(command).parameters.values() if (fields := _fields_in(each))]
    for parameter in signature(command).parameters.values():
        fields = _fields_in(parameter)
        options = [parameter] if fields is None else list(_options(fields, tables))
        if fields is not None:
            taken[parameter.name] = tuple(option.name for option in options)
        parameters += options
    if not taken:
        return command

    @wraps(command)
    def with_options(**given: object) -> None:
        # A parameter cannot be called as a word of Python's, as a key can.
        fields = {name: {key.removesuffix("_"): given.pop(key) for key in keys} for name, keys in taken.items()}
        command(**given, **fields)

    # Typer reads both.
    with_options.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # as `inspect` allows
    with_options.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_options


def _fields_in(parameter: Parameter) -> FieldsOf | None:
    """The fields that a parameter takes, if it does."""
    return next((mark for mark in get_args(parameter.annotation) if isinstance(mark, FieldsOf)), None)


def _options(wanted: FieldsOf, tables: Collection[str]) -> Iterator[Parameter]:
    """The options of a table's fields, in their order; an id, which is mostly given out, comes last.

    Args:
        wanted: The fields.
        tables: All tables of which the command has the fields.
    """
    from skjonn.model.entries import AWARD_FIELDS
    from skjonn.model.file_format import fields_of
    from skjonn.model.frames import ALL_TABLES

    is_beside = wanted.table == "awards" and "applications" in tables
    fields = AWARD_FIELDS.values() if is_beside else fields_of(ALL_TABLES[wanted.table].table)
    for field in sorted(fields, key=lambda field: field.kind == "id"):
        if field.option is not None and (not wanted.keys or field.key in wanted.keys):
            completion = getattr(complete, field.option.completion) if field.option.completion else None
            option = typer.Option(
                field.default if isinstance(field.default, str) and not wanted.is_edit else None,
                field.option_name,
                metavar=field.option.metavar,
                help=NEW_ID if wanted.is_edit and field.kind == "id" else field.option.help,
                autocompletion=complete.of_words(field.words) if field.words else completion,
                rich_help_panel=_HEADINGS.get(wanted.table),
            )
            annotation = list[str] | None if field.is_list else str | None
            yield Parameter(field.attribute, Parameter.KEYWORD_ONLY, default=option, annotation=annotation)
