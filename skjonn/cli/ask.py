"""Ask for what is missing, on a terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import typer

from skjonn.actions.add_entries import official_name, round_for
from skjonn.actions.change import WriteOptions
from skjonn.actions.list_files import list_files
from skjonn.cli import streams
from skjonn.cli.output import Output
from skjonn.inputs.field_values import value_of
from skjonn.language.headings import heading
from skjonn.language.terms import answer
from skjonn.model.draft import AWARD_KEYS, FIELDS, Draft
from skjonn.model.entries import Application, Entry
from skjonn.model.errors import MissingError, SeveralRoundsError, SkjonnError, UsageError, WrittenError
from skjonn.model.file_format import Field
from skjonn.model.money import kroner
from skjonn.model.place import UnresolvedMunicipality
from skjonn.model.resolved import ResolvedRound
from skjonn.places.counties import COUNCIL, counties
from skjonn.places.lookup import look_up, municipalities

INTERRUPTED = 130
"""The exit code of a command that Ctrl-C or Ctrl-D ended: 128 and the number of SIGINT."""
BACK = "<"
"""The answer that goes back to the previous question. Ctrl-P gives it as well."""

_APPLICANT = (*Application.one_of, *Application.beside_second)
"""The keys of the applicant: the municipality, or else the recipient and its own keys."""

Write = Callable[[Mapping[str, Any], bool], None]
"""Writes the values of fields, by key; the second argument says whether to write them even with new errors."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question for a field.

    Attributes:
        field: The field.
        must: Whether an answer is required.
        default: The answer that Enter gives. It can be edited.
        earlier: The values that the arrow keys show, the nearest last.
        words: What completes the answer.
        day: If the answer is a municipality, the day on which it must exist.
        instead_of: The key of the question that this one replaces: it is asked only if that one got no answer. Empty if
            it is always asked.
        otherwise: The key of the question that is asked instead if this one gets no answer. Empty if there is none.
    """

    field: Field
    must: bool = False
    default: str = ""
    earlier: Sequence[str] = ()
    words: Sequence[str] = ()
    day: date | None = None
    instead_of: str = ""
    otherwise: str = ""

    def is_left_out(self, texts: Mapping[str, str]) -> bool:
        """Whether the answers so far make it superfluous."""
        return bool(self.instead_of and texts[self.instead_of])

    def read(self, text: str, name: str) -> Any:  # noqa: ANN401 - a value of the field
        """The value of an answer; `None` if an optional field is left empty.

        Raises:
            SkjonnError: It is not a value of the field, which the message calls `name`.
        """
        if not streams.is_text(text):
            raise UsageError(f"{text} is not UTF-8.", now="Set the terminal to UTF-8.")
        if not text:
            if self.must and not self.otherwise:
                raise UsageError(f"{name} must be given.", now=f"Go back with {BACK}, or leave with Ctrl-C.")
            return None
        if self.field.is_list:
            parts = [part.strip() for part in text.split(",")]
            return tuple(value_of(self.field, part, name=name) for part in parts if part)
        if self.day is not None:
            found = look_up(text, self.day)
            if isinstance(found, UnresolvedMunicipality):
                raise UsageError(found.message, now=found.hint)
            return official_name(text, self.day)
        return value_of(self.field, text, name=name)


def is_possible() -> bool:
    """Whether there is a terminal to ask on."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def require(missing: Sequence[Field], *, hint: str = "") -> None:
    """Refuse missing fields if there is no terminal to ask on; `hint` says what to do about it.

    Raises:
        MissingError: Something is missing.
    """
    require_terminal([field.option_name for field in missing], hint=hint)


def require_terminal(missing: Sequence[str], *, hint: str = "") -> None:
    """Refuse missing options and arguments if there is no terminal to ask on; `hint` says what to do about it.

    Raises:
        MissingError: Something is missing.
    """
    if missing and not is_possible():
        kind = UsageError if hint else MissingError
        raise kind(f"Missing: {', '.join(missing)}.", now=f"{hint} Nothing was written.".lstrip())


def ask(label: str, words: Sequence[str], output: Output, *, is_list: bool = False) -> str:
    """Ask for an answer, which is required, and complete it with words."""
    while not (text := prompt(label, words=words, is_list=is_list, output=output)):
        streams.say(output.words.must_be_given.format(name=label))
    return text


def questions_for_round(fields: Iterable[Field]) -> list[Question]:
    """The questions for the fields of a new round."""
    return [
        Question(
            field,
            must=field.is_required,
            default=field.default if isinstance(field.default, str) else "",
            words=field.words,
        )
        for field in fields
    ]


def round_to_add_to(draft: Draft, options: WriteOptions, *, round_id: str | None, output: Output) -> ResolvedRound:
    """The round that a draft belongs to. If several are open, ask for it.

    Raises:
        UnknownNameError: There is no such round or application to add to.
    """
    files = list_files(options.root, shown=options.shown)
    while True:
        try:
            return round_for([draft], files, round_id=round_id)
        except SeveralRoundsError as error:
            label = output.words.h_round
            round_id = prompt(label, default=error.ids[-1], words=error.ids, earlier=error.ids, output=output)
        except SkjonnError as error:
            if round_id is None or not is_possible():
                raise
            streams.write_error(error, color=output.error_color)
            round_id = None


def questions(draft: Draft, round_: ResolvedRound, *, award: bool) -> list[Question]:
    """The questions for an entry: required fields first, without those that were given."""
    needed = draft.missing(award=award)
    municipality, *of_recipient = _APPLICANT
    first = [key for key in FIELDS if key in needed or (key == "project" and asks_for_title(draft, round_))]
    asked = [part for key in first for part in (_APPLICANT if key == municipality else (key,))]
    asked = [key for key in asked if key not in draft.values]
    known = {*draft.values, *asked, "project"}
    others = [key for key in FIELDS if _belongs(key, draft, award=award) and key not in known]
    if municipality in draft.values:
        others = [key for key in others if key not in of_recipient]
    # The id comes last, since it is usually assigned.
    others.sort(key="id".__eq__)
    must = {*needed, *of_recipient[:1]}
    keys = [key for key in (*asked, *others) if key != municipality or key in needed]
    return [_question(FIELDS[key], draft, round_, must=key in must) for key in keys]


def asks_for_title(draft: Draft, round_: ResolvedRound) -> bool:
    """Whether to ask for a missing title: if other applications of the round have one, or there are none yet."""
    return draft.lacks_title and (round_.entries.has_titles or not round_.entries.applications)


def _belongs(key: str, draft: Draft, *, award: bool) -> bool:
    """Whether to ask for a field: those of a new application, and those of an award."""
    is_of_award = key in AWARD_KEYS
    return FIELDS[key].option is not None and (award if is_of_award else draft.application is None)


def _question(field: Field, draft: Draft, round_: ResolvedRound, *, must: bool) -> Question:
    day = round_.heading.date.last
    municipality, recipient, *of_recipient = _APPLICANT
    names: Sequence[str] = ()
    if field.key in {municipality, "partners", "members"}:
        names = [place.name for place in municipalities(day)]
    elif field.key in {recipient, "county"}:
        names = [f"{name}{COUNCIL if field.key == recipient else ''}" for name in counties(day)]
    is_of_recipient = field.key in {recipient, *of_recipient} and recipient not in draft.values
    named = next((each for each in round_.applications if each.entry.id == draft.application), None)
    requested = named.entry.requested if named else draft.values.get("requested")
    return Question(
        field,
        must,
        default=as_text(requested) if field.key == "granted" and requested else "",
        earlier=list(_earlier(field, round_)),
        words=field.words or names,
        day=day if field.key == municipality else None,
        instead_of=municipality if is_of_recipient else "",
        otherwise=recipient if field.key == municipality else "",
    )


def show_application(draft: Draft, round_: ResolvedRound) -> None:
    """Show the application that an award is for, if it is in the ledger."""
    for each in round_.applications:
        if each.entry.id == draft.application:
            named = (each.entry.applicant, each.entry.project)
            streams.say(f"{each.entry.id}: {', '.join(filter(None, named))}")


def _earlier(field: Field, round_: ResolvedRound) -> Iterator[str]:
    """The values that the round's entries have in a field, each once."""
    own = AWARD_KEYS.get(field.key)
    entries: Iterable[Entry] = round_.entries.awards if own else round_.entries.applications
    values = (getattr(entry, own or field.key) for entry in entries if field.key != "id")
    return iter(dict.fromkeys(as_text(value) for value in values if value))


def as_text(value: object) -> str:
    """A value as people type it."""
    if isinstance(value, tuple):
        return ", ".join(map(as_text, cast("tuple[object, ...]", value)))
    return kroner(value).replace("\u00a0", " ") if isinstance(value, int) else str(value)


def fill_in(asked: Sequence[Question], write: Write, *, known: Mapping[str, Any], output: Output, sure: bool) -> None:
    """Ask all questions and write the answers. If they are refused, let the user edit them.

    Args:
        asked: The questions.
        write: Writes the answers, or raises an error if they are refused.
        known: The values that were given, to be shown with the answers.
        output: The language, and whether to colour.
        sure: Whether to write without a last confirmation.

    Raises:
        typer.Exit: With 130 after Ctrl-C or Ctrl-D, with 1 if the answers are not to be written.
    """
    for question in asked:
        if question.otherwise:
            name, other = heading(question.field.key, output.words), heading(question.otherwise, output.words)
            streams.say(output.words.left_empty.format(name=name, other=other))
    texts = {question.field.key: question.default for question in asked}
    first = 0
    while True:
        values = {**known, **_answers(asked, texts, first, output)}
        first = 0 if sure else _first_to_ask_again(asked, values, output)
        if first == len(asked) or sure:
            if _is_written(write, values, output):
                return
            first = 0


def _first_to_ask_again(asked: Sequence[Question], values: Mapping[str, Any], output: Output) -> int:
    """The index of the first question to ask again; the number of questions if the values are to be written."""
    streams.show("".join(_summary(values, output)))
    chosen = choice(output.words.ask_write, ("yes", "no", "edit"), output)
    if chosen == "no":
        streams.say(output.words.nothing_written)
        raise typer.Exit(1)
    return {"yes": len(asked), "edit": 0, BACK: len(asked) - 1}[chosen]


def _is_written(write: Write, values: Mapping[str, Any], output: Output) -> bool:
    """Write values; false if they are refused and the user wants to edit them."""
    anyway = False
    while True:
        try:
            write(values, anyway)
        except WrittenError:
            raise
        except SkjonnError as error:
            streams.write_error(error, color=output.error_color)
        else:
            return True
        chosen = choice(output.words.ask_edit, ("yes", "no", "anyway"), output)
        if chosen == "no":
            raise typer.Exit(1)
        anyway = chosen == "anyway"
        if not anyway:
            return False


def _answers(asked: Sequence[Question], texts: dict[str, str], first: int, output: Output) -> dict[str, Any]:
    """The values of the answers. `texts` is updated with what was typed, for later edits."""
    values: dict[str, Any] = {}
    number, going = first, 1
    while number < len(asked):
        question = asked[number]
        key, name = question.field.key, heading(question.field.key, output.words)
        if question.is_left_out(texts):
            values.pop(key, None)
            number += going
            continue
        text = prompt(
            name,
            default=texts[key],
            words=question.words,
            earlier=question.earlier,
            is_list=question.field.is_list,
            output=output,
        )
        going = -1 if text == BACK else 1
        if text == BACK:
            number = max(number - 1, 0)
            continue
        texts[key] = text
        try:
            values[key] = question.read(text, name)
        except SkjonnError as error:
            streams.write_error(error, color=output.error_color)
            continue
        number += 1
    for question in (each for each in asked[:first] if not each.is_left_out(texts)):
        key = question.field.key
        values.setdefault(key, question.read(texts[key], heading(key, output.words)))
    return {key: value for key, value in values.items() if value not in (None, ())}


def _summary(values: Mapping[str, Any], output: Output) -> Iterator[str]:
    """The values, a line for each."""
    shown = {heading(key, output.words): as_text(value) for key, value in values.items()}
    width = max(map(len, shown), default=0)
    yield "\n"
    for name, text in shown.items():
        yield f"  {name:{width}}  {text}\n"


def choice(label: str, words: Sequence[str], output: Output, *, has_default: bool = True) -> str:
    """Ask for one of some answers, of which the first letters are enough.

    Args:
        label: The question.
        words: The answers in English. They can be typed in the user's language or in English.
        output: The language.
        has_default: Whether Enter gives the first answer.
    """
    said = [answer(word, output.words) for word in words]
    while True:
        text = prompt(label, output=output).casefold()
        if text == BACK:
            return BACK
        pairs = (*zip(said, words, strict=True), *zip(words, words, strict=True))
        found = [word for typed, word in pairs if typed.startswith(text) and (text or has_default)]
        if found:
            return found[0]
        streams.say(output.words.answer_with.format(answers=", ".join(said[:-1]), last=said[-1]))


def prompt(label: str, *, output: Output, **how: Any) -> str:  # noqa: ANN401 - the arguments of `prompts.ask`
    """Ask a question.

    Raises:
        typer.Exit: With 130 after Ctrl-C or Ctrl-D.
    """
    from skjonn.cli import prompts

    try:
        return prompts.ask(label, color=output.error_color, back=BACK, **how)
    except (KeyboardInterrupt, EOFError):
        streams.say(f"\n{output.words.nothing_written}")
        raise typer.Exit(INTERRUPTED) from None
