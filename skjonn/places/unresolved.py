"""The findings on applicants that cannot be resolved on the round's date, for all rules on them."""

from collections.abc import Callable, Iterator
from datetime import date

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.money import quoted
from skjonn.model.place import RecipientWhy, UnresolvedMunicipality, Why
from skjonn.model.resolved import ResolvedRound
from skjonn.places.partners import partner_named


def unresolved_applicants(rule: Rule, why: Why) -> Callable[[ResolvedRound], Iterator[Finding]]:
    """Make the check of a rule on applicants that cannot be resolved for one reason.

    Args:
        rule: The rule.
        why: The reason.
    """

    def check(round_: ResolvedRound) -> Iterator[Finding]:
        """Report each application whose municipality cannot be resolved for that reason."""
        if None not in round_.totals.incomplete_applications:
            return
        for application in round_.applications:
            found = application.applicant
            if isinstance(found, UnresolvedMunicipality) and found.why == why:
                hint = _hint(found, application.entry.municipality or "", round_.heading.date.last)
                yield rule.finding(
                    found.message, at=application.at("municipality"), about=application.entry.id, hint=hint
                )

    return check


def _hint(found: UnresolvedMunicipality, name: str, on: date) -> str:
    """What to write; a municipality that does not exist yet is another recipient."""
    meant = partner_named(name, on) if found.why == "unknown" else None
    if meant is None or meant.kind != "municipality":
        return found.hint
    return (
        f'{meant.name} does not exist yet: write `recipient = "{quoted(name)}"` instead of `municipality`, '
        "and the municipalities that become it as `members`."
    )


def recipients_at_fault(rule: Rule, why: RecipientWhy) -> Callable[[ResolvedRound], Iterator[Finding]]:
    """Make the check of a rule on recipients whose name has one fault.

    Args:
        rule: The rule.
        why: The fault.
    """

    def check(round_: ResolvedRound) -> Iterator[Finding]:
        """Report each application whose recipient has that fault."""
        for application, recipient in round_.recipients:
            if recipient.fault and recipient.fault.why == why:
                yield rule.finding(
                    recipient.fault.message,
                    at=application.at("recipient"),
                    about=application.entry.id,
                    hint=recipient.fault.hint,
                )

    return check
