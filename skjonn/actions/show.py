"""Find one application or award, with its place in the file."""

from pathlib import PurePosixPath

from skjonn.actions import lookup
from skjonn.codec.locate import Positions
from skjonn.model.diagnostic import At
from skjonn.model.errors import UnknownNameError
from skjonn.model.ledger import Ledger
from skjonn.reports.cases import Case, cases_of_applications, cases_of_awards
from skjonn.reports.listing import Entries


def show(ledger: Ledger, id_: str, *, entries: Entries) -> tuple[Case, str, int]:
    """The case of an id, its file as shown to the user, and the line of the entry asked for.

    Raises:
        UnknownNameError: There is no such application, or it has no award and that was asked for.
    """
    account = lookup.round_with(ledger, id_)
    cases = (cases_of_awards if entries == "awards" else cases_of_applications)([account])
    found = next(((index, case) for index, case in enumerate(cases) if case.id == id_), None)
    if found is None:
        raise UnknownNameError(
            f"Application {id_} has no {entries.removesuffix('s')} that can be read.",
            now="`skjonn check` says what cannot be read; `skjonn application show` shows what has no award.",
        )
    index, case = found
    file = account.round.file
    text = ledger.files.read(file).data.decode("utf-8-sig")
    span = Positions(text).find(At(file, entries, account.round.position(entries, index)))
    return case, str(PurePosixPath(ledger.files.root, file)), span.line
