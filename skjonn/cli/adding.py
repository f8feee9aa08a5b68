"""How commands add to the ledger: what they read, what they ask for, and what they say afterwards."""

import os
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from skjonn.actions.add_entries import add_entries
from skjonn.actions.change import Changed, Manner, NewErrorsError
from skjonn.cli import ask, streams, surroundings
from skjonn.cli.output import Output
from skjonn.disk.find import find_ledger, shown
from skjonn.model.draft import Draft
from skjonn.model.errors import UsageError
from skjonn.model.judgement import Inspection
from skjonn.render.addition import addition
from skjonn.render.diagnostics.text import render


@dataclass(frozen=True, slots=True)
class Wish:
    """How an addition is wanted, by the options that all such commands share."""

    ledger: str | None
    today: str | None
    anyway: bool
    dry_run: bool

    def manner(self, *, new: bool = False) -> Manner:
        """How it is made; `new` where the ledger may be made with it."""
        cwd = Path.cwd()
        root = find_ledger(self.ledger, environment=os.environ, cwd=cwd, new=new)
        today = surroundings.today(self.today, os.environ)
        return Manner(root, shown(root, cwd), today, anyway=self.anyway, dry_run=self.dry_run)


def add(wish: Wish, output: Output, drafts: Sequence[Draft], *, round_id: str | None, award: bool) -> None:
    """Add entries and say what was added; a single draft that lacks something is completed on a terminal."""
    manner = wish.manner()
    if len(drafts) == 1:
        drafts = [ask.completed(drafts[0], manner, round_id=round_id, award=award)]
    with findings_shown(output):
        added = add_entries(manner, drafts, round_id=round_id, award=award)
    if wish.dry_run:
        show_new_text(added.changed, added.file, output)
    else:
        where = output.words.added.format(file=added.file, line=added.line)
        output.text(addition(added.entries, added.account, where=where, words=output.words, color=output.color))


def show_round(added: Changed, output: Output, manner: Manner) -> None:
    """Say which round was added, and what there is to grant."""
    name = added.change.name
    file = str(PurePosixPath(manner.shown, name))
    if manner.dry_run:
        show_new_text(added, file, output)
        return
    account = next(account for account in added.ledger.accounts if account.round.file == name)
    where = output.words.added.format(file=file, line=1)
    output.text(addition((), account, where=where, words=output.words, color=output.color))


def show_new_text(changed: Changed, file: str, output: Output) -> None:
    """Show the TOML that would be appended, and say that it was not."""
    before = changed.change.before or b""
    output.text(changed.change.after[len(before) :].decode().replace("\r\n", "\n").lstrip("\n"))
    streams.say(output.words.would_add.format(file=file))


def read_json(file: str) -> tuple[Draft, ...]:
    """Read entries from a JSON file, or from standard input where it is `-`."""
    from skjonn.imports.json import read_drafts

    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise UsageError(
            f"{file} cannot be read: {(error.strerror or str(error)).lower()}.", now="Nothing was written."
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8.", now="Save it as UTF-8. Nothing was written.") from error
    return read_drafts(text)


@contextmanager
def findings_shown(output: Output) -> Generator[None]:
    """Print the findings of a change that is refused for them, before the refusal itself is reported."""
    try:
        yield
    except NewErrorsError as refusal:
        found = Inspection(found=refusal.diagnostics, waived=(), judgements=())
        text = render(found, words=output.words, width=output.width, color=output.color, show_waived=False)
        streams.say(text.rstrip("\n"))
        raise
