"""A baseline: what it knows, what is new since, and what is not a baseline."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.actions.check import check
from skjonn.inputs.baseline import read_baseline
from skjonn.language import words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Known
from skjonn.model.errors import UsageError
from skjonn.model.source import Span
from skjonn.render.diagnostics import renderer
from support.ledgers import ROUND, TODAY, application, award, inspected, ledger, waiver

EN = words("en")
OLD = ROUND + application("a", more='partners = ["KS", "KS"]') + award("x")
WRITES = "A baseline is what `skjonn check --format json --output-file FILE` writes."


def as_json(inspection: CheckResult, *, show_waived: bool = False) -> str:
    return renderer("json")(inspection, words=EN, width=None, color=False, show_waived=show_waived)


def known(text: str) -> Known:
    return read_baseline(as_json(inspected(text)))


def new(text: str, baseline: Known) -> list[tuple[str, str]]:
    return [(each.name, each.about) for each in inspected(text).since(baseline).found]


# What it knows


def test_a_finding_is_known_by_its_file_its_code_and_what_it_is_about() -> None:
    assert known(OLD) == {("ledger/2020.toml", "SKJ305", "a"): [0], ("ledger/2020.toml", "SKJ110", "x"): [0]}
    assert known(ROUND) == {}


def test_nothing_of_an_old_report_is_new() -> None:
    inspection = inspected(OLD)
    since = inspection.since(known(OLD))
    assert (since.found, since.known, since.counts) == ((), 2, {"error": 0, "warning": 0, "note": 0})
    assert (inspection.known, inspected(OLD).since({}).known) == (None, 0)


def test_lines_may_move_and_figures_change_and_what_is_new_is_found() -> None:
    moved = "# Twelve lines more.\n" * 12 + OLD.replace("100_000", "7")
    assert new(moved, known(OLD)) == []
    assert new(moved + award("y"), known(OLD)) == [("unknown-application", "y")]
    assert new(OLD + application("b", more='partners = ["KS", "KS"]'), known(OLD)) == [("partner-listed-twice", "b")]


def test_one_more_of_the_same_identity_is_new() -> None:
    found = new(OLD.replace('["KS", "KS"]', '["KS", "KS", "KS", "Oslo", "Oslo"]'), known(OLD))
    assert sorted(found) == [
        ("applicant-among-partners", "a"),
        ("applicant-among-partners", "a"),
        ("partner-listed-twice", "a"),
        ("partner-listed-twice", "a"),
    ]


def over(granted: int, *, state: str = "open") -> str:
    """A round that grants 95 000 kr more than its limit of 8 000 000 kr where 8 095 000 kr are granted."""
    return f'{ROUND}state = "{state}"\n[frame]\nlimit = 8_000_000\n' + application("a") + award("a", str(granted))


def test_a_greater_difference_is_new_and_a_smaller_one_is_not() -> None:
    baseline = known(over(8_095_000))
    assert baseline == {("ledger/2020.toml", "SKJ210", "2020"): [95_000]}
    assert new(over(8_095_000), baseline) == new(over(8_094_999), baseline) == []
    assert new(over(8_095_001), baseline) == new(over(15_095_000), baseline) == [("limit-passed", "2020")]


@pytest.mark.parametrize("granted", [1_700_000, 1_600_001])
def test_too_little_that_turns_into_too_much_is_new(granted: int) -> None:
    text = f'{ROUND}state = "decided"\n[frame]\ngranted = 1_600_000\n' + application("a")
    baseline = known(text + award("a", "100_000"))
    assert baseline == {("ledger/2020.toml", "SKJ204", "2020"): [-1_500_000]}
    assert new(text + award("a", "200_000"), baseline) == []
    assert new(text + award("a", str(granted)), baseline) == [("granted-differs", "2020")]


def test_a_baseline_that_does_not_say_how_far_off_a_finding_was_knows_it_all_the_same() -> None:
    report = json.loads(as_json(inspected(over(8_095_000))))
    for finding in report["findings"]:
        del finding["off"]
    assert new(over(9_000_000), read_baseline(json.dumps(report))) == []


def test_the_same_finding_in_another_file_is_new() -> None:
    files = {"2020.toml": OLD, "2021.toml": ROUND.replace("2020", "2021") + award("x")}
    baseline = known(OLD)
    assert [(each.file, each.about) for each in inspected(dict(files)).since(baseline).found] == [
        ("ledger/2021.toml", "x")
    ]


def test_names_are_the_same_in_any_unicode_form() -> None:
    def one(about: str) -> CheckResult:
        return CheckResult(
            (Diagnostic("SKJ206", "n", "error", "M.", "", about, "A\u030a.toml", Span(1, 1, 1, 1)),), (), ()
        )

    baseline = read_baseline(as_json(one("Finnma\u0301rku")))
    assert one("Finnm\u00e1rku").since(baseline).found == ()
    assert one("Oslo").since(baseline).known == 0


def test_what_was_waived_then_is_new_where_it_no_longer_is() -> None:
    text = ROUND + application("a", more='partners = ["KS", "KS"]')
    accepted = inspected(text + waiver("SKJ305", "a"))
    assert read_baseline(as_json(accepted, show_waived=True)) == {}
    assert new(text, read_baseline(as_json(accepted, show_waived=True))) == [("partner-listed-twice", "a")]


def test_what_is_waived_now_stays_waived() -> None:
    text = ROUND + application("a", more='partners = ["KS", "KS"]')
    since = inspected(text + waiver("SKJ305", "a")).since(known(text))
    assert (len(since.waived), since.known) == (1, 0)


def test_rules_and_judgements_are_those_of_the_whole_check() -> None:
    inspection = inspected(OLD)
    since = inspection.since(known(OLD))
    assert (since.rules, since.round_verdicts) == (inspection.rules, inspection.round_verdicts)
    assert check(ledger(OLD).files, today=TODAY).result(EN).since({}).found == inspection.found


# How it is told


@pytest.mark.parametrize(
    ("language", "clean", "red"),
    [
        (
            "en",
            "1 round: no new errors. Known from the baseline: 2 findings.",
            "1 error in 1 file. Known from the baseline: 2 findings. `skjonn explain SKJ110` says more.",
        ),
        (
            "nb",
            "1 runde: ingen nye feil. Kjent fra før: 2 funn.",
            "1 feil i 1 fil. Kjent fra før: 2 funn. `skjonn explain SKJ110` sier mer.",
        ),
        (
            "nn",
            "1 runde: ingen nye feil. Kjent frå før: 2 funn.",
            "1 feil i 1 fil. Kjent frå før: 2 funn. `skjonn explain SKJ110` seier meir.",
        ),
    ],
)
def test_the_verdict_counts_what_is_known(language: str, clean: str, red: str) -> None:
    for text, said in ((OLD, clean), (OLD + award("y"), red)):
        lines = {
            name: renderer(name)(
                inspected(text).since(known(OLD)), words=words(language), width=None, color=False, show_waived=False
            ).split("\n")[-2]
            for name in ("text", "concise")
        }
        assert lines["text"].replace("\u00a0", " ") == said
        assert lines["concise"].replace("\u00a0", " ") == said.partition(" `")[0]


def test_nothing_known_is_not_counted_in_words() -> None:
    said = renderer("concise")(inspected(ROUND).since({}), words=EN, width=None, color=False, show_waived=False)
    assert said == "1\u00a0round: no new errors.\n"


def test_what_is_known_takes_a_line_of_its_own_where_there_is_no_room() -> None:
    said = renderer("text")(inspected(OLD).since(known(OLD)), words=EN, width=40, color=False, show_waived=False)
    assert said.endswith("1\u00a0round: no new errors.\nKnown from the baseline: 2\u00a0findings.\n")


def test_json_counts_what_is_known_only_where_there_is_a_baseline() -> None:
    counts = json.loads(as_json(inspected(OLD).since(known(OLD))))["counts"]
    assert counts == {"errors": 0, "warnings": 0, "notes": 0, "waived": 0, "known": 2}
    assert "known" not in json.loads(as_json(inspected(OLD)))["counts"]


# What is none

OWN_WORDS = r"^This is not a baseline: (it is not valid JSON( from .* on)?|[`\w ]+ (has no|must be) [`\w ]+)\.$"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "it is not valid JSON from line 1, column 0 on"),
        ("[round]", "it is not valid JSON from line 1, column 2 on"),
        ("[]", "the report must be an object"),
        ("{}", "the report has no `version`"),
        ('{"version": 2, "findings": []}', "`version` of the report must be 1"),
        ('{"version": 1}', "the report has no `findings`"),
        ('{"version": 1, "findings": {}}', "`findings` of the report must be a list"),
        ('{"version": 1, "findings": [5]}', "finding 1 must be an object"),
        ('{"version": 1, "findings": [{}]}', "finding 1 has no `file`"),
        ('{"version": 1, "findings": [{"file": "a", "code": 5, "entry": "x"}]}', "`code` of finding 1 must be a text"),
        (
            '{"version": 1, "findings": [{"file": "a", "code": "b", "entry": "x", "off": 1.5}]}',
            "`off` of finding 1 must be a whole number",
        ),
        ('{"version": 1, "rows": []}', "the report has no `findings`"),
    ],
)
def test_what_is_no_report_is_refused_with_what_writes_one(text: str, what: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_baseline(text)
    assert (refused.value.what, refused.value.now, refused.value.exit_code) == (
        f"This is not a baseline: {what}.",
        WRITES,
        2,
    )


@given(st.text(max_size=40) | st.recursive(st.none() | st.integers() | st.text(max_size=3), st.lists).map(json.dumps))
def test_whatever_it_is_it_is_read_or_refused(text: str) -> None:
    with pytest.raises(UsageError, match=OWN_WORDS):
        read_baseline(text)


def test_a_byte_order_mark_and_what_later_versions_say_beside_are_passed_over() -> None:
    text = '\ufeff{"version": 1, "more": 5, "findings": [{"file": "a", "code": "c", "entry": "x", "new": []}]}'
    assert read_baseline(text) == {("a", "c", "x"): [None]}
