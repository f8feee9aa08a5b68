"""`skjonn waive` and `skjonn unwaive`."""

from typing import Annotated, Any

import typer

from skjonn.cli import complete, options

Rule = Annotated[str, typer.Argument(metavar="RULE", help="The rule's name or code.", autocompletion=complete.rules)]
About = Annotated[
    str,
    typer.Argument(
        metavar="ABOUT", help="What the finding is about: an entry's id, a county, a round's or frame's id."
    ),
]
Round = Annotated[
    str | None,
    typer.Option(
        "--round",
        "-r",
        metavar="ID",
        help="The round, or frames.toml, if several files have the finding.",
        autocompletion=complete.rounds,
    ),
]


def waive(
    rule: Rule,
    about: About,
    *,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why it is accepted.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The last day on which it holds.")
    ] = None,
    round_: Round = None,
    writing: options.Writing,
) -> None:
    """Accept a finding, with a reason.

    `check` prints this command with each finding that can be waived. An existing waiver is changed.
    """
    from skjonn.actions.waive import waive as write
    from skjonn.cli import adding, editing
    from skjonn.inputs.field_values import value_of
    from skjonn.model.entries import Waiver
    from skjonn.model.errors import MissingError
    from skjonn.model.file_format import fields_of

    options_, output = adding.begin(writing)
    if reason is None:
        raise MissingError("Missing: --reason.", now="Nothing was written.")
    with adding.nothing_written(), adding.findings_shown(output):
        fields = {field.key: field for field in fields_of(Waiver)}
        given = {"reason": reason.strip(), **({"until": until} if until else {})}
        values: dict[str, Any] = {key: value_of(fields[key], text, name=f"--{key}") for key, text in given.items()}
        changed = write(options_, Waiver(rule, about, **values), round_id=round_)
    editing.show(changed, options_, output, is_about_money=False)


def unwaive(
    rule: Rule,
    about: About,
    *,
    round_: Round = None,
    writing: options.Writing,
) -> None:
    """Remove the waiver of a finding."""
    from skjonn.actions.waive import unwaive as write
    from skjonn.cli import adding, editing

    options_, output = adding.begin(writing)
    with adding.nothing_written(), adding.findings_shown(output):
        changed = write(options_, rule, about, round_id=round_)
    editing.show(changed, options_, output, where=output.words.removed, is_about_money=False)
