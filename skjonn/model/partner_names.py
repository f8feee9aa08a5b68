"""The names of a round's partners: each once, and every place where one of some names stands."""

from collections import Counter
from collections.abc import Collection, Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At


def partner_names(account: Account) -> Counter[str]:
    """How often each name stands in a round, in the order of the file."""
    return Counter(partner for application in account.round.applications for partner in application.partners)


def where_named(account: Account, names: Collection[str]) -> Iterator[tuple[str, str, At]]:
    """Each partner of one of the names, with the id of its application and its place."""
    entries = account.round
    for index, application in enumerate(entries.applications if names else ()):
        for item, partner in enumerate(application.partners):
            if partner in names:
                position = entries.position("applications", index)
                yield partner, application.id, At(entries.file, "applications", position, "partners", item)
