"""Suggestions for misspelt names, in bounded time, whatever names there are."""

from skjonn.places.misspelling import slips
from skjonn.places.spelling import Suggester

MANY = [f"name {number:05}" for number in range(20_000)]


def test_of_many_names_those_that_begin_or_end_alike_are_compared_each_time() -> None:
    suggest = Suggester(MANY)
    assert suggest("name 00001x") == ("name 00001",)
    assert suggest("xame 19999") == ("name 19999",)


def test_what_was_asked_before_is_known() -> None:
    suggest = Suggester(["Hole", "Asker"])
    assert suggest("Holle") == suggest("Holle") == ("Hole",)


def test_so_many_as_are_wanted_are_suggested_and_the_likeliest_first() -> None:
    """Of the letters of both words those in common are 6 of 7, 8 of 9, 8 of 10, and 8 of 11."""
    suggest = Suggester(["abc", "abcde", "abcdef", "abcdefg", "xxx"])
    assert suggest("abcd") == ("abcde",)
    assert suggest("abcd", 3) == ("abcde", "abc", "abcdef")
    assert suggest("abcd", 9) == ("abcde", "abc", "abcdef", "abcdefg")


def test_what_is_longer_than_any_name_is_compared_with_none() -> None:
    name = "a" * 39
    assert Suggester([f"{name}b"])(f"{name}a") == (f"{name}b",)
    assert Suggester([f"{name}b"])(f"{name}aa") == ()
    long = "x" * 199
    assert list(slips([f"{long}b", f"{long}c"])) == [(f"{long}b", f"{long}c")]
    assert list(slips([f"{long}bb", f"{long}bc"])) == []
