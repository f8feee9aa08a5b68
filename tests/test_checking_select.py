"""Which rules are chosen, in a table."""

import pytest

from skjonn.checking.select import is_selected, require_known
from skjonn.model.diagnostic import Rule
from skjonn.model.errors import UnknownNameError

GRANTED = Rule("SKJ204", "granted-differs", "error", "")
PARTNER = Rule("SKJ305", "partner-listed-twice", "warning", "")


@pytest.mark.parametrize(
    ("select", "ignore", "granted", "partner"),
    [
        (["ALL"], [], True, True),
        ([], [], False, False),
        (["ALL"], ["SKJ3"], True, False),
        (["SKJ3"], ["ALL"], False, True),
        (["SKJ"], ["SKJ2", "SKJ305"], False, False),
        (["SKJ204"], ["SKJ2"], True, False),
        (["SKJ2"], ["SKJ204"], False, False),
        (["SKJ204"], ["SKJ204"], False, False),
        (["granted-differs"], ["SKJ20"], True, False),
        (["SKJ204", "skj3"], ["partner-listed-twice"], True, False),
        (["all"], ["all"], False, False),
        (["Partner-Listed-Twice"], [], False, True),
    ],
)
def test_the_longest_choice_wins_and_a_tie_leaves_out(
    select: list[str], ignore: list[str], *, granted: bool, partner: bool
) -> None:
    assert is_selected(GRANTED, select=select, ignore=ignore) is granted
    assert is_selected(PARTNER, select=select, ignore=ignore) is partner


@pytest.mark.parametrize("known", ["ALL", "SKJ", "skj2", "SKJ305", "partner-listed-twice"])
def test_what_means_a_rule_is_taken(known: str) -> None:
    require_known([known], [GRANTED, PARTNER], option="--select")


@pytest.mark.parametrize(
    ("wrong", "hint"),
    [
        ("granted-difers", "granted-differs"),
        ("skj205", "SKJ204"),
        ("", "`skjonn rules`"),
        ("X", "`skjonn rules`"),
    ],
)
def test_what_means_none_is_refused_with_what_was_meant(wrong: str, hint: str) -> None:
    with pytest.raises(UnknownNameError) as refused:
        require_known(["SKJ", wrong], [GRANTED, PARTNER], option="--ignore")
    assert refused.value.what == f"--ignore: {wrong} is not a rule or the beginning of a code."
    assert hint in refused.value.now
