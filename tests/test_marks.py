"""What only one entry may have: its mark, by which two are found, is the same wherever its key is."""

from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st
from ledgers import ROUND, application, ledger

from skjonn.checking.catalogue import named

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
)
SIGNS = (" ", "-", "…", "_", ", ", "«", "/", ".", "")
TITLES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SIGNS)), max_size=3).map(
    lambda pairs: "".join(word + sign for word, sign in pairs)
)


@given(st.lists(TITLES.filter(str.strip), min_size=2, max_size=12))
@example(["VIS 2020", "vis", "Vis - 2021!"])
@example(["«Ж»", "ж 2020"])
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
