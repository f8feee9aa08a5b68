"""Ask questions on a terminal, with line editing, completion and a history of values."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion, WordCompleter
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import ColorDepth, create_output


class _ListCompleter(Completer):
    """Completes the last of several values separated by commas."""

    def __init__(self, words: Completer) -> None:
        self._words = words

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        last = document.text_before_cursor.rpartition(",")[2].lstrip()
        yield from self._words.get_completions(Document(last), complete_event)


def ask(
    label: str,
    *,
    default: str = "",
    earlier: Iterable[str] = (),
    words: Sequence[str] = (),
    is_list: bool = False,
    color: bool = True,
    back: str = "",
) -> str:
    """Ask a question on standard error.

    Args:
        label: The question.
        default: An answer that can be edited, or taken with Enter.
        earlier: Values that the arrow keys show, the nearest last.
        words: What completes the answer while it is typed.
        is_list: Whether the answer is several values separated by commas.
        color: Whether completions are coloured.
        back: The answer that Ctrl-P gives.

    Returns:
        The answer in one line, without spaces around it.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed.
        EOFError: Ctrl-D was pressed in an empty line, or the terminal is gone.
    """
    completer: Completer | None = WordCompleter(list(words), ignore_case=True, sentence=True) if words else None
    if completer and is_list:
        completer = _ListCompleter(completer)
    # prompt-toolkit would print a warning between the questions if the terminal does not report its cursor.
    os.environ["PROMPT_TOOLKIT_NO_CPR"] = "1"
    session: PromptSession[str] = PromptSession(
        output=create_output(stdout=sys.stderr),
        color_depth=None if color else ColorDepth.DEPTH_1_BIT,
        history=InMemoryHistory(list(earlier)),
        completer=completer,
        complete_while_typing=True,
        reserve_space_for_menu=4,
        key_bindings=_keys(back),
    )
    return " ".join(session.prompt(f"{label}: ", default=default).split())


def _keys(back: str) -> KeyBindings:
    keys = KeyBindings()

    @keys.add("c-p")
    def _(event: KeyPressEvent) -> None:
        event.app.exit(result=back)

    return keys
