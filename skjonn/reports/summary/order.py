"""In what order the rows of a summary stand."""

from collections import Counter
from collections.abc import Callable, Mapping

from skjonn.model.table import Cell
from skjonn.places import counties
from skjonn.places.regrouping import BETWEEN
from skjonn.reports.summary.dimensions import Dimension, Grouping, Key, Part


def order(sizes: Mapping[Key, int], grouping: Grouping) -> Callable[[Key], tuple[object, ...]]:
    """What rows are sorted by.

    In each dimension what is not known comes last. Municipalities come by number, years by year, partners by how often
    they take part, the counties of another day by number; all else as it comes first in the ledger.

    Args:
        sizes: How many applications each row has, as the rows come in the ledger.
        grouping: How they are grouped.
    """
    often: Counter[Part] = Counter()
    first: dict[tuple[int, Part], int] = {}
    for number, (key, size) in enumerate(sizes.items()):
        for at, part in enumerate(key):
            often[part] += size
            first.setdefault((at, part), number)
    on_the_map = {name: number for number, name in enumerate(counties(grouping.as_of) if grouping.as_of else ())}
    ranks: Mapping[Dimension, Callable[[Part], Cell]] = {
        "municipality": lambda part: part[1],
        "partner": lambda part: -often[part],
        "year": lambda part: part[0],
        "region": lambda part: on_the_map.get(str(part[0]).partition(BETWEEN)[0], 0),
    }

    def rank(at: int, dimension: Dimension, part: Part) -> tuple[object, ...]:
        return (part[0] is None, ranks[dimension](part) if dimension in ranks else 0, first[at, part])

    return lambda key: tuple(rank(at, *pair) for at, pair in enumerate(zip(grouping.by, key, strict=True)))
