"""Publish a ledger without errors: a page for each round and language."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skjonn.actions import lookup
from skjonn.actions.check import diagnose
from skjonn.actions.load import Parser, load
from skjonn.disk.files import read_file
from skjonn.disk.links import OUT, leads_out
from skjonn.disk.replace_folder import new_file
from skjonn.disk.replace_folder import publish as publish_folder
from skjonn.language import words
from skjonn.model.errors import RefusedError, UsageError
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Files, display_path
from skjonn.publishing import Format
from skjonn.publishing.pages import INDEX, MARK, Edition, Publication, html_pages, is_page, markdown_texts
from skjonn.publishing.template_engine import Templates
from skjonn.reports.announcement import announcement

TEMPLATES, TEXTS = "templates", "texts"
"""The folders of a ledger that hold an office's own templates and texts."""


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """What is published, and how.

    Attributes:
        languages: The languages; the first is that of the index.
        rounds: The ids of the rounds; all if none is named.
        format: The format of the pages.
        css: Rules to append to the style sheet.
        overwrite: Whether to replace an earlier publication.
        draft: Whether to mark the pages as drafts, which is required if the ledger has errors.
    """

    languages: Sequence[str]
    rounds: Collection[str] = ()
    format: Format = "html"
    css: str = ""
    overwrite: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """What was published.

    Attributes:
        ledger: The ledger, with its read errors.
        rounds: The rounds.
        files: The names of the files.
        without_text: The languages without a text of the office, each with the file that would hold it.
    """

    ledger: Ledger[ResolvedRound]
    rounds: tuple[ResolvedRound, ...]
    files: tuple[str, ...]
    without_text: tuple[tuple[str, str], ...]


def publish(files: Files, root: Path, folder: Path, options: PublishOptions, *, today: date) -> Published:
    """Write the pages of rounds into a folder.

    Args:
        files: The ledger's files.
        root: The ledger's folder, which holds the office's texts and templates.
        folder: The folder to write: new, empty or an earlier publication.
        options: What is published.
        today: The day that decides which waivers have expired and which pages are old.

    Raises:
        RefusedError: The ledger has errors and it is not a draft, or two rounds would have the same file.
        UnknownNameError: There is no such round.
        UsageError: A text or a template cannot be used, or the folder holds something else or cannot be written.
    """
    parser = Parser()
    ledger = load(files, parser=parser)
    rounds = lookup.rounds(ledger, options.rounds)
    errors = [
        found for found in diagnose(files, today=today, parser=parser) if found.severity == "error" and not found.waived
    ]
    if errors and not options.draft:
        first = errors[0]
        raise RefusedError(
            f"The ledger has {len(errors)} {'error' if len(errors) == 1 else 'errors'}; "
            f"{first.file}:{first.span.line}: {first.message} Nothing was written.",
            now="Fix what `skjonn check` says, or publish a draft with --draft.",
        )
    _require_one_file_each(rounds)
    editions: list[Edition] = []
    without_text: list[tuple[str, str]] = []
    for language in options.languages:
        name = f"{TEXTS}/announcement.{language}.md"
        text = _own_file(root, name, shown=display_path(files.root, name)) or ""
        editions.append(Edition(words(language), text))
        if not text.strip():
            without_text.append((language, display_path(files.root, name)))
    publication = Publication(tuple(editions), today, options.css, draft=options.draft, errors=len(errors))
    templates = Templates(_own_templates(root, files.root))
    make = html_pages if options.format == "html" else markdown_texts
    pages = make([announcement(round_) for round_ in rounds], publication, templates)
    return Published(ledger, rounds, tuple(_written(pages, folder, options)), tuple(without_text))


def _written(pages: Iterator[tuple[str, str]], folder: Path, options: PublishOptions) -> Iterator[str]:
    """Write pages, all or none, and return their names."""
    names: list[str] = []
    with publish_folder(folder, overwrite=options.overwrite, is_ours=_is_ours(folder), what="publication") as new:
        for name, text in pages:
            with new_file(new / name) as sink:
                sink.write(text.encode())
            names.append(name)
    return iter(names)


def _is_ours(folder: Path) -> Callable[[str], bool]:
    """Make a test for the files of an earlier publication, whose index has the mark or a page beside it."""
    has_index = False
    with suppress(OSError, UnicodeDecodeError):
        has_page = any(is_page(path.name) for path in folder.iterdir())
        has_index = has_page or MARK in (folder / INDEX).read_text("utf-8")
    return lambda name: is_page(name) or (name == INDEX and has_index)


def _require_one_file_each(rounds: Sequence[ResolvedRound]) -> None:
    """Refuse two rounds of one id. Case is ignored, as some disks do."""
    first: dict[str, ResolvedRound] = {}
    for round_ in rounds:
        other = first.setdefault(round_.id.casefold(), round_)
        if other is not round_:
            raise RefusedError(
                f"{other.file} and {round_.file} both hold a round {round_.id}, and their pages would have one name. "
                "Nothing was written.",
                now="Remove one of them, or give it an id of its own.",
            )


def _own_templates(root: Path, shown: str) -> Callable[[str], tuple[str, str] | None]:
    """Make a function that finds the templates in a ledger's folder."""

    def own(name: str) -> tuple[str, str] | None:
        path = display_path(shown, f"{TEMPLATES}/{name}")
        text = _own_file(root, f"{TEMPLATES}/{name}", shown=path)
        return None if text is None else (text, path)

    return own


def _own_file(root: Path, name: str, *, shown: str) -> str | None:
    """The text of a file in a ledger's folder; `None` if it does not exist.

    Raises:
        UsageError: It cannot be read.
    """
    try:
        (root / name).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        pass  # reading it says why
    file = read_file(root, name)
    fault = OUT if leads_out(str(root / name), root=str(root)) else file.fault
    if not fault:
        try:
            return file.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            fault = "it is not UTF-8"
    raise UsageError(f"{shown} cannot be used: {fault}. Nothing was written.", now="Fix it, or remove it.")
