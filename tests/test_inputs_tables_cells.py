"""Cells that are looked at all at once are those that each reads as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.inputs.tables.cells import are_plain, text_of
from skjonn.model.characters import LONGEST
from support.thoroughness import examples

SIGNS = st.sampled_from([*"aÅø =1.", "\t", "\n", "\u00a0", "\u200b", "\x1b", "\ud800"])
TEXTS = st.text(SIGNS, max_size=3) | st.sampled_from(["=1+1", "a=1", " ", "a" * LONGEST, "a" * (LONGEST + 1)])


@examples(300)
@given(st.lists(TEXTS, max_size=3))
def test_plain_cells_are_read_as_they_are(texts: list[str]) -> None:
    if are_plain(texts):
        assert [text_of(text) for text in texts if text] == [text for text in texts if text]


@pytest.mark.parametrize("text", ["=1", " ", "a\nb", "\x1b", "a" * (LONGEST + 1)])
def test_one_cell_that_is_not_plain_makes_none_of_them_so(text: str) -> None:
    assert are_plain(["Ny skole", "", "a=b"])
    assert not are_plain(["Ny skole", text])
