"""The round has more or fewer applications than the frame states.

What it finds: more applications in the file than `applications` in `[frame]` states; or fewer, if the round is decided
and lists all its applications (`itemised = "all"`).

Why it matters: an application is missing or listed twice, or the statement is wrong.

Example with the fault:

    [frame]
    applications = 2

    [[applications]]
    id = "2020-01"

Example without:

    [frame]
    applications = 1

    [[applications]]
    id = "2020-01"

How to fix it: compare the list with the source; correct whichever is wrong, or waive the finding with the reason.

Source: real announcements; one of them has the right sum and the wrong count.
"""

from skjonn.controls.differences import total_differs
from skjonn.model.diagnostic import Rule

RULE = Rule.of(__name__, __doc__, "error")

check = total_differs(RULE, "applications")
