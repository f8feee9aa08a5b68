"""Control totals: each at its own precision and by the round's state, and silent where what they need is not known."""

from dataclasses import dataclass

import pytest

from support.ledgers import DECIDED, ROUND, application, award, event, found, identities, inspected, marked, waiver

OSLO = '\n[[regions]]\ncounty = "Oslo"\n'
VIKEN = '\n[[regions]]\ncounty = "Viken"\n'


@dataclass(frozen=True)
class Total:
    """One of the eight: the rule, the key it is stated by, and whether a region states it."""

    rule: str
    key: str
    of_region: bool

    def text(self, figure: str, number: int, *, head: str = ROUND, more: str = "") -> str:
        """A round that states a figure, with a number of cases that ask for 1 kr and are granted 1 kr each."""
        statement = f"{OSLO}{self.key} = {figure}\n{VIKEN}" if self.of_region else f"\n[frame]\n{self.key} = {figure}\n"
        return head + statement + "".join(map(_case, range(number))) + more

    @property
    def about(self) -> str:
        """What its findings are about."""
        return "Oslo" if self.of_region else "2020"


def _case(number: int) -> str:
    return application(f"a{number}", more="requested = 1") + award(f"a{number}", "1")


TOTALS = (
    Total("applications-differ", "applications", of_region=False),
    Total("awards-differ", "awards", of_region=False),
    Total("requested-differs", "requested", of_region=False),
    Total("granted-differs", "granted", of_region=False),
    Total("region-applications-differ", "applications", of_region=True),
    Total("region-awards-differ", "awards", of_region=True),
    Total("region-requested-differs", "requested", of_region=True),
    Total("region-granted-differs", "granted", of_region=True),
)
EVERY_TOTAL = pytest.mark.parametrize("total", TOTALS, ids=lambda total: str(total.rule))

# A stated figure, and the least and the most it can be.
PRECISIONS = {
    "3": (3, 3),
    "0": (0, 0),
    "{ about = 3, within = 1 }": (2, 4),
    "{ about = 1, within = 2 }": (0, 3),
    "{ over = 3, within = 2 }": (4, 5),
    "{ under = 4, within = 2 }": (2, 3),
    "{ at_most = 3 }": (0, 3),
}


@EVERY_TOTAL
@pytest.mark.parametrize(("figure", "bounds"), PRECISIONS.items())
def test_a_decided_round_must_meet_a_total_within_its_precision(
    total: Total, figure: str, bounds: tuple[int, int]
) -> None:
    low, high = bounds
    for number in range(7):
        # A round in which nothing stands yet is in progress.
        expected = [] if low <= number <= high or not number else [(total.rule, total.about)]
        assert identities(total.text(figure, number, head=DECIDED)) == expected, number


@EVERY_TOTAL
@pytest.mark.parametrize(("figure", "bounds"), PRECISIONS.items())
def test_an_open_round_may_fall_short_of_a_total_and_not_exceed_it(
    total: Total, figure: str, bounds: tuple[int, int]
) -> None:
    _, high = bounds
    for number in range(7):
        expected = [] if number <= high else [(total.rule, total.about)]
        assert identities(total.text(figure, number)) == expected, number


@EVERY_TOTAL
def test_a_total_that_differs_is_found_at_the_figure_stated(total: Total) -> None:
    text, span = marked(total.text("⟦{ about = 1, within = 1 }⟧", 5))
    (diagnostic,) = found(text)
    assert (diagnostic.span, diagnostic.severity) == (span, "error")


@EVERY_TOTAL
def test_a_total_that_differs_can_be_waived(total: Total) -> None:
    assert found(total.text("1", 5, more=waiver(total.rule, total.about))) == ()


@EVERY_TOTAL
def test_a_partial_list_may_fall_short_of_applications_alone(total: Total) -> None:
    """Of a decided round that lists only awarded applications, the awards must be met; the rest cannot be known."""
    text = total.text("4", 3, head=f'{DECIDED}itemised = "awarded"\n')
    assert identities(text) == ([(total.rule, total.about)] if total.key in {"awards", "granted"} else [])


@EVERY_TOTAL
def test_a_partial_list_may_not_exceed_what_is_stated(total: Total) -> None:
    text = total.text("2", 3, head=f'{DECIDED}itemised = "awarded"\n')
    assert identities(text) == [(total.rule, total.about)]


@pytest.mark.parametrize("total", [total for total in TOTALS if total.key == "requested"])
def test_a_sum_requested_is_held_against_its_statement_only_where_every_amount_is_known(total: Total) -> None:
    unknown = application("unknown") + event("unknown", "refused")
    assert found(total.text("9", 3, head=DECIDED, more=unknown)) == ()
    assert identities(total.text("2", 3, head=DECIDED, more=unknown)) == [(total.rule, total.about)]


def test_count_and_sum_are_checked_apart() -> None:
    frame = "[frame]\nawards = {awards}\ngranted = {granted}\n"
    entries = application("a") + award("a", "900_000")
    assert identities(DECIDED + frame.format(awards=1, granted=90_000) + entries) == [("granted-differs", "2020")]
    assert identities(DECIDED + frame.format(awards=2, granted=900_000) + entries) == [("awards-differ", "2020")]


# How it is said


@pytest.mark.parametrize(
    ("figure", "number", "said"),
    [
        ("2", 1, "The round has 1 award; 2 are stated: 1 too few."),
        ("1", 2, "The round has 2 awards; 1 is stated: 1 too many."),
        ("0", 1, "The round has 1 award; 0 are stated: 1 too many."),
        ("{ about = 40, within = 5 }", 1, "The round has 1 award; 35 to 45 are stated: at least 34 too few."),
        ("{ over = 3, within = 2 }", 2, "The round has 2 awards; over 3 are stated: at least 2 too few."),
        ("{ over = 1, within = 2 }", 5, "The round has 5 awards; over 1, at most 3 are stated: at least 2 too many."),
        ("{ under = 3, within = 2 }", 4, "The round has 4 awards; under 3 are stated: at least 2 too many."),
        ("{ under = 9, within = 2 }", 4, "The round has 4 awards; under 9, at least 7 are stated: at least 3 too few."),
        ("{ at_most = 3 }", 5, "The round has 5 awards; at most 3 are stated: at least 2 too many."),
    ],
)
def test_a_count_says_what_there_is_what_is_stated_and_how_far_off_it_is(figure: str, number: int, said: str) -> None:
    (diagnostic,) = found(TOTALS[1].text(figure, number, head=DECIDED))
    assert diagnostic.message == said


@pytest.mark.parametrize(
    ("figure", "granted", "said"),
    [
        ("900_000", "90_000", "1 award is 90 000 kr; 900 000 kr is stated: 810 000 kr too little."),
        (
            "{ about = 53_000_000, within = 500_000 }",
            "54_000_000",
            "1 award is 54 000 000 kr; 52 500 000 to 53 500 000 kr is stated: at least 500 000 kr too much.",
        ),
        (
            "{ over = 15_000_000, within = 500_000 }",
            "15_000_000",
            "1 award is 15 000 000 kr; over 15 000 000 kr is stated: at least 1 kr too little.",
        ),
        ("{ about = 0, within = 0 }", "5", "1 award is 5 kr; 0 to 0 kr is stated: 5 kr too much."),
        (
            "{ over = 15_000, within = 500 }",
            "16_000",
            "1 award is 16 000 kr; over 15 000, at most 15 500 kr is stated: at least 500 kr too much.",
        ),
        (
            "{ at_most = 8_000_000 }",
            "8_000_001",
            "1 award is 8 000 001 kr; at most 8 000 000 kr is stated: at least 1 kr too much.",
        ),
    ],
)
def test_a_sum_says_what_it_comes_to_what_is_stated_and_how_far_off_it_is(figure: str, granted: str, said: str) -> None:
    (diagnostic,) = found(f"{DECIDED}[frame]\ngranted = {figure}\n{application('a')}{award('a', granted)}")
    assert diagnostic.message.replace("\u00a0", " ") == said


def test_a_region_s_sum_counts_its_own_entries() -> None:
    entries = application("a") + application("b", "Hole") + award("a", "1_000") + award("b", "2_000")
    (diagnostic,) = found(f"{DECIDED}{VIKEN}granted = 0\n{OSLO}{entries}")
    assert diagnostic.message.replace("\u00a0", " ") == (
        "Viken's 1 award is 2 000 kr; 0 kr is stated: 2 000 kr too much."
    )


def test_a_region_without_entries_has_none() -> None:
    (diagnostic,) = found(f"{DECIDED}{VIKEN}granted = 5\n{OSLO}{application('a')}{event('a', 'refused')}")
    assert diagnostic.message == "Viken's 0 awards add up to 0 kr; 5 kr is stated: 5 kr too little."


# Regions that must add up


@pytest.mark.parametrize(
    ("frame", "viken", "oslo", "adds_up"),
    [
        ("10", "6", "4", True),
        ("10", "6", "5", False),
        ("10", "6", "3", False),
        ("10", "{ about = 5, within = 1 }", "6", True),
        ("10", "{ about = 5, within = 1 }", "7", False),
        ("10", "{ about = 5, within = 1 }", "3", False),
        ("{ about = 53, within = 1 }", "26", "26", True),
        ("{ about = 53, within = 1 }", "26", "25", False),
        ("{ over = 15, within = 2 }", "10", "5", False),
        ("{ over = 15, within = 2 }", "10", "6", True),
        ("{ over = 15, within = 2 }", "10", "8", False),
        ("{ under = 15, within = 2 }", "10", "5", False),
        ("{ under = 15, within = 2 }", "10", "4", True),
        ("{ at_most = 15 }", "8", "8", False),
        ("15", "{ at_most = 8 }", "{ at_most = 8 }", True),
        ("17", "{ at_most = 8 }", "{ at_most = 8 }", False),
        ("{ over = 15, within = 2 }", "{ under = 9, within = 4 }", "{ under = 9, within = 4 }", True),
    ],
)
@pytest.mark.parametrize("key", ["applications", "awards", "requested", "granted"])
def test_what_the_regions_state_must_be_able_to_add_up_to_the_frame(
    key: str, frame: str, viken: str, oslo: str, *, adds_up: bool
) -> None:
    for head in (ROUND, f'{DECIDED}itemised = "awarded"\n') if key in {"applications", "requested"} else (ROUND,):
        text, span = marked(f"{head}[frame]\n{key} = ⟦{frame}⟧\n{VIKEN}{key} = {viken}\n{OSLO}{key} = {oslo}\n")
        assert [(each.name, each.about, each.span) for each in found(text)] == (
            [] if adds_up else [("regions-do-not-add-up", "2020", span)]
        )


@pytest.mark.parametrize(
    ("key", "frame", "oslo", "said"),
    [
        ("awards", "14", "4", "The regions state 15 awards together; the frame states 14."),
        ("granted", "14_000", "4_000", "The regions state 4 011 kr granted together; the frame states 14 000 kr."),
        (
            "requested",
            "{ over = 15, within = 2 }",
            "{ about = 10, within = 3 }",
            "The regions state 18 to 24 kr requested together; the frame states over 15, at most 17 kr.",
        ),
        (
            "applications",
            "{ under = 15, within = 2 }",
            "4",
            "The regions state 15 applications together; the frame states under 15, at least 13.",
        ),
        ("awards", "{ at_most = 14 }", "4", "The regions state 15 awards together; the frame states at most 14."),
    ],
)
def test_regions_that_do_not_add_up_are_told_with_both_figures(key: str, frame: str, oslo: str, said: str) -> None:
    (diagnostic,) = found(f"{ROUND}[frame]\n{key} = {frame}\n{VIKEN}{key} = 11\n{OSLO}{key} = {oslo}\n")
    assert diagnostic.message.replace("\u00a0", " ") == said


def test_regions_are_added_up_only_where_every_one_states_the_quantity() -> None:
    assert found(f"{ROUND}[frame]\nawards = 14\n{VIKEN}awards = 11\n{OSLO}granted = 4\n") == ()
    assert found(f"{ROUND}[frame]\ngranted = 14\n{VIKEN}awards = 11\n{OSLO}awards = 4\n") == ()
    assert found(f"{ROUND}[frame]\nawards = 14\n") == ()


def test_regions_are_not_added_up_where_a_county_has_two() -> None:
    """Viken's one award, stated twice, is not the third that the frame states, and makes nothing right or wrong."""
    regions = f"{VIKEN}awards = 1\n{VIKEN}awards = 1\n{OSLO}awards = 1\n"
    entries = application("a") + award("a") + application("b", "Hole") + award("b")
    for awards, others in ((2, []), (3, [("awards-differ", "2020")])):
        inspection = inspected(f"{DECIDED}[frame]\nawards = {awards}\n{regions}{entries}")
        assert [(each.name, each.about) for each in inspection.found] == [*others, ("region-listed-twice", "Viken")]
        (round_verdict,) = inspection.round_verdicts
        regions_said = [
            (said.region, said.text) for said in round_verdict.verified if said.region or said.key == "regions"
        ]
        assert regions_said == [("Viken", "1\u00a0award"), ("Oslo", "1\u00a0award")]


def test_what_two_regions_of_a_county_state_alike_is_said_once() -> None:
    two = f"{OSLO}awards = 2\nrequested = 5\n" * 2
    (round_verdict,) = inspected(ROUND + two + application("a") + award("a")).round_verdicts
    assert [said.key for said in round_verdict.in_progress] == ["awards"]
    assert [said.key for said in round_verdict.unverified] == ["requested"]


def test_each_quantity_that_does_not_add_up_is_a_finding() -> None:
    text = f"{ROUND}[frame]\nawards = 1\ngranted = 1\n{VIKEN}awards = 2\ngranted = 2\n"
    assert identities(text) == [("regions-do-not-add-up", "2020")] * 2


# The limit


@pytest.mark.parametrize("head", [ROUND, DECIDED], ids=["open", "decided"])
@pytest.mark.parametrize(("granted", "passes"), [("8_000_000", False), ("8_000_001", True), ("1", False)])
def test_the_limit_may_be_met_and_not_passed_in_any_round(head: str, granted: str, *, passes: bool) -> None:
    text = f"{head}[frame]\nlimit = 8_000_000\n{application('a')}{award('a', granted)}"
    assert identities(text) == ([("limit-passed", "2020")] if passes else [])


def test_the_limit_holds_where_the_stated_sum_is_met_as_well() -> None:
    text = f"{DECIDED}[frame]\ngranted = 9\nlimit = 8\n{application('a')}{award('a', '9')}"
    assert identities(text) == [("limit-passed", "2020")]


# What could not be read or placed makes a total unknown, not wrong

FRAME = "[frame]\napplications = 9\nawards = 9\nrequested = 9\ngranted = 9\nlimit = 1\n"
REGIONS = f"{OSLO}applications = 9\nawards = 9\nrequested = 9\ngranted = 9\n{VIKEN}applications = 9\nawards = 9\n"
OF_AWARDS = [("awards-differ", "2020"), ("granted-differs", "2020"), ("limit-passed", "2020")]
OF_APPLICATIONS = [("applications-differ", "2020"), ("requested-differs", "2020")]


def test_an_award_that_cannot_be_read_makes_the_totals_of_awards_unknown_and_no_others() -> None:
    good = DECIDED + FRAME + application("a", more="requested = 2") + award("a", "2")
    assert sorted(identities(good)) == sorted(OF_AWARDS + OF_APPLICATIONS)
    unread = [*OF_APPLICATIONS, ("limit-passed", "2020"), ("wrong-value", "a")]
    assert sorted(identities(good + award("a", "0"))) == sorted(unread), "the limit is passed by the other award alone"


def test_an_application_that_cannot_be_read_makes_the_totals_of_applications_unknown_and_no_others() -> None:
    text = DECIDED + FRAME + application("a") + award("a", "2") + application("b", more="requested = 0")
    assert sorted(identities(text)) == sorted([*OF_AWARDS, ("wrong-value", "b")])


def test_an_award_that_cannot_be_read_makes_the_totals_of_its_own_county_unknown() -> None:
    text = DECIDED + REGIONS + application("a") + application("b", "Hole") + award("a", "0")
    assert sorted(identities(text)) == sorted(
        [
            ("wrong-value", "a"),
            ("region-applications-differ", "Oslo"),
            ("region-applications-differ", "Viken"),
            ("region-awards-differ", "Viken"),
        ]
    )


def test_an_application_that_cannot_be_read_makes_the_totals_of_its_own_county_unknown() -> None:
    text = DECIDED + REGIONS + application("a", more="requested = 0")
    assert sorted(identities(text)) == sorted(
        [
            ("wrong-value", "a"),
            ("region-applications-differ", "Viken"),
            ("region-awards-differ", "Oslo"),
            ("region-granted-differs", "Oslo"),
            ("region-awards-differ", "Viken"),
        ]
    )


@pytest.mark.parametrize(
    ("lost", "rule"),
    [
        (application("b").replace('"Oslo"', "301"), "wrong-type"),
        (application("b", "Rakkstad"), "unknown-municipality"),
        (application("b", "Våler"), "ambiguous-municipality"),
        (application("b", "Askim"), "municipality-not-valid"),
        (application("b", "0301 Bergen"), "number-and-name-differ"),
    ],
)
def test_an_application_without_a_county_makes_the_totals_of_every_county_unknown(lost: str, rule: str) -> None:
    assert identities(DECIDED + REGIONS + lost + award("b")) == [(rule, "b")]


def test_an_award_of_no_application_makes_the_regions_totals_unknown_and_counts_in_the_round_s() -> None:
    text = f"{DECIDED}[frame]\nawards = 1\ngranted = 9\n{REGIONS}{application('a')}{award('b', '9')}"
    assert sorted(identities(text)) == sorted(
        [
            ("unknown-application", "b"),
            ("region-applications-differ", "Oslo"),
            ("region-applications-differ", "Viken"),
            ("regions-do-not-add-up", "2020"),
        ]
    )


def test_two_applications_of_one_id_in_two_counties_leave_the_county_of_their_award_unknown() -> None:
    text = f"{DECIDED}{OSLO}awards = 9\n{VIKEN}awards = 9\n{application('a')}{application('a', 'Hole', project='x')}"
    assert identities(text + award("a")) == [("duplicate-id", "a")]


def test_a_figure_that_cannot_be_read_is_held_against_nothing() -> None:
    text = f'{DECIDED}[frame]\nawards = "14"\ngranted = 9\n{application("a")}{award("a", "9")}'
    assert identities(text) == [("wrong-type", "2020")]


@pytest.mark.parametrize(
    "regions",
    [
        f'{VIKEN}awards = 11\n{OSLO}awards = "four"\n',
        f"{VIKEN}awards = 11\n{OSLO}awards = 4\ncounty_number = 3\n".replace('county = "Oslo"\n', ""),
        "[regions]\nawards = 4\n",
    ],
)
def test_regions_are_not_added_up_where_one_cannot_be_read(regions: str) -> None:
    names = {name for name, _ in identities(f"{ROUND}[frame]\nawards = 14\n{regions}")}
    assert names <= {"wrong-type", "missing-key", "unknown-key"}


def test_a_region_that_cannot_be_read_or_does_not_exist_may_be_the_one_of_a_county_without_region() -> None:
    entries = application("a", "Bergen")
    assert identities(ROUND + VIKEN + entries) == [("county-without-region", "a")]
    unread = "\n[[regions]]\ncounty = 1\n"
    assert identities(ROUND + VIKEN + unread + entries) == [("wrong-type", "2020")]
    assert identities(ROUND + VIKEN + VIKEN.replace("Viken", "Vestlandet") + entries) == [
        ("unknown-county", "Vestlandet")
    ]


def test_figures_of_a_region_that_is_no_county_are_held_against_nothing() -> None:
    text = f"{DECIDED}{VIKEN.replace('Viken', 'Akershus')}awards = 9\n{OSLO}awards = 1\n{application('a')}{award('a')}"
    assert identities(text) == [("unknown-county", "Akershus")]


def test_an_award_that_names_an_application_which_cannot_be_read_is_no_finding() -> None:
    award_of_b = award("b")
    assert identities(ROUND + application("a") + award_of_b) == [("unknown-application", "b")]
    assert identities(ROUND + application("b", more="requested = 0") + award_of_b) == [("wrong-value", "b")]
    without_id = application("b").replace('id = "b"', "")
    assert identities(ROUND + without_id + award_of_b) == [("missing-key", "2020")]


def test_an_application_whose_award_may_be_the_unread_one_is_no_finding() -> None:
    head = ROUND + 'itemised = "awarded"\n' + application("a") + application("b") + award("a")
    assert identities(head) == [("application-without-award", "b")]
    assert identities(head + award("b", '"much"')) == [("wrong-type", "b")]


def test_places_are_right_after_an_entry_that_cannot_be_read() -> None:
    broken = application("x", more="requested = 0") + award("x", "0") + waiver("", "x") + "\n[[regions]]\ncounty = 1\n"
    good = (
        application("a", "Hole", more='requested = 1\nreceived = 2020-02-02\npartners = ["KS", "KS", "Hole"]')
        + application("b", "Rakkstad")
        + award("a", "2", more="decided = 2020-01-01")
        + award("c")
        + waiver("no-such-rule", "a")
    )
    text = DECIDED + broken + good
    lines = text.split("\n")
    places = {each.name: lines[each.span.line - 1] for each in found(text) if each.about != "x"}
    assert places == {
        "wrong-type": "county = 1",
        "awarded-more-than-requested": "granted = 2",
        "decided-before-received": "decided = 2020-01-01",
        "partner-listed-twice": 'partners = ["KS", "KS", "Hole"]',
        "applicant-among-partners": 'partners = ["KS", "KS", "Hole"]',
        "unknown-municipality": 'municipality = "Rakkstad"',
        "unknown-application": 'application = "c"',
        "waiver-unknown-rule": 'rule = "no-such-rule"',
    }


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (DECIDED + "[frame]\nawards = 1\n" + application("a") + award("a"), "as stated"),
        (DECIDED + "[frame]\nlimit = 100_000\n" + application("a") + award("a"), "within the frame"),
        (ROUND + "[frame]\nawards = 1\n" + application("a") + award("a"), "open, as stated so far"),
        (ROUND + "[frame]\nawards = 2\n" + application("a") + award("a"), "open, as stated so far"),
        (ROUND + "[frame]\nlimit = 100_000\n" + application("a") + award("a"), "open, within the frame so far"),
        (DECIDED + "[frame]\nrequested = 9\n" + application("a") + award("a"), "not verified"),
        (DECIDED + "[frame]\nawards = 2\n" + application("a") + award("a"), "not as stated"),
        (DECIDED + application("a") + award("a"), "no control totals are stated"),
        (DECIDED + "[frame]\nawards = 9\n" + application("a") + award("a") + award("b", "0"), "not known"),
        (DECIDED + application("a") + award("a") + award("b", "0"), "not known"),
        (DECIDED + '[frame]\nawards = 1\ngranted = "much"\n' + application("a") + award("a"), "not known"),
        (DECIDED + "[frame]\nawards = 9\nlimit = 1\n" + application("a", "X") + award("a"), "not as stated"),
    ],
)
def test_the_headline_never_says_more_than_is_known(text: str, verdict: str) -> None:
    (round_verdict,) = inspected(text).round_verdicts
    expected = "not known, because not everything could be read or placed" if verdict == "not known" else verdict
    assert round_verdict.headline == f"1\u00a0award, 100\u00a0000 kr: {expected}"
