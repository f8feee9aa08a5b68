"""The concise format: one line a finding at any width, then one line of verdict."""

import re

import pytest

from skjonn.language import words
from skjonn.render.diagnostics import concise
from support.diagnostic_formats import CLEAN, FINDINGS, HOSTILE, NOTHING, rendered


def test_a_finding_is_one_line_and_the_verdict_is_the_last() -> None:
    file = "ledger/Ås og Øst/2021 ny.toml"
    assert rendered("concise", FINDINGS).split("\n")[3:] == [
        f"{file}:9:30: SKJ305 partner-listed-twice Bærum is listed twice among the partners.",
        f"{file}:9:48: SKJ305 partner-listed-twice A\u030amot is listed twice among the partners.",
        "2\u00a0errors, 2\u00a0warnings, 1\u00a0note in 3\u00a0files.",
        "",
    ]


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("width", [1, 20, 80, None])
def test_no_width_wraps_a_line_and_colour_changes_no_word(width: int | None, *, color: bool) -> None:
    text = concise.render(FINDINGS, words=words("en"), width=width, color=color, show_waived=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", text) == rendered("concise", FINDINGS, show_waived=True)
    assert ("\x1b" in text) == color


def test_place_and_code_are_bold_and_the_verdict_has_its_colour() -> None:
    text = concise.render(FINDINGS, words=words("en"), width=None, color=True, show_waived=False)
    assert text.startswith("\x1b[1mledger/2019.toml:1:1\x1b[0m: \x1b[1mSKJ101\x1b[0m unreadable-file This file")
    assert text.split("\n")[-2].startswith("\x1b[31m2\u00a0errors")


@pytest.mark.parametrize(
    ("language", "waived", "verdict"),
    [
        (
            "en",
            "(waived: Bodø stands twice in the announcement.)",
            "2\u00a0errors, 2\u00a0warnings, 1\u00a0note in 3\u00a0files.",
        ),
        (
            "nb",
            "(godtatt: Bodø stands twice in the announcement.)",
            "2\u00a0feil, 2\u00a0advarsler, 1\u00a0merknad i 3\u00a0filer.",
        ),
        (
            "nn",
            "(godteke: Bodø stands twice in the announcement.)",
            "2\u00a0feil, 2\u00a0åtvaringar, 1\u00a0merknad i 3\u00a0filer.",
        ),
    ],
)
def test_what_is_waived_and_the_verdict_are_said_in_the_users_language(
    language: str, waived: str, verdict: str
) -> None:
    lines = rendered("concise", FINDINGS, language=language, show_waived=True).splitlines()
    assert lines[3].endswith(waived)
    assert lines[-1] == verdict


def test_nothing_of_a_ledger_makes_a_line_of_its_own_or_reaches_a_terminal_raw() -> None:
    text = rendered("concise", HOSTILE)
    assert len(text.splitlines()) == len(HOSTILE.found) + 1
    assert text.replace("\n", "").isprintable() or {sign for sign in text if not sign.isprintable()} == {"\n", "\u00a0"}


def test_where_nothing_is_found_only_the_verdict_is_said() -> None:
    assert rendered("concise", CLEAN) == "3\u00a0rounds: no errors.\n"
    assert rendered("concise", NOTHING) == "0\u00a0rounds: no errors.\n"
