"""`skjonn publish`."""

import os
from typing import Annotated

import typer

from skjonn.cli import complete, environment, options
from skjonn.inputs.choice import one_of
from skjonn.model.errors import UsageError

_LANGUAGES = "nb,nn,en"


def publish(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The folder to write, new or empty.")],
    *,
    rounds: options.Rounds = None,
    languages: Annotated[
        str,
        typer.Option("--language", metavar="LANGS", help="The languages of the pages; the index is in the first."),
    ] = _LANGUAGES,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="html, or md: Markdown for an archive or an e-mail.",
            autocompletion=complete.of_words(("html", "md")),
        ),
    ] = "html",
    css: Annotated[
        str | None, typer.Option("--css", metavar="FILE", help="A style sheet to append to that of the pages.")
    ] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an earlier publication.")] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help="Mark the pages as drafts; required if the ledger has errors.")
    ] = False,
    today: options.Today = None,
    common: options.Common,
) -> None:
    """Publish the rounds: a page for each round and language with what was applied for and granted.

    The pages need no other file, no script and no server. An office keeps its own text in the ledger's folder, in
    texts/announcement.nb.md and so on, and its own templates in templates/. Either all files are written or none. Needs
    Jinja2, from the extra `publish`.
    """
    from skjonn.cli.output import Output, reported
    from skjonn.cli.reading import exit_code
    from skjonn.cli.streams import say
    from skjonn.disk.home import expanded
    from skjonn.language import words
    from skjonn.language.announcements import announcement_words
    from skjonn.publishing import FORMATS
    from skjonn.render.visible import visible

    try:
        from skjonn.actions import publish as publishing
    except ModuleNotFoundError as error:
        raise UsageError(
            f"The pages need {error.name}.", now="Install what makes them: pip install 'skjonn[publish]'"
        ) from error
    from skjonn.actions.list_files import list_files

    output = Output.of(common)
    chosen = one_of(format_, FORMATS, "--format")
    if css is not None and chosen == "md":
        raise UsageError("--css: Markdown has no style sheet.", now="Leave it out.")
    wanted = publishing.PublishOptions(
        _languages(languages), rounds or (), chosen, _style(css), overwrite=overwrite, draft=draft
    )
    root, name = environment.ledger_root(common.ledger)
    target = expanded(folder)
    files = list_files(root, shown=name)
    done = publishing.publish(files, root, target, wanted, today=environment.today(today, os.environ))
    no_text = announcement_words(output.words).no_text
    for language, file in done.without_text:
        say(no_text.format(file=file, language=announcement_words(words(language)).name))
    with reported(f"The pages are in {folder}"):
        output.text("".join(f"{visible((target / name).as_posix())}\n" for name in done.files))
    raise typer.Exit(exit_code(done.ledger, output.words, [round_.totals for round_ in done.rounds]))


def _languages(text: str) -> list[str]:
    """The languages of `--language`, each once."""
    from skjonn.language import LANGUAGES

    return list(dict.fromkeys(one_of(each.strip(), LANGUAGES, "--language") for each in text.split(",")))


def _style(css: str | None) -> str:
    """The rules of `--css`.

    Raises:
        UsageError: They cannot be read, or load something from elsewhere.
    """
    if css is None:
        return ""
    import re
    from pathlib import Path

    from skjonn.disk.home import expanded
    from skjonn.disk.reason import reason

    try:
        text = Path(expanded(css)).read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"--css: {css} cannot be read: {reason(error)}.", now="Name another file.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"--css: {css} is not UTF-8.", now="Save it as UTF-8.") from error
    if found := re.search(r"""(?i)@import\b|url\(\s*["']?(?!data:)[^)]*""", text):
        raise UsageError(
            f"--css: {css} loads something from elsewhere: {found[0]}. A page loads nothing.",
            now="Leave it out, or put it into the style sheet as a data: URL.",
        )
    return text
