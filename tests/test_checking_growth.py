"""Twice as much of anything takes at most two and a half times the work, however a ledger is meant."""

from collections.abc import Callable, Iterable
from datetime import date
from time import process_time

import pytest

from skjonn.actions.lookup import unknown_application
from skjonn.checking.bounded import MOST
from skjonn.inputs.baseline import read_baseline
from skjonn.language import words
from skjonn.model.characters import LONGEST, MOST_ITEMS, normalized
from skjonn.model.diagnostic import known_findings
from skjonn.places.lookup import look_up, municipality_suggester
from skjonn.places.misspelling import slips
from skjonn.places.spelling import EFFORT, Suggester
from skjonn.render.diagnostics import renderer
from skjonn.render.terminal import wrap
from support.ledgers import DECIDED, ROUND, application, award, found, inspected, waiver
from support.thoroughness import THOROUGH
from support.work import GROWTH, Work, calls


def seconds(work: Work, size: int) -> float:
    begun = process_time()
    work(size)
    return process_time() - begun


def names(number: int) -> list[str]:
    """Words that are like no place, and others for each number: nothing of one time is remembered the next."""
    return [f"{'qwxz'[n % 4]}{n * 7919 % 99_991:05}x{number}" for n in range(number)]


def listed(texts: list[str]) -> str:
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"


def identities_of(text: str, name: str) -> list[str]:
    return [each.about for each in found(text) if each.name == name]


def settings(text: str) -> dict[str, str]:
    return {"2020.toml": ROUND, "skjonn.toml": text}


BY_CALLS: dict[str, tuple[Callable[[int], object], int]] = {
    "awards of applications that are not there": (
        lambda n: found(ROUND + "".join(application(f"2020-{i:04}") + award(f"2O20-{i:04}") for i in range(n))),
        300,
    ),
    "unknown municipalities": (
        lambda n: found(ROUND + "".join(application(f"2020-{i:04}", name) for i, name in enumerate(names(n)))),
        400,
    ),
    "misspelt municipalities": (
        lambda n: found(ROUND + "".join(application(f"2020-{i:04}", f"Rakkstad{i}x{n}") for i in range(n))),
        400,
    ),
    "unknown counties": (
        lambda n: found(ROUND + "".join(f'\n[[regions]]\ncounty = "{name}"\n' for name in names(n))),
        400,
    ),
    "unknown keys": (lambda n: found(ROUND + "".join(f"{name} = 1\n" for name in names(n))), 400),
    "unknown tables": (lambda n: found(ROUND + "".join(f"[{name}]\n" for name in names(n))), 400),
    "waivers of no rule": (lambda n: found(ROUND + "".join(waiver(name, "a") for name in names(n))), 400),
    "wrong codes in `select`": (lambda n: found(settings(f"[check]\nselect = {listed(names(n))}\n")), MOST_ITEMS // 2),
    "wrong rules in `[severity]`": (
        lambda n: found(settings("[severity]\n" + "".join(f'{name} = "error"\n' for name in names(n)))),
        600,
    ),
    "applicants that are no place": (
        lambda n: found(settings(f"[limits]\napplicants = {listed(names(n))}\n")),
        MOST_ITEMS // 2,
    ),
    "suggestions for one question each": (
        lambda n: unknown_application("2O20-0001", [f"2020-{i:05}" for i in range(20 * n)], root="ledger"),
        500,
    ),
    "entries and applicants that may apply": (
        lambda n: found(
            {
                "2020.toml": ROUND + "".join(application(f"2020-{i:04}", ("Oslo", "Hole")[i % 2]) for i in range(n)),
                "skjonn.toml": f"[limits]\napplicants = {listed(['Hole', 'Asker', 'Viken', 'Bodø'] * (n // 4))}\n",
            }
        ),
        MOST_ITEMS // 2,
    ),
    "partners of one application": (
        lambda n: found(ROUND + application("a", more=f"partners = {listed(names(n))}")),
        MOST_ITEMS // 2,
    ),
    "partners of many": (
        lambda n: found(
            ROUND + "".join(application(f"a{i}", more=f"partners = {listed(names(n)[i : i + 10])}") for i in range(n))
        ),
        200,
    ),
    "partners that stand twice": (
        lambda n: found(ROUND + application("a", more=f"partners = {listed(['KS', 'NAV', *names(n // 2)] * 2)}")),
        MOST_ITEMS // 2 - 8,
    ),
    "waivers that meet nothing": (
        lambda n: found(ROUND + "".join(waiver("partner-listed-twice", name) for name in names(n))),
        1000,
    ),
    "waivers that have run out": (
        lambda n: found(ROUND + "".join(waiver("same-project", name, more="until = 2020-01-01") for name in names(n))),
        500,
    ),
    "one project in all applications": (
        lambda n: found(ROUND + "".join(application(f"2020-{i:04}", project="Prosjekt") for i in range(n))),
        400,
    ),
    "one id of all applications": (lambda n: found(ROUND + application("2020-01", project=f"P{n}") * n), 400),
    "invisible characters": (
        lambda n: found(ROUND + "".join(application(f"2020-{i:04}", project=f"x\u200b{i}x{n}") for i in range(n))),
        400,
    ),
    "partners a slip apart": (lambda n: list(slips(f"rakkestad{n}{chr(0x4E00 + i)}" for i in range(n))), 1000),
}


@pytest.mark.parametrize("name", BY_CALLS)
def test_twice_as_many_take_no_more_than_in_proportion(name: str) -> None:
    work, size = BY_CALLS[name]
    size //= 1 if THOROUGH else 3
    once = calls(work, size)
    assert calls(work, 2 * size) <= GROWTH * once


MARKS = "\u0316\u0300"
BY_TIME: dict[str, tuple[Work, int]] = {
    "blanks in a partner": (
        lambda n: found(ROUND + application("a", more=f'partners = ["x{" " * n}y", "x{chr(0xA0) * n}y"]')),
        LONGEST // 2 - 10,
    ),
    "commas and blanks in a partner": (
        lambda n: found(ROUND + application("a", more=f'partners = ["x{" , " * (n // 3)}y"]')),
        LONGEST // 2 - 10,
    ),
    "marks in titles": (
        lambda n: found(ROUND + "".join(application(f"2020-{i}", project=f"x{i}{MARKS * (n // 2)}") for i in range(9))),
        LONGEST // 2 - 10,
    ),
    "marks in partners and municipalities": (
        lambda n: found(ROUND + application("a", f"x{MARKS * (n // 2)}", more=f'partners = ["y{MARKS * (n // 2)}"]')),
        LONGEST // 2 - 10,
    ),
    "marks": (lambda n: normalized(f"x{MARKS * n}"), 60_000),
    "words in a line without end": (lambda n: wrap("ord " * n, 10**6), 20_000),
    "words in short lines": (lambda n: wrap("日本 " * n, 60), 4_000),
    "letters of a word that is cut": (lambda n: wrap("日" * n, 60, cut=True), 4_000),
    "lines and dots": (lambda n: found(ROUND + "# a.b.c\n" * n + "x = \\"), 30_000),
}


@pytest.mark.parametrize("name", BY_TIME)
def test_twice_as_long_takes_no_more_than_in_proportion(name: str) -> None:
    work, size = BY_TIME[name]
    work(size)
    pairs = [(seconds(work, size), seconds(work, 2 * size)) for _ in range(5)]
    once, twice = (min(times) for times in zip(*pairs, strict=True))
    # What takes less than some milliseconds is no danger, and measures nothing.
    assert twice <= GROWTH * max(once, 0.004)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (settings(f"[check]\nselect = {listed(names(8000))}\n"), "`select` must have at most 1_000 texts, not 8_000"),
        (settings(f"[limits]\napplicants = {listed(['Hole'] * 2000)}\n"), "`applicants` must have at most 1_000 texts"),
        (
            {"2020.toml": ROUND + application("a", more=f"partners = {listed(names(2000))}")},
            "`partners` must have at most",
        ),
        (
            {"2020.toml": ROUND + application("a", project="x" * 64_000)},
            "must have at most 10_000 characters, not 64_000",
        ),
    ],
)
def test_what_is_more_than_there_may_be_is_one_finding(files: dict[str, str], says: str) -> None:
    (diagnostic,) = found(files)
    assert (diagnostic.name, says in diagnostic.message) == ("wrong-value", True)
    assert len(diagnostic.message) < 300


# Suggestions


def test_after_so_many_steps_there_are_no_more_suggestions_and_what_was_suggested_stays() -> None:
    suggester = Suggester([f"2020-{i:04}" for i in range(1000)])
    found_ = [bool(suggester(f"2O20-{i:04}")) for i in range(1000)]
    some = found_.index(False)
    assert 10 < some < EFFORT / (9 * 9 * 1000) + 2
    assert not any(found_[some:])
    assert suggester("2O20-0000") == ("2020-0000",)


def test_what_is_asked_again_costs_nothing() -> None:
    suggester = Suggester([f"2020-{i:04}" for i in range(1000)])
    assert [suggester("2O20-0999") for _ in range(500)] == [("2020-0999",)] * 500
    assert suggester("2O20-0998") == ("2020-0998",)


def test_a_word_of_more_than_forty_letters_is_compared_to_none() -> None:
    assert Suggester(["a" * 40])("a" * 39 + "b") == ("a" * 40,)
    assert Suggester(["a" * 41])("a" * 40 + "b") == ()


def test_the_first_misspelt_municipalities_of_a_round_are_told_what_was_meant_and_the_others_are_found() -> None:
    text = ROUND + "".join(
        application(f"2020-{i:03}", f"Rakkstad{chr(97 + i // 26)}{chr(97 + i % 26)}") for i in range(300)
    )
    hints = [each.hint for each in found(text) if each.name == "unknown-municipality"]
    assert len(hints) == 300
    assert hints[0] == 'Did you mean "Rakkestad"?'
    assert hints[-1] == ""


def test_a_suggester_of_a_day_is_shared_by_many_look_ups() -> None:
    on = date(2020, 9, 9)
    suggester = municipality_suggester(on)
    for name in ("Rakkstad", "Kongsbreg", "Rakkstad"):
        assert look_up(name, on, suggester=suggester) == look_up(name, on)


# Findings


def test_of_very_many_findings_of_a_rule_in_a_file_the_first_and_the_last_are_kept() -> None:
    number = 2 * MOST + 500
    text = ROUND + application("a", more="roles = ['service']") + "".join(award(f"x{i:05}") for i in range(number))
    found_ = [each for each in found(text) if each.name == "unknown-application"]
    assert [each.about for each in found_] == [f"x{i:05}" for i in (*range(MOST), *range(number - MOST, number))]
    noted = [each for each in found_ if "not listed" in each.message]
    assert [each.about for each in noted] == [f"x{number - MOST:05}"]
    assert noted[0].message.endswith(" 500 more findings of this rule in this file are not listed.")


def test_up_to_twice_a_thousand_all_are_listed() -> None:
    text = ROUND + "".join(award(f"x{i:05}") for i in range(2 * MOST))
    found_ = [each for each in found(text) if each.name == "unknown-application"]
    assert len(found_) == 2 * MOST
    assert not [each for each in found_ if "not listed" in each.message]


def test_a_waiver_of_a_finding_that_is_not_listed_is_not_said_to_meet_nothing() -> None:
    twice = 'partners = ["KS", "KS"]'
    entries = "".join(application(f"x{i:05}", more=twice) for i in range(2 * MOST + 500))
    text = ROUND + entries + waiver("partner-listed-twice", f"x{MOST + 100:05}") + waiver("same-project", "x00000")
    assert identities_of(text, "waiver-unused") == ["x00000"]
    assert identities_of(text.replace(twice, ""), "waiver-unused") == [f"x{MOST + 100:05}", "x00000"]


def test_a_waiver_does_not_accept_a_finding_that_stands_for_others() -> None:
    text = ROUND + "".join(application(f"x{i:05}", more='partners = ["KS", "KS"]') for i in range(2 * MOST + 500))
    waivers = waiver("partner-listed-twice", f"x{MOST + 500:05}") + waiver("partner-listed-twice", "x00000")
    kept = identities_of(text + waivers, "partner-listed-twice")
    assert len(kept) == 2 * MOST - 1
    assert f"x{MOST + 500:05}" in kept
    assert inspected(text + waivers).counts == {"error": 0, "warning": 2 * MOST + 499, "note": 0}


def unknown(ids: Iterable[int]) -> str:
    return DECIDED + "".join(award(f"x{i:05}") for i in ids)


MANY = 2 * MOST + 500
NEWLY_FOUND: dict[str, tuple[list[int], list[str]]] = {
    "nothing has changed": ([*range(MANY)], []),
    "the first is corrected": ([*range(1, MANY)], []),
    "some of those that are not listed are corrected": ([*range(MOST + 9), *range(MOST + 99, MANY)], []),
    "most are corrected": ([*range(MOST, MOST + 20)], []),
    "the first is another": ([MANY, *range(1, MANY)], [f"x{MANY:05}"]),
    "one is added at the end": ([*range(MANY + 1)], [f"x{MANY - MOST + 1:05}", f"x{MANY:05}"]),
    "one is added among those that are not listed": (
        [*range(MOST + 9), MANY, *range(MOST + 9, MANY)],
        [f"x{MANY - MOST:05}"],
    ),
}


@pytest.mark.parametrize("name", NEWLY_FOUND)
def test_what_is_not_listed_is_known_by_its_number(name: str) -> None:
    ids, about = NEWLY_FOUND[name]
    before = inspected(unknown(range(MANY)))
    report = renderer("json")(before, words=words("en"), width=None, color=False, show_waived=False)
    after = inspected(unknown(ids))
    for known in (known_findings(before.found), read_baseline(report)):
        new = after.since(known)
        assert [each.about for each in new.found if each.name == "unknown-application"] == about
        assert new.known == sum(after.counts.values()) - sum(new.counts.values())


def test_two_entries_of_one_id_are_found_in_each_file_that_has_many() -> None:
    text = ROUND + application("a") * (2 * MOST + 10)
    files = {"2020.toml": text, "2021.toml": text.replace('id = "2020"', 'id = "2021"', 1)}
    counts = [sum(each.file.endswith(name) for each in found(files) if each.name == "duplicate-id") for name in files]
    assert counts == [2 * MOST, 2 * MOST]


def test_after_the_first_hundreds_an_unknown_municipality_costs_no_comparison_with_those_there_are() -> None:
    work, _ = BY_CALLS["unknown municipalities"]
    more = calls(work, 1000) - calls(work, 500)
    # To compare it with 356 municipalities takes some ten thousand calls.
    assert more < 500 * 1000


def test_however_long_the_names_are_of_those_that_may_apply_a_message_is_short() -> None:
    names_ = [f"Hole{' ' * 9000}", *["Asker"] * 9]
    files = {"2020.toml": ROUND + application("a"), "skjonn.toml": f"[limits]\napplicants = {listed(names_)}\n"}
    (diagnostic,) = found(files)
    assert len(diagnostic.message) < 300


def test_where_many_may_apply_ten_are_named_and_the_others_counted() -> None:
    may = listed(["Hole", "Hol", "Asker", "Marker"] * 250)
    files = {"2020.toml": ROUND + application("a"), "skjonn.toml": f"[limits]\napplicants = {may}\n"}
    (diagnostic,) = found(files)
    assert diagnostic.message == (
        "Oslo in Oslo may not apply; those that may are Hole, Hol, Asker, Marker, Hole, Hol, Asker, Marker, Hole, Hol "
        "and 990 more."
    )
