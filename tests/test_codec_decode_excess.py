"""Files with far too much of something: told in a few words, at the right place, within time and memory."""

import pytest

from skjonn.codec.decode import Reading, decode
from skjonn.codec.locate import Positions
from skjonn.model.diagnostic import At
from skjonn.model.entries import Round, Unread
from skjonn.model.source import SourceFile, Span
from support.ledgers import ROUND, application, award, marked

HOL = "'Hol', "


def read(text: str) -> Reading:
    return decode(SourceFile("a.toml", text.encode()))


def round_of(text: str) -> Round:
    entries = read(text).round
    assert entries is not None
    return entries


def require_refused(text: str, span: Span, why: str) -> None:
    """Hold that nothing is read of a text, for that reason and in that place."""
    reading = read(text)
    assert [(fault.code, fault.span, fault.message) for fault in reading.faults] == [
        ("SKJ103", span, f"This is not valid TOML: {why}.")
    ]
    assert reading.round is None


def test_of_very_many_faults_the_first_thousand_are_told_and_the_last_says_that_there_are_more() -> None:
    faults = read(ROUND + award("a", "0") * 2500).faults
    assert len(faults) == 1000
    assert [fault.at.number for fault in faults] == list(range(1000))
    assert {fault.message for fault in faults[:-1]} == {"`granted` must be above zero; found 0."}
    assert faults[-1].message == (
        "`granted` must be above zero; found 0. This file has more faults, which are not listed."
    )


def test_a_thousand_faults_are_all_told() -> None:
    faults = read(ROUND + award("a", "0") * 1000).faults
    assert len(faults) == 1000
    assert faults[-1].message == "`granted` must be above zero; found 0."


def test_what_is_not_told_is_remembered_as_unread_all_the_same() -> None:
    entries = round_of(ROUND + award("good") + award("bad", "0") * 1500 + award("good") * 1000 + award("best") * 500)
    # Those after the thousandth fault are read again where all that is read with them is right.
    assert {award.application for award in entries.awards} == {"good", "best"}
    assert len(entries.awards) + len(entries.unread) == 3001
    assert entries.unread[:1500] == tuple(Unread("awards", "bad", number=number) for number in range(1, 1501))
    assert entries.position("awards", 0) == 0
    assert entries.position("awards", len(entries.awards) - 1) == 3000


def test_unknown_tables_and_figures_are_counted_with_the_rest() -> None:
    tables = "".join(f"\n[unknown{number}]\n" for number in range(600))
    regions = "".join(f'\n[[regions]]\ncounty = "County {number}"\nawards = -1\n' for number in range(600))
    faults = read(ROUND + regions + tables).faults
    assert [fault.code for fault in faults] == ["SKJ104"] * 600 + ["SKJ107"] * 400
    assert faults[-1].message.endswith(" This file has more faults, which are not listed.")


def test_an_entry_with_very_many_unknown_keys_is_read_without_them() -> None:
    unknown = "\n".join(f"k{number} = 1" for number in range(2500))
    reading = read(ROUND + application("a") + award("a", more=f"{unknown}\ncase = '1'") + award("b", more="x = 1"))
    assert len(reading.faults) == 1000
    assert {fault.code for fault in reading.faults} == {"SKJ105"}
    assert reading.round is not None
    assert [(award.application, award.case) for award in reading.round.awards] == [("a", "1"), ("b", None)]


def test_of_a_very_long_list_the_first_fault_is_told() -> None:
    partners = f"partners = [{HOL * 500}{'5, ' * 2000}]"
    (fault,) = read(ROUND + application("a", more=partners)).faults
    assert (fault.code, fault.at.key, fault.at.item) == ("SKJ107", "partners", 500)
    assert fault.message == "Item 501 of `partners` must be a text in quotes; found 5."


def test_a_list_has_at_most_a_thousand_texts() -> None:
    assert len(round_of(ROUND + application("a", more=f"partners = [{HOL * 1000}]")).applications[0].partners) == 1000
    (fault,) = read(ROUND + application("a", more=f"partners = [{HOL * 1001}]")).faults
    assert (fault.code, fault.at.key, fault.at.item) == ("SKJ108", "partners", None)
    assert fault.message == "`partners` must have at most 1_000 texts, not 1_001; found a list."


def test_of_a_list_that_is_not_very_long_every_fault_is_told() -> None:
    faults = read(ROUND + application("a", more=f"partners = [{f'{HOL}5, ' * 500}]")).faults
    assert [fault.at.item for fault in faults] == list(range(1, 1000, 2))


def test_a_very_long_name_is_compared_with_none() -> None:
    (fault,) = read(ROUND + award("a", more=f"granted{'d' * 34} = 1")).faults
    assert fault.hint == "Use one of `application`, `granted`, `decided`, `case`, `conditions`, `note`."
    (fault,) = read(ROUND + award("a", more="grantedd = 1")).faults
    assert fault.hint == "Did you mean `granted`?"


@pytest.mark.parametrize(
    "key",
    [
        "a." * 16 + "b",
        "'a' . " * 16 + "b",
        '"a b".' * 15 + "2020.x",
        "a." * 100_000 + "b",
    ],
)
@pytest.mark.parametrize("written", ["⟦{}⟧ = 1\n", "[⟦{}⟧]\n", "x = {{ ⟦{}⟧ = 1 }}\n"])
def test_a_key_of_very_many_parts_is_refused(key: str, written: str) -> None:
    text, span = marked(f"{ROUND}source = '{'a.' * 20}' # {'a.' * 20}\n\n{written.format(key)}")
    require_refused(text, Span(span.line, span.column, span.line, span.column + 1), "a key has more than 16 parts")


@pytest.mark.parametrize(
    "line",
    [
        "x." * 15 + "x = 1",
        f"source = '{'a.' * 50}'",
        f'source = """\n{"a." * 50}\n"""',
        f"# {'a.' * 50}",
        "area = [1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5]",
    ],
)
def test_other_points_are_no_parts_of_a_key(line: str) -> None:
    assert "SKJ103" not in {fault.code for fault in read(f"{ROUND}{line}\n").faults}


@pytest.mark.parametrize("digits", ["9" * 100_001, "-" + "9" * 100_001, "0x" + "f" * 100_001, "1_0" * 50_000 + ".5"])
def test_a_number_of_very_many_digits_is_refused(digits: str) -> None:
    # With what only the standard reader takes, the fast one is not asked.
    text, span = marked(f'{ROUND}source = "\\u00e5{"1" * 200_000}" # {"2" * 200_000}\n[frame]\nlimit = ⟦{digits}⟧\n')
    sign = digits.startswith("-")
    require_refused(
        text, Span(span.line, span.column + sign, span.line, span.column + sign + 1), "a number is too long"
    )


def test_many_digits_in_a_text_are_no_number() -> None:
    (fault,) = read(f'{ROUND}source = "\\u00e5{"1" * 200_000}"\n').faults
    assert fault.message.startswith("`source` must have at most 10_000 characters, not 200_001;")


def test_nesting_is_followed_to_its_ten_thousandth_level() -> None:
    text, span = marked(f"{ROUND}source = {'[' * 9999}⟦[⟧{'[' * 10_000}{']' * 20_000}\n")
    require_refused(text, span, "tables or lists are nested too deeply")


def test_a_reason_that_names_what_is_very_long_is_cut() -> None:
    (fault,) = read(f"{ROUND}[{'k' * 5000}]\n[{'k' * 5000}]\n").faults
    assert len(fault.message) < 300


def test_of_a_list_of_very_many_texts_or_tables_every_place_is_found() -> None:
    entry = "{ granted = [1, 22] }, "
    positions = Positions(f"x = [{HOL * 99_999}'end']\nawards = [{entry * 1000}]\n")
    assert positions.find(At("a.toml", "x", 99_999)) == Span(1, 699_999, 1, 700_004)
    assert positions.find(At("a.toml", "awards", 500, "granted", item=1)) == Span(2, 11_527, 2, 11_529)
    assert positions.find(At("a.toml", "awards", 500, "granted", part="key")) == Span(2, 11_513, 2, 11_520)
    assert positions.find(At("a.toml", "awards", 999)) == Span(2, 22_988, 2, 23_009)
