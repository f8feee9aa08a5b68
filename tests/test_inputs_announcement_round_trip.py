"""A round printed as an announcement comes back equal or is refused; a change is in the result or is found."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.actions.import_entries import KNOWN_NAMES
from skjonn.inputs.announcement.announced import announced, announced_heading
from skjonn.inputs.announcement.sentences import Places as SaidPlaces
from skjonn.inputs.announcement.sentences import what_is_said
from skjonn.inputs.foreign_file import read_foreign_file
from skjonn.inputs.tables.understand import Understood, understand
from skjonn.model.errors import UsageError
from skjonn.model.partial_date import PartialDate
from skjonn.model.settings import NO_IMPORT_RULES
from skjonn.places.counties import county_named
from support import announcements
from support.announcements import NAMES as NAMES_ALONE
from support.announcements import REFUSED, WHOLE, Row
from support.foreign_rows import DAY, NAMES, PLACES, PROJECTS, SPELLINGS, shipped_rows
from support.ledgers import ROOT
from support.work import GROWTH, calls

SEED = Path(ROOT, "..", "shared", "seed", "announcement-2020.txt")

PARTNERS = st.lists(st.sampled_from([*NAMES[::7], "KS", "NTNU", "Nore og Uvdal", "Blå Kors"]), max_size=4)
AWARDS = st.lists(
    st.tuples(st.sampled_from(NAMES), PARTNERS, PROJECTS, st.integers(1, 99_999_999)), min_size=1, max_size=6
)
BLANKS: Mapping[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "no-break": lambda text: text.replace(" ", "\u00a0"),
    "thin": lambda text: re.sub("(?<=[0-9]) (?=[0-9])", "\u2009", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "pages": lambda text: text.replace("\n\n", "\n\n\f", 2),
    "page numbers": lambda text: text.replace("\n\n", "\n\nSide 2 av 3\n\f\n", 1),
    "around lines": lambda text: re.sub("(?m)^(?=.)", "  ", text),
}
SENTENCES = (
    "",
    "Tildeling av prosjektskjønn 2020\n\nDet kom inn 48 søknader på ca. 53 millioner kroner.\n\n",
    "Tildeling av prosjektskjøn 2020\n\nFylkesmannen har tildelt 4,5 millionar kroner til desse:\n\n",
)


def read(text: str) -> Understood | None:
    """What a text is understood as; nothing where it is refused."""
    try:
        file, _ = read_foreign_file(text.encode(), file="a", names=KNOWN_NAMES)
        if file.no_table:
            return None
        found = understand([file], wanted="awards", rules=NO_IMPORT_RULES, places=PLACES)
    except UsageError:
        return None
    return None if found.faults or file.half else found


def values(found: Understood, keys: Sequence[str]) -> list[dict[str, Any]]:
    return [{key: plain(row.draft.values[key]) for key in keys if key in row.draft.values} for row in found.rows]


def plain(value: object) -> object:
    """A value with plain spaces, of which a text may have had others."""
    if isinstance(value, tuple):
        return tuple(map(plain, value))
    return " ".join(value.split()) if isinstance(value, str) else value


def printed(awards: Sequence[tuple[str, list[str], str, int]], spelling: str) -> list[Row]:
    return [Row(name, partners, project, SPELLINGS[spelling](granted)) for name, partners, project, granted in awards]


@pytest.mark.parametrize("layout", [*WHOLE, "with care"])
@given(
    awards=AWARDS,
    spelling=st.sampled_from([*SPELLINGS]),
    blanks=st.sampled_from([*BLANKS]),
    before=st.sampled_from(SENTENCES),
)
def test_a_generated_round_comes_back_equal_or_is_refused(
    layout: str, awards: list[tuple[str, list[str], str, int]], spelling: str, blanks: str, before: str
) -> None:
    layouts = {**WHOLE, "with care": announcements.with_care}
    found = read(BLANKS[blanks](before + layouts[layout](printed(awards, spelling))))
    expected = [
        {"municipality": name, "project": plain(project), "granted": granted}
        | ({"partners": tuple(partners)} if partners else {})
        for name, partners, project, granted in awards
    ]
    if found is not None:
        assert values(found, ("municipality", "project", "partners", "granted")) == expected


@pytest.mark.parametrize("layout", NAMES_ALONE)
@given(
    awards=AWARDS,
    spelling=st.sampled_from([*SPELLINGS]),
    blanks=st.sampled_from([*BLANKS]),
    before=st.sampled_from(SENTENCES),
)
def test_generated_names_and_amounts_come_back_equal_or_are_refused(
    layout: str, awards: list[tuple[str, list[str], str, int]], spelling: str, blanks: str, before: str
) -> None:
    found = read(BLANKS[blanks](before + NAMES_ALONE[layout](printed(awards, spelling))))
    if found is not None:
        expected = [{"municipality": name, "granted": granted} for name, _, _, granted in awards]
        assert values(found, ("municipality", "granted")) == expected


@pytest.mark.parametrize("layout", REFUSED)
@given(awards=AWARDS, before=st.sampled_from(SENTENCES))
def test_a_round_in_a_layout_that_is_refused_is_always_refused(
    layout: str, awards: list[tuple[str, list[str], str, int]], before: str
) -> None:
    # Without partners there is a cell to drop; one row alone is the same in columns and on one line as in rows.
    awards = [(name, [], project, 1000 * granted) for name, _, project, granted in awards]
    if len(awards) > 1:
        assert read(before + REFUSED[layout](printed(awards, "spaces"))) is None


# One thing changed in an announcement

SHIPPED_ROWS = [
    Row(name, [partners] if partners else [], project, granted)
    for name, partners, project, granted, _ in shipped_rows()
]
VIKEN, OSLO = SHIPPED_ROWS[:11], SHIPPED_ROWS[11:]
NYNORSK = """\
Tildeling av prosjektskjøn for 2020

Det kom inn 48 søknader på om lag 53 millionar kroner. Av desse kom 43 søknader frå kommunar i Viken og resten frå \
Oslo kommune. I alt 14 søknader er løyvde litt over 15 millionar kroner.

Publisert 09.09.2020

{viken}

Sum tildelte prosjekt frå Viken: 11 søknader på 10,52 millionar kroner.

{oslo}

Sum tildelte prosjekt frå Oslo: 3 søknader på 4,5 millionar kroner.
"""


def announcement(viken: Sequence[Row] = VIKEN, oslo: Sequence[Row] = OSLO) -> str:
    """The round of 2020 in another announcement's words."""
    return NYNORSK.format(viken=announcements.paragraphs(viken), oslo=announcements.paragraphs(oslo))


TEXTS = [
    pytest.param(announcement(), id="nynorsk"),
    pytest.param(
        SEED.read_text("utf-8") if SEED.is_file() else "",
        id="seed",
        marks=pytest.mark.skipif(not SEED.is_file(), reason="the announcement is not beside this repository"),
    ),
]


class Outcome(NamedTuple):
    """What an announcement gives: what would be written, and whether the rows meet all that is stated."""

    written: object
    agrees: bool


def outcome(text: str) -> Outcome | None:
    """What a text gives; nothing where it is refused."""
    found = read(text)
    if found is None:
        return None
    said = announced(found, PartialDate.of(DAY), SaidPlaces(partial(county_named, on=DAY), KNOWN_NAMES.is_place))
    assert said is not None
    if said.faults:
        return None
    rows = values(found, ("municipality", "project", "partners", "cooperation", "granted"))
    figures = [(figure.key, figure.county, figure.figure) for figure in said.figures]
    left = [(each.text) for each in (*said.said.not_understood, *said.said.proposals)]
    heading = announced_heading(found.files)
    return Outcome((rows, figures, left, heading.source), all(figure.agrees for figure in said.figures))


@pytest.mark.parametrize("text", TEXTS)
def test_the_rows_of_the_announcement_meet_all_that_it_states(text: str) -> None:
    found = outcome(text)
    assert found is not None
    assert found.agrees


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("step", [1, pytest.param(4, marks=pytest.mark.thorough)])
def test_each_digit_that_is_changed_is_in_the_result_or_found(step: int, text: str) -> None:
    before = outcome(text)
    for at in [index for index, sign in enumerate(text) if sign.isdigit()]:
        changed = f"{text[:at]}{(int(text[at]) + step) % 10}{text[at + 1 :]}"
        assert outcome(changed) != before, text[at - 20 : at + 20]


@pytest.mark.parametrize("at", range(14))
def test_each_row_that_is_dropped_or_doubled_is_found(at: int) -> None:
    for times in (0, 2):
        rows = [row for index, row in enumerate(SHIPPED_ROWS) for _ in range(times if index == at else 1)]
        found = outcome(
            announcement(rows[: len(rows) - 3 if at < 11 else 11], rows[len(rows) - 3 if at < 11 else 11 :])
        )
        assert found is not None
        assert not found.agrees


@pytest.mark.parametrize("one", range(11))
@pytest.mark.parametrize("other", range(11, 14))
def test_two_amounts_that_are_swapped_across_counties_are_found(one: int, other: int) -> None:
    rows = [*SHIPPED_ROWS]
    rows[one], rows[other] = (
        rows[one]._replace(granted=rows[other].granted),
        rows[other]._replace(granted=rows[one].granted),
    )
    found = outcome(announcement(rows[:11], rows[11:]))
    assert found is not None
    assert not found.agrees


def rotated(rows: Sequence[Row], field: str) -> list[Row]:
    """Rows with one column rotated by a row."""
    cells = [getattr(row, field) for row in rows]
    return [row._replace(**{field: cell}) for row, cell in zip(rows, [cells[-1], *cells[:-1]], strict=True)]


@pytest.mark.parametrize("field", ["granted", "name"])
def test_amounts_or_names_that_are_rotated_across_counties_are_found(field: str) -> None:
    rows = rotated(SHIPPED_ROWS, field)
    found = outcome(announcement(rows[:11], rows[11:]))
    assert found is None or not found.agrees


def test_a_rotation_within_a_county_is_what_no_total_can_see() -> None:
    # It is in the result, as the announcement has it; a reader has to know better.
    found = outcome(announcement(rotated(VIKEN, "granted")))
    before = outcome(announcement())
    assert found is not None
    assert before is not None
    assert found.agrees
    assert found.written != before.written


@pytest.mark.parametrize("text", TEXTS)
def test_cells_that_are_rotated_by_one_are_refused_by_the_names(text: str) -> None:
    paragraphs = text.split("\n\n")
    first = paragraphs.index("Kongsberg")
    last = paragraphs.index("800 000")
    moved = [*paragraphs[:first], *paragraphs[first + 1 : last + 1], "Kongsberg", *paragraphs[last + 1 :]]
    assert outcome("\n\n".join(moved)) is None
    # With the headings at their place and each amount under the next name the sum is the same.
    assert outcome("\n\n".join([*paragraphs[:first], *paragraphs[first + 1 :]])) is None


# Twice as much

GROWING: Mapping[str, Callable[[int], str]] = {
    "rows of cells": lambda n: announcements.paragraphs(VIKEN[:2] * n),
    "many tables": lambda n: (announcements.lines(VIKEN[:2]) + "\nSlutt.\n") * n,
    "names and amounts": lambda n: "Hole 350 000\n" * n,
    "names": lambda n: "Hole\n" * n,
    "headings": lambda n: "Kommune\nProsjekt\nHole\nVann\n" * n,
    "prose": lambda n: "Det kom inn 48 søknader på om lag 53 millioner kroner til alle kommunene.\n" * n,
    "one long line": lambda n: "Det kom inn 48 søknader. " * n,
    "numbers": lambda n: "1 234 567 " * n,
    "a row that does not line up": lambda n: announcements.lines(VIKEN[:2] * n) + "\nHole\nHole\nHole\n5 000\n",
}


@pytest.mark.parametrize("kind", GROWING)
def test_twice_as_much_text_takes_twice_the_work(kind: str) -> None:
    def work(size: int) -> None:
        try:
            file, _ = read_foreign_file(GROWING[kind](size).encode(), file="a", names=KNOWN_NAMES)
        except UsageError:
            return
        what_is_said(
            file.around, SaidPlaces(partial(county_named, on=DAY), KNOWN_NAMES.is_place), years=frozenset({2020})
        )

    assert calls(work, 400) < GROWTH * calls(work, 200)


@pytest.mark.parametrize(
    "text", ["*" * 200_000 + "x 5", "- " * 100_000 + "5 kr", "1 " * 100_000 + "kr", "i " * 100_000]
)
def test_a_very_long_line_is_read_in_no_time(text: str) -> None:
    begun = process_time()
    file, _ = read_foreign_file(f"{text}\nHole 350 000\n".encode(), file="a", names=KNOWN_NAMES)
    what_is_said(file.around, SaidPlaces(partial(county_named, on=DAY), KNOWN_NAMES.is_place), years=frozenset({2020}))
    assert process_time() - begun < 20
