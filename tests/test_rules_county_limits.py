"""Rules that a county governor sets: each finds its fault, is silent on nearly the same, and is off unless set."""

from dataclasses import dataclass

import pytest

from support.ledgers import ROUND, application, award, found, identities, marked, waiver

CEILING = "[frame]\nlimit = 8_000_000\n"


@dataclass(frozen=True)
class Case:
    """Settings, a text with a fault, its place between `⟦` and `⟧`, and nearly the same text without it."""

    settings: str
    about: str
    message: str
    fault: str
    fixed: str


CASES = {
    "award-below-minimum": Case(
        "minimum = 150_000",
        "a",
        "149 999 kr is granted; the least amount is 150 000 kr: 1 kr too little.",
        ROUND + application("a") + award("a", "⟦149_999⟧"),
        ROUND + application("a") + award("a", "150_000"),
    ),
    "own-share-too-small": Case(
        "own_share = 50",
        "a",
        "250 001 kr of a cost of 500 000 kr is granted; at most 250 000 kr leaves an own share of 50 %: 1 kr too much.",
        ROUND + application("a", more="cost = 500_000") + award("a", "⟦250_001⟧"),
        ROUND + application("a", more="cost = 500_000") + award("a", "250_000"),
    ),
    "applicant-over-its-share": Case(
        "largest_share = 25",
        "b",
        "Asker's 2 awards add up to 2 000 001 kr; one applicant gets at most 25 % of 8 000 000 kr, 2 000 000 kr: "
        "1 kr too much.",
        ROUND
        + CEILING
        + application("a", "Asker")
        + application("b", "Asker")
        + award("a", "1")
        + award("b", "⟦2_000_000⟧"),
        ROUND
        + CEILING
        + application("a", "Asker")
        + application("b", "Bærum")
        + award("a", "1")
        + award("b", "2_000_000"),
    ),
    "applicant-not-admitted": Case(
        'applicants = ["Viken", "Oslo"]',
        "a",
        "Bergen in Vestland may not apply; those that may are Viken, Oslo.",
        ROUND + application("a", "⟦Bergen⟧"),
        ROUND + application("a", "Bærum") + application("b", "0301"),
    ),
}


def limited(limits: str, text: str) -> dict[str, str | bytes]:
    """A ledger of a round and of settings with these limits."""
    return {"2020.toml": text, "skjonn.toml": f"[limits]\n{limits}\n"}


def names(limits: str, text: str) -> list[tuple[str, str]]:
    return identities(dict(limited(limits, text)))


@pytest.mark.parametrize("name", CASES)
def test_a_rule_finds_its_fault_where_it_stands(name: str) -> None:
    case = CASES[name]
    text, span = marked(case.fault)
    (diagnostic,) = found(dict(limited(case.settings, text)))
    assert (diagnostic.name, diagnostic.severity, diagnostic.about) == (name, "error", case.about)
    assert (diagnostic.file, diagnostic.span) == ("ledger/2020.toml", span)
    assert diagnostic.message.replace("\u00a0", " ") == case.message


@pytest.mark.parametrize("name", CASES)
def test_a_rule_is_silent_on_nearly_the_same_text(name: str) -> None:
    case = CASES[name]
    assert names(case.settings, case.fixed) == []


@pytest.mark.parametrize("name", CASES)
def test_a_rule_is_off_unless_it_is_set(name: str) -> None:
    text, _ = marked(CASES[name].fault)
    assert identities(text) == []
    others = "\n".join(case.settings for other, case in CASES.items() if other != name)
    assert name not in dict(names(others, text))


@pytest.mark.parametrize("name", CASES)
def test_what_a_rule_finds_can_be_waived(name: str) -> None:
    case = CASES[name]
    text, _ = marked(case.fault)
    assert names(case.settings, text + waiver(name, case.about)) == []
    # Where the rule is off, the waiver matches no finding.
    assert identities(text + waiver(name, case.about)) == [("waiver-unused", case.about)]


# The own share


def test_an_own_share_is_asked_for_only_where_the_cost_is_known() -> None:
    text = ROUND + application("a", more="requested = 500_000") + award("a", "500_000")
    assert names("own_share = 50", text) == []


def test_a_grant_above_the_cost_leaves_no_own_share_and_names_the_place_of_the_cost() -> None:
    text = (
        ROUND
        + application("a", more="cost = 100")
        + application("b", more="cost = 3")
        + award("b", "1")
        + award("a", "101")
    )
    (diagnostic,) = found(dict(limited("own_share = 1", text)))
    assert diagnostic.message == (
        "101 kr of a cost of 100 kr is granted; at most 99 kr leaves an own share of 1 %: 2 kr too much."
    )
    ((file, span),) = diagnostic.also
    assert (file, text.split("\n")[span.line - 1]) == ("ledger/2020.toml", "cost = 100")


@pytest.mark.parametrize(("granted", "finds"), [("66", False), ("67", True)])
def test_a_share_that_is_no_whole_krone_is_not_rounded_in_the_applicant_s_favour(granted: str, *, finds: bool) -> None:
    """33 % of 99 kr is 32,67 kr, so at most 66,33 kr is granted."""
    text = ROUND + application("a", more="cost = 99") + award("a", granted)
    assert bool(names("own_share = 33", text)) is finds


# One applicant's share


def test_an_applicant_is_one_by_name_or_number_and_each_award_counts() -> None:
    text = (
        ROUND
        + "[frame]\nlimit = 100\n"
        + application("a", "Asker")
        + application("b", "3025")
        + application("c", "Oslo")
    )
    text += award("a", "30") + award("c", "49") + award("b", "21")
    (diagnostic,) = found(dict(limited("largest_share = 50", text)))
    assert (diagnostic.about, diagnostic.excerpt) == ("b", "granted = 21")
    assert [text.split("\n")[span.line - 1] for _, span in diagnostic.also] == ["granted = 30"]


def test_one_award_alone_may_be_too_much() -> None:
    text = ROUND + "[frame]\nlimit = 100\n" + application("a", "Asker") + award("a", "51")
    (diagnostic,) = found(dict(limited("largest_share = 50", text)))
    assert (
        diagnostic.message == "Asker's award is 51 kr; one applicant gets at most 50 % of 100 kr, 50 kr: 1 kr too much."
    )
    assert diagnostic.also == ()


@pytest.mark.parametrize("frame", ["", "[frame]\ngranted = 100\n"])
def test_no_share_is_taken_of_a_frame_without_a_limit(frame: str) -> None:
    text = ROUND + frame + application("a", "Asker") + award("a", "100")
    assert names("largest_share = 50", text) == []


def test_awards_of_applicants_that_cannot_be_told_are_nobody_s() -> None:
    text = ROUND + "[frame]\nlimit = 100\n" + application("a", "Rakkstad") + award("a", "60") + award("x", "30")
    assert [name for name, _ in names("largest_share = 50", text)] == ["unknown-municipality", "unknown-application"]


# Who may apply


@pytest.mark.parametrize(
    ("applicants", "municipality", "may"),
    [
        ('["viken fylke"]', "Asker", True),
        ('["Asker"]', "3025", True),
        ('["3025"]', "Asker", True),
        ('["Asker"]', "Bærum", False),
        ('["Vestland", "Asker"]', "Asker", True),
        ('["Akershus"]', "Asker", False),
        ('["Våler"]', "3018", True),
        ('["Våler (Innlandet)"]', "3018", False),
        ("[]", "Bergen", True),
    ],
)
def test_a_municipality_may_apply_that_is_named_or_whose_county_is(
    applicants: str, municipality: str, *, may: bool
) -> None:
    text = ROUND + application("a", municipality)
    assert names(f"applicants = {applicants}", text) == ([] if may else [("applicant-not-admitted", "a")])


def test_who_may_not_apply_is_told_what_to_do() -> None:
    (diagnostic,) = found(dict(limited('applicants = ["Oslo"]', ROUND + application("a", "Bergen"))))
    assert diagnostic.hint == "Correct the municipality, or add Vestland to `applicants`."


def test_an_applicant_that_cannot_be_told_is_one_finding() -> None:
    text = ROUND + application("a", "Rakkstad")
    assert names('applicants = ["Oslo"]', text) == [("unknown-municipality", "a")]
