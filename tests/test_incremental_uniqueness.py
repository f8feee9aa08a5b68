"""What only one entry may have: its key, by which two are found, is the same wherever its key is."""

from hashlib import sha256
from itertools import chain, combinations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from skjonn.actions.check import diagnose
from skjonn.checking.catalogue import named, unique_rules
from skjonn.incremental import compact_check
from skjonn.incremental.uniqueness import MODULUS
from skjonn.model.ledger import FileResult
from skjonn.model.source import SourceFile
from support.ledgers import LATER, ROUND, TODAY, Watched, application, identities, ledger, snapshot

WORDS = (
    "VIS",
    "vis",
    "ViS",
    "Øvre",
    "øvre",
    "Ó",
    "O\u0301",
    "ẞ",
    "SS",
    "2020",
    "19",
    "1999",
    "20201",
    "²",
    "Å",
    "ŋ",
    "Ж",
    "ß",
    "k",
    "\u212a",
    "\u017f",
    "ﬁ",
    "fi",
    "µ",
    "ÿ",
)
SIGNS = (" ", "-", "…", "_", ", ", "«", "/", ".", "")
TITLES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=3).map(
    lambda pairs: "".join(word + sign for word, sign in pairs)
)


@given(st.lists(TITLES.filter(str.strip), min_size=2, max_size=12))
@example(["VIS 2020", "vis", "Vis - 2021!"])
@example(["«Ж»", "ж 2020"])
@example(["Maße", "MASSE"])
@example(["Lo\u017f", "los 1999"])
@example(["2020", "…", "1999 2000"])
def test_two_applications_of_one_title_have_one_mark(titles: list[str]) -> None:
    assume(len(titles) < 3 or len(set(titles)) > 1)  # three or more of one title are of the round's
    (round_,) = ledger(ROUND + "".join(application(f"a{n}", project=title) for n, title in enumerate(titles))).rounds
    entry = named("same-project")
    assert entry is not None
    assert entry.unique is not None
    assert entry.unique.rough_key is not None
    entries = entry.unique.entries(round_)
    assert len(entries) == len(titles)
    byte_keys = [entry.unique.rough_key(each) for each in entries]
    keys = [entry.unique.key(each) for each in entries]
    assert [bool(key) for key in byte_keys] == [bool(key) for key in keys]
    for one, other in combinations(range(len(titles)), 2):
        assert keys[one] != keys[other] or byte_keys[one] == byte_keys[other]


def test_what_stands_twice_is_found_among_very_many_whatever_its_number() -> None:
    titles = [sha256(f"{number}".encode()).hexdigest() for number in range(600)]
    files = {
        f"r{which}.toml": ROUND.replace('"2020"', f'"r{which}"')
        + "".join(application(f"r{which}-{number}", project=titles[number]) for number in range(which * 200, end))
        for which, end in enumerate((220, 420, 600))
    }
    rules = unique_rules({"SKJ307"})
    checks = (compact_check(FileResult(round_.file, round_), (), rules) for round_ in ledger(files).rounds)
    numbers = chain.from_iterable(check.key_hashes[0] for check in checks)
    # They lie everywhere.
    assert len({number * 64 // MODULUS for number in numbers}) == 64
    found = [each.about for each in diagnose(snapshot(files), today=TODAY) if each.name == "same-project"]
    assert found == [f"r{which}-{number}" for which in (1, 2) for number in range(which * 200, which * 200 + 20)]


def test_only_files_that_share_something_with_another_are_read_once_more() -> None:
    files = {
        f"{name}.toml": ROUND.replace('"2020"', f'"{name}"')
        + "".join(application(f"{name}-{number}", project=f"Prosjekt {name}{number}x") for number in range(200))
        for name in "abc"
    }
    alone = Watched.of(files)
    assert diagnose(alone, today=TODAY) == ()
    assert sorted(alone.readings) == ["a.toml", "b.toml", "c.toml"]
    files["c.toml"] += application("a-7")
    both = Watched.of(files)
    assert [(found.name, found.about) for found in diagnose(both, today=TODAY)] == [
        ("duplicate-id", "a-7"),
        ("id-of-another-round", "a-7"),
    ]
    assert both.readings.count("b.toml") == 1


class Fleeting(Watched):
    """Files that can be read once."""

    def read(self, name: str) -> SourceFile:
        """One file; it is gone after that."""
        file = super().read(name)
        return file if self.readings.count(name) == 1 else SourceFile(name, fault="it is gone")


def test_a_file_that_is_gone_when_it_is_read_once_more_has_no_duplicates() -> None:
    files = {f"{name}.toml": ROUND.replace('"2020"', f'"{name}"') + application("x", project=name) for name in "ab"}
    fleeting = Fleeting.of(files)
    assert diagnose(fleeting, today=TODAY) == ()
    assert fleeting.readings == ["a.toml", "b.toml"] * 2


def id_of(number: int) -> str:
    """An id that has a number for its key: a letter is worth a power of two, and no two are worth the same."""
    width = MODULUS.bit_length()
    return "".join("01"[number >> 8 * place % width & 1] for place in reversed(range(width)))


def test_what_stands_twice_is_found_at_the_ends_of_all_ranges() -> None:
    numbers = {MODULUS * sixteenth // 16 + near for sixteenth in range(17) for near in (-1, 0, 1)}
    ids = {id_of(number): number for number in numbers if 0 <= number < MODULUS}
    assert {id_: hash(int.from_bytes(id_.encode())) for id_ in ids} == ids
    round_ = ROUND.replace('"2020"', '"{}"')
    files = {
        f"{name}.toml": round_.format(name) + "".join(application(id_, project=f"{name} {id_}") for id_ in ids)
        for name in "ab"
    }
    found = [each.about for each in diagnose(snapshot(files), today=TODAY) if each.name == "duplicate-id"]
    assert found == list(ids)


@pytest.mark.parametrize("first", ["a.toml", "b.toml"])
def test_of_two_with_one_id_the_one_in_the_later_round_is_the_later_and_then_the_one_below(first: str) -> None:
    second = {"a.toml": "b.toml", "b.toml": "a.toml"}[first]
    files = {
        first: ROUND + application("2020") + application("x") + application("x", project="A"),
        second: LATER + application("y") + application("x", project="B"),
    }
    assert [
        (each.file, each.excerpt, each.span.line, *((file, span.line) for file, span in each.also))
        for each in diagnose(snapshot(files), today=TODAY)
        if each.name == "duplicate-id"
    ] == sorted(
        [
            (f"ledger/{first}", 'id = "2020"', 8, (f"ledger/{first}", 2)),
            (f"ledger/{first}", 'id = "x"', 20, (f"ledger/{first}", 14)),
            (f"ledger/{second}", 'id = "x"', 14, (f"ledger/{first}", 14)),
        ]
    )


def test_titles_of_which_nothing_is_left_are_not_the_same_whatever_number_stands_twice() -> None:
    titles = ("…", id_of(0), "2020", id_of(0), "…")
    text = ROUND + "".join(application(f"2020-{number}", project=title) for number, title in enumerate(titles))
    assert identities(text) == [("same-project", "2020-3")]
