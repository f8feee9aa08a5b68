"""From the options of `round add` to a round's heading, frame and regions."""

from collections.abc import Mapping, Sequence
from typing import cast, get_args

from skjonn.actions import choose
from skjonn.cli import ask
from skjonn.cli.surroundings import read_day
from skjonn.model.entries import Frame, Heading, Itemised, Region, State
from skjonn.model.money import read_amount
from skjonn.model.statement import read_figure, read_region


def heading_of(id_: str, given: Mapping[str, str | None]) -> Heading:
    """The heading; what is missing of title, grantor and date is asked for on a terminal.

    Raises:
        UsageError: Something is missing and nobody can be asked, or a value cannot be meant.
    """
    missing = tuple(name for name in ("title", "grantor", "date") if not given[name])
    ask.require(missing)
    date = given["date"]
    return Heading(
        id=id_,
        title=given["title"] or ask.question("Title", ask.nonempty),
        grantor=given["grantor"] or ask.question("Grantor", ask.nonempty),
        date=read_day(date, "--date") if date else ask.question("Date", ask.day),
        source=given["source"],
        itemised=cast("Itemised", choose.one_of(given["itemised"] or "", get_args(Itemised), "--itemised")),
        state=cast("State", choose.one_of(given["state"] or "", get_args(State), "--state")),
    )


def frame_of(figures: Mapping[str, str | None], *, limit: str | None) -> Frame:
    """The control totals that are given.

    Raises:
        AmountError: A figure cannot be read in exactly one way.
    """
    counts = {"applications", "awards"}
    read = {
        name: read_figure(text, unit="count" if name in counts else "kroner")
        for name, text in figures.items()
        if text is not None
    }
    return Frame(**read, limit=None if limit is None else read_amount(limit))


def regions_of(texts: Sequence[str]) -> tuple[Region, ...]:
    """The control totals of each region."""
    return tuple(read_region(text) for text in texts)
