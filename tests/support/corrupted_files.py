"""Ways to spoil a file of a ledger, one at a time or several on top of each other."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]

SETTINGS = """\
[check]
select = ["ALL"]
ignore = ["SKJ4", "same-project"]

[severity]
partner-listed-twice = "error"

[limits]
minimum = 150_000
own_share = 50
largest_share = 40
applicants = ["Viken", "Oslo"]
"""

VALUES = (
    *("true", "0", "-1", "1", "15_020_000", "4.0", "-0.0", "nan", "-inf", "1e400", "0x7fffffffffffffff", "0b1"),
    *(
        "999_999_999_999_999",
        "1_000_000_000_000_000",
        "9" * 19,
        "9" * 400,
        "9" * 5000,
        "-" + "9" * 5000,
        "1.5e" + "9" * 50,
    ),
    *('""', '" "', '"x"', '"2020-01"', '"Oslo"', '"0301"', '"Våler"', '"ØVre Eiker"', "'''\n'''", '"""\n"""'),
    *(
        r'"\u0000\u001b[31m"',
        r'"\r\n::error::x"',
        r'"\u2028\u202e\ufeff"',
        '"<![CDATA[]]>&"',
        '"%0A,:"',
        '"a\u030a"',
        '"😀"',
    ),
    *("2020-09-09", "0001-01-01", "9999-12-31", "2020-02-30", "2020-09-09T12:00:00Z", "0001-01-01T00:00:00-23:59"),
    *("12:00:00", "12:00", "[]", "[[]]", "{}", "[1, 'a', {}]", '["Bodø", "Bodø"]', "[true]", "{ a.b.c = 1 }"),
    *("{ about = 5, within = 1 }", "{ over = 0, within = 0 }", "{ at_most = 15_020_000 }", "{ about = [{}] }"),
    *("[" * 90 + "]" * 90, "[" * 5000 + "]" * 5000, "{ a = " * 300 + "1" + " }" * 300, "", "#", '"', "=", "]", "\0"),
)
LINES = (
    *("[round]", "[[round]]", "[frame]", "[[frame]]", "[regions]", "[[applications]]", "[[awards]]", "[awards]"),
    *("[[events]]", 'type = "paid"', 'type = "amended"', 'report = "final"', "due = 2021-06-01", "[awards]"),
    *("[[waivers]]", "[applications.x]", "[[awards.x]]", "[check]", "[severity]", "[limits]", '["\\u001b"."x y"]'),
    *("awards = []", "applications = [{}, 1]", 'round.id = "x"', "round = 1", "format = 2", "format = 1", '"" = 1'),
    *("a." * 2000 + "b = 1", f"[{'a.' * 2000}b]", "# \t æøå", "#\x00", "\r", "\\", "x", "'x' = 1", "\ufeff", "\t"),
    *("x = " + "[" * 5000, "x = '''", 'x = """', "[[[x]]]", f"{'k' * 3000} = 1", "# " + "x" * 25_000),
)


def flipped(draw: Draw, data: bytes) -> bytes:
    """One byte is another."""
    at = draw(st.integers(0, len(data)))
    return data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]


def torn(draw: Draw, data: bytes) -> bytes:
    """The file ends too early."""
    return data[: draw(st.integers(0, len(data)))]


def cut(draw: Draw, data: bytes) -> bytes:
    """Lines are missing."""
    lines = data.split(b"\n")
    start = draw(st.integers(0, len(lines)))
    return b"\n".join(lines[:start] + lines[start + draw(st.integers(1, 5)) :])


def doubled(draw: Draw, data: bytes) -> bytes:
    """Lines stand twice, or many times."""
    lines = data.split(b"\n")
    start = draw(st.integers(0, len(lines) - 1))
    some = lines[start : start + draw(st.integers(1, 12))]
    return b"\n".join(lines[:start] + some * draw(st.sampled_from([2, 2, 3, 200])) + lines[start + len(some) :])


def swapped(draw: Draw, data: bytes) -> bytes:
    """Two lines have changed places."""
    lines = data.split(b"\n")
    one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def mistyped(draw: Draw, data: bytes) -> bytes:
    """A value is another: of a wrong type, far too large or deep, or of signs that a terminal acts on."""
    lines = data.split(b"\n")
    number = draw(st.sampled_from([n for n, line in enumerate(lines) if b" = " in line] or [0]))
    key = lines[number].partition(b" = ")[0]
    lines[number] = key + b" = " + str(draw(st.sampled_from(VALUES))).encode()
    return b"\n".join(lines)


def interspersed(draw: Draw, data: bytes) -> bytes:
    """A line has been put in that does not belong there."""
    lines = data.split(b"\n")
    lines.insert(draw(st.integers(0, len(lines))), str(draw(st.sampled_from(LINES))).encode())
    return b"\n".join(lines)


def recoded(draw: Draw, data: bytes) -> bytes:
    """Other line breaks, or another encoding."""
    way: Callable[[bytes], bytes] = draw(
        st.sampled_from(
            [
                lambda data: data.replace(b"\n", b"\r\n"),
                lambda data: data.replace(b"\n", b"\r"),
                lambda data: b"\xef\xbb\xbf" + data,
                lambda data: data.decode("utf-8", "replace").encode("latin-1", "replace"),
                lambda data: data.decode("utf-8", "replace").encode("utf-16"),
                lambda data: data.replace(b" ", b"\xc2\xa0"),
                lambda data: data + b"\n# " + b"x" * 25_000,
            ]
        )
    )
    return way(data)


WAYS = (flipped, torn, cut, doubled, swapped, mistyped, mistyped, interspersed, recoded)


@st.composite
def corrupted(draw: Draw, data: bytes) -> bytes:
    """A file's bytes with one thing wrong with them, or several."""
    for _ in range(draw(st.integers(1, 4))):
        data = draw(st.sampled_from(WAYS))(draw, data)
    return data
