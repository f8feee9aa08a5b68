"""Every manual has an example with the fault, which has it, and one without, which has no finding at all."""

import re
from datetime import date

import pytest

from skjonn.checking.catalogue import RegisteredRule, catalogue
from skjonn.model.source import SourceFile
from support.ledgers import found

EVERY_RULE = pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: str(entry.rule.code))
TODAY = date(2022, 1, 1)

EXAMPLES = re.compile(r"\nExample with the fault:\n\n(.*\n)\nExample without:\n\n(.*\n)\nHow to fix it: ", re.DOTALL)
TABLES = re.compile(r"^(?=\[)", re.MULTILINE)
LEFT_OUT = {
    "[round]": {
        "id": '"2020"',
        "title": '"Prosjektskjønn 2020"',
        "grantor": '"Fylkesmannen i Oslo og Viken"',
        "date": "2020-09-09",
        "state": '"decided"',
    },
    "[[applications]]": {"municipality": '"Oslo"', "project": '"Prosjekt {}"'},
}


def examples(entry: RegisteredRule) -> list[str]:
    """The example with the fault and the one without, as they would stand in a file."""
    match = EXAMPLES.search(entry.rule.manual)
    assert match is not None
    assert [line for line in "".join(match.groups()).split("\n") if not line.startswith("    ") and line] == []
    return [re.sub("^    ", "", text, flags=re.MULTILINE) for text in match.groups()]


def completed(example: str) -> str:
    """An example with what it leaves out; its own lines stay as they are, the faulty ones too."""
    before, *tables = TABLES.split(example)
    if not any(table.startswith("[round]") for table in tables):
        tables.append("[round]\n")
    for number, table in enumerate(tables):
        lines = table.rstrip("\n").split("\n")
        known = {line.partition(" = ")[0] for line in lines}
        left_out = LEFT_OUT.get(lines[0], {})
        if "recipient" in known:
            known.add("municipality")
        lines += [f"{key} = {value.format(number)}" for key, value in left_out.items() if key not in known]
        tables[number] = "\n".join([*lines, "", ""])
    return "".join([before, *tables])


def files_of(example: str) -> dict[str, SourceFile]:
    """The files that an example stands for: the round's alone, or each after a line with its name.

    A line may say beside the name that the file is a folder, or how it is saved.
    """
    heading = re.compile(r"^# (\w+\.toml(?:\.\w+)?)(.*)\n", re.MULTILINE)
    before, *parts = heading.split(example)
    texts = [("2020.toml", "", before)] if before else []
    texts += list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))
    return {name: file_of(name, how, text) for name, how, text in texts}


def file_of(name: str, how: str, text: str) -> SourceFile:
    if "a folder" in how:
        return SourceFile(name, fault="it is a folder")
    whole = completed(text) if name == "2020.toml" else text
    return SourceFile(name, whole.encode("latin-1" if "Latin-1" in how else "utf-8"))


@EVERY_RULE
def test_the_example_with_the_fault_has_it(entry: RegisteredRule) -> None:
    faulty, _ = examples(entry)
    assert entry.rule.code in [each.code for each in found(files_of(faulty), today=TODAY)]


@EVERY_RULE
def test_the_example_without_has_no_finding(entry: RegisteredRule) -> None:
    """But that nothing became of its applications, which an example leaves out where it is not about that."""
    _, fine = examples(entry)
    assert {each.name for each in found(files_of(fine), today=TODAY)} <= {"application-without-outcome"} - {
        entry.rule.name
    }


@EVERY_RULE
def test_the_two_examples_are_nearly_the_same(entry: RegisteredRule) -> None:
    """A few lines differ, so that one sees what is wrong."""
    faulty, fine = (example.split("\n") for example in examples(entry))
    assert len({*faulty} ^ {*fine}) <= 4
