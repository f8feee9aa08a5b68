"""Numbers with their nouns, stated figures and dates, as each language writes them."""

from datetime import date

from skjonn.language.words import Words
from skjonn.model.figure import StatedFigure
from skjonn.model.money import kroner


def counted(number: int, noun: tuple[str, str]) -> str:
    """A number with its noun, in the singular or the plural; a no-break space between."""
    return f"{kroner(number)}\u00a0{noun[number != 1]}"


def not_listed_yet(least: int, most: int, words: Words) -> str:
    """How many kroner of a stated sum do not stand in the ledger yet."""
    amount = kroner(least) if least == most else words.about.format(low=kroner(least), high=kroner(most))
    return words.not_listed_yet.format(amount=amount)


def on_day(day: date, words: Words) -> str:
    """A day with its month's name."""
    return words.date.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def stated(figure: StatedFigure, words: Words) -> str:
    """A stated figure with its precision: «over 15 000 000, at most 15 500 000»."""
    sentences = {
        "exact": words.exact,
        "about": words.about,
        "over": words.over,
        "under": words.under,
        "at_most": words.at_most,
    }
    return sentences[figure.kind].format(value=kroner(figure.value), low=kroner(figure.low), high=kroner(figure.high))
