"""Titles of events, outcomes and the figures of a grant: a line for each, in every language."""

from collections.abc import Mapping

from skjonn.language.counting import on_day
from skjonn.language.headings import Title, said
from skjonn.language.words import Words
from skjonn.model.entries import Event
from skjonn.model.event_types import EventType, Outcome, Report
from skjonn.model.lifecycle import Life
from skjonn.model.money import MINUS, kroner

EVENT_WORDS: Mapping[EventType | Outcome, Title] = {
    "awarded": Title("awarded", "tildelt", "tildelt"),
    "withdrawn": Title("withdrawn", "trukket", "trekt"),
    "transferred": Title("transferred", "overført", "overført"),
    "refused": Title("refused", "avslått", "avslått"),
    "accepted": Title("accepted", "akseptert", "akseptert"),
    "declined": Title("declined", "takket nei", "takka nei"),
    "held": Title("held", "holdt tilbake", "halde tilbake"),
    "released": Title("released", "frigitt", "frigitt"),
    "amended": Title("amended", "endret", "endra"),
    "cancelled": Title("cancelled", "bortfalt", "falle bort"),
    "report_due": Title("report due", "rapportfrist", "rapportfrist"),
    "reported": Title("reported", "rapportert", "rapportert"),
    "paid": Title("paid", "utbetalt", "utbetalt"),
    "repaid": Title("repaid", "tilbakebetalt", "tilbakebetalt"),
    "closed": Title("closed", "avsluttet", "avslutta"),
}
REPORT_WORDS: Mapping[Report, Title] = {
    "interim": Title("interim report", "delrapport", "delrapport"),
    "final": Title("final report", "sluttrapport", "sluttrapport"),
}
FIGURES: Mapping[str, Title] = {
    "in_force": Title("In force kr", "Gjeldende kr", "Gjeldande kr"),
    "paid": Title("Paid kr", "Utbetalt kr", "Utbetalt kr"),
    "held": Title("Held kr", "Holdt tilbake kr", "Halde tilbake kr"),
    "left_to_pay": Title("Left to pay kr", "Igjen å betale kr", "Att å betale kr"),
    "outcome": Title("Outcome", "Utfall", "Utfall"),
}
"""The headings of the figures that events change, by key."""

_IN_FORCE = Title("{amount} kr in force", "{amount} kr gjelder", "{amount} kr gjeld")
_CHANGED = Title(
    "{granted} granted {change} = {amount} kr in force",
    "{granted} tildelt {change} = {amount} kr gjelder",
    "{granted} tildelt {change} = {amount} kr gjeld",
)
_PAID = Title("paid {amount}", "utbetalt {amount}", "utbetalt {amount}")
_HELD = Title("held {amount}", "holdt tilbake {amount}", "halde tilbake {amount}")
_LEFT = Title("left to pay {amount}", "igjen å betale {amount}", "att å betale {amount}")
_TO_REPAY = Title("to be repaid {amount}", "skal betales tilbake {amount}", "skal betalast tilbake {amount}")
_DUE = Title("due {day}", "frist {day}", "frist {day}")
_SPENT = Title("spent {amount}", "brukt {amount}", "brukt {amount}")
_ENDS = Title("ends {day}", "slutter {day}", "sluttar {day}")
_TO = Title("to {scheme}", "til {scheme}", "til {scheme}")


def event_word(type_: EventType | Outcome, words: Words) -> str:
    """The title of a type of event or an outcome in a language."""
    return said(EVENT_WORDS[type_], words)


def figures(granted: int, life: Life, words: Words) -> str:
    """A line on what is in force, paid, held and left to pay of a grant, with the change since it was granted."""
    change = life.in_force - granted
    sign = f"{'+' if change > 0 else MINUS} {kroner(abs(change))}"
    in_force = _CHANGED if change else _IN_FORCE
    parts = [said(in_force, words).format(granted=kroner(granted), change=sign, amount=kroner(life.in_force))]
    parts.append(said(_PAID, words).format(amount=kroner(life.paid)))
    if life.held:
        parts.append(said(_HELD, words).format(amount=kroner(life.held)))
    left = _TO_REPAY if life.to_repay else _LEFT
    parts.append(said(left, words).format(amount=kroner(abs(life.left_to_pay))))
    return " · ".join(parts)


def details(event: Event, words: Words) -> str:
    """A line on an event's values beside its type, day and amount."""
    parts = [
        said(REPORT_WORDS[event.report], words) if event.report else "",
        said(_DUE, words).format(day=on_day(event.due, words)) if event.due else "",
        said(_SPENT, words).format(amount=f"{kroner(event.spent)}\u00a0kr") if event.spent else "",
        said(_ENDS, words).format(day=on_day(event.ends, words)) if event.ends else "",
        said(_TO, words).format(scheme=event.to) if event.to else "",
        event.reason or "",
        event.case or "",
        event.note or "",
    ]
    return ", ".join(filter(None, parts))
