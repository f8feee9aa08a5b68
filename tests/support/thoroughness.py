"""How thorough a run is: with `SKJONN_THOROUGH=1` all examples are tried, and what takes long is run too."""

import os

from hypothesis import settings

THOROUGH = bool(os.environ.get("SKJONN_THOROUGH"))


def examples(number: int) -> settings:
    """So many examples in a thorough run, and an eighth of them in any other."""
    return settings(max_examples=number if THOROUGH else max(10, number // 8))
