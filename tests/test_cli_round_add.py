"""Rounds from the shell: a new file, its figures, and what is refused."""

from itertools import chain
from pathlib import Path

import pytest

from skjonn.actions.schema import schema
from skjonn.cli.commands import EXAMPLES
from skjonn.model.entries import Frame, Heading
from support.command_line import HEADING, OPEN, Skjonn
from support.ledgers import SHIPPED
from support.typed_fields import by_key, typed_fields

ROUND = """\
#:schema ./round.schema.json

[round]
id = "2028"
title = "Prosjektskjønn 2028"
grantor = "Statsforvalteren"
date = 2028-03-01
itemised = "all"
state = "open"
"""


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def test_a_round_is_a_new_file_and_the_ledger_s_folder_is_made_with_it(skjonn: Skjonn) -> None:
    ran = skjonn("round", "add", "2028", *HEADING)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace("\u00a0", " ") == (
        "Added to ledger/2028.toml, line 1\n\n Round 2028: 0 kr granted in 0 awards.\n"
    )
    assert skjonn.files() == {"2028.toml": ROUND.encode(), "round.schema.json": schema("round").encode()}
    assert skjonn("check").code == 0


@pytest.mark.parametrize(("option", "text", "line"), typed_fields(by_key(Heading), by_key(Frame)))
def test_what_is_typed_for_a_field_is_written_under_its_key(option: str, text: str, line: str, skjonn: Skjonn) -> None:
    skjonn.keep("frames.toml", '[[frames]]\nid = "Asker"\namount = 1\n')
    given = {**dict(zip(HEADING[::2], HEADING[1::2], strict=True)), option: text}
    ran = skjonn("round", "add", "2028", *chain.from_iterable(given.items()))
    assert (ran.code, ran.err) == (0, "")
    assert line in skjonn.files()["2028.toml"].decode()


@pytest.mark.parametrize("by", ["option", "variable"])
def test_a_ledger_s_folder_is_made_where_it_is_named(by: str, skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    (skjonn.folder / "new").mkdir()
    if by == "variable":
        monkeypatch.setenv("SKJONN_LEDGER", "new/books")
    ran = skjonn("round", "add", "2028", *HEADING, *(("--ledger", "new/books") if by == "option" else ()))
    assert ran.out.startswith("Added to new/books/2028.toml, line 1\n")
    assert (skjonn.folder / "new" / "books" / "2028.toml").read_text("utf-8") == ROUND


def test_a_ledger_s_folder_is_not_made_where_the_folder_above_it_does_not_exist(skjonn: Skjonn) -> None:
    ran = skjonn("round", "add", "2028", *HEADING, "--ledger", "nwe/books")
    assert (ran.code, ran.err) == (
        2,
        (
            "error: There is no folder nwe in which to create nwe/books (--ledger).\n"
            "       Create that folder first, or name another one.\n"
        ),
    )
    assert not (skjonn.folder / "nwe").exists()


def test_a_round_is_added_to_the_ledger_of_a_folder_above(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    skjonn.keep_shipped()
    below = skjonn.folder / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert skjonn("round", "add", "2028", *HEADING).out.startswith("Added to ../../ledger/2028.toml, line 1\n")


def test_all_that_the_announcement_of_2020_states_can_be_given(skjonn: Skjonn) -> None:
    ran = skjonn(
        *("round", "add", "2020", "--title", "Prosjektskjønn 2020", "--grantor", "Fylkesmannen i Oslo og Viken"),
        *("--date", "2020-09-09", "--source", "Tildeling av prosjektskjønn for 2020, published 09.09.2020"),
        *("--itemised", "awarded", "--applications", "48", "--awards", "14", "--limit", "15,5 mill"),
        *("--requested", "about 53 mill within 0,5 mill", "--granted", "over 15 mill within 500 000"),
        *("--region", "Viken: applications=43 awards=11 granted=10 520 000"),
        *("--region", "Oslo: applications=5 awards=3 granted=4,5 mill"),
    )
    assert (ran.code, ran.err) == (0, "")
    # The shipped round's own lines, without what its source says beside them, and still open.
    lines = SHIPPED.partition("\n[[applications]]")[0].replace('"decided"', '"open"').splitlines()
    expected = "".join(f"{line.partition(' #')[0]}\n" for line in lines)
    expected = expected.replace("500_000 }\n\n[[regions]]", "500_000 }\nlimit = 15_500_000\n\n[[regions]]", 1)
    assert skjonn.files()["2020.toml"].decode() == expected
    assert ran.out.replace("\u00a0", " ").splitlines()[-1] == (
        " Frame 2020: 0 of 15 500 000 kr granted in 0 awards, 15 500 000 kr left."
    )


def test_the_other_forms_of_a_stated_figure_are_taken_too(skjonn: Skjonn) -> None:
    ran = skjonn(
        *("round", "add", "2028", *HEADING, "--applications", "at most 40", "--awards", "under 20 within 5"),
        *("--granted", "inntil 8 mill", "--requested", "0"),
    )
    assert ran.code == 0
    frame = skjonn.files()["2028.toml"].decode().partition("[frame]\n")[2]
    assert frame == (
        "applications = { at_most = 40 }\n"
        "awards = { under = 20, within = 5 }\n"
        "requested = 0\n"
        "granted = { at_most = 8_000_000 }\n"
    )


def test_a_round_that_would_be_added_is_shown_and_no_folder_is_made(skjonn: Skjonn) -> None:
    ran = skjonn("round", "add", "2028", *HEADING, "--dry-run")
    assert (ran.code, ran.out) == (0, ROUND)
    assert ran.err == "Would be added to ledger/2028.toml; nothing was written.\n"
    assert not skjonn.ledger.exists()


@pytest.mark.parametrize(("there", "id_"), [("2028.toml", "2028"), ("Vest.toml", "vest")])
def test_a_name_that_a_file_has_already_in_any_case_is_refused_also_anyway(
    there: str, id_: str, skjonn: Skjonn
) -> None:
    skjonn.keep(there, "# not a round at all\n")
    before = skjonn.files()
    for anyway in ((), ("--anyway",), ("--dry-run",)):
        ran = skjonn("round", "add", id_, *HEADING, *anyway)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err == (
            f"error: There is already a file ledger/{id_}.toml. Nothing was written.\n"
            "       Choose another id; `skjonn round list` shows the rounds there are.\n"
        )
    assert skjonn.files() == before


def test_the_id_of_a_round_in_another_file_is_refused(skjonn: Skjonn) -> None:
    skjonn.keep("first.toml", OPEN)
    ran = skjonn("round", "add", "2027", *HEADING)
    assert ran.code == 1
    assert "SKJ113 duplicate-round" in ran.err
    assert skjonn.files().keys() == {"first.toml"}


@pytest.mark.parametrize("id_", ["skjonn", "SKJONN"])
def test_the_id_that_the_file_of_settings_would_have_is_refused(id_: str, skjonn: Skjonn) -> None:
    ran = skjonn("round", "add", id_, *HEADING)
    assert ran.code == 2
    assert ran.err == (
        f"error: {id_} cannot be the id of a round: skjonn.toml is the file of the ledger's settings.\n"
        "       Choose another id. Nothing was written.\n"
    )
    assert not skjonn.ledger.exists()


@pytest.mark.parametrize("id_", ["con", "NUL", "aux", "Prn", "com1", "LPT9", "nul.2027", "2027.", "a.."])
def test_an_id_that_is_no_name_for_a_file_in_windows_is_refused(id_: str, skjonn: Skjonn) -> None:
    ran = skjonn("round", "add", id_, *HEADING)
    assert ran.code == 2
    assert ran.err == (
        f"error: {id_} cannot be the id of a round: its file is named after it, and Windows allows no such name.\n"
        "       Choose another id. Nothing was written.\n"
    )
    assert not skjonn.ledger.exists()


@pytest.mark.parametrize("id_", ["con1", "com", "com10", "nul-2027", "console", "2027.a"])
def test_an_id_that_is_only_like_such_a_name_is_taken(id_: str, skjonn: Skjonn) -> None:
    assert skjonn("round", "add", id_, *HEADING).code == 0


@pytest.mark.parametrize(
    ("id_", "holds"),
    [
        *((id_, "") for id_ in ("", "a b", ".hidden", "a/b", "../a", "år", "x" * 101)),
        ("a\n", " It holds U+000A (line break)."),
        ("a\u00a0b", " It holds U+00A0 (no-break space)."),
    ],
)
def test_what_cannot_be_an_id_is_refused(id_: str, holds: str, skjonn: Skjonn) -> None:
    ran = skjonn("round", "add", id_, *HEADING)
    assert ran.code == 2
    assert ran.err == (
        f'error: "{id_}" cannot be an id.{holds}\n'
        "       An id holds letters A to Z, digits, `.`, `_` and `-`, begins with a letter or digit, "
        "and has at most 100 characters. Nothing was written.\n"
    ).replace("a\n", "a\n       ")
    assert not skjonn.ledger.exists()


def test_all_that_is_missing_is_named_in_one_error_where_nobody_can_be_asked(skjonn: Skjonn) -> None:
    ran = skjonn("round", "add", "2028", "--title", " ")
    assert ran.code == 2
    example = f"       Type, for example: {EXAMPLES['round add'][0]}\n"
    assert ran.err == f"error: Missing: --title, --grantor, --date.\n{example}       Nothing was written.\n"


def test_a_county_that_does_not_exist_on_the_day_is_refused_unless_it_is_wanted_anyway(skjonn: Skjonn) -> None:
    region = ("--region", "Viken: applications=1")
    ran = skjonn("round", "add", "2028", *HEADING, *region)
    assert ran.code == 1
    assert "SKJ405" in ran.err
    assert not skjonn.ledger.exists(), "what is refused makes no folder"
    assert skjonn("round", "add", "2028", *HEADING, *region, "--anyway").code == 0
    assert skjonn("check").code == 1


def test_rounds_are_listed_by_date_with_what_is_left_of_each(skjonn: Skjonn) -> None:
    skjonn.keep_shipped()
    skjonn.keep("2027.toml")
    keys, *rows = (line.split("\t") for line in skjonn("round", "list", "--format", "tsv").out.splitlines())
    old, new = (dict(zip(keys, row, strict=True)) for row in rows)
    assert (old["round"], old["state"], old["granted"], old["limit"], old["left"]) == (
        "2020",
        "decided",
        "15020000",
        "",
        "",
    )
    assert (new["round"], new["date"], new["granted"], new["left"]) == ("2027", "2027-03-01", "0", "8000000")
    assert (old["file"], new["file"]) == ("2020.toml", "2027.toml")
