"""How a summary is grouped, as options say it."""

from datetime import date

from skjonn.cli.environment import first_day
from skjonn.inputs.choice import one_of
from skjonn.model.errors import UsageError
from skjonn.places.division import covered
from skjonn.reports.summary.dimensions import DIMENSIONS, Dimension, Grouping

_MOST = 2
_ALIASES = {"county": "region"}


def grouping_of(by: str, as_of: str | None) -> Grouping:
    """The grouping that `--by` and `--as-of` say: one dimension, or two with a comma between.

    Raises:
        UsageError: They say something else.
    """
    words = (_ALIASES.get(word.strip(), word.strip()) for word in by.split(","))
    found: tuple[Dimension, ...] = tuple(one_of(word, DIMENSIONS, "--by") for word in words)
    if len(found) > _MOST or len(set(found)) < len(found):
        raise UsageError(f"--by: {by} is neither one dimension nor two.", now="Write one, or two: region,year.")
    return Grouping(found, map_of(as_of))


def map_of(as_of: str | None) -> date | None:
    """The day whose map `--as-of` asks for, if it does.

    Raises:
        UsageError: It is no day, or one before the facts.
    """
    return covered(first_day(as_of, "--as-of")) if as_of else None
