"""The figures of a summary: what each region, year and so on has, and what each partner takes part in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from skjonn.language.words import Words
from skjonn.model.account import Account, Totals
from skjonn.model.table import Column, Row
from skjonn.reports.dimensions import Grouping, Key, Part
from skjonn.reports.partners import applicants, is_about_municipalities, joined
from skjonn.reports.round_verdict import requested_statement
from skjonn.reports.totals import Line, lines, whole


@dataclass(frozen=True, slots=True)
class Figures:
    """What a summary says of its rows, beside what they are about.

    Attributes:
        columns: The columns.
        rows: What stands in them, row by row in their order.
        total: The same for all entries, each counted once.
        notes: Sentences on them.
    """

    columns: tuple[Column, ...]
    rows: Mapping[Key, Row]
    total: Row
    notes: tuple[str, ...]


def of_entries(accounts: Sequence[Account], grouping: Grouping, words: Words) -> Figures:
    """What applicants applied for and got; of municipalities also what others got for projects they are partners in."""
    found, total = lines(accounts, grouping), whole(accounts)
    most = max((line.tally.granted for line in found.values()), default=0)
    is_asked = any(line.requested for line in (*found.values(), total))
    own = Figures(
        columns=_columns(words, is_asked=is_asked),
        rows={key: _cells(line, total, most) for key, line in found.items()},
        total=_cells(total, total, 0),
        notes=tuple(note for account in accounts if (note := requested_statement(account, words))),
    )
    return _with_joined(own, joined(accounts, grouping), words) if is_about_municipalities(grouping) else own


def _with_joined(own: Figures, together: Mapping[Key, Totals], words: Words) -> Figures:
    """The same figures with those of projects joined as a partner, which are shown to people where there are such."""
    is_joined = not own.rows.keys().isdisjoint(together)
    to: Literal["both", "machines"] = "both" if is_joined else "machines"
    columns = (
        Column("joined_awards", words.h_joined_awards, "count", to=to, rank=6),
        Column("joined_granted", words.h_joined_granted, "kroner", to=to, rank=6),
    )
    tallies = {key: together.get(key, Totals()) for key in own.rows}
    return Figures(
        columns=(*own.columns, *columns),
        rows={key: (*row, tallies[key].awards, tallies[key].granted) for key, row in own.rows.items()},
        total=(*own.total, None, None),
        notes=(*own.notes, words.as_partner) if is_joined else own.notes,
    )


def of_partners(accounts: Sequence[Account], grouping: Grouping, words: Words) -> Figures:
    """What partners take part in: how often, how much those projects got, and with whom."""
    found, total = lines(accounts, grouping), whole(accounts)
    with_whom = applicants(accounts, grouping)
    most = max((line.tally.granted for line in found.values()), default=0)
    return Figures(
        columns=(
            Column("joined_applications", words.h_applications, "count"),
            Column("joined_awards", words.h_awards, "count"),
            Column("joined_granted", words.h_granted, "kroner"),
            Column("bar", words.h_chart, "bar", to="people", rank=1),
            Column("applicants", words.h_applicants, to="machines"),
            Column("applicant_names", words.h_applicants, to="people", rank=3),
        ),
        rows={
            key: (*_sums(line.tally), _part(line.tally.granted, most), *_named(with_whom.get(key, ()), words))
            for key, line in found.items()
        },
        total=(*_sums(total.tally), None, None, None),
        notes=(words.counted_for_each,),
    )


def _sums(tally: Totals) -> Row:
    return (tally.applications, tally.awards, tally.granted)


def _named(found: Sequence[Part], words: Words) -> Row:
    """Applicants by number for machines, by name for people; what is not known is said to these in words."""
    numbers = tuple(str(number) for _, number in found if number is not None)
    names = dict.fromkeys(words.not_known if name is None else str(name) for name, _ in found)
    return (numbers, tuple(names))


def _columns(words: Words, *, is_asked: bool) -> tuple[Column, ...]:
    return (
        Column("applications", words.h_applications, "count"),
        Column("itemised", words.h_itemised, "count", rank=4),
        Column("awards", words.h_awards, "count"),
        Column("awarded", words.h_awarded, "share", rank=2),
        Column("requested", words.h_requested, "kroner", to="both" if is_asked else "machines", rank=1),
        Column("granted", words.h_granted, "kroner"),
        Column("bar", words.h_chart, "bar", to="people", rank=1),
        Column("average", words.h_average, "kroner", rank=3),
        Column("share", words.h_share, "share", rank=1),
    )


def _cells(line: Line, total: Line, most: int) -> Row:
    tally = line.tally
    return (
        line.applications,
        tally.applications,
        tally.awards,
        _part(tally.awards, line.applications),
        line.requested,
        tally.granted,
        _part(tally.granted, most),
        # Half a krone is rounded up.
        (2 * tally.granted + tally.awards) // (2 * tally.awards) if tally.awards else None,
        _part(tally.granted, total.tally.granted),
    )


def _part(part: int, of: int | None) -> float | None:
    return part / of if of else None
