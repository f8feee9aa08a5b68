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
    "recipient": "Regionrådet",
    "members": ["Hole", "Lier"],
    "county": "Buskerud",
    "organisation": "958 935 420",
    "project": 'Én vei "inn" 😀',
    "partners": ["Ringerike", "Gáivuotna"],
    "cooperation": "Internt",
    "requested": 1_200_000,
    "cost": 2_000_000,
    "received": "2027-01-31",
    "roles": ["service", "authority", "democracy", "community"],
    "area": "Helse",
    "as_printed": "Hól",
    "note": "To søknader",
    "granted": 999_999_999_999_999,
    "decided": "2027-03-01",
    "case": "2027/1-2",
    "conditions": "Planen er godkjent.",
    "award_note": "I to deler",
}
READ = {
    "members": ("Hole", "Lier"),
    "organisation": "958935420",
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


@pytest.mark.parametrize(
    ("letter", "named"), [("\\u001c", "U+001C"), ("\\n", "U+000A (line break)"), ("\x85", "U+0085")]
)
def test_a_control_character_is_refused_and_named(letter: str, named: str) -> None:
    (fault,), _ = refusal(f'{{"project": "a{letter}b"}}')
    assert fault == f"a.json, entry 1, project must not hold control characters. It holds {named}."


@pytest.mark.parametrize("letter", ["\u2028", "\u2029"])
def test_what_breaks_lines_elsewhere_may_stand_in_a_text(letter: str) -> None:
    text = f'{{"project": "a{letter}b"}}\n{{"project": "c"}}'
    assert [draft.values for draft in read_drafts(text, source="a.json")] == [
        {"project": f"a{letter}b"},
        {"project": "c"},
    ]


@pytest.mark.parametrize(
    ("key", "value", "read"),
    [
        ("requested", '"1 450 000"', 1_450_000),
        ("granted", '"0,35 mill"', 350_000),
        ("granted", "1000.0", 1000),
        ("granted", "1.5e3", 1500),
        ("granted", "999999999999999", 999_999_999_999_999),
        ("received", '"1.2.2027"', date(2027, 2, 1)),
        ("decided", '"1. februar 2027"', date(2027, 2, 1)),
        ("partners", '"Trondheim, Stjørdal"', ("Trondheim", "Stjørdal")),
        ("partners", '["Foo, Bar"]', ("Foo, Bar",)),
        ("roles", '"service, democracy"', ("service", "democracy")),
        ("project", '"  Vei inn "', "Vei inn"),
    ],
)
def test_values_are_written_as_options_take_them(key: str, value: str, read: object) -> None:
    assert read_drafts(f'{{"{key}": {value}}}', source="a.json") == (Draft({key: read}, "a.json, entry 1"),)


@pytest.mark.parametrize("value", ["null", '""', '" "'])
@pytest.mark.parametrize("key", FIELDS)
def test_null_and_an_empty_text_leave_a_field_out(key: str, value: str) -> None:
    # That the source has no title is said by leaving it empty.
    empty = {"project": None} if key == "project" else {}
    assert read_drafts(f'{{"{key}": {value}}}', source="a.json") == (Draft(empty, "a.json, entry 1"),)


@pytest.mark.parametrize("key", ["requested", "granted"])
@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("5.5", "5.5 is not a whole number of kroner."),
        ("true", "it is true, not an amount."),
        ("NaN", "NaN is not an amount."),
        ("[5]", "it is an array, not an amount."),
        ("{}", "it is an object, not an amount."),
        (f"1{'0' * 400}", "10000000000000000000 is not an amount."),
        ("1e999999999", "1e999999999 is not an amount."),
        ("0", "0 is not above zero."),
        ("-5", "-5 is below zero."),
        ("1000000000000000", "1000000000000000 is too much: amounts are below 1 000 000 000 000 000 kr."),
        ('"1.450"', "1.450 can be read in two ways: 1 450 kr, or 1,45 kr."),
    ],
)
def test_an_amount_is_a_whole_number_of_kroner_above_zero(key: str, value: str, why: str) -> None:
    (fault,), now = refusal(f'{{"{key}": {value}}}')
    assert fault.replace("\u00a0", " ") == f"a.json, entry 1, {key}: {why}"
    assert now == KEYS


def test_every_fault_of_every_entry_is_named_in_one_go() -> None:
    text = """[
        {"granted": 5},
        {"id": "2027 01", "municipality": 3310, "project": true, "beløp": 5},
        7,
        {"partners": ["Asker", null, ""], "roles": ["service", "tjeneste"], "decided": "31.2.2027"},
        {"case": ["a"], "area": "x", "area": "y", "project": "\\ud800"}
    ]"""
    faults, now = refusal(text)
    assert faults == [
        'a.json, entry 2, id: "2027 01" cannot be an id.',
        "a.json, entry 2, municipality: 3310 is a number, not a text in quotes.",
        "a.json, entry 2, project: it is true, not a text in quotes.",
        "a.json, entry 2, beløp is not a key of an entry.",
        "a.json, entry 3: 7 is a number, not an object.",
        "a.json, entry 4, partners, 2: it is null, not a text in quotes.",
        "a.json, entry 4, roles, 2: tjeneste is not one of service, authority, democracy, community.",
        "a.json, entry 4, decided: 31.2.2027 is not a date: that month has the days 1 to 28.",
        "a.json, entry 5, area occurs 2 times.",
        "a.json, entry 5, case: it is an array, not a text in quotes.",
        "1 more fault.",
    ]
    assert now == KEYS


def test_the_entry_of_a_line_is_counted_without_the_empty_lines() -> None:
    (fault,), _ = refusal('{"granted": 5}\n\n{"granted": "x"}\n')
    assert fault.startswith("a.json, entry 2, granted: ")


def test_a_list_is_no_number() -> None:
    assert refusal('{"partners": 5}') == (["a.json, entry 1, partners: 5 is a number, not an array of texts."], KEYS)


def test_half_a_character_is_refused() -> None:
    assert refusal('{"project": "a\\ud800"}') == (["a.json, entry 1, project: it holds half a character."], KEYS)


def test_an_empty_text_in_a_list_is_refused() -> None:
    assert refusal('{"partners": ["Asker", " "]}') == (["a.json, entry 1, partners, 2: it is empty."], KEYS)


def test_of_a_hundred_faults_ten_are_named() -> None:
    faults, _ = refusal(json.dumps([{"granted": True}] * 100))
    assert len(faults) == 11
    assert faults[-1] == "90 more faults."


@pytest.mark.parametrize("text", ["5", "null", '"a"', "[5]", "[[]]"])
def test_what_is_json_and_no_entry_is_refused(text: str) -> None:
    (fault,), now = refusal(text)
    assert fault.startswith("a.json, entry 1: ")
    assert fault.endswith(", not an object.")
    assert now == KEYS


def test_no_entry_at_all_is_refused() -> None:
    assert refusal("[]") == (["There is no entry in a.json."], NOTHING)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "line 1, column 1"),
        ("\ufeff", "line 1, column 1"),
        ("kr 5", "line 1, column 1"),
        ("{'granted': 5}", "line 1, column 2"),
        ('{"granted": 5}{"granted": 6}', "line 1, column 15"),
        ('[\n{"granted": 5},\n{"granted": 05}\n]', "line 3, column 14"),
        ('{\n"partners": [\n"Asker"\n],\n"granted": kr\n}', "line 5, column 12"),
        ('{"granted":\n', "line 2, column 1"),
        ('5\n{"granted": 6}', "line 2, column 1"),
        ('{"project": "a\nb"}', "line 1, column 15"),
    ],
)
def test_what_is_not_json_is_refused_with_the_place(text: str, where: str) -> None:
    assert refusal(text) == ([f"a.json is not valid JSON from {where} on."], NOTHING)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a": ' * 100_000])
def test_what_is_nested_too_deeply_is_refused(text: str) -> None:
    assert refusal(text) == (["a.json is not valid JSON that can be read: it is nested too deeply."], NOTHING)


def test_each_line_that_is_not_json_is_named_by_its_number() -> None:
    text = '\n{"granted": 5}\n{"granted": kr}\n\n{"granted": 6},\n'
    assert refusal(text) == (
        ["a.json, line 3 is not valid JSON from column 13 on.", "a.json, line 5 is not valid JSON from column 15 on."],
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
