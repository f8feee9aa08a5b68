"""Check a ledger: what is wrong and where, what is verified, and what cannot be."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import chain
from pathlib import PurePosixPath

from skjonn.actions import choose
from skjonn.actions.load import leaf, rounds_of, settings_of
from skjonn.actions.reuse import Past, examined
from skjonn.actions.survey import Watch, survey, unwatched
from skjonn.checking import engine
from skjonn.checking.catalogue import Uniqueness, chosen
from skjonn.checking.clashes import claims_of
from skjonn.checking.engine import Place, Sought
from skjonn.checking.examine import examine
from skjonn.checking.settings import chosen_codes
from skjonn.codec.locate import Positions, line_of
from skjonn.language.words import Words
from skjonn.model.account import Account
from skjonn.model.diagnostic import Claim, Diagnostic, Rule
from skjonn.model.judgement import Inspection
from skjonn.model.ledger import Examined, Ledger
from skjonn.model.settings import NONE_ASKED_FOR, Check, Limits
from skjonn.model.source import Files, SourceFile
from skjonn.model.store import Store
from skjonn.reports.judgement import judge


@dataclass(frozen=True, slots=True)
class Checked:
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

    def told(self, words: Words) -> Inspection:
        """The same, with what is verified and what is not in a language."""
        judgements = (judge(account, words) for account in self.accounts)
        return Inspection(
            found=tuple(found for found in self.diagnostics if not found.waived),
            waived=tuple(found for found in self.diagnostics if found.waived),
            judgements=tuple(replace(each, file=shown(self.root, each.file)) for each in judgements),
            rules=self.rules,
        )


def check(  # noqa: PLR0913 - what is checked and when, by which rules, and how
    files: Files,
    *,
    today: date,
    only: str | None = None,
    asked: Check = NONE_ASKED_FOR,
    watch: Watch[Examined] = unwatched,
    store: Store | None = None,
) -> Checked:
    """Hold a ledger against its rules and its control totals.

    Args:
        files: The ledger's files; all are checked, since ids are unique in all of them.
        today: The day on which waivers hold or have run out.
        only: The id of the one round to report on; faults of the settings, and of files of which no round could be
            read, are reported with any.
        asked: Which rules are asked for beside what the settings choose.
        watch: Shows how far it is.
        store: Where what files give is kept for the next check, if it is.

    Raises:
        UnknownNameError: There is no such round.
    """
    ledger, codes, diagnostics = _diagnosed(files, asked, today=today, watch=watch, store=store)
    accounts = choose.rounds(ledger, only)
    if only is not None:
        rounds = {account.round.file for account in ledger.accounts} - {account.round.file for account in accounts}
        others = {shown(files.root, file) for file in rounds}
        diagnostics = tuple(found for found in diagnostics if found.file not in others)
    return Checked(files.root, accounts, diagnostics, tuple(entry.rule for entry in chosen(codes)))


def diagnose(files: Files, *, today: date) -> tuple[Diagnostic, ...]:
    """All that is wrong with a ledger on a day, waived or not."""
    return _diagnosed(files, NONE_ASKED_FOR, today=today)[2]


def shown(root: str, file: str) -> str:
    """A ledger's file as it is shown to people and machines: below the folder as that is shown."""
    return str(PurePosixPath(root, file))


def _diagnosed(
    files: Files, asked: Check, *, today: date, watch: Watch[Examined] = unwatched, store: Store | None = None
) -> tuple[Ledger, frozenset[str], tuple[Diagnostic, ...]]:
    """The ledger without its entries, the codes of the rules that ran, and all that is wrong, waived or not."""
    settings = settings_of(files)
    codes = chosen_codes(settings, asked)
    past = Past(store, f"{sorted(codes)}", settings.limits) if store else None
    work = partial(_examined, limits=settings.limits, codes=codes)
    found = examined(files, work, names=rounds_of(files), past=past, watch=watch)
    ledger = Ledger.of(files, [each.leaf for each in found], settings=settings)
    diagnostics = engine.diagnose(
        ledger,
        found,
        codes=codes,
        today=today,
        claims=partial(_claims, files, settings.limits),
        locate=partial(_placed, files),
    )
    return ledger, codes, diagnostics


def _examined(file: SourceFile, *, limits: Limits, codes: Collection[str]) -> Examined:
    return examine(leaf(file, limits=limits), codes=codes)


def _claims(
    files: Files, limits: Limits, rule: Uniqueness, twice: AbstractSet[int], names: Sequence[str]
) -> Iterator[Claim]:
    """What stands in some files that has one of the marks which stand twice in the ledger."""

    def claims_in(files: Files, name: str) -> list[Claim]:
        account = leaf(files.read(name), limits=limits).account
        return list(claims_of(account, rule, twice)) if account else []

    return chain.from_iterable(survey(files, claims_in, names=tuple(names)))


def _placed(files: Files, sought: Sequence[Sought]) -> list[Place]:
    """The places of what is sought; each file's text is read for them once."""
    by_file: defaultdict[str, list[int]] = defaultdict(list)
    for number, (at, _) in enumerate(sought):
        by_file[at.file].append(number)

    def places_in(files: Files, name: str) -> list[Place]:
        text = files.read(name).data.decode("utf-8-sig", "replace")
        return list(_places(text, [sought[number] for number in by_file[name]], file=shown(files.root, name)))

    places: dict[int, Place] = {}
    for name, found in zip(by_file, survey(files, places_in, names=tuple(by_file)), strict=True):
        places.update(zip(by_file[name], found, strict=True))
    return [places[number] for number in range(len(sought))]


def _places(text: str, sought: Sequence[Sought], *, file: str) -> Iterator[Place]:
    positions = cache(partial(Positions, text))
    # A line may be ten million characters long, and a hundred findings in it share one.
    line = cache(partial(line_of, text))
    for at, known in sought:
        span = known or positions().find(at)
        yield Place(file, span, line(span.line))
