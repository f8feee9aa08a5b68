"""Amounts as people write them."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skjonn.inputs.amounts import read_amount, read_written_count
from skjonn.model.errors import AmountError
from skjonn.model.file_format import MOST_KRONER
from skjonn.model.money import kroner, quoted

CEILING = MOST_KRONER + 1


def read_count(text: str) -> int:
    return read_written_count(text).value


READ = [
    # As case officers write them
    ("350000", 350_000),
    ("350 000", 350_000),
    ("350_000", 350_000),
    ("350.000", 350_000),
    ("350.000,-", 350_000),
    ("kr 350 000", 350_000),
    ("0,35 mill.", 350_000),
    ("350 tusen", 350_000),
    ("1,45 MNOK", 1_450_000),
    ("350\u00a0000", 350_000),
    ("350\u2009000", 350_000),
    ("350\u202f000", 350_000),
    ("350\u2007000", 350_000),
    ("350 000,00", 350_000),
    # As 28 announcements have them
    ("900 000", 900_000),
    ("1100000", 1_100_000),
    ("3.300.000,-", 3_300_000),
    ("470.000 kroner", 470_000),
    ("kr. 50.000", 50_000),
    ("8,350 mill.", 8_350_000),
    ("10, 520 millioner", 10_520_000),
    ("3 mill. kroner", 3_000_000),
    ("310 tusen kroner", 310_000),
    ("109.500 000", 109_500_000),
    # What «,-», «kr» and «NOK» settle
    ("1.450,-", 1_450),
    ("kr 1.450", 1_450),
    ("1.450 kr", 1_450),
    ("NOK 1.450", 1_450),
    ("1.450,00", 1_450),
    ("1 450 000,00", 1_450_000),
    ("1.450.000,00", 1_450_000),
    ("kr 350.000,- kroner", 350_000),
    ("350 000 ,-", 350_000),
    ("350.000.-", 350_000),
    ("350.000,\u2013", 350_000),
    ("350.000,\u2014", 350_000),
    ("350.000,--", 350_000),
    ("250,-", 250),
    # A lone dot group from ten thousand up
    ("10.000", 10_000),
    ("999.999", 999_999),
    # Units, with and without dots and spaces, in any case
    ("NOK 350 000", 350_000),
    ("350 000 NOK", 350_000),
    ("350 TNOK", 350_000),
    ("350 tNOK", 350_000),
    ("TNOK 350", 350_000),
    ("350 tkr", 350_000),
    ("1,45 mnok", 1_450_000),
    ("MNOK 1,45", 1_450_000),
    ("1,45 mkr", 1_450_000),
    ("1 million", 1_000_000),
    ("2 MILLIONER", 2_000_000),
    ("2 millionar", 2_000_000),
    ("3 mill", 3_000_000),
    ("8,350mill.kr", 8_350_000),
    ("kr 1,45 mill. kroner", 1_450_000),
    ("1,2 mrd.", 1_200_000_000),
    ("2 milliarder", 2_000_000_000),
    ("1 krone", 1),
    ("KR.50.000", 50_000),
    ("50.000kr", 50_000),
    ("1,450 tusen", 1_450),
    ("1 450,5 mill.", 1_450_500_000),
    ("1.450,000 mill.", 1_450_000_000),
    ("1.234.567 tusen", 1_234_567_000),
    # A dot that cannot group marks decimals
    ("1.5 mill", 1_500_000),
    ("1.50 mill", 1_500_000),
    ("0.350 mill", 350_000),
    ("350000.00", 350_000),
    ("350000.0", 350_000),
    ("1 450.00", 1_450),
    # Space around, and between number and unit
    ("  350 000\n", 350_000),
    ("350 000  \tkr", 350_000),
    # Small and large
    ("1", 1),
    ("1 450", 1_450),
    ("1_234_567", 1_234_567),
    ("1.234_567", 1_234_567),
    ("999 999 999 999 999", 999_999_999_999_999),
]

TWO_WAYS = [
    ("1.450", "1 450 kr, or 1,45 kr", "Write 1450, or 1 450 000 if that is meant."),
    ("9.999", "9 999 kr, or 9,999 kr", "Write 9999, or 9 999 000 if that is meant."),
    ("1.000", "1 000 kr, or 1 kr", "Write 1000, or 1 if that is meant."),
    ("1,450", "1 450 kr, or 1,45 kr", "Write 1450, or 1 450 000 if that is meant."),
    ("350,000", "350 000 kr, or 350 kr", "Write 350000, or 350 if that is meant."),
    ("kr 350,000", "350 000 kr, or 350 kr", "Write 350000, or 350 if that is meant."),
    ("350,000,-", "350 000 kr, or 350 kr", "Write 350000, or 350 if that is meant."),
    ("1,450,000", "1 450 000 kr, or 1 450 kr", "Write 1450000, or 1 450 if that is meant."),
    ("1 450,000", "1 450 000 kr, or 1 450 kr", "Write 1450000, or 1 450 if that is meant."),
    ("1 450.000", "1 450 000 kr, or 1 450 kr", "Write 1450000, or 1 450 if that is meant."),
    ("350 000.000", "350 000 000 kr, or 350 000 kr", "Write 350000000, or 350 000 if that is meant."),
    ("1450.000", "1 450 000 kr, or 1 450 kr", "Write 1450000, or 1 450 if that is meant."),
    ("kr 1450.000", "1 450 000 kr, or 1 450 kr", "Write 1450000, or 1 450 if that is meant."),
    ("350.0000", "3 500 000 kr, or 350 kr", "Write 3500000, or 350 if that is meant."),
    ("3.300.00", "330 000 kr, or 3 300 kr", "Write 330000, or 3 300 if that is meant."),
    ("10,20,30", "102 030 kr, or 1 020,30 kr", "Write 102030 if that is meant."),
    ("8.350 mill.", "8 350 000 000 kr, or 8 350 000 kr", "Write 8350000000, or 8 350 000 if that is meant."),
    ("kr 8.350 mill.", "8 350 000 000 kr, or 8 350 000 kr", "Write 8350000000, or 8 350 000 if that is meant."),
    ("350.000 TNOK", "350 000 000 kr, or 350 000 kr", "Write 350000000, or 350 000 if that is meant."),
    ("10 20", "1 020 kr, or 2 amounts, 10 and 20", "Write 1020 if that is meant."),
    ("0 350", "350 kr, or 2 amounts, 0 and 350", "Write 350 if that is meant."),
    ("4500 000", "4 500 000 kr, or 2 amounts, 4500 and 000", "Write 4500000 if that is meant."),
    ("10, 20", "10,20 kr, or 2 amounts, 10 and 20", "Write 10200000 if that is meant."),
    ("10, 52 mill.", "10 520 000 kr, or 2 amounts, 10 and 52", "Write 10520000 if that is meant."),
    ("109.500 250", "109 500 250 kr, or 2 amounts, 109.500 and 250", "Write 109500250 if that is meant."),
    ("10 20 30", "102 030 kr, or 3 amounts, 10, 20 and 30", "Write 102030 if that is meant."),
]


def refusal(text: str) -> tuple[str, str]:
    with pytest.raises(AmountError) as caught:
        read_amount(text)
    return caught.value.what.replace("\u00a0", " "), caught.value.now.replace("\u00a0", " ")


def number_or_error(read: Callable[[str], int], text: str) -> int | AmountError:
    try:
        return read(text)
    except AmountError as error:
        return error


@pytest.mark.parametrize(("text", "amount"), READ)
def test_an_amount_that_reads_one_way_is_read(text: str, amount: int) -> None:
    assert read_amount(text) == amount


@pytest.mark.parametrize(("text", "ways", "now"), TWO_WAYS)
def test_an_amount_that_reads_two_ways_is_refused_with_both(text: str, ways: str, now: str) -> None:
    assert refusal(text) == (f"{text} can be read in two ways: {ways}.", now)


def test_a_list_of_dotted_amounts_is_refused_with_three_ways() -> None:
    what, now = refusal("350.000 400.000")
    assert what == (
        "350.000 400.000 can be read in three ways: "
        "350 000 400 000 kr, or 350 000 400 kr, or 2 amounts, 350.000 and 400.000."
    )
    assert now == "Write 350000400000, or 350 000 400 if that is meant."


def test_a_doubt_that_no_whole_amount_would_answer_shows_how_amounts_are_written() -> None:
    what, now = refusal("12 34,50")
    assert what == "12 34,50 can be read in two ways: 1 234,50 kr, or 2 amounts, 12 and 34,50."
    assert now.startswith("Write whole kroner, such as 350000")


@pytest.mark.parametrize(
    ("text", "reading", "amount"),
    [("1,450.00", "1 450 kr", 1450), ("1,450,000.00", "1 450 000 kr", 1_450_000), ("1_0", "10 kr", 10)],
)
def test_thousands_grouped_otherwise_are_refused_with_their_one_reading(text: str, reading: str, amount: int) -> None:
    assert refusal(text) == (
        f"{text} could be {reading}, but thousands are grouped in threes and a comma marks decimals.",
        f"Write {amount} if that is meant.",
    )


@pytest.mark.parametrize(
    ("text", "reading", "now"),
    [
        ("350 000,50", "350 000,50 kr", "Write 350000 or 350001."),
        ("1,5", "1,50 kr", "Write 1 or 2, or 1,5 mill. if 1 500 000 kr is meant."),
        ("kr 1,45", "1,45 kr", "Write 1 or 2, or 1,45 mill. if 1 450 000 kr is meant."),
        ("12.50", "12,50 kr", "Write 12 or 13, or 12,5 mill. if 12 500 000 kr is meant."),
        ("0,350", "0,35 kr", "Write 1, or 0,35 mill. if 350 000 kr is meant."),
        ("0.350", "0,35 kr", "Write 1, or 0,35 mill. if 350 000 kr is meant."),
        ("0,3333333 mill", "333 333,30 kr", "Write 333333 or 333334."),
    ],
)
def test_an_amount_with_oere_is_refused_with_the_kroner_around_it(text: str, reading: str, now: str) -> None:
    assert refusal(text) == (f"{text} is {reading}; an amount is whole kroner.", now)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "An amount is missing."),
        (" \u00a0\n", "An amount is missing."),
        ("0", "0 is not above zero."),
        ("0,00", "0,00 is not above zero."),
        ("0 mill.", "0 mill. is not above zero."),
        ("0.000.000", "0.000.000 could be 0 kr, but thousands are grouped in threes and a comma marks decimals."),
        ("-5", "-5 is below zero."),
        ("\u2212350 000", "\u2212350 000 is below zero."),
        ("kr \u2013350 000", "kr \u2013350 000 is below zero."),
        ("007", "007 begins with a zero, as a municipality's number may and an amount may not."),
        ("0301", "0301 begins with a zero, as a municipality's number may and an amount may not."),
        ("mange penger", "mange penger holds no number."),
        ("kr ,-", "kr ,- holds no number."),
        ("100 og 200", "100 og 200 holds 2 numbers: 100 and 200."),
        ("100-200", "100-200 holds 2 numbers: 100 and 200."),
        ("100,-200", "100,-200 holds 2 numbers: 100 and 200."),
        ("2020/7296-17", "2020/7296-17 holds 3 numbers: 2020, 7296 and 17."),
        ("350  000", "350  000 holds 2 numbers: 350 and 000."),
        ("350\t000", "350\\t000 holds 2 numbers: 350 and 000."),
        ("350'000", "350'000 holds 2 numbers: 350 and 000."),
        ("1e6", "1e6 holds 2 numbers: 1 and 6."),
        ("1 mill. 450 tusen", "1 mill. 450 tusen holds 2 numbers: 1 and 450."),
        ("3 tusen mill.", "3 tusen mill. names two scales."),
        ("MNOK 3 mill.", "MNOK 3 mill. names two scales."),
        ("50 %", 'In 50 %, "%" is not understood.'),
        ("350 000 EUR", 'In 350 000 EUR, "EUR" is not understood.'),
        ("350 000 øre", 'In 350 000 øre, "øre" is not understood.'),
        ("ca. 53 mill.", 'In ca. 53 mill., "ca." is not understood.'),
        ("+5", 'In +5, "+" is not understood.'),
        (",-5", ",-5 is below zero."),
        ("(5)", 'In (5), "(" is not understood.'),
        ("350-", 'In 350-, "-" is not understood.'),
        ("350.", 'In 350., "." is not understood.'),
        ("350,", 'In 350,, "," is not understood.'),
        (",50", 'In ,50, "," is not understood.'),
        ("_350", 'In _350, "_" is not understood.'),
        ("\u200b350", 'In \\u200b350, "\\u200b" is not understood.'),
        ("\u0663\u0665\u0660", "\u0663\u0665\u0660 has other digits than 0 to 9."),
        ("\uff13\uff15\uff10", "\uff13\uff15\uff10 has other digits than 0 to 9."),
        ("\u00bd mill.", "\u00bd mill. has other digits than 0 to 9."),
        ("350 000\u00b2", "350 000\u00b2 has other digits than 0 to 9."),
        (
            "1 000 000 000 000 000",
            "1 000 000 000 000 000 is too much: amounts are below 1 000 000 000 000 000 kr.",
        ),
        (
            "1000000 mrd.",
            "1000000 mrd. is too much: amounts are below 1 000 000 000 000 000 kr.",
        ),
        ("9" * 61, f"{'9' * 60}… is too long for an amount."),
    ],
)
def test_what_is_no_amount_is_refused_with_the_reason(text: str, what: str) -> None:
    said, now = refusal(text)
    assert said == what
    assert now.startswith(("Write whole kroner, such as", "Write the number alone, or with kr, NOK, tusen, mill."))


def test_nothing_is_an_amount_where_a_figure_is_stated() -> None:
    assert [read_amount(text, zero=True) for text in ("0", "0,00", "kr 0,-", "350")] == [0, 0, 0, 350]
    with pytest.raises(AmountError, match="below zero"):
        read_amount("-1", zero=True)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0),
        ("48", 48),
        (" 48\n", 48),
        ("1234", 1234),
        ("1 234", 1234),
        ("1\u00a0234", 1234),
        ("1_234_567", 1_234_567),
        ("9" * 15, 10**15 - 1),
    ],
)
def test_a_count_is_a_whole_number_from_zero_up(text: str, count: int) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize(
    "text", ["-1", "+1", "1.450", "1,5", "10 20", "007", "00", "48 stk", "3 mill", "\u0664\u0668", "1e3", "9" * 16]
)
def test_what_is_not_a_count_is_refused(text: str) -> None:
    with pytest.raises(AmountError) as caught:
        read_count(text)
    assert (caught.value.what, caught.value.now) == (f"{text} is not a count.", "Write a whole number, such as 48.")


def test_a_missing_count_is_said_to_be_missing() -> None:
    with pytest.raises(AmountError, match=r"^A count is missing\.$"):
        read_count("  ")


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1_450, "1\u00a0450"),
        (10_520_000, "10\u00a0520\u00a0000"),
        (-350_000, "\u2212350\u00a0000"),
    ],
)
def test_an_amount_is_shown_in_threes_with_no_break_spaces_and_a_true_minus(amount: int, text: str) -> None:
    assert kroner(amount) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" 350\u00a0000\n", "350 000"),
        ("Bærum", "Bærum"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\ud800", "\\ud800"),
        ("\u202e5", "\\u202e5"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60 + "…"),
    ],
)
def test_what_was_typed_is_shown_without_what_a_terminal_would_act_on(text: str, said: str) -> None:
    assert quoted(text) == said


AMOUNTS = st.integers(min_value=1, max_value=CEILING - 1)


@given(AMOUNTS)
@example(1)
@example(CEILING - 1)
def test_an_amount_shown_reads_back(amount: int) -> None:
    assert read_amount(kroner(amount)) == amount


@given(AMOUNTS, st.sampled_from([" ", "\u00a0", "\u2007", "\u2009", "\u202f", "_", "."]))
def test_an_amount_grouped_by_any_mark_reads_back(amount: int, mark: str) -> None:
    assert read_amount(f"kr {amount:,}".replace(",", mark)) == amount


@given(
    st.integers(min_value=1, max_value=10**9 - 1),
    st.sampled_from([(10**3, "tusen"), (10**6, "mill."), (10**6, "MNOK"), (10**9, "mrd.")]),
)
def test_an_amount_in_thousands_millions_or_milliards_reads_back(amount: int, unit: tuple[int, str]) -> None:
    scale, word = unit
    whole, rest = divmod(amount, scale)
    assert read_amount(f"{whole},{rest:0{len(str(scale)) - 1}} {word}") == amount


@given(st.text() | st.text(alphabet="0123456789 ., _-\u00a0\u2212krmil%e\n", max_size=70))
@example("\u0131nntil 5")
def test_any_text_is_an_amount_or_an_amount_error(text: str) -> None:
    for read in (read_amount, read_count):
        outcome = number_or_error(read, text)
        if isinstance(outcome, int):
            assert 0 <= outcome < CEILING
        else:
            assert outcome.what.replace("\u00a0", " ").isprintable()
            assert outcome.now.startswith("Write ")


@given(st.text(alphabet="0123456789 .,_\u00a0", min_size=1, max_size=20))
@example("1.450,00")
def test_no_digit_of_a_bare_number_is_lost_but_zeros_after_its_decimal_mark(text: str) -> None:
    outcome = number_or_error(read_amount, text)
    digits = "".join(character for character in text if character.isdecimal())
    if isinstance(outcome, int):
        assert str(outcome) in {digits, digits.removesuffix("0"), digits.removesuffix("00")}


@pytest.mark.parametrize("character", ["1", " ", "0", "x", "-", "1 ", "1,", ",-", "\u0661", "\n1"])
def test_a_text_of_ten_thousand_characters_is_refused_shortly(character: str) -> None:
    for read in (read_amount, read_count):
        with pytest.raises(AmountError) as caught:
            read(character * (10_000 // len(character)))
        assert len(caught.value.what) < 200
