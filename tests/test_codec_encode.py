"""Entries as TOML text: as a person would write them, and read back as they were."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.codec.decode import Reading, decode
from skjonn.codec.encode import encode
from skjonn.model.entries import Application, Award, Frame, Heading, Region, Round
from skjonn.model.figure import StatedFigure
from skjonn.model.file_format import MOST_KRONER
from skjonn.model.partial_date import PartialDate
from skjonn.model.source import SourceFile
from support.strategies import tables
from support.thoroughness import examples

WHOLE = """\
[round]
id = "2027"
title = "Prosjektskjønn 2027"
grantor = "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"
date = 2027-03-01
source = "Brev av 1. mars, «Tildeling»"
itemised = "awarded"
state = "decided"

[frame]
applications = { over = 48, within = 12 }
awards = 2
requested = { about = 53_000_000, within = 500_000 }
granted = { under = 15_000_000, within = 1_000 }
limit = 15_500_000

[[regions]]
county = "Buskerud"
applications = 0
awards = 1_234
requested = { at_most = 0 }
granted = 999_999_999_999_999

[[regions]]
county = "Oslo"

[[applications]]
id = "2027-01"
municipality = "Hole"
project = "Digital \\"innbyggerdialog\\" på C:\\\\ 😀"
partners = ["Ringerike", "Gáivuotna"]
requested = 1_200_000
received = 2027-01-31
roles = ["service", "democracy"]
area = "Helse"

[[applications]]
id = "2027-02"
municipality = "3006"
project = "To\\nlinjer\t\\u001b\\u007f"
partners = [
    "Bergen",
    "Stavanger",
    "Haugesund",
    "Helsedirektoratet",
    "Direktoratet for forvaltning og ikt",
    "Helseetaten i Oslo kommune",
]
cooperation = "Samarbeid internt i kommunen"

[[awards]]
application = "2027-01"
granted = 350_000
decided = 2027-03-01
case = "2027/1234-5"

[[awards]]
application = "2027-02"
granted = 999
"""


def test_a_whole_round_is_written_as_a_person_would() -> None:
    tables = (
        Heading(
            "2027",
            "Prosjektskjønn 2027",
            "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus",
            PartialDate(2027, 3, 1),
            "Brev av 1. mars, «Tildeling»",
            "awarded",
            "decided",
        ),
        Frame(
            StatedFigure("over", 48, 12),
            StatedFigure("exact", 2),
            StatedFigure("about", 53_000_000, 500_000),
            StatedFigure("under", 15_000_000, 1_000),
            15_500_000,
        ),
        Region(
            "Buskerud",
            StatedFigure("exact", 0),
            StatedFigure("exact", 1_234),
            StatedFigure("at_most", 0),
            StatedFigure("exact", 999_999_999_999_999),
        ),
        Region("Oslo"),
        Application(
            "2027-01",
            "Hole",
            project='Digital "innbyggerdialog" på C:\\ 😀',
            partners=("Ringerike", "Gáivuotna"),
            requested=1_200_000,
            received=date(2027, 1, 31),
            roles=("service", "democracy"),
            area="Helse",
        ),
        Application(
            "2027-02",
            "3006",
            project="To\nlinjer\t\x1b\x7f",
            partners=(
                "Bergen",
                "Stavanger",
                "Haugesund",
                "Helsedirektoratet",
                "Direktoratet for forvaltning og ikt",
                "Helseetaten i Oslo kommune",
            ),
            cooperation="Samarbeid internt i kommunen",
        ),
        Award("2027-01", 350_000, date(2027, 3, 1), "2027/1234-5"),
        Award("2027-02", 999),
    )
    assert encode(tables) == WHOLE


def test_the_defaults_of_a_heading_are_written_out_and_what_is_not_known_is_left_out() -> None:
    assert encode([Heading("a", "T", "G", PartialDate(999, 1, 2))]) == (
        '[round]\nid = "a"\ntitle = "T"\ngrantor = "G"\ndate = 0999-01-02\nitemised = "all"\nstate = "open"\n'
    )
    assert encode([Frame()]) == "[frame]\n"
    assert encode([]) == ""


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (1, "1"),
        (999, "999"),
        (1_000, "1_000"),
        (350_000, "350_000"),
        (10_520_000, "10_520_000"),
        (MOST_KRONER, "999_999_999_999_999"),
    ],
)
def test_an_amount_is_grouped_by_underscores(amount: int, text: str) -> None:
    assert encode([Award("x", amount)]) == f'[[awards]]\napplication = "x"\ngranted = {text}\n'


def test_a_list_stands_on_one_line_of_a_hundred_characters_and_else_on_several() -> None:
    short, long = "a" * 85, "a" * 86
    for partner, written in ((short, f'["{short}"]'), (long, f'[\n    "{long}",\n]')):
        line = f"partners = {written}\n"
        assert encode([Application("x", "y", project="z", partners=(partner,))]).endswith(f'project = "z"\n{line}')
    assert len(f'partners = ["{short}"]') == 100


LETTERS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=8)
TEXTS = st.builds("{}x{}".format, LETTERS, LETTERS)
HEADINGS = tables(Heading, texts=TEXTS)
FRAMES = tables(Frame, texts=TEXTS)
REGIONS = st.lists(tables(Region, texts=TEXTS), max_size=3).map(tuple)


@examples(150)
@given(HEADINGS, FRAMES, REGIONS)
def test_a_new_round_is_read_back_as_it_was(heading: Heading, frame: Frame, regions: tuple[Region, ...]) -> None:
    text = encode((heading, frame, *regions))
    tomllib.loads(text)
    assert decode(SourceFile("a.toml", text.encode())) == Reading(Round("a.toml", heading, frame, regions))
