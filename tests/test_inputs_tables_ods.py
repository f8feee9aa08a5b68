"""Rows of an ods of which only the cells are counted give what they give when they are read tag by tag."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.inputs.tables import workbook_parts
from skjonn.inputs.tables.workbook_parts import SheetParts, parts_of
from skjonn.model.errors import UsageError
from support.thoroughness import examples

TEXT = '<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>a</text:p></table:table-cell>'
NUMBER = '<table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>'
EMPTY = "<table:table-cell/>"
CELLS = (
    TEXT,
    NUMBER,
    EMPTY,
    '<table:table-cell table:number-columns-repeated="3"/>',
    '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16370"/>',
    '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="4"/>',
    "<table:covered-table-cell/>",
    '<table:covered-table-cell table:number-columns-repeated="2"/>',
    TEXT.replace(" office", ' table:number-columns-spanned="2" office', 1),
    '<table:table-cell table:formula="of:=[.A1]"/>',
    NUMBER.replace(" office", ' table:formula="of:=1" office', 1),
    '<table:table-cell table:formula="of:=1/0" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
)
ENDS = ("", '<table:table-cell table:number-columns-repeated="16378"/>', '<table:table-cell table:style-name="ce2"/>')
ATTRIBUTES = (
    "",
    ' table:style-name="ro1"',
    ' table:number-rows-repeated="2"',
    ' table:visibility="collapse"',
    ' table:visibility="filter" table:number-rows-repeated="3"',
)
AROUND = ("{}", "<table:table-header-rows>{}</table:table-header-rows>", "\n {}\n", "<table:table-row-group>{}")
ROWS = st.one_of(
    st.builds(
        lambda around, attributes, cells, end: around.format(
            f"<table:table-row{attributes}>{''.join(cells)}{end}</table:table-row>"
        ),
        st.sampled_from(AROUND) | st.just("{}"),
        st.sampled_from(ATTRIBUTES) | st.just(""),
        st.lists(st.sampled_from(CELLS) | st.sampled_from(CELLS[:3]), max_size=4),
        st.sampled_from(ENDS),
    ),
    st.just('<table:table-row table:style-name="ro1"/>'),
)
SHEETS = st.lists(st.lists(ROWS, max_size=7), min_size=1, max_size=3)


def xml_of(sheets: Sequence[Sequence[str]]) -> bytes:
    """The content of an ods with some sheets, each of rows in XML."""
    tables = (
        f'<table:table table:name="Ark{number}"><table:table-column/>{"".join(rows)}</table:table>'
        for number, rows in enumerate(sheets, 1)
    )
    return f"<office:spreadsheet>{''.join(tables)}</office:spreadsheet>".encode()


def parts(xml: bytes) -> dict[str, SheetParts]:
    return dict(parts_of({"content.xml": xml}, kind="ods", file="a") or {})


@examples(300)
@given(SHEETS)
def test_counted_rows_give_what_tags_give(sheets: list[list[str]]) -> None:
    xml = xml_of(sheets)
    found = parts(xml)
    assert list(found) == [f"Ark{number}" for number in range(1, len(sheets) + 1)]
    with pytest.MonkeyPatch.context() as patch:
        # Nothing is plain where every row is odd.
        patch.setattr(workbook_parts, "_ODD", (b"",))
        assert parts(xml) == found


WIDE = f"<table:table-row>{EMPTY * 29}{NUMBER}</table:table-row>"
NARROW = f"<table:table-row>{NUMBER}</table:table-row>"


@pytest.mark.parametrize("rows", [33, 34])
def test_a_sheet_is_too_large_by_the_cells_that_it_spans(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "MOST_CELLS", 1000)
    xml = xml_of([[WIDE, NARROW * (rows - 1)]])
    if rows * 30 <= 1000:
        assert parts(xml) == {"Ark1": SheetParts()}
        return
    with pytest.raises(UsageError, match=r"spans 34 rows and 30 columns"):
        parts(xml)


def test_empty_cells_at_the_ends_of_rows_make_no_sheet_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "MOST_CELLS", 1000)
    row = f"<table:table-row>{NUMBER}{EMPTY * 29}</table:table-row>"
    assert parts(xml_of([[row * 1000]])) == {"Ark1": SheetParts()}
