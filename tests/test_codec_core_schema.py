"""The schemas that pydantic's core runs are held against those that pydantic itself makes of the same dataclasses."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from skjonn.codec import core_schema
from skjonn.model.entries import TABLES
from skjonn.model.figure import StatedFigure
from skjonn.model.file_format import LedgerTable, fields_of
from skjonn.model.settings import Awards, Check, LimitsTable
from support.strategies import PARTIAL_DATES

KINDS = (*(spec.table for spec in TABLES.values() if spec.table.variants is None), Awards, Check, LimitsTable)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 10**16),
    st.floats(allow_nan=False),
    st.text(max_size=4),
    st.dates(),
    st.datetimes(),
    st.sampled_from(["all", "awarded", "open", "decided", "service", "2020-01"]),
    st.lists(st.one_of(st.text(max_size=3), st.integers(), st.sampled_from(["service", "authority"])), max_size=3),
)

FIGURES = st.sampled_from([None, StatedFigure("exact", 14), StatedFigure("about", 53_000_000, 500_000)])


OF_APPLICANTS = (core_schema.BOTH, core_schema.WITHOUT, core_schema.NEITHER)


def by_pydantic(kind: type, tables: list[object]) -> tuple[list[object], list[Any]]:
    try:
        return TypeAdapter(list[kind]).validate_python(tables), []  # type: ignore[valid-type]  # known only here
    except ValidationError as error:
        return [], error.errors(include_url=False)


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_pydantic_itself_reads_every_table_alike_and_finds_the_same_faults(
    kind: type[LedgerTable], data: st.DataObject
) -> None:
    fields = fields_of(kind)
    chosen = data.draw(st.lists(st.sampled_from([*(field.key for field in fields), "unknown"]), unique=True))
    # Stated figures and partial dates are read before: only what they became comes here.
    figures = {field.key for field in fields if field.is_figure}
    dates = {field.key for field in fields if field.is_partial_date}
    kinds = {**dict.fromkeys(figures, FIGURES), **dict.fromkeys(dates, PARTIAL_DATES)}
    table = {name: data.draw(kinds.get(name, VALUES)) for name in chosen}
    tables: list[object] = [table, data.draw(VALUES)]
    for given_tables in (tables, tables[:1]):
        entries, problems = core_schema.read(kind, given_tables)
        expected, faults = _expected(kind, given_tables)
        # pydantic takes fields that have to be named last; which of two keys a table must have, no type says.
        of_types = [each for each in problems if each["type"] not in OF_APPLICANTS]
        assert sorted(map(repr, map(_told, of_types))) == sorted(map(repr, faults))
        assert entries == (expected if of_types == problems else [])


def _expected(kind: type, tables: list[object]) -> tuple[list[object], list[object]]:
    entries, problems = by_pydantic(kind, tables)
    return entries, [_told(each) for each in problems]


def _told(problem: Any) -> object:  # noqa: ANN401 - pydantic's own errors are dictionaries of anything
    return problem["type"], problem["loc"], repr(problem["input"]), problem.get("ctx")
