"""Every rule finds its fault where it stands, is silent on nearly the same text, and has its manual."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from skjonn import rules
from skjonn.checking.catalogue import catalogue, named
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.source import SourceFile
from support.ledgers import DECIDED, LATER, ROUND, TODAY, application, award, event, found, identities, marked, waiver

OSLO = '\n[[regions]]\ncounty = "Oslo"\n'
VIKEN = '\n[[regions]]\ncounty = "Viken"\n'
TWICE = 'partners = ["Bodø", "Stavanger", "Bodø"]'


@dataclass(frozen=True)
class Case:
    """A text with a fault, its place between `⟦` and `⟧`, and nearly the same text without it."""

    about: str
    says: tuple[str, ...]
    fault: str
    fixed: str
    beside: tuple[str, ...] = ()
    encoding: str = "utf-8"
    today: date = TODAY


CASES = {
    "not-utf8": Case(
        "2020.toml",
        ("0xf8", "not UTF-8"),
        ROUND.replace("ø", "o") + "\n[frame]\nlimit = 1 # skj⟦ø⟧nn\n",
        ROUND.replace("ø", "o") + "\n[frame]\nlimit = 1 # skjønn\n",
        encoding="latin-1",
    ),
    "toml-syntax": Case(
        "2020.toml",
        ("not valid TOML", "after the end of the value"),
        ROUND + application("2020-01") + award("2020-01", "900 ⟦0⟧00"),
        ROUND + application("2020-01") + award("2020-01", "900_000"),
    ),
    "unknown-table": Case(
        "2020",
        ("`award`", "not a table"),
        ROUND + application("2020-01") + award("2020-01").replace("[[awards]]", "⟦[[award]]⟧"),
        ROUND + application("2020-01") + award("2020-01"),
    ),
    "unknown-key": Case(
        "2020-01",
        ("`partner`", "not a key of an application"),
        ROUND + application("2020-01", more='⟦partner⟧ = ["Asker"]'),
        ROUND + application("2020-01", more='partners = ["Asker"]'),
    ),
    "missing-key": Case(
        "2020-01",
        ("application", "no `municipality`"),
        ROUND + '\n⟦[[applications]]⟧\nid = "2020-01"\nproject = "SmartKom"\n',
        ROUND + '\n[[applications]]\nid = "2020-01"\nmunicipality = "Oslo"\n',
    ),
    "wrong-type": Case(
        "2020-01",
        ("`granted`", "whole number of kroner", '"900 000"'),
        ROUND + application("2020-01") + award("2020-01", '⟦"900 000"⟧'),
        ROUND + application("2020-01") + award("2020-01", "900_000"),
    ),
    "wrong-value": Case(
        "2020-01",
        ("`granted`", "above zero", "found 0"),
        ROUND + application("2020-01") + award("2020-01", "⟦0⟧"),
        ROUND + application("2020-01") + award("2020-01", "1"),
    ),
    "duplicate-id": Case(
        "2020-01",
        ("2020-01", "taken"),
        ROUND + application("2020-01") + application("⟦2020-01⟧", project="SmartKom"),
        ROUND + application("2020-01") + application("2020-02", project="SmartKom"),
    ),
    "unknown-application": Case(
        "2020-15",
        ("no application 2020-15", "round 2020"),
        ROUND + application("2020-14") + award("⟦2020-15⟧"),
        ROUND + application("2020-14") + award("2020-14"),
    ),
    "unsupported-format": Case("2020.toml", ("format 2", "format 1"), "format = ⟦2⟧\n" + ROUND, "format = 1\n" + ROUND),
    "applications-differ": Case(
        "2020",
        ("The round has 3 applications", "2 are stated", "1 too many"),
        f"{ROUND}[frame]\napplications = ⟦2⟧\n" + "".join(map(application, ("a", "b", "c"))),
        f"{ROUND}[frame]\napplications = 3\n" + "".join(map(application, ("a", "b", "c"))),
    ),
    "awards-differ": Case(
        "2020",
        ("The round has 1 award", "2 are stated", "1 too few"),
        f"{DECIDED}[frame]\nawards = ⟦2⟧\n{application('a')}{award('a')}",
        f"{DECIDED}[frame]\nawards = 1\n{application('a')}{award('a')}",
    ),
    "requested-differs": Case(
        "2020",
        (
            "2 applications add up to 1\u00a0100\u00a0000 kr",
            "1\u00a0000\u00a0000 kr is stated",
            "100\u00a0000 kr too much",
        ),
        f"{DECIDED}[frame]\nrequested = ⟦1_000_000⟧\n"
        + application("a", more="requested = 600_000")
        + application("b", more="requested = 500_000")
        + event("a", "refused")
        + event("b", "refused"),
        f"{DECIDED}[frame]\nrequested = 1_100_000\n"
        + application("a", more="requested = 600_000")
        + application("b", more="requested = 500_000")
        + event("a", "refused")
        + event("b", "refused"),
    ),
    "granted-differs": Case(
        "2020",
        ("2 awards add up to 800\u00a0000 kr", "900\u00a0000 kr is stated", "100\u00a0000 kr too little"),
        f"{DECIDED}[frame]\ngranted = ⟦900_000⟧\n{application('a')}{application('b')}"
        + award("a", "500_000")
        + award("b", "300_000"),
        f"{DECIDED}[frame]\ngranted = 800_000\n{application('a')}{application('b')}"
        + award("a", "500_000")
        + award("b", "300_000"),
    ),
    "region-applications-differ": Case(
        "Oslo",
        ("Oslo has 2 applications", "1 is stated", "1 too many"),
        f"{ROUND}{OSLO}applications = ⟦1⟧\n{application('a')}{application('b')}",
        f"{ROUND}{OSLO}applications = 2\n{application('a')}{application('b')}",
    ),
    "region-awards-differ": Case(
        "Oslo",
        ("Oslo has 2 awards", "3 are stated", "1 too few"),
        f"{DECIDED}{OSLO}awards = ⟦3⟧\n{application('a')}{application('b')}{award('a')}{award('b')}",
        f"{DECIDED}{OSLO}awards = 2\n{application('a')}{application('b')}{award('a')}{award('b')}",
    ),
    "region-granted-differs": Case(
        "Oslo",
        (
            "Oslo's 2 awards add up to 3\u00a0300\u00a0000 kr",
            "3\u00a0400\u00a0000 kr is stated",
            "100\u00a0000 kr too lit",
        ),
        f"{DECIDED}{OSLO}granted = ⟦3_400_000⟧\n{application('a')}{application('b')}"
        + award("a", "1_450_000")
        + award("b", "1_850_000"),
        f"{DECIDED}{OSLO}granted = 3_400_000\n{application('a')}{application('b')}"
        + award("a", "1_450_000")
        + award("b", "1_950_000"),
    ),
    "region-requested-differs": Case(
        "Oslo",
        (
            "Oslo's 1 application is 1\u00a0100\u00a0000 kr",
            "1\u00a0000\u00a0000 kr is",
            "100\u00a0000 kr too much",
        ),
        f"{ROUND}{OSLO}requested = ⟦1_000_000⟧\n" + application("a", more="requested = 1_100_000"),
        f"{ROUND}{OSLO}requested = 1_100_000\n" + application("a", more="requested = 1_100_000"),
    ),
    "regions-do-not-add-up": Case(
        "2020",
        ("regions state 15 awards", "frame states 14"),
        f"{ROUND}[frame]\nawards = ⟦14⟧\n{VIKEN}awards = 11\n{OSLO}awards = 4\n",
        f"{ROUND}[frame]\nawards = 14\n{VIKEN}awards = 11\n{OSLO}awards = 3\n",
    ),
    "limit-passed": Case(
        "2020",
        ("8\u00a0100\u00a0000 kr is granted", "limit is 8\u00a0000\u00a0000 kr", "100\u00a0000 kr too much"),
        f"{ROUND}[frame]\nlimit = ⟦8_000_000⟧\n{application('a')}{award('a', '8_100_000')}",
        f"{ROUND}[frame]\nlimit = 8_000_000\n{application('a')}{award('a', '8_000_000')}",
    ),
    "county-without-region": Case(
        "a",
        ("Bergen lies in Vestland on 2020-09-09", "regions are Viken, Oslo"),
        f"{ROUND}{VIKEN}{OSLO}" + application("a", "⟦Bergen⟧"),
        f"{ROUND}{VIKEN}{OSLO}" + application("a", "Bærum"),
    ),
    "region-listed-twice": Case(
        "Viken fylke",
        ("Viken has a region already",),
        f"{ROUND}{VIKEN}{OSLO}{VIKEN.replace('Viken', '⟦Viken fylke⟧')}",
        f"{ROUND}{VIKEN}{OSLO}{VIKEN.replace('Viken', 'Vestland fylke')}",
    ),
    "application-awarded-twice": Case(
        "a",
        ("Application a", "an award already"),
        ROUND + application("a") + application("b") + award("a") + award("⟦a⟧"),
        ROUND + application("a") + application("b") + award("a") + award("b"),
    ),
    "awarded-more-than-requested": Case(
        "a",
        ("3\u00a0500\u00a0000 kr is granted", "350\u00a0000 kr was applied for", "3\u00a0150\u00a0000 kr too much"),
        ROUND + application("a", more="requested = 350_000") + award("a", "⟦3_500_000⟧"),
        ROUND + application("a", more="requested = 350_000") + award("a", "350_000"),
    ),
    "decided-before-received": Case(
        "a",
        ("Decided on 2019-09-09", "received on 2020-03-01"),
        ROUND + application("a", more="received = 2020-03-01") + award("a", more="decided = ⟦2019-09-09⟧"),
        ROUND + application("a", more="received = 2020-03-01") + award("a", more="decided = 2020-03-01"),
    ),
    "application-without-award": Case(
        "b",
        ("b has no award", "only awarded"),
        ROUND + 'itemised = "awarded"\n' + application("a") + application("⟦b⟧") + award("a"),
        ROUND + 'itemised = "all"\n' + application("a") + application("b") + award("a"),
    ),
    "partner-listed-twice": Case(
        "a",
        ("Bodø", "listed twice"),
        ROUND + application("a", more='partners = ["Bodø", "Stavanger", ⟦"Bodø"⟧]'),
        ROUND + application("a", more='partners = ["Bodø", "Stavanger", "Bø"]'),
    ),
    "applicant-among-partners": Case(
        "a",
        ("Drammen", "the applicant", "its own partners"),
        ROUND + application("a", "Drammen", more='partners = ["Blå Kors", ⟦"Drammen"⟧]'),
        ROUND + application("a", "Drammen", more='partners = ["Blå Kors", "Drammen Røde Kors"]'),
    ),
    "same-project": Case(
        "b",
        ("b (", ") has the same project as a ("),
        ROUND
        + application("a", project="VIS - Veiledning, integrering")
        + application("b", "Lunner", project="⟦VIS: Veiledning, Integrering 2021⟧"),
        ROUND
        + application("a", project="VIS - Veiledning, integrering")
        + application("b", "Lunner", project="VIS: Veiledning, Integrering del 2"),
    ),
    "requested-more-than-cost": Case(
        "a",
        (
            "3\u00a0500\u00a0000 kr is applied for",
            "costs 500\u00a0000 kr",
            "3\u00a0000\u00a0000 kr too much",
        ),
        ROUND + application("a", more="requested = ⟦3_500_000⟧\ncost = 500_000"),
        ROUND + application("a", more="requested = 500_000\ncost = 500_000"),
    ),
    "unknown-municipality": Case(
        "a",
        ('"Rakkstad"', "not the name or number"),
        ROUND + application("a", "⟦Rakkstad⟧"),
        ROUND + application("a", "Rakkestad"),
    ),
    "ambiguous-municipality": Case(
        "a",
        ('"Våler" can be', "3018", "3419"),
        ROUND + application("a", "⟦Våler⟧"),
        ROUND + application("a", "3018"),
    ),
    "municipality-not-valid": Case(
        "a",
        ('"Askim"', "until 2019-12-31", "became 3014 Indre Østfold"),
        ROUND + application("a", "⟦Askim⟧"),
        ROUND + application("a", "Indre Østfold"),
    ),
    "number-and-name-differ": Case(
        "a",
        ('"3006 Drammen"', "do not belong together", "3006 Kongsberg", "3005 Drammen"),
        ROUND + application("a", "⟦3006 Drammen⟧"),
        ROUND + application("a", "3006 Kongsberg"),
    ),
    "unknown-county": Case(
        "Akershus",
        ("Akershus is a county to 2019-12-31 and from 2024-01-01, not on 2020-09-09.",),
        ROUND + VIKEN.replace("Viken", "⟦Akershus⟧"),
        ROUND + VIKEN,
    ),
    "waiver-unused": Case(
        "a",
        ("matches no finding", "partner-listed-twice", "about a"),
        ROUND
        + application("a", more='partners = ["Bodø", "Stavanger"]')
        + waiver("partner-listed-twice", "a").replace("[[waivers]]", "⟦[[waivers]]⟧"),
        ROUND + application("a", more=TWICE) + waiver("partner-listed-twice", "a"),
    ),
    "waiver-expired": Case(
        "a",
        ("partner-listed-twice for a", "held until 2021-01-01"),
        ROUND + application("a", more=TWICE) + waiver("partner-listed-twice", "a", more="until = ⟦2021-01-01⟧"),
        ROUND + application("a", more=TWICE) + waiver("partner-listed-twice", "a", more="until = 2023-01-01"),
        beside=("partner-listed-twice",),
        today=date(2022, 6, 1),
    ),
    "round-id-differs": Case(
        "200",
        ("The round's id is 200", "named 2020.toml"),
        ROUND.replace('"2020"', '"⟦200⟧"'),
        ROUND,
    ),
    "invisible-character": Case(
        "2020-01",
        ("Item 2 of `partners`", "U+200B (zero width space)"),
        ROUND + application("2020-01", more='partners = ["Asker", ⟦"Hva\u200bler"⟧]'),
        ROUND + application("2020-01", more='partners = ["Asker", "Hvaler"]'),
        beside=("partner-misspelt",),
    ),
    "waiver-unknown-rule": Case(
        "a",
        ('"partner-twice"', "not a rule that can be waived"),
        ROUND + application("a", more=TWICE) + waiver("⟦partner-twice⟧", "a"),
        ROUND + application("a", more=TWICE) + waiver("partner-listed-twice", "a"),
        beside=("partner-listed-twice",),
    ),
}

CASES_ELSEWHERE = {
    "unreadable-file",  # below
    "amount-and-share",  # test_controls_frame_tree.py, as those that follow
    "unknown-frame",
    "frame-in-circle",
    "frame-listed-twice",
    "share-of-unknown",
    "frame-below-zero",
    "frame-passed",
    "limits-exceed-frame",
    "frame-of-other-year",
    "moved-to-itself",
    "duplicate-round",  # test_rules_duplicate_round.py
    "unknown-rule",  # test_codec_settings.py
    "misnamed-file",  # test_disk_exclude.py
    "award-below-minimum",  # test_rules_county_limits.py, as those that follow
    "own-share-too-small",
    "applicant-over-its-share",
    "applicant-not-admitted",
    "wide-precision",  # test_rules_entries.py, as those that follow
    "ids-out-of-order",
    "id-of-another-round",
    "decided-outside-round",
    "partner-not-named",
    "several-partners-in-one",
    "partner-misspelt",
    "partner-not-valid",
    "machine-title-case",
    "ambiguous-partner",
    "two-applicants",  # test_places_recipients.py, as those that follow
    "recipient-is-municipality",
    "recipient-not-valid",
    "recipient-misspelt",
    "member-not-valid",
    "member-listed-twice",
    "recipient-county-unknown",
    "county-without-members",
    "organisation-number",
    "event-without-application",  # test_rules_events.py, as those that follow
    "event-without-award",
    "application-with-two-outcomes",
    "outcome-before-receipt",
    "event-before-award",
    "paid-too-much",
    "held-too-much",
    "released-too-much",
    "repaid-too-much",
    "amended-below-zero",
    "event-after-closing",
    "event-after-end",
    "reported-again",
    "closed-unsettled",
    "paid-before-acceptance",
    "event-listed-twice",
    "event-in-future",
    "application-without-outcome",
}
ERRORS = "101-115 201-211 213 301-302 401-405 410-411 413-417 503 601-604 801-815 901-906 909"
WARNINGS = "303-307 309-314 406 408 412 501-502 701 816-818 907"
NOTES = "212 308 315 407 409 908"


@pytest.mark.parametrize("name", CASES)
def test_a_rule_finds_its_fault_where_it_stands(name: str) -> None:
    case = CASES[name]
    text, span = marked(case.fault)
    diagnostics = found({"2020.toml": text.encode(case.encoding)}, today=case.today)
    assert sorted(each.name for each in diagnostics) == sorted((name, *case.beside))
    (diagnostic,) = (each for each in diagnostics if each.name == name)
    assert (diagnostic.file, diagnostic.span) == ("ledger/2020.toml", span)
    assert diagnostic.about == case.about
    assert [words for words in case.says if words not in diagnostic.message] == []


@pytest.mark.parametrize("name", CASES)
def test_a_rule_is_silent_on_nearly_the_same_text(name: str) -> None:
    case = CASES[name]
    assert found(case.fixed, today=case.today) == ()


def test_a_file_that_cannot_be_read_is_a_finding_and_one_that_can_is_none() -> None:
    unreadable = SourceFile("2020.toml", fault="permission denied")
    (diagnostic,) = found({"2020.toml": unreadable, "2022.toml": LATER})
    assert (diagnostic.code, diagnostic.file, diagnostic.about) == ("SKJ101", "ledger/2020.toml", "2020.toml")
    assert (diagnostic.span.line, diagnostic.span.column, diagnostic.excerpt) == (1, 1, "")
    assert diagnostic.message == "This file cannot be read: permission denied."
    assert found({"2020.toml": ROUND, "2022.toml": LATER}) == ()


def test_every_rule_there_is_has_its_case_here() -> None:
    names = {entry.rule.name for entry in catalogue()}
    assert names - {*CASES, *CASES_ELSEWHERE} == set(), "add a case to CASES here, or name its test in CASES_ELSEWHERE"
    assert {*CASES, *CASES_ELSEWHERE} - names == set(), "take these out here: no rule has that name"


# What every rule has


def test_codes_and_names_are_unique_and_those_of_the_files() -> None:
    cards = [entry.rule for entry in catalogue()]
    files = sorted(path.stem for path in Path(rules.__path__[0]).glob("skj*.py"))
    assert [f"{card.code.lower()}_{card.name.replace('-', '_')}" for card in cards] == files
    assert [found for found in Counter(card.code for card in cards).most_common() if found[1] > 1] == []
    assert [found for found in Counter(card.name for card in cards).most_common() if found[1] > 1] == []
    assert all(re.fullmatch(r"SKJ[1-9]\d\d", card.code) for card in cards)


def test_a_name_reads_in_allow_name() -> None:
    """«allow partner-listed-twice»: words with hyphens that name the fault, neither the check nor its opposite."""
    names = [entry.rule.name for entry in catalogue()]
    assert [name for name in names if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", name)] == []
    assert [name for name in names if re.match(r"(check|find|no|require|valid|disallow|avoid|bad)-", name)] == []


MANUAL = re.compile(r"^([A-Z][a-z ]+):", re.MULTILINE)


@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: str(entry.rule.code))
def test_a_rule_s_docstring_is_its_manual(entry: object) -> None:
    manual = {each.rule.code: each.rule.manual for each in catalogue() if each is entry}.popitem()[1]
    summary, _, rest = manual.strip().partition("\n\n")
    assert re.fullmatch(r"[A-Z][^\n]+\.", summary)
    titles, parts = MANUAL.split(rest)[1::2], MANUAL.split(rest)[2::2]
    assert titles == [
        "What it finds",
        "Why it matters",
        "Example with the fault",
        "Example without",
        "How to fix it",
        "Source",
    ]
    for title, part in zip(titles, parts, strict=True):
        assert re.fullmatch(r"\n\n    \S[\s\S]+" if title.startswith("Example") else r" \S[\s\S]{4,}\.\s*", part), part


def test_each_rule_has_its_severity() -> None:
    """Error, what cannot be true or must not be; warning, what is likely wrong; note, what may be meant."""
    graded = {entry.rule.code: entry.rule.severity for entry in catalogue()}
    agreed = {"error": ERRORS, "warning": WARNINGS, "note": NOTES}
    known = {f"SKJ{code}": severity for severity, codes in agreed.items() for code in _codes(codes)}
    assert graded.keys() - known.keys() == set(), "add its number to ERRORS, WARNINGS or NOTES here"
    assert graded == known


def _codes(text: str) -> list[int]:
    ranges = [tuple(map(int, part.split("-"))) for part in text.split()]
    return [code for first, *last in ranges for code in range(first, (last or [first])[0] + 1)]


@pytest.mark.parametrize("name", ["partner-listed-twice", "Partner-Listed-Twice", "SKJ305", " skj305 "])
def test_a_rule_is_known_by_name_and_code_in_any_case(name: str) -> None:
    entry = named(name)
    assert entry is not None
    assert entry.rule.code == "SKJ305"


@pytest.mark.parametrize("name", ["", "305", "partner_listed_twice", "SKJ999"])
def test_nothing_else_is_a_rule(name: str) -> None:
    assert named(name) is None


# What a finding tells beside its place


def _only(text: str) -> Diagnostic:
    (diagnostic,) = found(text)
    return diagnostic


def test_a_second_award_names_the_place_of_the_first() -> None:
    text, first = marked(ROUND + application("a") + award("⟦a⟧"))
    diagnostic = _only(text + award("a"))
    assert diagnostic.also == (("ledger/2020.toml", first),)


def test_too_much_granted_names_the_place_of_the_amount_requested() -> None:
    text, requested = marked(ROUND + application("a", more="requested = ⟦350_000⟧") + award("a", "350_001"))
    diagnostic = _only(text)
    assert diagnostic.also == (("ledger/2020.toml", requested),)
    assert diagnostic.message == "350\u00a0001 kr is granted; 350\u00a0000 kr was applied for: 1 kr too much."


def test_a_decision_before_the_application_names_the_day_received() -> None:
    text, received = marked(
        ROUND + application("a", more="received = ⟦2020-09-10⟧") + award("a", more="decided = 2020-09-09")
    )
    assert _only(text).also == (("ledger/2020.toml", received),)


def test_more_applied_for_than_the_project_costs_names_the_place_of_the_cost() -> None:
    text, cost = marked(ROUND + application("a", more="cost = ⟦500_000⟧\nrequested = 500_001"))
    diagnostic = _only(text)
    assert (diagnostic.also, diagnostic.severity) == ((("ledger/2020.toml", cost),), "warning")


@pytest.mark.parametrize("more", ["requested = 500_000", "cost = 500_000", ""])
def test_an_amount_applied_for_is_held_against_a_cost_only_where_both_are_known(more: str) -> None:
    other = application("b", more="requested = 1\ncost = 2")
    assert found(ROUND + application("a", more=more) + other) == ()


@pytest.mark.parametrize("more", ["received = 2020-03-01", ""])
def test_an_award_without_a_day_is_not_held_against_one(more: str) -> None:
    assert found(ROUND + application("a", more=more) + award("a")) == ()


def test_a_decision_is_not_held_against_a_day_that_is_not_known() -> None:
    assert found(ROUND + application("a") + award("a", more="decided = 2020-01-01")) == ()


def test_an_award_of_what_was_applied_for_is_fine_whatever_others_applied_for() -> None:
    text = ROUND + application("a", more="requested = 1") + application("b") + award("b", "900_000") + award("a", "1")
    assert found(text) == ()


def test_a_partner_listed_three_times_is_found_twice_each_beside_the_first() -> None:
    text, first = marked(ROUND + application("a", more='partners = [⟦"KS"⟧, "ks", "Ks"]'))
    diagnostics = found(text)
    assert [(each.name, each.also) for each in diagnostics] == [
        ("partner-listed-twice", (("ledger/2020.toml", first),))
    ] * 2
    assert [each.span.column - first.column for each in diagnostics] == [6, 12]


@pytest.mark.parametrize("partner", ["oslo", "Oslo kommune", "OSLO KOMMUNE", "Oslo  kommune"])
@pytest.mark.parametrize("municipality", ["Oslo", "0301", "Oslo kommune"])
def test_the_applicant_is_known_among_its_partners_however_it_is_written(municipality: str, partner: str) -> None:
    text = ROUND + application("a", municipality, more=f'partners = ["Bergen", "{partner}"]')
    assert identities(text) == [("applicant-among-partners", "a")]


@pytest.mark.parametrize("partner", ["Renovasjonsetaten i Oslo kommune", "Bydel Alna", "Oslofjordfondet"])
def test_a_part_of_the_municipality_may_be_its_partner(partner: str) -> None:
    assert found(ROUND + application("a", more=f'partners = ["{partner}"]')) == ()


def test_a_misspelt_applicant_is_known_among_its_partners_as_it_is_written() -> None:
    text = ROUND + application("a", "Rakkstad", more='partners = ["rakkstad"]')
    assert set(identities(text)) == {
        (name, "a") for name in ("unknown-municipality", "applicant-among-partners", "partner-misspelt")
    }


def test_a_decomposed_letter_is_the_same_letter() -> None:
    text = ROUND + application("a", "A\u030asnes", more='partners = ["Åsnes", "Våle", "Va\u030ale"]')
    assert [(each.name, each.message[:4].strip()) for each in found(text)] == [
        ("applicant-among-partners", "Åsne"),
        ("partner-listed-twice", "Va\u030al"),
    ]


@pytest.mark.parametrize(
    ("written", "hint"),
    [("2020-0l", "Did you mean 2020-01?"), ("zzz", "Add the application, or correct the id.")],
)
def test_an_award_of_no_application_is_told_what_was_meant(written: str, hint: str) -> None:
    assert _only(ROUND + application("2020-01") + award(written)).hint == hint


@pytest.mark.parametrize(
    ("county", "hint"),
    [
        ("Vikken", "Did you mean Viken?"),
        ("Atlantis", "There are Oslo, Rogaland, Møre og Romsdal, Nordland, Viken, Innlandet, Vestfold og Telemark, "),
        ("Akershus", "Correct the name, or the round's date."),
    ],
)
def test_a_region_that_is_no_county_is_told_what_may_be_meant(county: str, hint: str) -> None:
    assert _only(ROUND + VIKEN.replace("Viken", county)).hint.startswith(hint)


def test_a_misspelt_municipality_is_told_what_was_meant() -> None:
    assert _only(ROUND + application("a", "Rakkstad")).hint == 'Did you mean "Rakkestad"?'
    assert _only(ROUND + application("a", "Våler")).hint == 'Write "Våler (Viken)" or "Våler (Innlandet)".'


def test_a_county_without_region_is_told_how_to_get_one() -> None:
    assert _only(ROUND + VIKEN + application("a")).hint == "Correct the municipality, or add a region for Oslo."


def test_each_further_region_of_a_county_is_found_beside_the_first() -> None:
    text, first = marked(ROUND + VIKEN.replace("Viken", "⟦Viken⟧"))
    diagnostics = found(text + OSLO + VIKEN + VIKEN)
    assert [(each.name, each.about, each.also) for each in diagnostics] == [
        ("region-listed-twice", "Viken", (("ledger/2020.toml", first),))
    ] * 2
    assert [each.span.line - first.line for each in diagnostics] == [6, 9]


def test_regions_of_no_county_are_not_held_against_each_other() -> None:
    unknown = VIKEN.replace("Viken", "Akershus")
    assert identities(ROUND + unknown + unknown) == [("unknown-county", "Akershus")] * 2


def test_a_round_without_regions_takes_municipalities_of_any_county() -> None:
    assert found(ROUND + application("a", "Bergen") + application("b", "Bodø")) == ()


def test_a_region_is_known_in_any_spelling_of_its_county() -> None:
    assert (
        found(DECIDED + '[[regions]]\ncounty = "VIKEN fylke"\nawards = 1\n' + application("a", "Hole") + award("a"))
        == ()
    )


# What only the whole ledger shows


def test_three_with_one_title_are_two_findings_each_at_the_later_and_beside_the_first() -> None:
    text, first = marked(ROUND + application("a", project="⟦SmartKom⟧"))
    text += application("b", "Asker", project="smartkom") + application("c", "Hole", project="SmartKom!")
    diagnostics = found(text)
    assert [(each.name, each.about, each.also) for each in diagnostics] == [
        ("same-project", "b", (("ledger/2020.toml", first),)),
        ("same-project", "c", (("ledger/2020.toml", first),)),
    ]
    assert [each.message for each in diagnostics] == [
        "b (Asker) has the same project as a (Oslo).",
        "c (Hole) has the same project as a (Oslo).",
    ]


@pytest.mark.parametrize("names", [("1.toml", "2.toml"), ("2.toml", "1.toml")])
def test_a_project_that_comes_back_is_found_in_the_later_round_whatever_the_files_are_called(
    names: tuple[str, str],
) -> None:
    earlier, later = names
    (diagnostic,) = found(
        {
            earlier: ROUND + application("2020-01", project="DigiBarnevern 2020"),
            later: LATER + application("2022-01", project="DigiBarnevern 2022"),
        }
    )
    assert (diagnostic.name, diagnostic.file, diagnostic.about) == ("same-project", f"ledger/{later}", "2022-01")
    assert [file for file, _ in diagnostic.also] == [f"ledger/{earlier}"]


def test_titles_of_nothing_but_marks_and_years_are_no_project() -> None:
    assert found(ROUND + application("a", project="2020") + application("b", project="… 2019!")) == ()


def test_numbers_that_are_no_years_keep_titles_apart() -> None:
    assert found(ROUND + application("a", project="Fase 1") + application("b", project="Fase 2")) == ()


def test_an_id_of_an_application_taken_in_another_file_is_found_in_the_later_round() -> None:
    (diagnostic,) = found({"x.toml": LATER + application("one"), "y.toml": ROUND + application("one", project="Annet")})
    assert (diagnostic.code, diagnostic.file, diagnostic.about) == ("SKJ109", "ledger/x.toml", "one")
    assert diagnostic.message == "The id one is taken in y.toml."
    assert [file for file, _ in diagnostic.also] == ["ledger/y.toml"]


def test_a_round_and_an_application_of_one_id_clash_and_the_round_was_first() -> None:
    text, place = marked(ROUND + application("⟦2020⟧"))
    diagnostic = _only(text)
    assert (diagnostic.name, diagnostic.span) == ("duplicate-id", place)
    assert diagnostic.message == "The id 2020 is taken."


def test_three_of_one_id_are_two_findings() -> None:
    text = ROUND + "".join(application("a", project=project) for project in ("Fase 1", "Fase 2", "Fase 3"))
    assert identities(text) == [("duplicate-id", "a")] * 2
