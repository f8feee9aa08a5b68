"""How much work something is, counted in calls: the same each time, on any machine."""

import sys
from collections.abc import Callable
from types import FrameType

GROWTH = 2.5
"""By how much the work may grow where its input becomes twice as large."""
Work = Callable[[int], object]


def calls(work: Work, size: int) -> int:
    """How many functions are called, in Python or in C; the same each time."""
    count = 0

    def counting(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    work(1)  # what is imported and remembered the first time
    sys.setprofile(counting)
    try:
        work(size)
    finally:
        sys.setprofile(None)
    return count
