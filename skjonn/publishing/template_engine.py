"""The only module that knows Jinja2; a ledger's own templates take the place of those in `templates`.

A ledger's templates may be by somebody else than who publishes it, so they run in a sandbox.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from skjonn.model.errors import UsageError
from skjonn.render.markdown import literal

OwnTemplate = Callable[[str], tuple[str, str] | None]
"""Finds the ledger's own template of a name: its text, and its path as shown to people."""

PACKAGED = "skjonn/"
"""The prefix by which a ledger's template extends skjonn's template of the same name."""
_TEMPLATES = Path(__file__).with_name("templates")
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_FIX = "Fix the template, or remove it to use skjonn's own. Nothing was written."


class Templates:
    """Renders templates by name, `.md` as Markdown and others as HTML; texts that they insert are escaped."""

    def __init__(self, own: OwnTemplate) -> None:
        """Use the ledger's own templates, which `own` finds."""
        self._own = own
        self._shown: set[str] = set()
        self._environments = {
            is_markdown: ImmutableSandboxedEnvironment(
                loader=FunctionLoader(self._load),
                autoescape=not is_markdown,
                finalize=_in_markdown if is_markdown else None,
                undefined=StrictUndefined,
                trim_blocks=True,
                lstrip_blocks=True,
                keep_trailing_newline=True,
            )
            for is_markdown in (False, True)
        }

    def render(self, name: str, values: Mapping[str, object]) -> str:
        """Fill a template.

        Raises:
            UsageError: The template, or one that it uses, cannot be filled; with the file and line.
        """
        try:
            return self._environments[name.endswith(".md")].get_template(name).render(values)
        except (UsageError, MemoryError):
            raise
        except Exception as error:
            raise self._failed(name, error) from error

    def text(self, name: str) -> str:
        """The text of a file that is not a template: a style sheet or a script."""
        return self._load(name)[0]

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, and its name in errors.

        Raises:
            TemplateNotFound: There is no such template.
        """
        packaged = name.removeprefix(PACKAGED)
        if not _NAME.fullmatch(packaged):
            raise TemplateNotFound(name)
        found = self._own(name) if packaged == name else None
        if found is None:
            path = _TEMPLATES / packaged
            if not path.is_file():
                raise TemplateNotFound(name)
            found = path.read_text("utf-8"), f"{PACKAGED}{packaged}"
        text, shown = found
        self._shown.add(shown)
        return text, shown, lambda: True

    def _failed(self, name: str, error: Exception) -> UsageError:
        shown, line = self._place(name, error)
        what = f"there is no template {error.name}" if isinstance(error, TemplateNotFound) else str(error)
        sentence = what.rstrip(".") or type(error).__name__
        return UsageError(f"{shown}:{line}: {sentence}.", now=_FIX)

    def _place(self, name: str, error: Exception) -> tuple[str, int]:
        """The file and the line of the innermost template that an error was raised in."""
        if isinstance(error, TemplateSyntaxError):
            return error.filename or name, error.lineno
        places = [place for place in _places(error.__traceback__) if place[0] in self._shown]
        return places[-1] if places else (name, 1)


def _places(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next


def _in_markdown(value: object) -> object:
    """Escape a text for Markdown, unless it is marked as markup."""
    return literal(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
