"""A large file read piece by piece gives what it gives at once, or nothing."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skjonn.codec.chunked_reader import read_pieces
from skjonn.codec.decode import decode
from skjonn.codec.text import LARGE
from skjonn.model.entries import TABLES
from skjonn.model.source import SourceFile
from support.corrupted_files import corrupted
from support.ledgers import ROUND, SHIPPED, application, award, waiver
from support.thoroughness import examples

PADDING = f"# {'x' * LARGE}\n"


def require_alike(text: str) -> bool:
    """Hold that pieces give what the whole gives; whether they gave anything."""
    pieces = read_pieces(text, size=1)
    if pieces is None:
        return False
    reading = decode(SourceFile("a.toml", text.encode()))
    assert reading.round is None or {name: getattr(reading.round, name) for name in pieces.lists} == pieces.lists
    assert {fault.at.table for fault in reading.faults}.isdisjoint(pieces.lists)
    return True


@examples(300)
@given(data=corrupted(SHIPPED.encode()))
def test_of_a_spoilt_round_pieces_give_what_the_whole_gives_or_nothing(data: bytes) -> None:
    require_alike(data.decode("utf-8", "replace"))


@examples(300)
@given(st.randoms(use_true_random=False))
def test_of_lines_in_any_order_pieces_give_what_the_whole_gives_or_nothing(chance: random.Random) -> None:
    lines = [
        "[[applications]]",
        "[[awards]]",
        "[awards.x]",
        "[applications]",
        "awards = []",
        'id = "a"',
        'municipality = "Hol"',
        'project = "P"',
        'application = "a"',
        "granted = 1",
        "partners = [",
        '"""',
        "]",
    ]
    text = f"{ROUND}{application('a')}{award('a')}"
    require_alike(text + "".join(f"{line}\n" for line in chance.choices(lines, k=9)))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("entries", [application("a") + award("a"), (application("a") + award("a") + "# x\n") * 3])
def test_a_round_that_is_right_is_read_in_pieces(entries: str, end: str) -> None:
    assert require_alike((ROUND + entries).replace("\n", end))
    assert require_alike(SHIPPED.partition("[[waivers]]")[0].replace("\n", end))


@pytest.mark.parametrize("entries", [application("a"), award("a"), waiver("same-project", "a")])
@pytest.mark.parametrize("after", ["", "\t ", "\r", " \r"])
def test_whatever_comes_first_is_where_a_round_that_is_right_is_cut(entries: str, after: str) -> None:
    assert require_alike(ROUND + entries.replace("]]", f"]]{after}", 1))


@pytest.mark.parametrize(
    "text",
    [
        f"awards = []\n{ROUND}{application('a')}",
        f"awards = [{{ application = 'a', granted = 1 }}]\n{ROUND}{application('a')}",
        f"{ROUND}{application('a')}[frame]\nawards = 1\n",
        f"{ROUND}{application('a')}[applications.x]\ny = 1\n",
        f"{ROUND}{application('a')}[awards]\ngranted = 1\n",
        f"{ROUND}{application('a')}{award('a', '0')}",
        f"{ROUND}{application('a')}x = \n",
        f"{ROUND}{application('a')}# [[awards]]\napplication = 'a'\ngranted = 1\n",
        f"{ROUND}{application('a', more='area = [')}[[awards]]\n]\n",
        f"{ROUND}source = '''\n[[awards]]\n'''\n",
        "[round\n",
    ],
)
def test_what_is_not_as_it_mostly_is_is_left_to_be_read_at_once(text: str) -> None:
    assert read_pieces(text, size=1) is None
    plain, large = (decode(SourceFile("a.toml", each.encode())) for each in (text, PADDING + text))
    assert (plain.round is None) == (large.round is None)
    assert [(fault.code, fault.message) for fault in plain.faults] == [
        (fault.code, fault.message) for fault in large.faults
    ]


def test_a_large_round_is_read_in_pieces_whatever_their_size() -> None:
    text = ROUND + "".join(application(f"a{number}") + award(f"a{number}") for number in range(1000))
    assert len(text) > 2 * LARGE
    whole = decode(SourceFile("a.toml", text.encode())).round
    assert whole is not None
    assert [award.application for award in whole.awards] == [f"a{number}" for number in range(1000)]
    for size in (1, 5_000, 10**9):
        pieces = read_pieces(text, size=size)
        assert pieces is not None
        assert pieces.lists == {name: getattr(whole, name) for name, spec in TABLES.items() if spec.is_plain_list}
        assert (len(pieces.lists["applications"]), len(pieces.lists["awards"])) == (1000, 1000)
