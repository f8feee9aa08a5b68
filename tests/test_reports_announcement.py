"""What an announcement says: each figure as precisely as it is known, and what is not known said as such."""

import re
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.inputs.figures import read_figure
from skjonn.language import LANGUAGES, words
from skjonn.language.announcements import announcement_words
from skjonn.language.announcements.words import AnnouncementWords
from skjonn.model.figure import StatedFigure
from skjonn.publishing import sentences
from skjonn.reports.announcement import Announcement, announcement
from support.ledgers import DECIDED, ROOT, ROUND, SHIPPED, application, award, event
from support.ledgers import ledger as ledger_of

NAMES = AnnouncementWords._fields
TWO = DECIDED + application("2020-01", "Asker") + award("2020-01") + application("2020-02") + award("2020-02", "50_000")


def of(text: str) -> Announcement:
    """What there is to announce of the only round of a ledger."""
    (round_,) = ledger_of(text).rounds
    return announcement(round_)


def said(text: str, language: str = "nb") -> list[str]:
    """All sentences of the announcement of a round."""
    found, common = of(text), words(language)
    page = announcement_words(common)
    lines = [sentences.answer(found, common, page), sentences.received(found, common, page)]
    lines += [sentences.came_from(found, common, page), *sentences.remarks(found, common, page)]
    lines += sentences.differences(found.differing, common, page)
    for region in found.regions:
        lines += sentences.sums(region, common, page)
    lines += sentences.notes(found, common, page)
    return [line.replace("\u00a0", " ") for line in lines if line]


def test_the_announcement_of_2020_is_said_in_its_own_words_and_in_figures_that_add_up() -> None:
    assert said(SHIPPED) == [
        "Det er totalt 14 søknader som er tildelt 15 020 000 kroner.",
        "I alt ble det mottatt 48 søknader på ca. 53 millioner kroner.",
        "Av disse kom 43 søknader fra Viken og 5 søknader fra Oslo.",
        "34 av 48 søknader er ikke ført opp enkeltvis.",
        "Sum tildelte prosjekter fra Viken: totalt 11 søknader på 10 520 000 kroner.",
        "Med ord: ti millioner fem hundre og tjue tusen kroner.",
        "Sum tildelte prosjekter fra Oslo: totalt 3 søknader på 4 500 000 kroner.",
        "Med ord: fire millioner fem hundre tusen kroner.",
        "Kommuner og fylker er oppgitt slik de var 9. september 2020.",
        "Kilde: Tildeling av prosjektskjønn for 2020, published 09.09.2020",
    ]


def test_nynorsk_and_english_say_the_same() -> None:
    assert said(SHIPPED, "nn")[:3] == [
        "Det er totalt 14 søknader som har fått tildelt 15 020 000 kroner.",
        "I alt kom det inn 48 søknader på om lag 53 millionar kroner.",
        "Av desse kom 43 søknader frå Viken og 5 søknader frå Oslo.",
    ]
    assert said(SHIPPED, "en")[:3] == [
        "In total, 14 applications were granted 15 020 000 kroner.",
        "In all, 48 applications were received, for about 53 million kroner.",
        "Of these, 43 applications came from Viken and 5 applications came from Oslo.",
    ]


def test_what_rows_do_not_meet_is_said_beside_what_is_stated() -> None:
    lines = said(SHIPPED.replace("granted = 4_000_000", "granted = 400_000"))
    assert lines[0] == "Det er totalt 14 søknader som er tildelt 11 420 000 kroner."
    assert lines[4:6] == [
        "Oppgitt tildelt beløp: litt over 15 millioner kroner, opptalt: 11 420 000 kroner.",
        "Oppgitt tildelt beløp for Viken: 10 520 000 kroner, opptalt: 6 920 000 kroner.",
    ]
    lines = said(SHIPPED.replace("awards = 14", "awards = 15"))
    assert "Oppgitt antall tildelinger: 15, opptalt: 14." in lines


def test_a_round_without_awards_says_so() -> None:
    assert said(DECIDED) == [
        "Ingen søknader er tildelt midler.",
        "I alt ble det mottatt 0 søknader.",
        "Kommuner og fylker er oppgitt slik de var 9. september 2020.",
    ]


def test_an_open_round_says_that_more_may_follow() -> None:
    assert "Runden er ikke avsluttet, og flere tildelinger kan komme." in said(ROUND)


def test_outcomes_are_counted_where_they_are_known() -> None:
    text = TWO + "".join(application(f"2020-0{number}", "Bærum") for number in range(3, 8))
    text += event("2020-03", "refused") + event("2020-04", "refused") + event("2020-05", "withdrawn")
    text += event("2020-06", "transferred", more='to = "Klimasats"')
    line = "Utfallet av søknadene som er registrert: tildelt 2, avslått 2, trukket 1, overført 1, ikke avgjort 1."
    assert line in said(text)
    assert line.replace(", ikke avgjort 1", "") in said(text.replace(application("2020-07", "Bærum"), ""))
    assert not any(line.startswith("Utfallet") for line in said(TWO))


def test_the_refused_that_nobody_counted_are_not_listed_and_that_is_said() -> None:
    text = TWO.replace('state = "decided"', 'itemised = "awarded"\nstate = "decided"')
    assert said(text)[1] == "Søknader som ikke er tildelt midler, er ikke ført opp enkeltvis."
    about = text.replace(
        "\n[[applications]]", "\n[frame]\napplications = { about = 50, within = 5 }\n\n[[applications]]", 1
    )
    assert said(about)[1:3] == [
        "I alt ble det mottatt 45 til 55 søknader.",
        "Søknader som ikke er tildelt midler, er ikke ført opp enkeltvis.",
    ]


def test_a_sum_applied_for_is_said_where_the_number_of_applications_is_not_known() -> None:
    text = TWO.replace('state = "decided"', 'itemised = "awarded"\nstate = "decided"')
    text = text.replace("\n[[applications]]", "\n[frame]\nrequested = { at_least = 3_000_000 }\n\n[[applications]]", 1)
    assert said(text)[1] == "I alt ble det søkt om minst 3 000 000 kroner."


def test_what_became_of_an_award_is_said_in_its_row_and_under_its_sum() -> None:
    text = (
        TWO
        + application("2020-03", "Bærum")
        + award("2020-03", "70_000")
        + application("2020-04", "Asker")
        + award("2020-04", "80_000")
        + event("2020-01", "declined")
        + event("2020-03", "amended", more="amount = -20_000")
        + event("2020-04", "cancelled")
    )
    page = announcement_words(words("nb"))
    assert [sentences.became(award_, page).replace("\u00a0", " ") for award_ in of(text).all_awards] == [
        "Takket nei",
        "Endret, 50 000 kr gjelder",
        "Bortfalt, 0 kr gjelder",
        "",
    ]
    assert "Etter senere endringer gjelder 50 000 kroner." in said(text)


def test_applicants_without_a_county_and_those_nobody_can_place_are_named_as_such() -> None:
    text = DECIDED + (
        '[[applications]]\nid = "1"\nrecipient = "Vinmonopolet"\n[[awards]]\napplication = "1"\ngranted = 1\n'
        '[[awards]]\napplication = "9"\ngranted = 21\n'
    )
    lines = said(text)
    assert "Sum tildelte prosjekter fra søkere uten fylke: totalt 1 søknad på 1 krone." in lines
    assert "Med ord: én krone." in lines
    assert (
        "Sum tildelte prosjekter fra søkere som ikke kan knyttes til et fylke: totalt 1 søknad på 21 kroner." in lines
    )
    assert "Ikke alt i regnskapet kunne leses. Det som mangler, er ikke med her." in lines


def test_a_partner_stands_once_however_often_it_is_listed_and_a_form_of_cooperation_where_there_is_none() -> None:
    rows = {row.id: row for row in of(SHIPPED).all_awards}
    assert rows["2020-03"].partners.count("Bodø") == 1
    assert rows["2020-03"].cooperation is None
    assert (rows["2020-04"].partners, rows["2020-04"].cooperation) == ((), "Samarbeid internt i kommunen")


def test_a_sum_too_large_for_words_has_none() -> None:
    lines = said(DECIDED + application("1") + "".join(award("1", "999_999_999_999_999") for _ in range(2)))
    assert not any(line.startswith("Med ord") for line in lines)


MILLIONS = [
    (StatedFigure("about", 53_000_000, 500_000), "ca. 53 millioner kroner"),
    (StatedFigure("about", 53_000_000, 50_000), "52 950 000 til 53 050 000 kroner"),
    (StatedFigure("about", 4_500_000, 50_000), "ca. 4,5 millioner kroner"),
    (StatedFigure("about", 10_525_000, 500), "ca. 10,525 millioner kroner"),
    (StatedFigure("about", 1_000_000, 500_000), "ca. 1 million kroner"),
    (StatedFigure("about", 50_000_000, 500_000), "49 500 000 til 50 500 000 kroner"),
    (StatedFigure("about", 53_000_000, 600_000), "52 400 000 til 53 600 000 kroner"),
    (StatedFigure("over", 15_000_000, 500_000), "litt over 15 millioner kroner"),
    (StatedFigure("over", 15_000_000), "over 15 000 000 kroner"),
    (StatedFigure("under", 8_000_000, 500_000), "litt under 8 millioner kroner"),
    (StatedFigure("at_most", 8_000_000), "høyst 8 000 000 kroner"),
    (StatedFigure("exact", 1), "1 krone"),
]


@pytest.mark.parametrize(("figure", "text"), MILLIONS)
def test_an_amount_is_said_as_precisely_as_it_is_stated(figure: StatedFigure, text: str) -> None:
    page = announcement_words(words("nb"))
    assert sentences.amount(figure, words("nb"), page).replace("\u00a0", " ") == text


@given(
    kind=st.sampled_from(["about", "over", "under"]),
    value=st.integers(1, 10**9).map(lambda value: value * 1000),
    within=st.sampled_from([500, 5_000, 50_000, 500_000, 700]),
)
def test_an_amount_that_is_said_is_read_as_what_was_stated(kind: str, value: int, within: int) -> None:
    figure = StatedFigure(kind, value, within)  # type: ignore[arg-type]  # one of the three kinds
    for language in ("nb", "nn"):
        text = sentences.amount(figure, words(language), announcement_words(words(language)))
        read = read_figure(re.sub(r"\s+kroner$", "", text), unit="kroner")
        assert (read.low, read.high) == (figure.low, figure.high), text


def _places(text: str | tuple[str, ...]) -> list[set[str]]:
    texts = (text,) if isinstance(text, str) else text
    return [{name for _, name, _, _ in Formatter().parse(each) if name is not None} for each in texts]


@pytest.mark.parametrize("name", NAMES)
def test_a_word_has_the_same_places_to_fill_in_every_language_and_is_not_empty(name: str) -> None:
    of_languages = [getattr(announcement_words(words(language)), name) for language in LANGUAGES]
    assert [_places(text) for text in of_languages] == [_places(of_languages[0])] * len(LANGUAGES)
    assert all(text == (text.strip() if isinstance(text, str) else text) != "" for text in of_languages)


def test_every_word_of_announcements_is_used() -> None:
    folders = (Path(ROOT, "skjonn", "publishing"), Path(ROOT, "skjonn", "cli"))
    texts = [
        path.read_text("utf-8")
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    used = {name for text in texts for name in re.findall(r"\b(?:page|words\))\.([a-z_]+)\b", text)}
    used |= {f"q_{quantity}" for quantity in ("applications", "awards", "requested", "granted")}
    used |= set(re.findall(r"announcement_words\([^\n]*\)\.([a-z_]+)", "\n".join(texts)))
    assert set(NAMES) - used == set()


@pytest.mark.parametrize(
    ("nynorsk", "not_nynorsk"),
    [("ikkje", "ikke"), ("sida", "siden"), ("frå", "fra"), ("desse", "disse"), ("kommunar", "kommuner")],
)
def test_neither_standard_has_the_words_of_the_other(nynorsk: str, not_nynorsk: str) -> None:
    texts = {language: " ".join(map(str, announcement_words(words(language)))) for language in ("nb", "nn")}
    assert re.search(rf"\b{nynorsk}\b", texts["nb"], re.IGNORECASE) is None
    assert re.search(rf"\b{not_nynorsk}\b", texts["nn"], re.IGNORECASE) is None
