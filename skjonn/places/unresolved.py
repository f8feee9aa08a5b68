"""Find the applicants that are not exactly one municipality on the round's date, for each rule on them alike."""

from collections.abc import Callable, Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.place import UnresolvedMunicipality, Why
from skjonn.model.resolved import ResolvedRound


def unresolved_applicants(rule: Rule, why: Why) -> Callable[[ResolvedRound], Iterator[Finding]]:
    """The check of a rule: each applicant that cannot be resolved for one reason.

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
                yield rule.finding(
                    found.message, at=application.at("municipality"), about=application.entry.id, hint=found.hint
                )

    return check
