"""Jinja2 as pages are made with it: a ledger's own templates before those that lie here; the one module that knows it.

Templates come with a ledger, and need not be by whoever publishes it: they run in a sandbox.
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
"""What a ledger has in the place of a template: its text, and its path as shown to people."""

PACKAGED = "skjonn/"
"""Stands before the name of a template that lies here, for one of its own name to extend."""
_TEMPLATES = Path(__file__).with_name("templates")
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_FIX = "Fix the template, or remove it: there is one of the same name in skjonn. Nothing was written."


class Templates:
    """Renders templates by name; what ends in `.md` is Markdown, all else HTML, and every text in it is literal."""

    def __init__(self, own: OwnTemplate) -> None:
        """Take what finds a ledger's own templates."""
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
            UsageError: It, or one that it uses, cannot be filled; with file and line.
        """
        try:
            return self._environments[name.endswith(".md")].get_template(name).render(values)
        except (UsageError, MemoryError):
            raise
        except Exception as error:
            raise self._failed(name, error) from error

    def text(self, name: str) -> str:
        """The text of a template that is not filled: a style sheet or a script."""
        return self._load(name)[0]

    def _load(self, name: str) -> tuple[str, str, Callable[[], bool]]:
        """A template's text and the name that errors have it by.

        Raises:
            TemplateNotFound: There is none.
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
        """The file and the line of a template that raised an error: the last one on the way."""
        if isinstance(error, TemplateSyntaxError):
            return error.filename or name, error.lineno
        places = [place for place in _places(error.__traceback__) if place[0] in self._shown]
        return places[-1] if places else (name, 1)


def _places(traceback: TracebackType | None) -> Iterator[tuple[str, int]]:
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next


def _in_markdown(value: object) -> object:
    """A value as it stands in Markdown: a text literally, what is marked as markup as it is."""
    return literal(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
