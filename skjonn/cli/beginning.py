"""What `skjonn init` offers and prints once the ledger exists."""

import os
import shlex
from pathlib import Path

from skjonn.actions.list_files import list_files
from skjonn.actions.load import rounds_of
from skjonn.cli import adding, ask, environment, streams
from skjonn.cli.options import Writing
from skjonn.cli.output import Output
from skjonn.disk.find import find_ledger, shown
from skjonn.inputs.field_values import value_of
from skjonn.language.headings import heading
from skjonn.language.words import Words
from skjonn.model.entries import Frame, Heading
from skjonn.model.errors import NoLedgerError, SkjonnError
from skjonn.model.file_format import fields_of


def offer_round(root: Path, output: Output) -> None:
    """Offer to add a first round, if there is a terminal and the ledger has no round.

    Raises:
        SkjonnError: It cannot be written.
        typer.Exit: With 130 after Ctrl-C or Ctrl-D.
    """
    if not ask.is_possible() or rounds_of(list_files(root, shown=str(root))):
        return
    if ask.choice(output.words.ask_first_round, ("yes", "no"), output) != "yes":
        return
    id_ = fields_of(Heading)[0]
    while True:
        text = ask.prompt(heading(id_.key, output.words), output=output)
        try:
            values = {id_.key: value_of(id_, text, name=heading(id_.key, output.words))}
        except SkjonnError as error:
            streams.write_error(error, color=output.error_color)
            continue
        break
    options, _ = adding.begin(Writing(ledger=str(root), lang=output.words.language))
    adding.add_round(values, Frame(), (), options, output)


def next_commands(root: Path, words: Words) -> str:
    """The three commands to run next, each with its purpose."""
    option = _ledger_option(root)
    commands = {
        f"skjonn round add 2027{option}": words.next_round,
        f"skjonn award add{option}": words.next_award,
        f"skjonn check{option}": words.next_check,
    }
    width = max(map(len, commands))
    return f"\n{words.next}\n" + "".join(f"  {command:{width}}  {said}\n" for command, said in commands.items())


def _ledger_option(root: Path) -> str:
    """The `--ledger` option, if the ledger is not found from here without it."""
    cwd = environment.here()
    try:
        found = find_ledger(None, environment=os.environ, cwd=cwd)
    except NoLedgerError:
        found = None
    return "" if found == root else f" --ledger {shlex.quote(shown(root, cwd))}"
