"""Suggestions for misspelt names, in bounded time, whatever names there are."""

from skjonn.places.spelling import Suggester

MANY = [f"name {number:05}" for number in range(20_000)]


def test_of_many_names_those_that_begin_or_end_alike_are_compared_each_time() -> None:
    suggest = Suggester(MANY)
    assert suggest("name 00001x") == ("name 00001",)
    assert suggest("xame 19999") == ("name 19999",)


def test_what_was_asked_before_is_known() -> None:
    suggest = Suggester(["Hole", "Asker"])
    assert suggest("Holle") == suggest("Holle") == ("Hole",)
