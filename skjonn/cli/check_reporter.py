"""Report what `skjonn check` found, in any format, to the terminal and to files."""

import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from skjonn.actions.check import LedgerCheck
from skjonn.cli import streams
from skjonn.cli.environment import here
from skjonn.cli.output import FOR_PEOPLE, Output
from skjonn.cli.repository import path_in_repository
from skjonn.cli.version import __version__
from skjonn.language import words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Known
from skjonn.render.diagnostics import renderer

# In all other formats, paths start at the root of the repository. JSON keeps the paths, since it is read as a baseline.
_FROM_HERE = frozenset({"text", "json"})


class CheckReporter(NamedTuple):
    """Reports what was checked, in any format.

    Attributes:
        checked: What was found in each ledger; there is at least one.
        output: The language, width and colour of what people read.
        known: The findings in the baseline; `None` without one.
        most: How many findings people see; `None` for all.
        show_waived: Whether to list waived findings as well.
    """

    checked: Sequence[LedgerCheck]
    output: Output
    known: Known | None
    most: int | None
    show_waived: bool

    def result(self, format_: str) -> CheckResult:
        """What was found in all ledgers; in English in formats for programs."""
        joined = _joined([self._result(each, format_) for each in self.checked])
        return joined._replace(version=__version__, most=self.most)

    def show(self, result: CheckResult, format_: str) -> None:
        """Write a result to standard output or to `--output-file`."""
        self.output.text(self._rendered(result, format_, width=self.output.width, color=self.output.color), format_)

    def write(self, format_: str, file: str) -> None:
        """Write the result to the file of a `--report`."""
        text = self._rendered(self.result(format_), format_, width=None, color=False)
        streams.write_file(Path(file), text, for_people=format_ in FOR_PEOPLE, option="--report")

    def _result(self, checked: LedgerCheck, format_: str) -> CheckResult:
        result = checked.result(self.output.words if format_ in FOR_PEOPLE else words("en"))
        if self.known is not None:
            result = result.since(self.known)
        if format_ in _FROM_HERE:
            return result
        root = path_in_repository(here() / checked.root, os.environ)
        return result if root is None else _moved(result, checked.root, root)

    def _rendered(self, result: CheckResult, format_: str, *, width: int | None, color: bool) -> str:
        render = renderer(format_)
        return render(result, words=self.output.words, width=width, color=color, show_waived=self.show_waived)


def _joined(results: Sequence[CheckResult]) -> CheckResult:
    """The results of several ledgers as one."""
    known = [result.known for result in results if result.known is not None]
    rules = {rule.code: rule for result in results for rule in result.rules}
    return CheckResult(
        found=tuple(chain.from_iterable(result.found for result in results)),
        waived=tuple(chain.from_iterable(result.waived for result in results)),
        round_verdicts=tuple(chain.from_iterable(result.round_verdicts for result in results)),
        rules=tuple(rules[code] for code in sorted(rules)),
        known=sum(known) if known else None,
    )


def _moved(result: CheckResult, ledger: str, to: str) -> CheckResult:
    """The same result with a ledger's files below another path."""

    def path(file: str) -> str:
        return str(PurePosixPath(to, PurePosixPath(file).relative_to(ledger)))

    def moved(found: Diagnostic) -> Diagnostic:
        return found._replace(file=path(found.file), also=tuple((path(file), span) for file, span in found.also))

    return result._replace(
        found=tuple(map(moved, result.found)),
        waived=tuple(map(moved, result.waived)),
        round_verdicts=tuple(each._replace(file=path(each.file)) for each in result.round_verdicts),
    )
