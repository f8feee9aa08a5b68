"""What was added, for people: the file, a line for each entry, and what is left of the frame."""

from collections import Counter
from collections.abc import Sequence

from skjonn.controls.control_totals import QUANTITIES, Quantity, controls, remaining_funds
from skjonn.language.counting import counted, not_listed_yet, noun_after, stated
from skjonn.language.words import Words
from skjonn.model.entries import Application, Award, Entry, Event
from skjonn.model.figure import StatedFigure
from skjonn.model.money import kroner
from skjonn.model.place import Applicant, Recipient, with_county
from skjonn.model.resolved import ResolvedApplication, ResolvedRound, name_of
from skjonn.model.totals import RoundTotals
from skjonn.render.terminal import wrapped
from skjonn.render.visible import visible


def addition(  # noqa: PLR0913 - what was added, to what and where, and how that is shown
    entries: Sequence[Entry],
    round_: ResolvedRound,
    *,
    where: str,
    words: Words,
    width: int | None,
    color: bool,
    lines: Sequence[str] = (),
    above: Sequence[str] = (),
) -> str:
    """Say what was added or changed.

    Args:
        entries: The applications and awards, or the new events.
        round_: The round with them.
        where: A sentence that names the file and the line.
        lines: The changed lines of the file, which come directly under that sentence.
        words: The language.
        width: The cells in a line of a terminal; `None` where there is no terminal.
        color: Whether to colour.
        above: What is left of each frame above the round, the nearest first.
    """
    added = entry_lines(entries, round_, words)
    understood = [] if entries else _figures(round_.totals, words)
    left = [frame_line(round_.totals, words), *above]
    return change_with(where, lines, added, understood, left, width=width, color=color)


def change_with(where: str, lines: Sequence[str], *parts: Sequence[str], width: int | None, color: bool) -> str:
    """Say where a file was changed, followed by other parts, with an empty line before each.

    Args:
        where: A sentence that names the file and the line.
        lines: The changed lines of the file, which come directly under that sentence.
        parts: The texts of each part, which are wrapped.
        width: The cells in a line of a terminal; `None` where there is no terminal.
        color: Whether to colour.
    """
    head = wrapped([visible(where)], width, "bold", color=color)
    paragraphs = ([*head, *lines], *(wrapped(map(visible, part), width, indent=1) for part in parts))
    return "\n\n".join("\n".join(lines) for lines in paragraphs if lines) + "\n"


def entry_lines(entries: Sequence[Entry], round_: ResolvedRound, words: Words, *, most: int | None = None) -> list[str]:
    """A line for each application with its award, then one for each event; at most `most` lines."""
    events = [entry for entry in entries if isinstance(entry, Event)]
    ids = _first_ids(entries, most)
    if not ids:
        return _event_lines(events[:most], round_, words)
    shown, all_ = {*ids}, round_.entries
    named = [
        (all_.applications[number], round_.applicants[number]) for number, id_ in enumerate(all_.ids) if id_ in shown
    ]
    applications = {application.id: (application, applicant) for application, applicant in named}
    if len(applications) < len(named):
        # If several applications have one id, an award may be of any; only the added one itself is known.
        times = Counter(application.id for application, _ in named)
        applications = {
            application.id: (application, applicant)
            for application, applicant in named
            if times[application.id] == 1 or application in entries
        }
    awards = {id_: all_.awards[number] for number, id_ in enumerate(all_.awarded) if id_ in shown}
    lines = [_entry(id_, applications.get(id_), awards.get(id_), words) for id_ in ids]
    left = None if most is None else most - len(lines)
    return lines + _event_lines(events[:left], round_, words)


def _event_lines(events: Sequence[Event], round_: ResolvedRound, words: Words) -> list[str]:
    """Each event with its applicant, and what it leaves of its grant."""
    of_events = {event.application for event in events}
    named = [each for each in round_.applications if each.entry.id in of_events] if events else []
    times = Counter(each.entry.id for each in named)
    applications = {each.entry.id: each for each in named if times[each.entry.id] == 1}
    return [_event(event, applications.get(event.application), words) for event in events]


def _first_ids(entries: Sequence[Entry], most: int | None) -> list[str]:
    """The ids of the applications, and of those that awards are for, each once; at most `most`."""
    found: dict[str, None] = {}
    for entry in entries:
        if not isinstance(entry, Event):
            found[entry.id if isinstance(entry, Application) else entry.application] = None
            if len(found) == most:
                break
    return list(found)


def _figures(round_: RoundTotals, words: Words) -> list[str]:
    """The stated figures of a round that are not exact: a line for the frame, and one for each region."""
    lines: list[str] = []
    for owner, statement in (
        (words.h_stated, round_.frame),
        *((region.entry.county, region.entry) for region in round_.regions),
    ):
        said: list[str] = []
        for quantity in QUANTITIES:
            figure: StatedFigure | None = getattr(statement, quantity)
            if figure is not None and figure.kind != "exact":
                said.append(_figure(quantity, figure, words))
        if said:
            lines.append(visible(f"{owner}: {' · '.join(said)}"))
    return lines


def _figure(quantity: Quantity, figure: StatedFigure, words: Words) -> str:
    """A stated figure with its unit or noun."""
    said = stated(figure, words)
    match quantity:
        case "requested":
            return words.sum_requested.format(requested=said)
        case "granted":
            return words.sum_granted.format(granted=said)
        case _:
            return f"{said} {noun_after(figure, words.award if quantity == 'awards' else words.application)}"


def frame_line(round_: RoundTotals, words: Words) -> str:
    """How much of a round's limit is granted, or in force, and what is left; without a limit, how much is granted."""
    awards = counted(round_.total.awards, words.award)
    granted = kroner(round_.total.granted)
    left = remaining_funds(round_)
    if left is None:
        verdict = _of_stated(round_, words)
        line = words.frame_line_stated if verdict else words.frame_line_without
        return line.format(round=round_.id, granted=granted, awards=awards, verdict=verdict)
    if round_.total.in_force == round_.total.granted:
        line = words.frame_line if left.left >= 0 else words.frame_line_over
    else:
        line = words.frame_line_in_force if left.left >= 0 else words.frame_line_in_force_over
    return line.format(
        round=round_.id,
        granted=granted,
        amount=kroner(round_.total.in_force),
        limit=kroner(left.limit),
        awards=awards,
        left=kroner(left.left),
        over=kroner(-left.left),
    )


def _of_stated(round_: RoundTotals, words: Words) -> str:
    """Whether the sum granted is as stated, or how much is not listed yet; empty where neither is known."""
    for control in controls(round_):
        if control.quantity == "granted" and control.region is None:
            left = not_listed_yet(*control.missing, words)
            verdicts = {"agrees": words.is_as_stated, "differs": words.is_off, "in_progress": left}
            return verdicts.get(control.verdict, "")
    return ""


def _entry(id_: str, applied: tuple[Application, Applicant] | None, award: Award | None, words: Words) -> str:
    """An application with its award, in a line."""
    parts = [id_]
    application = applied[0] if applied else None
    if applied and application:
        parts.append(_applicant(*applied))
        if application.project:
            parts.append(application.project)
        if application.partners:
            parts.append(words.with_partners.format(partners=", ".join(application.partners)))
    if award is not None:
        parts.append(f"{kroner(award.granted)}\u00a0kr")
    elif application is not None and application.requested is not None:
        parts.append(words.sum_requested.format(requested=kroner(application.requested)))
    return visible("   ".join(parts))


def _applicant(application: Application, applicant: Applicant) -> str:
    """The applicant with its county, unless its name contains the county already."""
    name, county = name_of(application, applicant), applicant.county
    return name if isinstance(applicant, Recipient) and str(county) in name else with_county(name, county)


def _event(event: Event, resolved: ResolvedApplication | None, words: Words) -> str:
    """An event with the figures of the award after it, in a line."""
    from skjonn.language.events import details, event_word, figures  # noqa: PLC0415 - only an event needs it

    what = event_word(event.type, words)
    if event.amount is not None:
        what = f"{what} {kroner(event.amount)}\u00a0kr"
    parts = [
        event.application,
        _applicant(resolved.entry, resolved.applicant) if resolved else "",
        what,
        details(event, words),
    ]
    if resolved is not None and resolved.awards:
        parts.append(figures(resolved.granted or 0, resolved.life, words))
    return visible("   ".join(filter(None, parts)))
