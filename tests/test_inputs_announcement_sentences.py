"""Sentences of announcements, in Bokmål and Nynorsk, become figures with their precision, or are not understood."""

from datetime import date
from functools import partial

import pytest

from skjonn.actions.import_entries import KNOWN_NAMES
from skjonn.inputs.announcement.sentences import Places, Said, what_is_said
from skjonn.inputs.tables.grid import Paragraph
from skjonn.model.figure import StatedFigure
from skjonn.places.counties import county_named

PLACES = Places(partial(county_named, on=date(2020, 9, 9)), KNOWN_NAMES.is_place)


def said(text: str) -> Said:
    return what_is_said([Paragraph("a:1", text)], PLACES, years=frozenset({2020, 2021}))


def exact(value: int) -> StatedFigure:
    return StatedFigure("exact", value)


Figures = list[tuple[str, str | None, StatedFigure | None]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Counts and sums, of what came in and of what was given.
        ("I alt ble det mottatt 48 søknader på ca. 53 millioner kroner.", [
            ("applications", None, exact(48)), ("requested", None, StatedFigure("about", 53_000_000, 500_000)),
        ]),
        ("Det er totalt 14 søknader som er tildelt litt over 15 millioner kroner.", [
            ("awards", None, exact(14)), ("granted", None, StatedFigure("over", 15_000_000, 500_000)),
        ]),
        ("I alt 14 søknadar er løyvde vel 15 millionar kroner.", [
            ("awards", None, exact(14)), ("granted", None, StatedFigure("over", 15_000_000, 500_000)),
        ]),
        ("Statsforvaltaren har tildelt om lag 17,4 millionar kroner til 23 prosjekt.", [
            ("granted", None, StatedFigure("about", 17_400_000, 50_000)), ("awards", None, exact(23)),
        ]),
        ("Nærmere 15 millioner kroner er tildelt.", [("granted", None, StatedFigure("under", 15_000_000, 500_000))]),
        ("Det er delt ut inntil 8 mill. kr.", [("granted", None, StatedFigure("at_most", 8_000_000))]),
        ("Samlet tildeling er kr 15 020 000.", [("granted", None, exact(15_020_000))]),
        ("Det er delt ut 15.020.000,-.", [("granted", None, exact(15_020_000))]),
        ("Det er delt ut 15\u00a0020\u00a0000 NOK i 2020.", [("granted", None, exact(15_020_000))]),
        ("Tre prosjekter har fått tildelt 3 MNOK.", [("awards", None, exact(3)), ("granted", None, exact(3_000_000))]),
        ("Vi har fått inn 20 søknadar.", [("applications", None, exact(20))]),
        # Several statements in a sentence.
        ("Vi mottok 48 søknader på til sammen 53,2 millioner kroner, og 14 prosjekter er tildelt 15 mill.", [
            ("applications", None, exact(48)), ("requested", None, exact(53_200_000)),
            ("awards", None, exact(14)), ("granted", None, exact(15_000_000)),
        ]),
        ("Det kom inn 48 søknader, hvorav 14 ble innvilget.", [
            ("applications", None, exact(48)), ("awards", None, exact(14)),
        ]),
        ("Det kom inn åtte søknader, men kun tre ble innvilget.", [
            ("applications", None, exact(8)), ("awards", None, exact(3)),
        ]),
        ("14 av 48 søknader ble innvilget.", [("awards", None, exact(14)), ("applications", None, exact(48))]),
        ("14 av de nye søknadene fikk støtte.", [("awards", None, exact(14))]),
        # Counties; an office's own counties are none.
        ("Fylkesmannen i Oslo og Viken mottok 48 søknader.", [("applications", None, exact(48))]),
        ("Av disse kom 43 søknader fra kommuner i Viken og resten fra Oslo kommune.", [
            ("applications", "Viken", exact(43)), ("applications", "Oslo", None),
        ]),
        ("Det kom 43 søknadar frå Viken og 5 frå Oslo.", [
            ("applications", "Viken", exact(43)), ("applications", "Oslo", exact(5)),
        ]),
        ("Sum tildelte prosjekter fra Viken- totalt 11 søknader på 10, 520 millioner kroner.", [
            ("awards", "Viken", exact(11)), ("granted", "Viken", exact(10_520_000)),
        ]),
        ("Viken: 11 søknader er tildelt 10,52 mill. kr, Oslo: 3 søknader er tildelt 4,5 mill. kr.", [
            ("awards", "Viken", exact(11)), ("granted", "Viken", exact(10_520_000)),
            ("awards", "Oslo", exact(3)), ("granted", "Oslo", exact(4_500_000)),
        ]),
        ("To kommuner søkte om 5 millioner kroner.", [("requested", None, exact(5_000_000))]),
        ("Viken 11 søknader er innvilget.", [("awards", "Viken", exact(11))]),
    ],
)  # fmt: skip
def test_a_sentence_states_figures(text: str, expected: Figures) -> None:
    found = said(text)
    assert [(each.key, each.county, each.figure) for each in found.statements] == expected
    assert (found.proposals, found.not_understood) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "48 søknader.",
        "Rammen er på 15,5 millioner kroner.",
        "Det er tildelt mellom 10 og 15 millioner kroner.",
        "Opp mot 15 millioner kroner er tildelt.",
        "29 prosent av søknadene ble innvilget.",
        "14 søknader ble ikke innvilget.",
        "Hver kommune fikk 1 million kroner.",
        "I 2019 ble det mottatt 60 søknader.",
        "I fjor ble det mottatt 60 søknader.",
        "Vi fikk 48 søknader.",
        "Søknadsfristen er 15. oktober 2020.",
        "Det ble mottatt og tildelt 14 søknader.",
        "Det ble mottatt 14 søknader og 15 søknader.",
        "Viken, Oslo og Agder fikk 15 millioner kroner.",
        "Kommunen har fått 600 000 kroner.",
        "Resten kom fra Viken, i alt 43 søknader.",
        "Det kom inn 48 søknader og resten.",
        "Det er tildelt 14 søknader kr 5 000 søknader.",
        "Av disse kom 43 fra Viken.",
        "Det er tildelt 1.450 kroner kroner 5.",
    ],
)
def test_a_sentence_with_a_number_that_no_rule_reads_is_listed(text: str) -> None:
    found = said(text)
    assert (found.statements, found.proposals) == ((), ())
    assert [each.text for each in found.not_understood] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Asker kommune har fått 600 000 kroner til prosjektet sitt.",
        "950 000 kr for «Digital» og 1 000 000 kr for «Vann».",
        'Dei fekk 300.000,- til "Vatn".',
    ],
)
def test_a_sentence_that_may_name_awards_is_a_proposal(text: str) -> None:
    found = said(text)
    assert (found.statements, found.not_understood) == ((), ())
    assert [each.text for each in found.proposals] == [text]


def test_each_sentence_of_a_paragraph_is_read_alone() -> None:
    found = said(
        "Vi mottok ca. 48 søknader fra 30 kommuner! 14 søknader ble innvilget. Vi takker for 2 ting? Hei og hå."
    )
    assert [(each.key, each.words) for each in found.statements] == [
        ("applications", "Vi mottok ca. 48 søknader fra 30 kommuner!"),
        ("awards", "14 søknader ble innvilget."),
    ]
    assert [each.text for each in found.not_understood] == ["30 kommuner", "Vi takker for 2 ting?"]


def test_an_amount_whose_precision_is_open_is_not_understood_and_told_why() -> None:
    (paragraph,) = said("Det ble søkt om ca. 53 000 000 kroner.").not_understood
    assert paragraph.why.startswith("ca. 53 000 000 kroner does not say how far off it may be")
