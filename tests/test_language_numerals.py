"""Numbers in words, as they are taught: expected values are written by hand."""

import pytest

from skjonn.language import words
from skjonn.language.numerals import MOST, Gender, spelled

# Number, bokmål, nynorsk, English.
SPELT = [
    (0, "null", "null", "zero"),
    (1, "én", "éi", "one"),
    (2, "to", "to", "two"),
    (12, "tolv", "tolv", "twelve"),
    (20, "tjue", "tjue", "twenty"),
    (21, "tjueén", "tjueéi", "twenty-one"),
    (99, "nittini", "nittini", "ninety-nine"),
    (100, "ett hundre", "eitt hundre", "one hundred"),
    (101, "ett hundre og én", "eitt hundre og éi", "one hundred and one"),
    (999, "ni hundre og nittini", "ni hundre og nittini", "nine hundred and ninety-nine"),
    (1_000, "ett tusen", "eitt tusen", "one thousand"),
    (1_001, "ett tusen og én", "eitt tusen og éi", "one thousand and one"),
    (1_450, "ett tusen fire hundre og femti", "eitt tusen fire hundre og femti", "one thousand four hundred and fifty"),
    (21_000, "tjueett tusen", "tjueeitt tusen", "twenty-one thousand"),
    (120_000, "ett hundre og tjue tusen", "eitt hundre og tjue tusen", "one hundred and twenty thousand"),
    (1_000_000, "én million", "éin million", "one million"),
    (1_020_000, "én million og tjue tusen", "éin million og tjue tusen", "one million and twenty thousand"),
    (
        4_500_000,
        "fire millioner fem hundre tusen",
        "fire millionar fem hundre tusen",
        "four million five hundred thousand",
    ),
    (
        10_520_000,
        "ti millioner fem hundre og tjue tusen",
        "ti millionar fem hundre og tjue tusen",
        "ten million five hundred and twenty thousand",
    ),
    (
        15_020_003,
        "femten millioner tjue tusen og tre",
        "femten millionar tjue tusen og tre",
        "fifteen million twenty thousand and three",
    ),
    (2_000_000_000, "to milliarder", "to milliardar", "two billion"),
    (1_001_000_000_000, "én billion og én milliard", "éin billion og éin milliard", "one trillion and one billion"),
]


@pytest.mark.parametrize(("number", "nb", "nn", "en"), SPELT)
def test_a_number_is_spelled_in_every_language(number: int, nb: str, nn: str, en: str) -> None:
    assert [spelled(number, words(language)) for language in ("nb", "nn", "en")] == [nb, nn, en]


@pytest.mark.parametrize(("of", "nn"), [("krone", "tjueéi"), ("common", "tjueéin"), ("neuter", "tjueeitt")])
def test_a_one_agrees_with_what_is_counted(of: Gender, nn: str) -> None:
    assert spelled(21, words("nn"), of=of) == nn


def test_numbers_for_which_there_are_no_words_have_none() -> None:
    assert spelled(MOST - 1, words("nb")).startswith("ni hundre og nittini billioner")
    assert spelled(MOST, words("nb")) == ""
