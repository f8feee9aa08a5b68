"""Entries as JSON: what is read, and every fault named by entry, key and item."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.inputs.json import read_drafts
from skjonn.model.draft import FIELDS, Draft
from skjonn.model.errors import UsageError

KEYS = f"Nothing was written. An entry's keys are {', '.join(FIELDS)}."
NOTHING = "Nothing was written."


def refusal(text: str) -> tuple[list[str], str]:
    """What is said of a text that is refused: line by line, and what to do now."""
    with pytest.raises(UsageError) as caught:
        read_drafts(text, source="a.json")
    return caught.value.what.split("\n"), caught.value.now


ENTRY = {
    "application": "2027-01",
    "id": "2027-02",
    "municipality": "Hole",
    "project": 'Én vei "inn" 😀',
    "partners": ["Ringerike", "Gáivuotna"],
    "cooperation": "Internt",
    "requested": 1_200_000,
    "cost": 2_000_000,
    "received": "2027-01-31",
    "roles": ["service", "authority", "democracy", "community"],
    "area": "Helse",
    "granted": 999_999_999_999_999,
    "decided": "2027-03-01",
    "case": "2027/1-2",
}
READ = {
    "partners": ("Ringerike", "Gáivuotna"),
    "received": date(2027, 1, 31),
    "roles": ("service", "authority", "democracy", "community"),
    "decided": date(2027, 3, 1),
}


def test_every_key_is_read() -> None:
    assert list(ENTRY) == list(FIELDS), "give the entry above a value for every key"
    for text in (json.dumps(ENTRY), json.dumps(ENTRY, ensure_ascii=False, indent=2)):
        assert read_drafts(text, source="a.json") == (Draft(ENTRY | READ, "a.json, entry 1"),)


def test_an_empty_object_and_nulls_are_a_draft_without_anything() -> None:
    for text in ("{}", '{"id": null, "granted": null, "decided": null, "partners": []}'):
        assert read_drafts(text, source="a.json") == (Draft({}, "a.json, entry 1"),)


@pytest.mark.parametrize(
    "text",
    [
        '[{"granted": 5}, {"granted": 6}]',
        '[{"granted": 5},\n{"granted":\n6}]',
        '\ufeff [{"granted": 5}, {"granted": 6}]\n',
        '{"granted": 5}\n{"granted": 6}',
        '{"granted": 5}\r\n{"granted": 6}\r\n',
        '\ufeff\n{"granted": 5}\n\n  \n\t{"granted": 6} \n\n',
    ],
)
def test_an_array_and_one_object_a_line_are_read_in_order(text: str) -> None:
    drafts = read_drafts(text, source="Standard input")
    assert drafts == (
        Draft({"granted": 5}, "Standard input, entry 1"),
        Draft({"granted": 6}, "Standard input, entry 2"),
    )


@pytest.mark.parametrize("letter", ["\u2028", "\u2029", "\x85"])
def test_what_breaks_lines_elsewhere_may_stand_in_a_text(letter: str) -> None:
    text = f'{{"project": "a{letter}b"}}\n{{"project": "c"}}'
    assert [draft.values for draft in read_drafts(text, source="a.json")] == [
        {"project": f"a{letter}b"},
        {"project": "c"},
    ]


@pytest.mark.parametrize("key", ["requested", "granted"])
@pytest.mark.parametrize(
    ("value", "why"),
    [
        ('"5"', "Input should be a valid integer."),
        ("5.0", "Input should be a valid integer."),
        ("5e0", "Input should be a valid integer."),
        ("true", "Input should be a valid integer."),
        ("false", "Input should be a valid integer."),
        ("NaN", "Input should be a valid integer."),
        ("[5]", "Input should be a valid integer."),
        ("{}", "Input should be a valid integer."),
        ("0", "Input should be greater than 0."),
        ("-5", "Input should be greater than 0."),
        ("1000000000000000", "Input should be less than or equal to 999999999999999."),
        (f"1{'0' * 400}", "Input should be less than or equal to 999999999999999."),
    ],
)
def test_an_amount_is_a_whole_number_of_kroner_above_zero(key: str, value: str, why: str) -> None:
    assert refusal(f'{{"{key}": {value}}}') == ([f"a.json, entry 1, {key}: {why}"], KEYS)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ('"2027-3-1"', "Input should be a valid date in the format YYYY-MM-DD, input is too short."),
        ('"2027-02-30"', "Input should be a valid date in the format YYYY-MM-DD, day value is outside expected range."),
        (
            '"2027-03-01T10:00:00"',
            "Input should be a valid date in the format YYYY-MM-DD, unexpected extra characters at ",
        ),
        ("1803859200", "Input should be a valid date."),
    ],
)
def test_a_day_is_an_iso_date(value: str, why: str) -> None:
    (fault,), now = refusal(f'{{"decided": {value}}}')
    assert fault.startswith(f"a.json, entry 1, decided: {why}")
    assert now == KEYS


def test_every_fault_of_every_entry_is_named_in_one_go() -> None:
    text = """[
        {"granted": 5},
        {"id": "2027 01", "municipality": " ", "project": 5, "beløp": 5},
        7,
        {"partners": ["Asker", null, ""], "roles": ["service", "tjeneste"], "decided": true},
        {"partners": "Asker", "roles": null, "case": ["a"]}
    ]"""
    faults, now = refusal(text)
    assert faults == [
        "a.json, entry 2, id: String should match pattern '^[A-Za-z0-9][A-Za-z0-9._-]*$'.",
        "a.json, entry 2, municipality: String should match pattern '\\S'.",
        "a.json, entry 2, project: Input should be a valid string.",
        "a.json, entry 2, beløp: Unexpected keyword argument.",
        "a.json, entry 3: Input should be an object.",
        "a.json, entry 4, partners, 2: Input should be a valid string.",
        "a.json, entry 4, partners, 3: String should match pattern '\\S'.",
        "a.json, entry 4, roles, 2: Input should be 'service', 'authority', 'democracy' or 'community'.",
        "a.json, entry 4, decided: Input should be a valid date.",
        "a.json, entry 5, partners: Input should be a valid array.",
        "a.json, entry 5, roles: Input should be a valid array.",
        "a.json, entry 5, case: Input should be a valid string.",
    ]
    assert now == KEYS


def test_the_entry_of_a_line_is_counted_without_the_empty_lines() -> None:
    assert refusal('{"granted": 5}\n\n{"granted": 0}\n') == (
        ["a.json, entry 2, granted: Input should be greater than 0."],
        KEYS,
    )


@pytest.mark.parametrize("text", ["5", "null", '"a"', "[5]", "[[]]"])
def test_what_is_json_and_no_entry_is_refused(text: str) -> None:
    assert refusal(text) == (["a.json, entry 1: Input should be an object."], KEYS)


def test_no_entry_at_all_is_refused() -> None:
    assert refusal("[]") == (["There is no entry in the JSON."], NOTHING)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("", "EOF", " at line 1 column 0."),
        ("\ufeff", "EOF", " at line 1 column 0."),
        (" \n ", "EOF", " at line 2 column 1."),
        ("kr 5", "expected value", " at line 1 column 1."),
        ("{'granted': 5}", "key must be a string", " at line 1 column 2."),
        ('{"granted": 5}{"granted": 6}', "trailing characters", " at line 1 column 15."),
        ('{"granted": 5,}', "trailing comma", " at line 1 column 15."),
        ('[\n{"granted": 5},\n{"granted": 05}\n]', "invalid number", " at line 3 column 14."),
        ('{\n"partners": [\n"Asker"\n],\n"granted": kr\n}', "expected value", " at line 5 column 12."),
        ('{"granted":\n', "EOF", " at line 2 column 0."),
        ('5\n{"granted": 6}', "trailing characters", " at line 2 column 1."),
        ('{"project": "\\ud800"}', "", " column 20."),
        ('{"project": "a\nb"}', "control character", " at line 2 column 0."),
        ("[" * 5000, "recursion limit exceeded", " at line 1 column 202."),
        ('{"a": ' * 5000, "recursion limit exceeded", ""),
        (f'{{"granted": 1{"0" * 5000}}}', "number out of range", ""),
    ],
)
def test_what_is_not_json_is_refused_with_the_place(text: str, start: str, end: str) -> None:
    (fault,), now = refusal(text)
    assert fault.startswith(f"This is not valid JSON: {start}")
    assert fault.endswith(end)
    assert now == NOTHING


def test_each_line_that_is_not_json_is_named_by_its_number() -> None:
    text = '\n{"granted": 5}\n{"granted": kr}\n\n{"granted": 6},\n'
    assert refusal(text) == (
        ["Line 3: expected value at column 13.", "Line 5: trailing characters at column 15."],
        NOTHING,
    )


def outcome_of(text: str) -> tuple[Draft, ...] | UsageError:
    try:
        return read_drafts(text, source="a.json")
    except UsageError as error:
        return error


PIECES = st.lists(
    st.sampled_from(["{", "}", "[", "]", '"granted"', ":", ",", "5", "\n", " ", '""', "\ufeff", "null", "{}"])
)


@given(st.text() | PIECES.map("".join))
def test_any_text_gives_drafts_or_is_refused(text: str) -> None:
    outcome = outcome_of(text)
    if isinstance(outcome, UsageError):
        assert outcome.what
        assert outcome.now.startswith(NOTHING)
    else:
        assert outcome
        assert all(isinstance(draft, Draft) for draft in outcome)
