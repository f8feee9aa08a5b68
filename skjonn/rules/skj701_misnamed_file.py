"""A file is named almost like a round, and is not read.

What it finds: a file in the ledger's folder whose name goes on after `.toml`, such as `2020.toml.txt`.

Why it matters: its applications and awards are not in any total, and nothing in it is checked. Windows adds `.txt` to a
name without showing it.

Example with the fault:

    # 2020.toml.txt
    [round]
    id = "2020"

Example without:

    # 2020.toml
    [round]
    id = "2020"

How to fix it: rename the file, so that its name ends in `.toml`; or remove it from the ledger's folder, or name it in
`exclude` in `skjonn.toml`.

Source: the ledger format, «Each `*.toml` file in it is one round».
"""

from collections.abc import Iterable, Iterator

from skjonn.model.diagnostic import At, Finding, Rule
from skjonn.model.source import is_misnamed

RULE = Rule.of(__name__, __doc__, "warning")


def check_names(names: Iterable[str]) -> Iterator[Finding]:
    """Report each file whose name continues after `.toml`."""
    for name in names:
        if is_misnamed(name):
            yield RULE.finding(
                "This file is not read: its name does not end in .toml.",
                at=At(name),
                about=name,
                hint="Rename it, or remove it from the ledger's folder.",
            )
