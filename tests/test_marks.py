"""What only one entry may have: its mark, by which two are found, is the same wherever its key is."""

from hashlib import sha256
from itertools import chain, combinations

from hypothesis import example, given
from hypothesis import strategies as st
from ledgers import ROUND, TODAY, application, ledger, snapshot

from skjonn.actions.check import diagnose
from skjonn.checking.catalogue import named
from skjonn.checking.examine import MODULUS, numbers_of

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
    (account,) = ledger(ROUND + "".join(application(f"a{n}", project=title) for n, title in enumerate(titles))).accounts
    entry = named("same-project")
    assert entry is not None
    assert entry.unique is not None
    marks = list(entry.unique.marks(account))
    keys = [entry.unique.claim(account, number).key for number in range(len(titles))]
    assert [bool(mark) for mark in marks] == [bool(key) for key in keys]
    for one, other in combinations(range(len(titles)), 2):
        assert keys[one] != keys[other] or marks[one] == marks[other]


def test_what_stands_twice_is_found_among_very_many_whatever_its_number() -> None:
    titles = [sha256(f"{number}".encode()).hexdigest() for number in range(600)]
    files = {
        f"r{which}.toml": ROUND.replace('"2020"', f'"r{which}"')
        + "".join(application(f"r{which}-{number}", project=titles[number]) for number in range(which * 200, end))
        for which, end in enumerate((220, 420, 600))
    }
    entry = named("same-project")
    assert entry is not None
    (*accounts,) = ledger(files).accounts
    numbers = chain.from_iterable(numbers_of(account, [entry])[0] for account in accounts)
    # They lie everywhere.
    assert len({number * 64 // MODULUS for number in numbers}) == 64
    found = [each.about for each in diagnose(snapshot(files), today=TODAY) if each.name == "same-project"]
    assert found == [f"r{which}-{number}" for which in (1, 2) for number in range(which * 200, which * 200 + 20)]
