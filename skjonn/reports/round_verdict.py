"""The verdict on a round's control totals in sentences: what is verified, what cannot be, what is in progress."""

from collections.abc import Iterator, Sequence

from skjonn.controls.control_totals import MONEY, Control, SumOfRegions, controls, remaining_funds, sums_of_regions
from skjonn.language.counting import counted, not_listed_yet, noun_after, stated
from skjonn.language.words import Words
from skjonn.model.check_result import RoundVerdict, VerdictLine
from skjonn.model.money import kroner
from skjonn.model.totals import RoundTotals


def round_verdict(round_: RoundTotals, words: Words) -> RoundVerdict:
    """Say which of a round's control totals are verified, which cannot be, and which are in progress."""
    found = controls(round_)
    return RoundVerdict(
        round=round_.id,
        file=round_.file,
        headline=_headline(round_, found, words),
        verified=_once(_verified(round_, found, words)),
        unverified=_once(_unverified(round_, found, words)),
        in_progress=_once(_in_progress(round_, found, words)),
    )


def _once(statements: Iterator[VerdictLine]) -> tuple[VerdictLine, ...]:
    """Each sentence once: two regions may state the same of one county."""
    return tuple(dict.fromkeys(statements))


def requested_statement(round_: RoundTotals, words: Words) -> str:
    """A sentence on the amounts applied for; empty where all of them are known, or their sum is as stated."""
    figure = round_.frame.requested
    if figure is not None:
        if any(
            each.quantity == "requested" and each.verdict == "agrees" and not each.region for each in controls(round_)
        ):
            return ""
        return words.requested_stated.format(
            stated=stated(figure, words), round=round_.id, why=_requests(round_, None, words)
        )
    if round_.total.requests == round_.total.applications:
        return ""
    return words.requested_unstated.format(round=round_.id, why=_requests(round_, None, words))


def _headline(round_: RoundTotals, found: Sequence[Control], words: Words) -> str:
    verdicts = {control.verdict for control in found}
    if "differs" in verdicts:
        verdict = words.is_off
    elif "unknown" in verdicts or round_.unread_tables or round_.unread_figures:
        verdict = words.is_unknown
    elif not verdicts:
        verdict = words.is_unstated
    elif verdicts == {"not_itemised"}:
        verdict = words.unverified
    elif "in_progress" in verdicts and round_.heading.state == "decided":
        verdict = words.in_progress
    elif round_.frame.limit is not None:
        verdict = words.is_open if round_.heading.state == "open" else words.is_within
    else:
        verdict = words.is_open_as_stated if round_.heading.state == "open" else words.is_as_stated
    awards = counted(round_.total.awards, words.award)
    return words.headline.format(awards=awards, granted=kroner(round_.total.granted), verdict=verdict)


def _verified(round_: RoundTotals, found: Sequence[Control], words: Words) -> Iterator[VerdictLine]:
    for control in found:
        if control.verdict == "agrees":
            yield VerdictLine(control.quantity, control.county, _agreement(control, words))
    if sums := _regions_that_add_up(round_):
        has_others = any(total.elsewhere is not None for total in sums)
        text = words.regions_and_others_add_up if has_others else words.regions_add_up
        yield VerdictLine("regions", "", text)


def _unverified(round_: RoundTotals, found: Sequence[Control], words: Words) -> Iterator[VerdictLine]:
    for control in found:
        if control.verdict == "unknown":
            quantity: str = getattr(words, f"q_{control.quantity}")
            yield VerdictLine(control.quantity, control.county, quantity, cause=words.not_readable)
        elif control.verdict == "not_itemised":
            yield VerdictLine(control.quantity, control.county, _absence(round_, control, words))
    if round_.unverified_applicants:
        yield VerdictLine("applicants", "", words.taken_on_trust.format(names=", ".join(round_.unverified_applicants)))
    if round_.unverified_recipients:
        names = ", ".join(round_.unverified_recipients)
        yield VerdictLine("recipients", "", words.recipients_on_trust.format(names=names))


def _in_progress(round_: RoundTotals, found: Sequence[Control], words: Words) -> Iterator[VerdictLine]:
    for control in found:
        if control.verdict == "in_progress":
            so_far = words.of_stated.format(counted=kroner(control.counted), stated=_figure(control, words))
            if control.quantity in MONEY:
                so_far += f", {not_listed_yet(*control.missing, words)}"
            yield VerdictLine(control.quantity, control.county, so_far)
    left = remaining_funds(round_)
    if left is not None and left.left >= 0 and round_.heading.state == "open":
        text = words.left_of_frame.format(left=kroner(left.left), limit=kroner(left.limit))
        yield VerdictLine("limit", "", text)


def _agreement(control: Control, words: Words) -> str:
    if control.quantity == "limit":
        return words.limit_kept.format(limit=kroner(control.stated.value))
    amount = kroner(control.counted)
    text = {
        "applications": counted(control.counted, words.application),
        "awards": counted(control.counted, words.award),
        "requested": words.sum_requested.format(requested=amount),
        "granted": words.sum_granted.format(granted=amount),
    }[control.quantity]
    if control.stated.low == control.stated.high:
        return text
    return words.as_stated.format(what=text, stated=stated(control.stated, words))


def _absence(round_: RoundTotals, control: Control, words: Words) -> str:
    """Why a figure cannot be compared with the entries."""
    if control.quantity == "applications":
        missing = kroner(control.stated.low - control.counted)
        return words.applications_not_itemised.format(missing=missing, stated=stated(control.stated, words))
    return words.as_stated.format(what=_requests(round_, control, words), stated=stated(control.stated, words))


def _requests(round_: RoundTotals, control: Control | None, words: Words) -> str:
    """How many of the itemised applications state the amount requested."""
    total = round_.of_county(control.region.county) if control and control.region else round_.total
    if total.requests == 0:
        return words.requested_not_itemised
    return words.requested_in_part.format(count=kroner(total.requests), applications=kroner(total.applications))


def _figure(control: Control, words: Words) -> str:
    """A stated figure with its unit or noun."""
    if control.quantity in MONEY:
        return f"{stated(control.stated, words)}\u00a0kr"
    noun = words.award if control.quantity == "awards" else words.application
    return f"{stated(control.stated, words)} {noun_after(control.stated, noun)}"


def _regions_that_add_up(round_: RoundTotals) -> tuple[SumOfRegions, ...]:
    """The sums of the regions' figures that the frame states too; empty where one of them does not add up."""
    sums = sums_of_regions(round_)
    return sums if all(total.adds_up for total in sums) else ()
