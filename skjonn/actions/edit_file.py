"""Replace a file of the ledger by an edited copy of it."""

from skjonn.actions.change import Changed, Plan, WriteOptions, change
from skjonn.incremental import ALL_FILES
from skjonn.model.errors import ChangedUnderneathError
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Change, display_path


def edit_file(write_options: WriteOptions, wanted: Change) -> Changed:
    """Write an edited file, unless the original was changed meanwhile.

    Raises:
        ChangedUnderneathError: The original was changed.
        SkjonnError: See `change`.
    """

    def plan(ledger: Ledger[ResolvedRound]) -> Plan:
        if wanted.name not in ledger.files.names or ledger.files.read(wanted.name).data != wanted.before:
            raise ChangedUnderneathError(
                f"{display_path(write_options.shown, wanted.name)} was changed while it was edited. "
                "Nothing was written.",
                now="Run the command again; it starts from the file as it is now.",
            )
        return Plan(wanted)

    # An edit may affect findings in any other file.
    return change(write_options, plan, file_filter=ALL_FILES)
