"""The findings on control totals that differ, for all rules on totals."""

from collections.abc import Callable, Iterator

from skjonn.controls.control_totals import MONEY, Control, Quantity, controls
from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.figure import StatedFigure
from skjonn.model.money import kroner
from skjonn.model.resolved import ResolvedRound
from skjonn.model.totals import RoundTotals


def total_differs(rule: Rule, quantity: Quantity) -> Callable[[ResolvedRound], Iterator[Finding]]:
    """Make the check of a rule on a figure that the frame states."""

    def check(round_: ResolvedRound) -> Iterator[Finding]:
        """Compare the total with its statement."""
        for control in controls(round_.totals):
            if control.quantity == quantity and control.region is None and control.verdict == "differs":
                yield _finding(rule, round_, control, at=round_.totals.at("frame", quantity), about=round_.id)

    return check


def region_total_differs(rule: Rule, quantity: Quantity) -> Callable[[ResolvedRound], Iterator[Finding]]:
    """Make the check of a rule on a figure that a region states."""

    def check(round_: ResolvedRound) -> Iterator[Finding]:
        """Compare each region's total with its statement."""
        for control in controls(round_.totals):
            if control.quantity == quantity and control.region is not None and control.verdict == "differs":
                at, about = control.region.at(quantity), control.county
                yield _finding(rule, round_, control, at=at, about=about)

    return check


def _finding(rule: Rule, round_: ResolvedRound, control: Control, *, at: At, about: str) -> Finding:
    is_sum = control.quantity in MONEY
    message = _sum_difference(round_.totals, control) if is_sum else _count_difference(control)
    hint, also = explained(round_, control)
    return rule.finding(message, at=at, about=about, hint=hint, also=also, off=control.off)


def _count_difference(control: Control) -> str:
    """How many entries there are, how many are stated, and how far off that is."""
    who = control.county or "The round"
    entries = counted(control.counted, control.quantity.removesuffix("s"))
    verb = "is" if control.stated == StatedFigure("exact", 1) else "are"
    more = _more(control, "many", "few")
    return f"{who} has {entries}; {_stated(control)} {verb} stated: {_off(control)} too {more}."


def _sum_difference(round_: RoundTotals, control: Control) -> str:
    """The sum of the entries in kroner, what is stated, and how far off that is."""
    total = round_.of_county(control.region.county) if control.region else round_.total
    of_awards = control.quantity == "granted"
    number = total.awards if of_awards else total.requests
    entries = counted(number, "award" if of_awards else "application")
    owner = f"{control.county}'s " if control.county else ""
    verb = "is" if number == 1 else "add up to"
    return (
        f"{owner}{entries} {verb} {kroner(control.counted)} kr; {_stated(control)} kr is stated: "
        f"{_off(control)} kr too {_more(control, 'much', 'little')}."
    )


def explained(round_: ResolvedRound, control: Control) -> tuple[str, tuple[At, ...]]:
    """What would explain that a control total differs, and the places of the rows that the explanation names.

    An explanation makes all totals of a round agree, so it is given once, with the last total that differs. That is the
    narrowest, since the regions come after the frame.
    """
    from skjonn.controls.explanations import explanation  # noqa: PLC0415 - it takes ten milliseconds, and only a total that differs needs it

    failing = [each for each in controls(round_.totals) if each.verdict == "differs" and each.quantity != "limit"]
    return explanation(round_) if control == failing[-1] else ("", ())


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{kroner(number)} {noun}{'' if number == 1 else 's'}"


def stated(figure: StatedFigure) -> str:
    """A stated figure with its precision."""
    if figure.has_one_bound:
        return f"{figure.kind.replace('_', ' ')} {kroner(figure.value)}"
    value, low, high = kroner(figure.value), kroner(figure.low), kroner(figure.high or 0)
    return {
        "exact": value,
        "about": f"{low} to {high}",
        "over": f"over {value}, at most {high}",
        "under": f"under {value}, at least {low}",
    }[figure.kind]


def _stated(control: Control) -> str:
    """What is stated; the precision of «over» and «under» is left out unless it is the bound that does not hold."""
    kind = control.stated.kind
    by_name = (kind == "over" and control.off < 0) or (kind == "under" and control.off > 0)
    return f"{kind} {kroner(control.stated.value)}" if by_name else stated(control.stated)


def _off(control: Control) -> str:
    exact = control.stated.low == control.stated.high
    return f"{'' if exact else 'at least '}{kroner(abs(control.off))}"


def _more(control: Control, above: str, below: str) -> str:
    return above if control.off > 0 else below
