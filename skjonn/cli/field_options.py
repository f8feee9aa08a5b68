"""Parameters of a command that take several options: the fields of a table of the format, or a group of options."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import NamedTuple, get_args

import typer

from skjonn.cli import complete
from skjonn.cli.options import OptionGroup

Given = Mapping[str, str | Sequence[str] | None]
"""What was typed for fields, by key; `None` or only spaces where nothing was."""

NEW_ID = "A new id; everything that names the old one is changed with it."


class FieldsOf(NamedTuple):
    """Marks the parameter of a command that takes the fields of a table.

    Attributes:
        table: The table.
        keys: Which of its fields; all if none are named.
        is_edit: Whether the command changes them: what is not given stays, and an id is a new one.
    """

    table: str
    keys: tuple[str, ...] = ()
    is_edit: bool = False


def with_options(command: Callable[..., None]) -> Callable[..., None]:
    """Replace each parameter of a command that takes several options by those options."""
    parameters = signature(command).parameters.values()
    tables = [fields.table for each in parameters if (fields := _fields_in(each))]
    taken: dict[str, tuple[Callable[..., object], Sequence[str]]] = {}
    expanded: list[Parameter] = []
    for parameter in parameters:
        options = [parameter]
        if fields := _fields_in(parameter):
            options = list(_options_of_fields(fields, tables))
            taken[parameter.name] = (_given, [option.name for option in options])
        elif group := _group_in(parameter):
            options = list(_options_of_group(group))
            taken[parameter.name] = (group, [option.name for option in options])
        expanded += options

    @wraps(command)
    def run(**given: object) -> None:
        several = {name: take(**{key: given.pop(key) for key in keys}) for name, (take, keys) in taken.items()}
        command(**given, **several)

    # Typer reads the signature. It would evaluate annotations as well, which takes time and adds nothing.
    run.__signature__ = Signature(expanded)  # type: ignore[attr-defined]  # as `inspect` allows
    run.__annotations__ = {}
    return run


def _given(**typed: str | Sequence[str] | None) -> Given:
    """What was typed for fields. A key can be a keyword of Python; its parameter has an underscore after it."""
    return {name.removesuffix("_"): text for name, text in typed.items()}


def _group_in(parameter: Parameter) -> type[OptionGroup] | None:
    """The group of options that a parameter takes, if it does."""
    group = parameter.annotation
    return group if isinstance(group, type) and issubclass(group, OptionGroup) else None


def _options_of_group(group: type[OptionGroup]) -> Iterator[Parameter]:
    for name, option in group.options().items():
        yield Parameter(name, Parameter.KEYWORD_ONLY, default=getattr(group, name), annotation=option)


def _fields_in(parameter: Parameter) -> FieldsOf | None:
    """The fields that a parameter takes, if it does."""
    return next((mark for mark in get_args(parameter.annotation) if isinstance(mark, FieldsOf)), None)


def _options_of_fields(wanted: FieldsOf, tables: Collection[str]) -> Iterator[Parameter]:
    """The options of a table's fields, in their order; the id comes last, since it is usually assigned.

    Args:
        wanted: The fields.
        tables: All tables of which the command has the fields.
    """
    from skjonn.model.entries import AWARD_FIELDS, TABLES
    from skjonn.model.file_format import fields_of
    from skjonn.model.frames import ALL_TABLES

    is_beside = wanted.table == "awards" and "applications" in tables
    fields = AWARD_FIELDS.values() if is_beside else fields_of(ALL_TABLES[wanted.table].table)
    spec = TABLES.get(wanted.table)
    heading = "Control totals" if wanted.table == "frame" else spec and spec.noun.capitalize()
    for field in sorted(fields, key=lambda field: field.kind == "id"):
        if field.option is not None and (not wanted.keys or field.key in wanted.keys):
            completion = getattr(complete, field.option.completion) if field.option.completion else None
            option = typer.Option(
                field.default if isinstance(field.default, str) and not wanted.is_edit else None,
                field.option_name,
                metavar=field.option.metavar,
                help=NEW_ID if wanted.is_edit and field.kind == "id" else field.option.help,
                autocompletion=complete.of_words(field.words) if field.words else completion,
                rich_help_panel=heading,
            )
            annotation = list[str] | None if field.is_list else str | None
            yield Parameter(field.attribute, Parameter.KEYWORD_ONLY, default=option, annotation=annotation)
