"""Numbers with their nouns, stated figures and dates in each language."""

from datetime import date

from skjonn.language.words import Words
from skjonn.model.figure import StatedFigure
from skjonn.model.money import kroner
from skjonn.model.partial_date import PartialDate


def counted(number: int, noun: tuple[str, str]) -> str:
    """A number with its noun in the singular or plural, and a no-break space in between."""
    return f"{kroner(number)}\u00a0{noun[number != 1]}"


def noun_after(figure: StatedFigure, noun: tuple[str, str]) -> str:
    """The noun after a stated figure, in the singular or the plural by the last number of it: «at least 1 award»."""
    last = figure.value if figure.has_one_bound else figure.high
    return noun[last != 1]


def not_listed_yet(least: int, most: int | None, words: Words) -> str:
    """A phrase on the kroner of a stated sum that are not listed yet; `most` is `None` if no bound is stated."""
    if most is None:
        amount = words.at_least.format(value=kroner(least))
    else:
        amount = kroner(least) if least == most else words.about.format(low=kroner(least), high=kroner(most))
    return words.not_listed_yet.format(amount=amount)


def on_day(day: date | PartialDate, words: Words) -> str:
    """A date with the name of the month, as far as it is known."""
    if isinstance(day, PartialDate) and not day.day:
        return f"{words.months[day.month - 1]}\u00a0{day.year}" if day.month else str(day)
    return words.date.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def when(day: PartialDate, words: Words) -> str:
    """A date as part of a sentence: «on 9 September 2020», «in 2020»."""
    return (words.on_day if day.day else words.in_period).format(date=on_day(day, words))


def stated(figure: StatedFigure, words: Words) -> str:
    """A stated figure with its precision: «over 15 000 000, at most 15 500 000»."""
    is_bare = figure.has_one_bound
    sentences = {
        "exact": words.exact,
        "about": words.about,
        "over": words.over_alone if is_bare else words.over,
        "under": words.under_alone if is_bare else words.under,
        "at_least": words.at_least,
        "at_most": words.at_most,
    }
    low, high = kroner(figure.low), kroner(figure.high or 0)
    return sentences[figure.kind].format(value=kroner(figure.value), low=low, high=high)
