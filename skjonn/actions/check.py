"""Check a ledger: what is wrong and where, what is verified, and what cannot be."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import chain
from pathlib import PurePosixPath

from skjonn.actions import lookup
from skjonn.actions.cached_results import CacheKey, cached_results
from skjonn.actions.load import file_result, rounds_of, settings_of
from skjonn.actions.parallel import Progress, map_files, no_progress
from skjonn.checking import engine
from skjonn.checking.catalogue import Uniqueness, chosen
from skjonn.checking.duplicates import occurrences_of
from skjonn.checking.engine import Place, Sought
from skjonn.checking.examine import examine
from skjonn.checking.settings import chosen_codes
from skjonn.codec.locate import Positions, line_of
from skjonn.language.words import Words
from skjonn.model.account import Account
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic, Occurrence, Rule
from skjonn.model.ledger import FileCheck, Ledger
from skjonn.model.result_cache import ResultCache
from skjonn.model.settings import NONE_ASKED_FOR, Check, Limits
from skjonn.model.source import Files, SourceFile
from skjonn.reports.round_verdict import round_verdict


@dataclass(frozen=True, slots=True)
class LedgerCheck:
    """What a check found, before any of it is put in words.

    Attributes:
        root: The ledger's folder, as it is shown to the user.
        accounts: The rounds reported on, without their entries.
        diagnostics: What is wrong, waived or not.
        rules: The rules that ran.
    """

    root: str
    accounts: tuple[Account, ...]
    diagnostics: tuple[Diagnostic, ...]
    rules: tuple[Rule, ...]

    def told(self, words: Words) -> CheckResult:
        """The same, with what is verified and what is not in a language."""
        round_verdicts = (round_verdict(account, words) for account in self.accounts)
        return CheckResult(
            found=tuple(found for found in self.diagnostics if not found.waived),
            waived=tuple(found for found in self.diagnostics if found.waived),
            round_verdicts=tuple(replace(each, file=shown(self.root, each.file)) for each in round_verdicts),
            rules=self.rules,
        )


def check(  # noqa: PLR0913 - what is checked and when, by which rules, and how
    files: Files,
    *,
    today: date,
    only: str | None = None,
    asked: Check = NONE_ASKED_FOR,
    progress: Progress[FileCheck] = no_progress,
    store: ResultCache | None = None,
) -> LedgerCheck:
    """Hold a ledger against its rules and its control totals.

    Args:
        files: The ledger's files; all are checked, since ids are unique in all of them.
        today: The day on which waivers hold or have run out.
        only: The id of the one round to report on; faults of the settings, and of files of which no round could be
            read, are reported with any.
        asked: Which rules are asked for beside what the settings lookup.
        progress: Shows how far it is.
        store: Where what files give is kept for the next check, if it is.

    Raises:
        UnknownNameError: There is no such round.
    """
    ledger, codes, diagnostics = _diagnosed(files, asked, today=today, progress=progress, store=store)
    accounts = lookup.rounds(ledger, only)
    if only is not None:
        rounds = {account.round.file for account in ledger.accounts} - {account.round.file for account in accounts}
        others = {shown(files.root, file) for file in rounds}
        diagnostics = tuple(found for found in diagnostics if found.file not in others)
    return LedgerCheck(files.root, accounts, diagnostics, tuple(entry.rule for entry in chosen(codes)))


def diagnose(files: Files, *, today: date) -> tuple[Diagnostic, ...]:
    """All that is wrong with a ledger on a day, waived or not."""
    return _diagnosed(files, NONE_ASKED_FOR, today=today)[2]


def shown(root: str, file: str) -> str:
    """A ledger's file as it is shown to people and machines: below the folder as that is shown."""
    return str(PurePosixPath(root, file))


def _diagnosed(
    files: Files,
    asked: Check,
    *,
    today: date,
    progress: Progress[FileCheck] = no_progress,
    store: ResultCache | None = None,
) -> tuple[Ledger, frozenset[str], tuple[Diagnostic, ...]]:
    """The ledger without its entries, the codes of the rules that ran, and all that is wrong, waived or not."""
    settings = settings_of(files)
    codes = chosen_codes(settings, asked)
    past = CacheKey(store, f"{sorted(codes)}", settings.limits) if store else None
    work = partial(_examined, limits=settings.limits, codes=codes)
    found = cached_results(files, work, names=rounds_of(files), past=past, progress=progress)
    ledger = Ledger.of(files, [each.result for each in found], settings=settings)
    diagnostics = engine.diagnose(
        ledger,
        found,
        codes=codes,
        today=today,
        occurrences=partial(_occurrences, files, settings.limits),
        locate=partial(_placed, files),
    )
    return ledger, codes, diagnostics


def _examined(file: SourceFile, *, limits: Limits, codes: Collection[str]) -> FileCheck:
    return examine(file_result(file, limits=limits), codes=codes)


def _occurrences(
    files: Files, limits: Limits, rule: Uniqueness, twice: AbstractSet[int], names: Sequence[str]
) -> Iterator[Occurrence]:
    """What stands in some files that has one of the keys which stand twice in the ledger."""

    def claims_in(files: Files, name: str) -> list[Occurrence]:
        account = file_result(files.read(name), limits=limits).account
        return list(occurrences_of(account, rule, twice)) if account else []

    return chain.from_iterable(map_files(files, claims_in, names=tuple(names)))


def _placed(files: Files, sought: Sequence[Sought]) -> list[Place]:
    """The places of what is sought; each file's text is read for them once."""
    by_file: defaultdict[str, list[int]] = defaultdict(list)
    for number, (at, _) in enumerate(sought):
        by_file[at.file].append(number)

    def places_in(files: Files, name: str) -> list[Place]:
        text = files.read(name).data.decode("utf-8-sig", "replace")
        return list(_places(text, [sought[number] for number in by_file[name]], file=shown(files.root, name)))

    places: dict[int, Place] = {}
    for name, found in zip(by_file, map_files(files, places_in, names=tuple(by_file)), strict=True):
        places.update(zip(by_file[name], found, strict=True))
    return [places[number] for number in range(len(sought))]


def _places(text: str, sought: Sequence[Sought], *, file: str) -> Iterator[Place]:
    positions = cache(partial(Positions, text))
    # A line may be ten million characters long, and a hundred findings in it share one.
    line = cache(partial(line_of, text))
    for at, known in sought:
        span = known or positions().find(at)
        yield Place(file, span, line(span.line))
