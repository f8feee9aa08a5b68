"""An application is listed after one with a higher number.

What it finds: two applications whose ids differ only in the number at their end, of which the later in the file has the
lower number. An id that is used twice is left to `duplicate-id`.

Why it matters: entries are appended and numbered in that order; one out of order was inserted, moved or numbered by
hand, and is easily overlooked or numbered twice.

Example with the fault:

    [[applications]]
    id = "2020-02"

    [[applications]]
    id = "2020-01"

Example without:

    [[applications]]
    id = "2020-01"

    [[applications]]
    id = "2020-02"

How to fix it: correct the id, or move the application with its award. If the order is meant, waive the finding with
the reason.

Source: the ledger format, «Entries are appended».
"""

from collections import Counter
from collections.abc import Iterator

from skjonn.model.diagnostic import Finding, Rule
from skjonn.model.resolved import ResolvedRound

RULE = Rule.of(__name__, __doc__, "note")

_DIGITS = "0123456789"


def check(round_: ResolvedRound) -> Iterator[Finding]:
    """Compare each id with the last one before it that has the same stem."""
    ids = round_.entries.ids
    # Ids of equal length are in numerical order if they are in alphabetical order.
    if len(set(map(len, ids))) == 1 and ids == sorted(ids):
        return
    # Which of two entries with one id is right is not known.
    twice = {id_ for id_, times in Counter(ids).items() if times > 1} if len(set(ids)) < len(ids) else ()
    before: dict[str, tuple[tuple[int, str], int]] = {}
    for index, id_ in enumerate(ids):
        stem = id_.rstrip(_DIGITS)
        if stem == id_ or id_ in twice:
            continue
        # Compare as numbers, however long they are.
        digits = id_[len(stem) :].lstrip("0")
        number = len(digits), digits
        number_before, index_before = before.get(stem, (number, index))
        before[stem] = number, index
        if number < number_before:
            application, earlier = round_.applications[index], round_.applications[index_before]
            yield RULE.finding(
                f"{id_} is listed after {earlier.entry.id}.",
                at=application.at("id"),
                about=id_,
                also=(earlier.at("id"),),
                hint="Correct the id, or move the application to its place.",
            )
