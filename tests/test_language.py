"""Three catalogues of the same words: every word has its use, and every sentence the same places to fill."""

import re
from datetime import date
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from skjonn.controls.control_totals import QUANTITIES, Verdict
from skjonn.language import LANGUAGES, words
from skjonn.language.announcements import announcement_words
from skjonn.language.announcements.words import AnnouncementWords
from skjonn.language.counting import counted, on_day, stated
from skjonn.language.headings import HEADINGS, heading
from skjonn.language.terms import TERMS, answer
from skjonn.language.words import Words
from skjonn.model.diagnostic import Severity
from skjonn.model.entries import AWARD_FIELDS, ENTRIES, ROLES, TABLES, State
from skjonn.model.errors import UnknownNameError
from skjonn.model.figure import StatedFigure
from skjonn.model.file_format import fields_of
from support.ledgers import ROOT

NAMES = tuple(Words.__annotations__)
# The words that are asked for by a name put together: `q_awards`, and each verdict but `unknown`.
PUT_TOGETHER = {*(f"q_{quantity}" for quantity in (*QUANTITIES, "limit")), "agrees", "differs", "in_progress"} | {
    "not_itemised"
}


def _places(said: str | tuple[str, ...]) -> list[set[str]]:
    """The names in braces of each text."""
    texts = (said,) if isinstance(said, str) else said
    return [{name for _, name, _, _ in Formatter().parse(text) if name is not None} for text in texts]


def test_words_are_all_given_and_no_others() -> None:
    known = {name: text for name, text in vars(words("en")).items() if name != "about"}
    with pytest.raises(TypeError, match=r"^about, more$"):
        Words(**{**known, "more": ""})


@pytest.mark.parametrize("name", NAMES)
def test_a_word_has_the_same_places_to_fill_in_every_language(name: str) -> None:
    places = [_places(getattr(words(language), name)) for language in LANGUAGES]
    assert places == [places[0]] * len(LANGUAGES)


def _said(language: str) -> dict[str, str | tuple[str, ...]]:
    """Every word of a language by its name, and every title of a field by its key."""
    titles = {key: heading(key, words(language)) for key in HEADINGS}
    return {name: getattr(words(language), name) for name in NAMES} | titles


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_or_has_spaces_about_it(language: str) -> None:
    for said in _said(language).values():
        for text in (said,) if isinstance(said, str) else said:
            assert text
            assert text == text.strip()
            assert "  " not in text


@pytest.mark.parametrize("name", AnnouncementWords._fields)
def test_a_word_of_announcements_has_the_same_places_to_fill_in_every_language_and_is_not_empty(name: str) -> None:
    said = [getattr(announcement_words(words(language)), name) for language in LANGUAGES]
    assert [_places(each) for each in said] == [_places(said[0])] * len(LANGUAGES)
    assert all(text and text == text.strip() for each in said for text in ((each,) if isinstance(each, str) else each))


def test_every_word_of_announcements_is_used() -> None:
    files = [*Path(ROOT, "skjonn").rglob("*.py"), *Path(ROOT, "skjonn", "publishing", "templates").iterdir()]
    used = {name for path in files for name in re.findall(r"\bpage\.([a-z_]+)\b", path.read_text("utf-8"))}
    # Those of control totals are put together: `q_awards`.
    unused = {name for name in AnnouncementWords._fields if not name.startswith("q_")} - used
    assert unused - {"no_text"} == set()


def test_every_word_is_used() -> None:
    sources = [path.read_text("utf-8") for path in sorted(Path(ROOT, "skjonn").rglob("*.py"))]
    used = {name for source in sources for name in re.findall(r"\bwords\.([a-z_]+)\b", source)}
    assert set(NAMES) - used - PUT_TOGETHER == set()
    assert set(NAMES) >= PUT_TOGETHER


def test_every_field_of_an_entry_has_its_title() -> None:
    keys = {field.key for name in ENTRIES for field in fields_of(TABLES[name].table)}
    keys |= {field.key for field in AWARD_FIELDS.values()}
    assert keys - set(HEADINGS) == set(), "give them a line in skjonn/language/headings.py"
    assert set(HEADINGS) - keys - {field.key for spec in TABLES.values() for field in fields_of(spec.table)} == set()


def test_every_word_of_the_programs_own_that_a_table_shows_has_its_title() -> None:
    shown = {*get_args(Severity), *get_args(State), *ROLES, "off"}
    assert shown == set(TERMS)


def test_the_answers_to_a_question_begin_with_different_letters() -> None:
    questions = (("yes", "no", "edit"), ("yes", "no", "anyway"), ("no", "yes", "show"), ("edit again", "keep", "drop"))
    for language in LANGUAGES:
        for asked, label in zip(questions, ("ask_write", "ask_edit", "import_question", "ask_again"), strict=True):
            typed = [answer(word, words(language)) for word in asked]
            assert len({word[0] for word in typed}) == len(typed)
            # A label shows each answer, yes and no by their letters.
            shown = getattr(words(language), label).partition("[")[2].rstrip("]").casefold().split("/")
            assert sorted(shown) == sorted(
                word[0] if name in {"yes", "no"} else word for name, word in zip(asked, typed, strict=True)
            )


def test_every_verdict_has_its_word() -> None:
    verdicts = {"agrees", "differs", "in_progress", "not_itemised", "unknown"}
    assert set(get_args(Verdict)) == verdicts
    assert verdicts - set(NAMES) == {"unknown"}


FIGURES = {"over_alone", "under_alone"}


@pytest.mark.parametrize(
    ("language", "alike"),
    [
        ("nb", {"h_id", "id", "headline", "show_waived", "h_partner", *FIGURES}),
        ("nn", {"h_id", "id", "headline", "show_waived", *FIGURES}),
    ],
)
def test_norwegian_is_not_english_left_standing(language: str, alike: set[str]) -> None:
    """Alike are patterns without a word, «Id», «kr», «over», an option, and «Partner» in bokmål."""
    english, norwegian = _said("en"), _said(language)
    same = {name for name, said in english.items() if norwegian[name] == said}
    found = {name for name in same if re.search(r"\w", re.sub(r"\{\w+\}", "", str(english[name])))}
    assert found - alike == set(), f"translate it in skjonn/language/{language}.py or headings.py, or name it here"
    assert found == alike


@pytest.mark.parametrize(
    ("nynorsk", "not_nynorsk"),
    [("ikkje", "ikke"), ("sidan", "siden"), ("frå", "fra"), ("høgst", "høyst"), ("noko", "noe"), ("saman", "sammen")],
)
def test_neither_standard_has_the_words_of_the_other(nynorsk: str, not_nynorsk: str) -> None:
    texts = {language: " ".join(map(str, _said(language).values())) for language in ("nb", "nn")}
    assert re.search(rf"\b{nynorsk}\b", texts["nb"], re.IGNORECASE) is None
    assert re.search(rf"\b{not_nynorsk}\b", texts["nn"], re.IGNORECASE) is None


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("en", 1, "1\u00a0award"),
        ("en", 0, "0\u00a0awards"),
        ("nb", 2, "2\u00a0tildelinger"),
        ("nn", 1_450, "1\u00a0450\u00a0tildelingar"),
    ],
)
def test_a_number_has_its_noun_in_the_singular_or_the_plural(language: str, number: int, text: str) -> None:
    assert counted(number, words(language).award) == text


@pytest.mark.parametrize(("language", "text"), [("en", "1 May 2020"), ("nb", "1. mai 2020"), ("nn", "1. mai 2020")])
def test_a_day_has_its_month_by_name(language: str, text: str) -> None:
    assert on_day(date(2020, 5, 1), words(language)).replace("\u00a0", " ") == text
    assert len(words(language).months) == 12


@pytest.mark.parametrize(
    ("figure", "texts"),
    [
        (StatedFigure("exact", 48), ("48", "48", "48")),
        (StatedFigure("about", 1_500, 500), ("1 000 to 2 000", "1 000 til 2 000", "1 000 til 2 000")),
        (StatedFigure("over", 15, 5), ("over 15, at most 20", "over 15, høyst 20", "over 15, høgst 20")),
        (StatedFigure("under", 15, 5), ("under 15, at least 10", "under 15, minst 10", "under 15, minst 10")),
        (StatedFigure("at_most", 15), ("at most 15", "høyst 15", "høgst 15")),
        (StatedFigure("at_least", 15), ("at least 15", "minst 15", "minst 15")),
        (StatedFigure("over", 15), ("over 15", "over 15", "over 15")),
        (StatedFigure("under", 15), ("under 15", "under 15", "under 15")),
    ],
)
def test_a_stated_figure_is_said_with_its_precision(figure: StatedFigure, texts: tuple[str, ...]) -> None:
    assert tuple(stated(figure, words(language)).replace("\u00a0", " ") for language in LANGUAGES) == texts


@pytest.mark.parametrize("language", ["", "no", "sv", "EN", "words"])
def test_an_unknown_language_is_refused_with_those_there_are(language: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        words(language)
    assert (caught.value.what, caught.value.now) == (f"There is no language {language!r}.", "Choose one of en, nb, nn.")
