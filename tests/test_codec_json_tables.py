"""Tables that the program keeps as JSON come back as they were, and nothing else does."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.codec.core_schema import json_reader
from skjonn.codec.json_tables import as_json, json_shape_of
from skjonn.model.entries import Frame, Heading, Region, Waiver
from skjonn.model.file_format import LedgerTable
from skjonn.model.partial_date import PartialDate
from support.strategies import tables
from support.thoroughness import examples

KINDS = (Heading, Frame, Region, Waiver)
TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=9)
HEADING = {"id": "2020", "title": "T", "grantor": "G", "date": "2020-09-09"}


@examples(200)
@given(st.sampled_from(KINDS).flatmap(lambda kind: tables(kind, texts=TEXTS)))
def test_a_table_comes_back_as_it_was(table: LedgerTable) -> None:
    text = json.dumps(table, default=as_json).encode()
    assert json_reader(json_shape_of(type(table)))(text) == table


def test_a_table_keeps_only_what_is_not_its_default() -> None:
    heading = Heading("2020", "T", "G", PartialDate(2020, 9), state="decided")
    assert as_json(heading) == {**HEADING, "date": PartialDate(2020, 9), "state": "decided"}
    assert as_json(Frame()) == {}


@pytest.mark.parametrize(
    "changed",
    [
        {"date": "2020-13-09"},
        {"date": "2020-13"},
        {"date": 1899},
        {"date": True},
        {"date": None},
        {"id": ""},
        {"title": "\x1b"},
        {"state": "closed"},
        {"x": 1},
    ],
)
def test_a_heading_that_a_file_cannot_have_is_not_read(changed: dict[str, object]) -> None:
    read = json_reader(json_shape_of(Heading))
    assert read(json.dumps(HEADING).encode()) == Heading("2020", "T", "G", PartialDate(2020, 9, 9))
    with pytest.raises(ValueError, match="Heading"):
        read(json.dumps({**HEADING, **changed}).encode())


@pytest.mark.parametrize("figure", [-1, 1.0, "1", True, {"under": 0}, {"about": 1}, {"over": 1, "x": 1}, [1]])
def test_a_figure_that_a_file_cannot_have_is_not_read(figure: object) -> None:
    with pytest.raises(ValueError, match="Frame"):
        json_reader(json_shape_of(Frame))(json.dumps({"awards": figure}).encode())
