"""Check a ledger: what is wrong and where, what is verified, and what is not verifiable."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from skjonn.actions import lookup
from skjonn.actions.load import Parser, file_result, frames_of, rounds_of, settings_of
from skjonn.checking import engine
from skjonn.checking.catalogue import chosen, unique_rules
from skjonn.checking.engine import Location, Sought, check_round
from skjonn.checking.settings import chosen_codes
from skjonn.incremental import (
    CacheKey,
    FileCheck,
    Progress,
    ResultCache,
    analyse,
    compact_check,
    duplicates,
    no_progress,
)
from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Rule
from skjonn.model.errors import UnreadableError
from skjonn.model.ledger import FileResult, Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.settings import NO_CHOICE, Check, Settings
from skjonn.model.source import Files, SourceFile, display_path
from skjonn.model.totals import RoundTotals
from skjonn.reports.round_verdict import round_verdict

_KEPT = 200_000
"""How many bytes of files are parsed once: to keep more takes longer than to parse the few again that are needed."""

ParseFile = Callable[[SourceFile], FileResult[ResolvedRound]]


class LedgerCheck(NamedTuple):
    """What a check found, not yet in any language.

    Attributes:
        root: The ledger's folder, as shown to the user.
        rounds: The rounds reported on.
        diagnostics: What is wrong, waived or not.
        rules: The rules that ran.
    """

    root: str
    rounds: tuple[RoundTotals, ...]
    diagnostics: tuple[Diagnostic, ...]
    rules: tuple[Rule, ...]

    def result(self, words: Words) -> CheckResult:
        """The result in a language, with the verdicts of the rounds."""
        round_verdicts = (round_verdict(round_, words) for round_ in self.rounds)
        return CheckResult(
            found=tuple(found for found in self.diagnostics if not found.waived),
            waived=tuple(found for found in self.diagnostics if found.waived),
            round_verdicts=tuple(each._replace(file=display_path(self.root, each.file)) for each in round_verdicts),
            rules=self.rules,
        )


def check(  # noqa: PLR0913 - what is checked and when, by which rules, and how
    files: Files,
    *,
    today: date,
    only: Collection[str] = (),
    asked: Check = NO_CHOICE,
    progress: Progress[FileCheck] = no_progress,
    store: ResultCache | None = None,
) -> LedgerCheck:
    """Check a ledger by the rules, and its control totals against its entries.

    Args:
        files: The ledger's files. All are checked, since ids are unique in the whole ledger.
        today: The day that decides which waivers have expired.
        only: The ids of the rounds to report on; all if none is named. Faults of the settings and of files without a
            readable round are always reported.
        asked: The rules that options select or ignore, in addition to the settings.
        progress: Shows progress.
        store: Where results are kept for the next check, if they are.

    Raises:
        UnknownNameError: There is no such round.
    """
    settings = settings_of(files)
    codes = chosen_codes(settings, asked)
    parse = partial(Parser() if files.total_bytes <= _KEPT else file_result, limits=settings.limits)
    cache = CacheKey(store, settings.limits, codes, len(unique_rules(codes))) if store else None
    per_file = partial(check_file, parse, codes=codes)
    checks = analyse(files, per_file, names=rounds_of(files), cache=cache, progress=progress)
    ledger, diagnostics = _diagnosed(files, tuple(checks), parse, settings=settings, codes=codes, today=today)
    try:
        rounds = lookup.rounds(ledger, only)
    except UnreadableError:
        # The diagnostics say why.
        rounds = tuple(round_ for round_ in ledger.rounds if round_.id in only)
    if only:
        others = {round_.file for round_ in ledger.rounds} - {round_.file for round_ in rounds}
        shown = {display_path(files.root, file) for file in others}
        diagnostics = tuple(found for found in diagnostics if found.file not in shown)
    return LedgerCheck(files.root, rounds, diagnostics, tuple(entry.rule for entry in chosen(codes)))


def diagnose(files: Files, *, today: date, parser: Parser | None = None) -> tuple[Diagnostic, ...]:
    """The diagnostics of a ledger on a day, waived or not, by the rules that its settings choose.

    Args:
        files: The ledger's files.
        today: The day.
        parser: Keeps the files that it parsed.
    """
    settings = settings_of(files)
    codes = chosen_codes(settings, NO_CHOICE)
    parse = partial(parser or Parser(), limits=settings.limits)
    checks = [check_file(parse, files.read(name), codes=codes) for name in rounds_of(files)]
    return _diagnosed(files, checks, parse, settings=settings, codes=codes, today=today)[1]


def check_file(parse: ParseFile, file: SourceFile, *, codes: Collection[str]) -> FileCheck:
    """Run the rules of some codes on a file's round, and drop its entries."""
    result = parse(file)
    findings = check_round(result.round, codes=codes) if result.round else ()
    return compact_check(result, findings, unique_rules(codes))


def _diagnosed(  # noqa: PLR0913 - a ledger, what was found in it, by what, and when
    files: Files,
    checks: Sequence[FileCheck],
    parse: ParseFile,
    *,
    settings: Settings,
    codes: Collection[str],
    today: date,
) -> tuple[Ledger[RoundTotals], tuple[Diagnostic, ...]]:
    """The ledger of files that were checked by the rules of some codes, and its diagnostics."""
    ledger = Ledger.of(files, [each.result for each in checks], settings=settings, frames=frames_of(files))
    later = (each.file for each in ledger.rounds if each.latest_event is not None and each.latest_event > today)
    found = engine.find(
        ledger,
        (finding for each in checks for finding in each.findings),
        duplicates(files, checks, unique_rules(codes), round_of=lambda file: parse(file).round),
        codes=codes,
        today=today,
        later_rounds=(round_ for name in later if (round_ := parse(files.read(name)).round)),
    )
    return ledger, engine.diagnostics(found, _located(files, found.sought))


def _located(files: Files, sought: Sequence[Sought]) -> list[Location]:
    """The places of what is sought. The text of each file is read once."""
    by_file: defaultdict[str, list[int]] = defaultdict(list)
    for number, (at, _) in enumerate(sought):
        by_file[at.file].append(number)

    def locations_in(file: SourceFile) -> list[Location]:
        text = file.data.decode("utf-8-sig", "replace")
        some = [sought[number] for number in by_file[file.name]]
        return list(_locations(text, some, file=display_path(files.root, file.name)))

    locations: dict[int, Location] = {}
    for name, found in zip(by_file, analyse(files, locations_in, names=tuple(by_file)), strict=True):
        locations.update(zip(by_file[name], found, strict=True))
    return [locations[number] for number in range(len(sought))]


def _locations(text: str, sought: Sequence[Sought], *, file: str) -> Iterator[Location]:
    from skjonn.codec.locate import Positions, line_of  # noqa: PLC0415 - only for what has findings

    positions = cache(partial(Positions, text))
    # A line may have ten million characters, so a hundred findings in it share one text.
    line = cache(partial(line_of, text))
    for at, known in sought:
        span = known or positions().find(at)
        yield Location(file, span, line(span.line))
