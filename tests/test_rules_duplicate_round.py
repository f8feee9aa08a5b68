"""Two files with one round are one finding, at the file that is not the round's own."""

import pytest

from skjonn.actions.change import relevant_to
from skjonn.actions.load import load
from skjonn.incremental import FileFilter
from skjonn.model.ledger import duplicate_rounds
from support.ledgers import LATER, ROUND, SHIPPED, application, award, found, identities, snapshot, waiver

ENTRIES = application("a") + award("a") + application("b", project="Annet")


def test_the_file_and_the_other_one_are_named_and_what_to_do() -> None:
    (diagnostic,) = found({"2020.toml": ROUND + ENTRIES, "2020 (kopi).toml": ROUND + ENTRIES})
    assert (diagnostic.code, diagnostic.name, diagnostic.severity) == ("SKJ113", "duplicate-round", "error")
    assert (diagnostic.file, diagnostic.span.line, diagnostic.excerpt) == ("ledger/2020 (kopi).toml", 2, 'id = "2020"')
    assert diagnostic.about == "2020"
    assert diagnostic.message == (
        "This file has the same round as 2020.toml: both have the id 2020, and every sum counts both."
    )
    assert diagnostic.hint
    assert [(file, span.line) for file, span in diagnostic.also] == [("ledger/2020.toml", 2)]


@pytest.mark.parametrize(
    ("files", "original"),
    [
        (["2020.toml", "2020 (kopi).toml"], "2020.toml"),
        (["2020.toml", "2020_LOCAL_1234.toml", "2020_REMOTE_1234.toml"], "2020.toml"),
        (["2020.toml", "1.toml"], "2020.toml"),
        (["arkiv/2020.toml", "2.toml"], "arkiv/2020.toml"),
        (["arkiv/2020.toml", "2020.toml"], "2020.toml"),
        (["runde-a.toml", "runde.toml"], "runde.toml"),
        (["x.toml", "y.toml"], "x.toml"),
    ],
)
def test_the_file_that_is_named_plainest_keeps_its_round(files: list[str], original: str) -> None:
    diagnostics = found(dict.fromkeys(files, ROUND + ENTRIES))
    copies = sorted(f"ledger/{file}" for file in files if file != original)
    assert [(each.name, each.file) for each in diagnostics] == [("duplicate-round", file) for file in copies]


def test_a_copy_is_found_whatever_its_date_and_title() -> None:
    files = {"2020.toml": ROUND, "x.toml": LATER.replace('id = "2022"', 'id = "2020"')}
    assert identities(files) == [("duplicate-round", "2020")]


def test_what_stands_twice_in_a_copy_itself_is_found_in_both_and_waived_in_both() -> None:
    twice = ROUND + application("a") + application("a", project="Annet")
    assert [(each.name, each.file) for each in found({"2020.toml": twice, "x.toml": twice})] == [
        ("duplicate-id", "ledger/2020.toml"),
        ("duplicate-round", "ledger/x.toml"),
        ("duplicate-id", "ledger/x.toml"),
    ]
    assert identities({"2020.toml": SHIPPED, "2020 (kopi).toml": SHIPPED}) == [("duplicate-round", "2020")]


def test_what_a_third_round_shares_with_the_original_is_still_found() -> None:
    files = {"2020.toml": ROUND + ENTRIES, "x.toml": ROUND + ENTRIES, "2022.toml": LATER + application("a")}
    assert sorted(identities(files)) == [
        ("duplicate-id", "a"),
        ("duplicate-round", "2020"),
        ("same-project", "a"),
    ]


def test_a_copy_that_is_meant_is_waived_where_it_stands() -> None:
    assert found({"2020.toml": ROUND, "x.toml": ROUND + waiver("duplicate-round", "2020")}) == ()


def test_rounds_with_ids_of_their_own_are_no_duplicates() -> None:
    rounds = load(snapshot({"2020.toml": ROUND, "2022.toml": LATER})).rounds
    assert duplicate_rounds(rounds) == ()
    assert duplicate_rounds(()) == ()


def test_an_addition_does_not_read_other_rounds_for_the_sake_of_duplicates() -> None:
    files = snapshot({"2020.toml": ROUND, "2022.toml": LATER})
    assert relevant_to(files, FileFilter(rounds=["2022"])).names == ("2022.toml",)
