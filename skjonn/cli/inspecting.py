"""What `skjonn check` is asked for: which rules, since when, in which formats and files; and how that is told."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path, PurePosixPath

from skjonn.actions.check import LedgerCheck
from skjonn.checking.catalogue import catalogue
from skjonn.checking.select import require_known
from skjonn.cli import streams
from skjonn.cli.environment import here
from skjonn.cli.output import FOR_PEOPLE, Output
from skjonn.cli.repository import path_in_repository
from skjonn.cli.version import __version__
from skjonn.disk.home import expanded
from skjonn.disk.reason import reason
from skjonn.inputs.choice import one_of
from skjonn.language import words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Known
from skjonn.model.errors import UsageError
from skjonn.model.settings import Check
from skjonn.render.diagnostics import formats, renderer

# In all others, files are named from the root of the repository. JSON is what a baseline is written in, and read again.
_FROM_HERE = frozenset({"text", "json"})


def rules_asked_for(select: Sequence[str] | None, ignore: Sequence[str] | None) -> Check:
    """The rules that `--select` and `--ignore` name, each given once or more, with commas or without.

    Raises:
        UnknownNameError: A word means no rule.
    """
    asked = Check(tuple(_words(select)), tuple(_words(ignore)))
    rules = [entry.rule for entry in catalogue()]
    require_known(asked.select, rules, option="--select")
    require_known(asked.ignore, rules, option="--ignore", leaves_out=True)
    return asked


def known_to(baseline: str | None) -> Known | None:
    """The findings that a file with a baseline knows, where there is one.

    Raises:
        UsageError: It cannot be read, or is none.
    """
    if baseline is None:
        return None
    from skjonn.inputs.baseline import read_baseline

    path = expanded(baseline)
    try:
        return read_baseline(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(
            f"--baseline: {baseline} cannot be read: {reason(error)}.",
            now="`skjonn check --format json --output-file FILE` writes one.",
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"--baseline: {baseline} is not UTF-8.", now="Save it as UTF-8.") from error
    except UsageError as error:
        raise UsageError(f"--baseline: {baseline}: {error.what}", now=error.now) from error


def require_baseline_kept(baseline: str | None, output_file: str | None, reports: Sequence[tuple[str, str]]) -> None:
    """Refuse a report in the place of the baseline whose findings it leaves out.

    Raises:
        UsageError: There is one.
    """
    named = [("--output-file", output_file), *(("--report", file) for _, file in reports)]
    for option, file in named:
        if baseline is not None and file is not None and _is_same_file(file, baseline):
            raise UsageError(
                f"{option}: {file} is the baseline. A report holds only what is new since, and would forget the rest.",
                now=f"For a new baseline, leave --baseline out: `skjonn check --format json --output-file {file}`.",
            )


def _is_same_file(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:  # one of them is not there
        return False


def reports_in(texts: Sequence[str] | None) -> tuple[tuple[str, str], ...]:
    """The formats and files that `--report FORMAT=FILE` names.

    Raises:
        UsageError: It says something else, or names a file twice.
    """
    found: dict[str, str] = {}
    for text in texts or ():
        format_, equals, file = text.partition("=")
        if not equals or not file:
            raise UsageError(f"--report: {text} names no file.", now="Write a format and a file: sarif=findings.sarif.")
        file = str(expanded(file))
        if file in found:
            raise UsageError(f"--report: {file} is named twice.", now="Give each report a file of its own.")
        found[file] = one_of(format_, formats(), "--report")
    return tuple((format_, file) for file, format_ in found.items())


@dataclass(frozen=True, slots=True)
class CheckReporter:
    """How what was checked is told, in any format.

    Attributes:
        checked: What was found in each ledger; there is at least one.
        output: The language, width and colour that people are told in.
        known: What a baseline knows, where there is one.
        most: How many findings people are told; all where it is `None`.
        show_waived: Whether to list what is waived, too.
    """

    checked: Sequence[LedgerCheck]
    output: Output
    known: Known | None
    most: int | None
    show_waived: bool

    def inspection(self, format_: str) -> CheckResult:
        """What is told in a format; programs are told it in English."""
        told = _joined([self._result(each, format_) for each in self.checked])
        return replace(told, version=__version__, most=self.most)

    def answer(self, inspection: CheckResult, format_: str) -> None:
        """Tell it where the answer goes."""
        text = self._rendered(inspection, format_, width=self.output.width, color=self.output.color)
        self.output.text(text, format_)

    def report(self, format_: str, file: str) -> None:
        """Tell it in a file beside the answer."""
        text = self._rendered(self.inspection(format_), format_, width=None, color=False)
        streams.write_file(Path(file), text, option="--report")

    def _result(self, checked: LedgerCheck, format_: str) -> CheckResult:
        result = checked.result(self.output.words if format_ in FOR_PEOPLE else words("en"))
        if self.known is not None:
            result = result.since(self.known)
        if format_ in _FROM_HERE:
            return result
        root = path_in_repository(here() / checked.root, os.environ)
        return result if root is None else _moved(result, checked.root, root)

    def _rendered(self, inspection: CheckResult, format_: str, *, width: int | None, color: bool) -> str:
        render = renderer(format_)
        return render(
            inspection,
            words=self.output.words,
            width=width,
            color=color,
            show_waived=self.show_waived,
        )


def _joined(results: Sequence[CheckResult]) -> CheckResult:
    """What was found in some ledgers, as one result."""
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
    """The same with the files of a ledger shown below another path than that of the ledger."""

    def path(file: str) -> str:
        return str(PurePosixPath(to, PurePosixPath(file).relative_to(ledger)))

    def moved(found: Diagnostic) -> Diagnostic:
        return replace(found, file=path(found.file), also=tuple((path(file), span) for file, span in found.also))

    return replace(
        result,
        found=tuple(map(moved, result.found)),
        waived=tuple(map(moved, result.waived)),
        round_verdicts=tuple(replace(each, file=path(each.file)) for each in result.round_verdicts),
    )


def _words(texts: Sequence[str] | None) -> Iterator[str]:
    return (word for text in texts or () for each in text.split(",") if (word := each.strip()))
