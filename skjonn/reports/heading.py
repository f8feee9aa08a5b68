"""The line above a report: the round with its grantor and date, or several rounds; and the day of the map."""

from collections.abc import Iterable, Sequence
from datetime import date

from skjonn.language.counting import on_day
from skjonn.language.words import Words
from skjonn.model.totals import RoundTotals
from skjonn.places.regrouping import BETWEEN


def heading(rounds: Sequence[RoundTotals], words: Words, *, as_of: date | None = None, only: Sequence[str] = ()) -> str:
    """The title, grantor and date of the only round, or the ids of several; and the day of the map.

    Args:
        rounds: The rounds.
        words: The language.
        as_of: The day whose map is used, where that is not each round's own.
        only: The names of the regions that they are narrowed to.
    """
    if len(rounds) == 1:
        round_ = rounds[0].heading
        date_ = on_day(round_.date, words)
        title = words.summary_title.format(title=round_.title, grantor=round_.grantor, date=date_)
    else:
        title = words.all_rounds.format(rounds=", ".join(round_.id for round_ in rounds) or words.none)
    title = " · ".join((title, ", ".join(only))) if only else title
    return words.as_of_title.format(title=title, date=on_day(as_of, words)) if as_of else title


def left_undivided(places: Iterable[str | None], words: Words, *, as_of: date | None) -> tuple[str, ...]:
    """A note on the places that are divided on the map of a day, if there are such."""
    names = dict.fromkeys(place for place in places if place is not None and BETWEEN in place)
    if as_of is None or not names:
        return ()
    return (words.left_undivided.format(date=on_day(as_of, words), names=", ".join(names)),)
