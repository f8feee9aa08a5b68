"""Any table of the format: what its fields say they take, drawn for each of them."""

from dataclasses import MISSING
from typing import Any

from hypothesis import strategies as st

from skjonn.codec.partial_dates import LAST_YEAR
from skjonn.model.figure import StatedFigure
from skjonn.model.file_format import MOST_KRONER, Field, LedgerTable, Variant, fields_of
from skjonn.model.partial_date import FIRST_YEAR, PartialDate

NUMBERS = st.integers(0, MOST_KRONER)
FIGURES = st.one_of(
    st.builds(StatedFigure, st.sampled_from(["exact", "at_least", "at_most", "over"]), NUMBERS),
    st.builds(StatedFigure, st.just("under"), st.integers(1, MOST_KRONER)),
    st.builds(StatedFigure, st.just("about"), NUMBERS, NUMBERS),
    st.builds(
        StatedFigure, st.sampled_from(["over", "under"]), st.integers(1, MOST_KRONER), st.integers(1, MOST_KRONER)
    ),
)

PARTIAL_DATES = st.one_of(
    st.dates().map(PartialDate.of),
    st.builds(PartialDate, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(0, 12)),
)


def tables(kind: type[LedgerTable], *, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Tables of a kind, with and without what may be left out; `texts` are what stands in its texts."""
    if kind.variants is not None:
        return st.one_of(
            *(_variant(kind, kind.variants.key, word, each, texts) for word, each in kind.variants.by_word.items())
        )
    values = st.fixed_dictionaries({field.key: _values(field, texts) for field in fields_of(kind)})
    if not kind.one_of:
        return values.map(lambda drawn: kind(**drawn))
    first, second = kind.one_of
    one = st.fixed_dictionaries({second: texts}) | st.fixed_dictionaries(
        {
            first: texts,
            **{field.key: st.just(field.default) for field in fields_of(kind) if field.key in kind.beside_second},
        }
    )
    return st.builds(lambda drawn, chosen: kind(**{**drawn, first: None, second: None, **chosen}), values, one)


def _variant(
    kind: type[LedgerTable], key: str, word: str, variant: Variant, texts: st.SearchStrategy[str]
) -> st.SearchStrategy[Any]:
    """Tables of one variant of a kind."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for field in fields_of(kind):
        if field.key in variant.keys:
            of_variant = field._replace(default=MISSING) if field.key in variant.needs else field
            values = _values(of_variant, texts)
            is_above = field.kind == "change" and not variant.is_signed
            fields[field.key] = values.filter(lambda amount: amount is None or amount > 0) if is_above else values
    fields[key] = st.just(word)
    found = st.builds(kind, **fields)
    return found.filter(lambda table: any(getattr(table, each) for each in variant.any_of)) if variant.any_of else found


def _values(field: Field, texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    value: st.SearchStrategy[Any] = {
        "text": texts,
        "id": st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._-]{0,9}\Z"),
        "organisation": st.from_regex(r"\A[0-9]{9}\Z"),
        "choice": st.sampled_from(field.words or ("",)),
        "kroner": st.integers(1, MOST_KRONER),
        "change": st.integers(-MOST_KRONER, MOST_KRONER).filter(bool),
        "date": st.dates(),
        "partial date": PARTIAL_DATES,
        "stated count": FIGURES,
        "stated kroner": FIGURES,
    }[field.kind]
    if field.is_list:
        return st.lists(value, max_size=9).map(tuple)
    return value if field.is_required else st.just(field.default) | value
