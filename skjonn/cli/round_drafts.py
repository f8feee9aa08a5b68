"""From the options of `round add` to a round's heading, frame and regions."""

from collections.abc import Mapping, Sequence

from skjonn.cli import ask
from skjonn.cli.choice import one_of
from skjonn.cli.environment import read_day
from skjonn.inputs.amounts import read_amount
from skjonn.inputs.figures import read_figure, read_region
from skjonn.model.entries import ITEMISED, STATES, Frame, Heading, Region


def heading_of(id_: str, given: Mapping[str, str | None]) -> Heading:
    """The heading; what is missing of title, grantor and date is asked for on a terminal.

    Raises:
        UsageError: Something is missing and nobody can be asked, or a value cannot be meant.
    """
    said = {name: (text or "").strip() for name, text in given.items()}
    date = read_day(said["date"], "--date") if said["date"] else None
    itemised = one_of(said["itemised"], ITEMISED, "--itemised")
    state = one_of(said["state"], STATES, "--state")
    ask.require(tuple(name for name in ("title", "grantor", "date") if not said[name]))
    return Heading(
        id=id_,
        title=said["title"] or ask.question("Title", ask.nonempty),
        grantor=said["grantor"] or ask.question("Grantor", ask.nonempty),
        date=date or ask.question("Date (YYYY-MM-DD)", ask.day),
        source=said["source"] or None,
        itemised=itemised,
        state=state,
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
