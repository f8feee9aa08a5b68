"""The schemas say of a file what reading it says: what one of them takes, both take, and what one refuses, both do."""

import json
import re
import sys
import textwrap
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from inspect import cleandoc
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError, validators

from skjonn.actions.schema import schema
from skjonn.checking.catalogue import catalogue
from skjonn.checking.settings import faults_of_settings
from skjonn.cli import complete
from skjonn.codec.decode import decode
from skjonn.codec.schema import DIRECTIVE, FILES
from skjonn.codec.settings import decode_settings
from skjonn.model.entries import Waiver
from skjonn.model.settings import FRAMES, SETTINGS
from skjonn.model.source import SourceFile
from support.command_line import HEADING, Skjonn
from support.documents import guide_page
from support.ledgers import ROOT, SHIPPED, identities
from support.schema_cases import GOOD, GOOD_FRAMES, GOOD_SETTINGS, REFUSED, REFUSED_FRAMES, REFUSED_SETTINGS
from support.thoroughness import examples

EXAMPLE = re.findall(r"^```toml\n(\[round\]\n.*?)^```$", guide_page("format"), re.DOTALL | re.MULTILINE)[0]
SCHEMAS: dict[str, Any] = {which: json.loads(schema(which)) for which in FILES}


def _typed(
    validator: Any,  # noqa: ANN401 - jsonschema's own types say no more
    kind: str,
    value: object,
    part: dict[str, object],
) -> Iterator[ValidationError]:
    """What `type` means to a TOML tool: a date is a value of its own, which JSON Schema tells by the format `date`."""
    if not (type(value) is date if part.get("format") == "date" else validator.is_type(value, kind)):
        yield ValidationError(f"{value!r} is no {kind}")


# To JSON Schema, 5.0 is a whole number; to TOML it is none.
_TYPES = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
Validator = validators.extend(  # type: ignore[no-untyped-call]  # its stubs leave it untyped
    Draft202012Validator, {"type": _typed}, type_checker=_TYPES
)


def is_valid(text: str, which: str = "round") -> bool:
    return bool(Validator(SCHEMAS[which]).is_valid(tomllib.loads(text)))


def is_read(text: str) -> bool:
    return decode(SourceFile("2027.toml", text.encode())).faults == ()


def is_set(text: str) -> bool:
    read = decode_settings(SourceFile(SETTINGS, text.encode()))
    return not read.faults and not list(faults_of_settings(read))


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


@pytest.mark.parametrize("text", [SHIPPED, EXAMPLE, *GOOD])
def test_what_is_read_without_a_fault_is_valid(text: str) -> None:
    assert is_read(text)
    assert is_valid(text)


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_a_fault_of_reading_is_not_valid(text: str) -> None:
    assert not is_read(text)
    assert not is_valid(text)


@pytest.mark.parametrize("text", GOOD_SETTINGS)
def test_settings_that_are_read_without_a_fault_are_valid(text: str) -> None:
    assert is_set(text)
    assert is_valid(text, "settings")


@pytest.mark.parametrize("text", REFUSED_SETTINGS.values(), ids=REFUSED_SETTINGS)
def test_settings_that_have_a_fault_are_not_valid(text: str) -> None:
    assert not is_set(text)
    assert not is_valid(text, "settings")


@pytest.mark.parametrize("text", GOOD_FRAMES)
def test_frames_in_which_nothing_is_found_are_valid(text: str) -> None:
    assert identities({FRAMES: text}) == []
    assert is_valid(text, "frames")


@pytest.mark.parametrize("text", REFUSED_FRAMES.values(), ids=REFUSED_FRAMES)
def test_frames_of_which_one_alone_cannot_be_are_not_valid(text: str) -> None:
    assert identities({FRAMES: text})
    assert not is_valid(text, "frames")


FORMER = schema("round").replace("skjonn", "skjonn of old", 1)
assert schema("round") != FORMER
RULES = tuple(entry.rule for entry in catalogue())
CODES = {rule.code[:length] for rule in RULES for length in range(3, 7)}
WORDS = sorted({"ALL", "SKJ7", "SKJ999", "305", "x", *CODES, *(rule.name for rule in RULES)})


@pytest.mark.parametrize(
    "text", ["[check]\nselect = ['{}']\n", "[check]\nignore = ['{}']\n", "[severity]\n{} = 'error'\n"]
)
def test_a_rule_or_beginning_of_a_code_is_valid_where_settings_may_name_it(text: str) -> None:
    settings = [text.format(word) for word in WORDS]
    assert [is_valid(each, "settings") for each in settings] == [is_set(each) for each in settings]
    assert {is_set(each) for each in settings} == {True, False}


ODD = st.sampled_from(
    [
        *(0, 1, -1, 999_999_999_999_999, 10**15, 1.0, True, "", " ", "x", "2020-01", "a b", "open", "all", "service"),
        *(date(2027, 3, 1), [], ["Hol"], ["Hol", ""], ["service"], [1], {}, [{}]),
        *({"about": 5, "within": 1}, {"over": 0, "within": 0}, {"under": 0, "within": 1}, {"at_most": 1}, {"about": 5}),
    ]
)
NAMES = ("id", "title", "applications", "awards", "granted", "within", "about", "rule", "until", "format", "frame")


@examples(300)
@given(data=st.data())
def test_the_example_with_anything_put_in_its_place_is_valid_where_it_is_read(data: st.DataObject) -> None:
    tables = tomllib.loads(EXAMPLE)
    for _ in range(data.draw(st.integers(1, 3))):
        within = data.draw(st.sampled_from(list(_containers(tables))))
        keys: list[Any] = list(range(len(within))) if isinstance(within, list) else [*within, *NAMES]
        key = data.draw(st.sampled_from(keys))
        if isinstance(within, dict) and key in within and data.draw(st.booleans()):
            del within[key]
        else:
            within[key] = deepcopy(data.draw(ODD))
    text = tomli_w.dumps(tables)
    assert is_valid(text) == is_read(text), text


def _containers(value: object) -> Iterator[Any]:
    """Every table, and every list that holds something."""
    if isinstance(value, dict):
        yield value
        yield from chain.from_iterable(map(_containers, value.values()))
    elif isinstance(value, list) and value:
        yield value
        yield from chain.from_iterable(map(_containers, value))


@pytest.mark.parametrize("which", FILES)
def test_a_schema_is_one_of_2020_12_that_describes_every_key_and_takes_no_other(which: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[which])
    assert SCHEMAS[which]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    objects = [part for part in _containers(SCHEMAS[which]) if isinstance(part, dict) and part.get("type") == "object"]
    assert len(objects) > 3
    # The tables of `[import]` have any names, and are all of one kind.
    assert [part for part in objects if part["additionalProperties"] is True] == []
    keys = [(name, key) for part in objects for name, key in part["properties"].items()]
    assert [name for name, key in keys if not re.fullmatch(r"\S.*\.", key.get("description", ""))] == []


def test_a_description_is_that_of_the_program_itself() -> None:
    keys = SCHEMAS["round"]["properties"]
    case = keys["awards"]["items"]["properties"]["case"]
    assert case["description"] == "The award's reference into the archive, such as `2016/7296-17`."
    assert keys["round"]["properties"]["state"]["default"] == "open"
    assert "same-project" in keys["waivers"]["items"]["properties"]["rule"]["examples"]
    severities = SCHEMAS["settings"]["properties"]["severity"]["properties"]
    assert severities["partner-listed-twice"]["description"] == "A partner is listed twice."
    assert severities["SKJ305"]["description"] == "The same as `partner-listed-twice`."


@pytest.mark.parametrize("indent", ["", "    "], ids=["as from Python 3.13", "as to Python 3.12"])
def test_descriptions_do_not_depend_on_whether_the_compiler_strips_the_indentation_of_docstrings(
    indent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc = textwrap.indent(cleandoc(Waiver.__doc__ or ""), indent).lstrip()
    monkeypatch.setattr(Waiver, "__doc__", doc)
    assert json.loads(schema("round")) == SCHEMAS["round"]


@pytest.mark.parametrize("which", FILES)
def test_the_shipped_ledger_has_the_schemas_of_this_version(which: str) -> None:
    is_current = (ROOT / "ledger" / FILES[which]).read_text("utf-8") == schema(which)
    assert is_current, f"ledger/{FILES[which]} is out of date: run `skjonn schema --write`"
    assert SHIPPED.startswith(DIRECTIVE)


def test_the_schema_of_a_round_is_printed_unless_that_of_the_settings_is_asked_for(skjonn: Skjonn) -> None:
    for words, which in (((), "round"), (("round",), "round"), (("settings",), "settings"), (("frames",), "frames")):
        ran = skjonn("schema", *words)
        assert (ran.code, ran.out, ran.err) == (0, schema(which), "")
    assert skjonn("schema", "settings", "--output-file", "s.json").out == ""
    assert (skjonn.folder / "s.json").read_text("utf-8") == schema("settings")


def test_another_schema_is_refused_with_what_was_meant(skjonn: Skjonn) -> None:
    ran = skjonn("schema", "setings")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: WHICH: setings is not one of round, settings, frames.\n       Did you mean settings?\n"


def test_the_shell_completes_which_schema() -> None:
    assert complete.schemas("") == ["round", "settings", "frames"]
    assert complete.schemas("s") == ["settings"]


def test_the_schemas_are_written_over_those_of_an_earlier_version(skjonn: Skjonn) -> None:
    earlier = {"$schema": "https://json-schema.org/draft/2020-12/schema", "description": "A round for skjonn."}
    skjonn.keep("round.schema.json", json.dumps(earlier))
    ran = skjonn("schema", "--write")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "ledger/round.schema.json\nledger/settings.schema.json\nledger/frames.schema.json\n"
    assert skjonn.files() == {name: schema(which).encode() for which, name in FILES.items()}


def test_one_schema_is_written_where_it_is_named_and_none_that_is_there_already_is_touched(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml")
    assert skjonn("schema", "settings", "--write").out == "ledger/settings.schema.json\n"
    assert skjonn.files().keys() == {"2020.toml", "settings.schema.json"}
    before = (skjonn.ledger / "settings.schema.json").stat()
    assert skjonn("schema", "settings", "--write", "--ledger", str(skjonn.ledger)).code == 0
    after = (skjonn.ledger / "settings.schema.json").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_schema_that_cannot_be_written_is_refused(skjonn: Skjonn) -> None:
    (skjonn.ledger / "round.schema.json").mkdir(parents=True)
    ran = skjonn("schema", "--write")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(
        "error: ledger/round.schema.json is not replaced: it is a folder, not a file. Nothing was written."
    )


def test_a_round_that_is_added_names_its_schema_and_reads_on_after_it(skjonn: Skjonn) -> None:
    assert skjonn("round", "add", "2028", *HEADING).code == 0
    award = ("--municipality", "Hole", "--project", "P", "--granted", "350 000")
    assert skjonn("award", "add", *award).code == 0
    text = skjonn.files()["2028.toml"].decode()
    assert text.startswith("#:schema ./round.schema.json\n\n[round]\n")
    assert is_read(text)
    assert is_valid(text)


def test_a_round_that_is_added_brings_the_schema_that_it_names(skjonn: Skjonn) -> None:
    assert skjonn("round", "add", "2028", *HEADING).code == 0
    assert skjonn.files().keys() == {"2028.toml", "round.schema.json"}
    assert skjonn.files()["round.schema.json"] == schema("round").encode()
    former = skjonn.keep("round.schema.json", FORMER)
    assert skjonn("round", "add", "2029", *HEADING).code == 0
    assert former.read_text("utf-8") == schema("round")
    before = former.stat()
    assert skjonn("round", "add", "2030", *HEADING).code == 0
    assert former.stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    "foreign", ["", "{}", "[]", "[" * 100_000, '{"description": "skjonn"}', '{"$schema": "x", "description": "mine"}']
)
def test_a_round_that_is_added_leaves_a_schema_that_is_not_skjonn_s(foreign: str, skjonn: Skjonn) -> None:
    skjonn.keep("round.schema.json", foreign)
    assert skjonn("round", "add", "2028", *HEADING).code == 0
    assert skjonn.files()["round.schema.json"] == foreign.encode()


def test_a_round_is_added_where_its_schema_cannot_be_written(skjonn: Skjonn) -> None:
    (skjonn.ledger / "round.schema.json").mkdir(parents=True)
    assert skjonn("round", "add", "2028", *HEADING).code == 0
    (skjonn.ledger / "round.schema.json").rmdir()
    skjonn.keep("round.schema.json", FORMER).chmod(0o444)
    before = skjonn.files()["round.schema.json"]
    assert skjonn("round", "add", "2029", *HEADING).code == 0
    assert skjonn.files()["round.schema.json"] == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets not everybody make links")
@pytest.mark.parametrize("to", ["../shared.json", "shared.json"])
def test_a_round_that_is_added_leaves_a_link_in_the_schema_s_place(to: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    other = skjonn.keep(to, FORMER)
    before = other.read_bytes()
    (skjonn.ledger / "round.schema.json").symlink_to(to)
    assert skjonn("round", "add", "2028", *HEADING).code == 0
    assert other.read_bytes() == before


def test_where_nothing_is_written_no_schema_is(skjonn: Skjonn) -> None:
    assert skjonn("round", "add", "2028", *HEADING, "--dry-run").code == 0
    assert not skjonn.ledger.exists()
    skjonn.keep("2028.toml")
    assert skjonn("round", "add", "2028", *HEADING).code == 1
    assert skjonn.files().keys() == {"2028.toml"}


def test_the_schemas_in_a_ledger_are_no_rounds(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn("schema", "--write")
    assert skjonn("round", "list", "--format", "csv").out.count("\n") == 2
    assert skjonn("check").code == 0
