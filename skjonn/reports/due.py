"""Open tasks by day: reports that are late or due, money that is held, and money that is to be repaid."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from skjonn.controls.frame_tree import FrameTree
from skjonn.language.events import REPORT_WORDS
from skjonn.language.headings import said
from skjonn.language.words import Words
from skjonn.model.lifecycle import Life
from skjonn.model.partial_date import PartialDate
from skjonn.model.resolved import ResolvedApplication, ResolvedRound
from skjonn.model.table import Cell, Column, Section, Table
from skjonn.reports.applicant_columns import applicant_columns
from skjonn.reports.frames_above import frames_above

Task = Literal["report", "held", "acceptance", "no_report", "repayment"]


class Due(NamedTuple):
    """An open task.

    Attributes:
        day: Its last day; for a task without one, the date since which it is open.
        task: `report`: a report is due. `held`: money is held, and is to be released. `acceptance`: the recipient has
            not accepted yet. `no_report`: money is paid, and no report on it is due. `repayment`: too much is paid.
        round: The round.
        application: The application.
        amount: The amount that it is about in kroner, if any.
        report: The kind of the report.
    """

    day: PartialDate
    task: Task
    round: ResolvedRound
    application: ResolvedApplication
    amount: int | None = None
    report: Literal["interim", "final"] | None = None

    def days_late(self, today: date) -> int | None:
        """How many days late it is; `None` where it is not late, or has no last day."""
        days = (today - self.day.last).days
        return days if self.task == "report" and days > 0 else None


def due_in(rounds: Sequence[ResolvedRound], *, until: date | None = None) -> list[Due]:
    """Find the open tasks, by day.

    Args:
        rounds: The rounds.
        until: The last day that matters, if there is one.
    """
    found = (due for round_ in rounds for each in round_.applications if each.awards for due in _of(each, round_))
    return sorted((due for due in found if until is None or due.day.first <= until), key=lambda due: due.day)


def _of(application: ResolvedApplication, round_: ResolvedRound) -> Iterator[Due]:
    life = application.life
    decided = application.awards[0].date_in(round_.heading.date)

    def since(number: int | None) -> PartialDate:
        return decided if number is None else PartialDate.of(application.events[number].entry.date)

    for report in life.open_reports:
        yield Due(PartialDate.of(report.due), "report", round_, application, report=report.report)
    if life.to_repay:
        yield Due(since(life.overpaid_since), "repayment", round_, application, life.to_repay)
    if life.is_over:
        return
    if life.held > 0:
        yield Due(since(life.held_since), "held", round_, application, life.held)
    if round_.totals.limits.acceptance and not life.accepted:
        yield Due(decided, "acceptance", round_, application, application.granted)
    if _lacks_report(life):
        yield Due(since(life.paid_since), "no_report", round_, application, life.paid)


def _lacks_report(life: Life) -> bool:
    """Whether money is paid, no report is due, and the final report has not come."""
    return life.paid > 0 and not life.open_reports and "final" not in life.reported


def due(found: Sequence[Due], words: Words, *, today: date, frames: FrameTree | None = None) -> Table:
    """List open tasks.

    Args:
        found: The tasks.
        words: The language.
        today: The day from which lateness is counted.
        frames: The frames above the ledger's rounds; a note says what is left of each above the rounds of the list.
    """
    columns: tuple[Column[Due, None], ...] = (
        Column("day", words.h_date, "date", value=lambda each: each.day),
        Column("task", words.h_task, to="machines", value=lambda each: each.task),
        Column("report", words.h_task, to="machines", value=lambda each: each.report),
        Column("task_in_words", words.h_task, to="people", value=lambda each: _in_words(each, words)),
        Column("days_late", words.h_days_late, "count", to="machines", value=lambda each: each.days_late(today)),
        Column("late", words.h_days_late, "count", to="people", value=lambda each: _or_nothing(each.days_late(today))),
        Column("round", words.h_round, to="machines", value=lambda each: each.round.id),
        Column("id", words.h_id, value=lambda each: each.application.entry.id),
        *applicant_columns(words, lambda each: each.application, rank=1),
        Column("project", words.h_project, to="machines", value=lambda each: each.application.entry.project),
        Column(
            "project_or_round",
            words.h_project,
            to="people",
            rank=3,
            value=lambda each: each.application.entry.project or each.round.heading.title,
        ),
        Column("amount", words.h_amount, "kroner", to="machines", value=lambda each: each.amount),
        Column("about", words.h_amount, "kroner", to="people", rank=2, value=lambda each: _or_nothing(each.amount)),
    )
    notes = frames_above(frames, (each.round.totals for each in found), words) if frames else ()
    return Table.of(words.due_title, columns, [Section(found)], notes=notes)


def _or_nothing(number: int | None) -> Cell:
    """A number, or an empty cell: that there is none is known."""
    return "" if number is None else number


def _in_words(each: Due, words: Words) -> str:
    if each.report:
        return said(REPORT_WORDS[each.report], words)
    texts: dict[Task, str] = {
        "held": words.due_held,
        "acceptance": words.due_acceptance,
        "no_report": words.due_no_report,
        "repayment": words.due_repayment,
    }
    return texts[each.task]
