"""How a control total that does not hold is put, for every rule on totals alike."""

from skjonn.controls.control_totals import Control, controls
from skjonn.model.account import Account, Totals
from skjonn.model.diagnostic import At
from skjonn.model.figure import StatedFigure
from skjonn.model.money import kroner


def count_difference(control: Control) -> str:
    """How many entries there are, how many are stated, and how far off that is."""
    who = control.county or "The round"
    entries = counted(control.counted, control.quantity.removesuffix("s"))
    verb = "is" if control.stated == StatedFigure("exact", 1) else "are"
    more = _more(control, "many", "few")
    return f"{who} has {entries}; {_stated(control)} {verb} stated: {_off(control)} too {more}."


def sum_difference(account: Account, control: Control) -> str:
    """What the entries come to in kroner, what is stated, and how far off that is."""
    county = account.regions[control.region] if control.region is not None else None
    tally = account.total if control.region is None else account.counties.get(county or "", Totals())
    of_awards = control.quantity == "granted"
    number = tally.awards if of_awards else tally.requests
    entries = counted(number, "award" if of_awards else "application")
    owner = f"{control.county}'s " if control.county else ""
    verb = "comes" if number == 1 else "come"
    return (
        f"{owner}{entries} {verb} to {kroner(control.counted)} kr; {_stated(control)} kr is stated: "
        f"{_off(control)} kr too {_more(control, 'much', 'little')}."
    )


def explained(account: Account, control: Control) -> tuple[str, tuple[At, ...]]:
    """What would explain that a control total does not hold, and the places of the rows that are named.

    An explanation makes all totals hold, so a round's are told once: with the last total that fails. That is the
    narrowest, since the regions come after the frame.
    """
    from skjonn.controls.explanations import told  # noqa: PLC0415 - ten milliseconds that only a failing total is worth

    failing = [each for each in controls(account) if each.verdict == "differs" and each.quantity != "limit"]
    return told(account) if control == failing[-1] else ("", ())


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{kroner(number)} {noun}{'' if number == 1 else 's'}"


def stated(figure: StatedFigure) -> str:
    """A stated figure with its precision."""
    value, low, high = kroner(figure.value), kroner(figure.low), kroner(figure.high)
    return {
        "exact": value,
        "about": f"{low} to {high}",
        "over": f"over {value}, at most {high}",
        "under": f"under {value}, at least {low}",
        "at_most": f"at most {value}",
    }[figure.kind]


def _stated(control: Control) -> str:
    """What is stated; of «over» and «under», what its precision adds is said only where that is what does not hold."""
    kind = control.stated.kind
    by_name = (kind == "over" and control.off < 0) or (kind == "under" and control.off > 0)
    return f"{kind} {kroner(control.stated.value)}" if by_name else stated(control.stated)


def _off(control: Control) -> str:
    exact = control.stated.low == control.stated.high
    return f"{'' if exact else 'at least '}{kroner(abs(control.off))}"


def _more(control: Control, above: str, below: str) -> str:
    return above if control.off > 0 else below
