"""The findings on contradictions, for all rules on the life of a grant."""

from collections.abc import Callable, Iterator
from datetime import date

from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.lifecycle import Contradiction, Other
from skjonn.model.money import kroner
from skjonn.model.partial_date import PartialDate
from skjonn.model.resolved import ResolvedApplication, ResolvedRound


def contradiction(rule: Rule, key: str, message: str, hint: str) -> Callable[[ResolvedRound], Iterator[Finding]]:
    """Make the check of a rule on events.

    Args:
        rule: The rule; `life_of` calls the contradiction by its name.
        key: The event's key that a finding points at.
        message: What is wrong, with facts in braces: the event's `id`, `type` and `date`, and the facts that `life_of`
            gives; dates also as part of a sentence: `on_date` is «on 2020-09-09» or «in 2020».
        hint: What to do now, likewise.
    """

    def check(round_: ResolvedRound) -> Iterator[Finding]:
        """Report the rule's contradictions in the life of each application."""
        for application, found in round_.contradictions.get(rule.name, ()):
            date_ = application.awards[0].date_in(round_.heading.date) if application.awards else round_.heading.date
            facts = _facts(application, found, date_)
            yield rule.finding(
                message.format_map(facts),
                at=_at(application, found, key),
                about=_about(application, found),
                hint=hint.format_map(facts),
                also=(_other(application, found.other, round_),),
                off=found.off,
            )

    return check


def _facts(application: ResolvedApplication, found: Contradiction, on: PartialDate) -> dict[str, object]:
    """The facts for a message; `on` is the date of the award."""
    facts: dict[str, object] = {"id": application.entry.id, "type": "awarded", "date": on}
    if found.event is not None:
        event = application.events[found.event].entry
        facts |= {"type": event.type, "date": event.date}
    days = {name: fact for name, fact in {**facts, **found.facts}.items() if isinstance(fact, date | PartialDate)}
    amounts = {name: kroner(abs(fact)) for name, fact in found.facts.items() if isinstance(fact, int)}
    return facts | dict(found.facts) | amounts | {f"on_{name}": _when(day) for name, day in days.items()}


def _when(day: date | PartialDate) -> str:
    return day.when if isinstance(day, PartialDate) else f"on {day}"


def _about(application: ResolvedApplication, found: Contradiction) -> str:
    return application.entry.id if found.event is None else application.events[found.event].entry.name


def _at(application: ResolvedApplication, found: Contradiction, key: str) -> At:
    if found.event is None:
        return application.awards[0].at("application")
    return application.events[found.event].at(key)


def _other(application: ResolvedApplication, other: Other, round_: ResolvedRound) -> At:
    """The place that an event contradicts."""
    match other:
        case int():
            return application.events[other].at("type")
        case "award":
            return application.awards[0].at("granted")
        case "decided" if application.awards[0].entry.decided is None:
            return round_.totals.at("round", "date")
        case "decided":
            return application.awards[0].at("decided")
        case "received":
            return application.at("received")
        case _:
            return application.at("id")
