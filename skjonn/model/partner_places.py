"""Every place in a round where a partner of one of some names stands."""

from collections.abc import Collection, Iterator

from skjonn.model.account import Account
from skjonn.model.diagnostic import At


def where_named(account: Account, names: Collection[str]) -> Iterator[tuple[str, str, At]]:
    """Each partner of one of the names, with the id of its application and its place."""
    entries = account.round
    for index, application in enumerate(entries.applications if names else ()):
        for item, partner in enumerate(application.partners):
            if partner in names:
                position = entries.position("applications", index)
                yield partner, application.id, At(entries.file, "applications", position, "partners", item)
