"""The sentences of an announcement, with each figure as precise as it is known.

Sentences on totals are worded as county governors' announcements are, so that `skjonn import` reads them back.
"""

from collections.abc import Iterator, Sequence

from skjonn.controls.control_totals import MONEY, Control
from skjonn.language.announcements.words import AnnouncementWords
from skjonn.language.counting import counted, noun_after, stated, when
from skjonn.language.events import event_word
from skjonn.language.numerals import spelled
from skjonn.language.words import Words
from skjonn.model.event_types import Outcome
from skjonn.model.figure import StatedFigure
from skjonn.model.money import kroner
from skjonn.model.place import NO_COUNTY
from skjonn.render.visible import visible
from skjonn.reports.announcement import AnnouncedAward, AnnouncedRegion, Announcement, Known

_MILLION = 1_000_000
_MOST_DECIMALS = 3
_OUTCOMES: tuple[Outcome, ...] = ("awarded", "refused", "withdrawn", "transferred")


def answer(found: Announcement, words: Words, page: AnnouncementWords) -> str:
    """The number of applications granted and the amount, in a sentence."""
    if not found.totals.awards:
        return page.none_awarded
    return page.granted.format(
        applications=counted(found.totals.awards, words.application), granted=amount(found.totals.granted, words, page)
    )


def received(found: Announcement, words: Words, page: AnnouncementWords) -> str:
    """The number of applications and the amount requested, as far as they are known; empty where neither is."""
    requested = amount(found.requested, words, page) if found.requested else ""
    if found.applications is None:
        return page.requested.format(requested=requested) if requested else ""
    applications = number_of_applications(found.applications, words)
    said = page.received_for if requested else page.received
    return said.format(applications=applications, requested=requested)


def came_from(found: Announcement, words: Words, page: AnnouncementWords) -> str:
    """The number of applications from each county; empty where there is only one county, or a number is not known."""
    known = [(region.applications, region) for region in found.regions if region.applications is not None]
    if len(known) < max(len(found.regions), 2):
        return ""
    parts = [
        page.came.format(applications=counted(number, words.application), region=from_where(region, page))
        for number, region in known
    ]
    return page.came_from.format(parts=f"{', '.join(parts[:-1])} {page.conjunction} {parts[-1]}")


def sums(region: AnnouncedRegion, words: Words, page: AnnouncementWords) -> Iterator[str]:
    """The amount granted to a county, in figures and in words, and the part of it in force."""
    totals = region.totals
    applications, granted = counted(totals.awards, words.application), amount(totals.granted, words, page)
    yield page.sum.format(region=from_where(region, page), applications=applications, granted=granted)
    if spelt := spelled(totals.granted, words):
        yield page.in_words.format(words=f"{spelt} {page.krone[totals.granted != 1]}")
    if totals.in_force != totals.granted:
        yield page.in_force.format(amount=amount(totals.in_force, words, page))


def remarks(found: Announcement, words: Words, page: AnnouncementWords) -> Iterator[str]:
    """Remarks on an open round, changed amounts, applications that are not itemised, outcomes, and unread entries."""
    if found.heading.state == "open":
        yield page.open
    if found.totals.in_force != found.totals.granted:
        yield page.in_force.format(amount=amount(found.totals.in_force, words, page))
    if found.not_itemised:
        applications = counted(found.not_itemised + found.totals.applications, words.application)
        yield page.not_itemised.format(number=kroner(found.not_itemised), applications=applications)
    elif found.heading.itemised == "awarded" and not isinstance(found.applications, int):
        yield page.only_awarded
    if set(found.outcomes) - {"awarded"}:
        parts = [
            f"{event_word(each, words)} {kroner(found.outcomes[each])}" for each in _OUTCOMES if each in found.outcomes
        ]
        parts += [f"{page.undecided} {kroner(found.undecided)}"] if found.undecided else []
        yield page.outcomes.format(parts=", ".join(parts))
    if not found.is_complete:
        yield page.not_all_read


def differences(controls: Sequence[Control], words: Words, page: AnnouncementWords) -> Iterator[str]:
    """Each stated figure that differs from the entries, with the count or sum of these."""
    for control in controls:
        quantity: str = getattr(page, f"q_{control.quantity}")
        if control.quantity in MONEY:
            figures = amount(control.stated, words, page), amount(control.counted, words, page)
        else:
            figures = stated(control.stated, words), kroner(control.counted)
        said = page.differs_in if control.region else page.differs
        region = visible(control.county)
        yield said.format(quantity=quantity, region=region, stated=figures[0], counted=figures[1])


def notes(found: Announcement, words: Words, page: AnnouncementWords) -> Iterator[str]:
    """Notes on the map of the page, and on the source of its figures."""
    yield page.places.format(date=when(found.heading.date, words))
    if found.heading.source:
        yield page.source.format(source=visible(found.heading.source))


def became(award: AnnouncedAward, page: AnnouncementWords) -> str:
    """What became of an award after it was announced; empty where it has not changed."""
    if award.ended == "declined":
        return page.declined
    if award.ended is None and award.in_force == award.granted:
        return ""
    said = page.amended if award.ended is None else page.cancelled
    return said.format(amount=f"{kroner(award.in_force)}\u00a0kr")


def from_where(region: AnnouncedRegion, page: AnnouncementWords) -> str:
    """A county as a sentence names it."""
    if region.county is None:
        return page.unknown_county
    return page.no_county if region.county == NO_COUNTY else visible(region.county)


def number_of_applications(known: int | StatedFigure, words: Words) -> str:
    """A number of applications, as precise as it is known."""
    if isinstance(known, int):
        return counted(known, words.application)
    return f"{stated(known, words)}\u00a0{noun_after(known, words.application)}"


def amount(known: Known, words: Words, page: AnnouncementWords) -> str:
    """An amount with its unit, as precise as it is known: «ca. 53 millioner kroner»."""
    if isinstance(known, StatedFigure):
        figure = _in_millions(known, page) or stated(known, words)
        return f"{figure}\u00a0{noun_after(known, page.krone)}"
    return f"{kroner(known or 0)}\u00a0{page.krone[known != 1]}"


def _in_millions(figure: StatedFigure, page: AnnouncementWords) -> str:
    """A rounded figure as announcements write it; empty where that would not show its precision.

    Its precision must be half of its last place, and its last digit must not be 0, which could be rounded as well.
    """
    said = {"about": page.about, "over": page.slightly_over, "under": page.slightly_under}.get(figure.kind)
    for decimals in range(_MOST_DECIMALS + 1 if said else 0):
        place = _MILLION // 10**decimals
        many, rest = divmod(figure.value, place)
        if figure.within == place // 2 and not rest and many % 10:
            digits = kroner(many) if not decimals else _decimal(many, decimals, page.decimal_mark)
            noun = page.million[figure.value != _MILLION]
            return str(said).format(value=f"{digits}\u00a0{noun}")
    return ""


def _decimal(many: int, decimals: int, mark: str) -> str:
    whole, part = divmod(many, 10**decimals)
    return f"{kroner(whole)}{mark}{part:0{decimals}d}"
