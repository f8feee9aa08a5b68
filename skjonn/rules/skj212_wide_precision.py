"""A stated figure is so imprecise that it checks almost nothing.

What it finds: a figure in `[frame]` or `[[regions]]` whose lowest and highest possible values are at least as far apart
as the figure is large, such as `{ about = 40, within = 20 }`. Figures with one bound, such as `at_most`, are left
alone; so are those whose lowest and highest values are less than ten apart.

Why it matters: half of the awards may be missing and the total still agrees: it looks verified, but is not.

Example with the fault:

    [round]
    state = "open"

    [frame]
    requested = { about = 53_000_000, within = 50_000_000 }

Example without:

    [round]
    state = "open"

    [frame]
    requested = { about = 53_000_000, within = 500_000 }

How to fix it: state the figure with the precision of its source: half of its last place, so half a million for «ca. 53
millioner». If the source itself is that vague, waive the finding with the reason.

Source: domain knowledge: each total is checked at the precision of the statement, so the precision decides what the
check is worth.
"""

from collections.abc import Iterator

from skjonn.controls.control_totals import MONEY, QUANTITIES
from skjonn.controls.differences import stated
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.entries import Frame, Region
from skjonn.model.figure import StatedFigure
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "note")

_SMALL = 10


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Look at every figure stated."""
    yield from _wide(round_.totals.frame, round_.totals.at("frame"), round_.id)
    for region in round_.totals.regions:
        yield from _wide(region.entry, region.at(), region.entry.county)


def _wide(table: Frame | Region, at: At, about: str) -> Iterator[Finding]:
    for quantity in QUANTITIES:
        figure: StatedFigure | None = getattr(table, quantity)
        if figure is None or figure.has_one_bound or figure.high is None:
            continue
        if max(figure.value, _SMALL) <= figure.high - figure.low:
            unit = " kr" if quantity in MONEY else ""
            yield RULE.finding(
                f"Stated as {stated(figure)}{unit}: so imprecise a figure checks almost nothing.",
                at=at._replace(key=quantity),
                about=about,
                hint="State it with the precision of its source, half of its last place.",
            )
