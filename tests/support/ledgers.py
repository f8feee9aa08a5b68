"""Ledgers of the tests: built in memory from text, checked on a fixed day, and compared with golden files."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Self

from skjonn.actions.check import check, diagnose
from skjonn.actions.load import load
from skjonn.disk.files import folder
from skjonn.language import words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.ledger import Ledger
from skjonn.model.resolved import ResolvedRound
from skjonn.model.source import Snapshot, SourceFile, Span

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parents[1] / "golden"
SHIPPED = (ROOT / "ledger" / "2020.toml").read_text("utf-8")
TODAY = date(2026, 11, 1)

ROUND = """[round]
id = "2020"
title = "Prosjektskjønn 2020"
grantor = "Fylkesmannen i Oslo og Viken"
date = 2020-09-09
"""
DECIDED = f'{ROUND}state = "decided"\n'
LATER = ROUND.replace("2020", "2022")


def application(id_: str, municipality: str = "Oslo", *, project: str = "", more: str = "") -> str:
    """An application as it stands in a file; `more` are further lines."""
    project = project or f"Prosjekt {id_.strip('⟦⟧')}"
    return f"""
[[applications]]
id = "{id_}"
municipality = "{municipality}"
project = "{project}"
{more}
"""


def award(application_id: str, granted: str = "100_000", *, more: str = "") -> str:
    """An award as it stands in a file; `more` are further lines."""
    return f"""
[[awards]]
application = "{application_id}"
granted = {granted}
{more}
"""


def event(application_id: str, type_: str, date_: str = "2020-10-01", *, more: str = "") -> str:
    """An event as it stands in a file; `more` are further lines."""
    return f"""
[[events]]
application = "{application_id}"
type = "{type_}"
date = {date_}
{more}
"""


def waiver(rule: str, entry: str, *, more: str = "") -> str:
    """A waiver as it stands in a file; `more` are further lines."""
    return f"""
[[waivers]]
rule = "{rule}"
entry = "{entry}"
reason = "As announced."
{more}
"""


def marked(text: str) -> tuple[str, Span]:
    """A text without its two marks, and the place from `⟦` to `⟧`; marks inside quotes mean the quotes as well."""
    text = text.replace('"⟦', '⟦"').replace('⟧"', '"⟧')
    before, _, rest = text.partition("⟦")
    inside, closed, after = rest.partition("⟧")
    assert closed
    start, end = before.split("\n"), (before + inside).split("\n")
    return before + inside + after, Span(len(start), len(start[-1]) + 1, len(end), len(end[-1]) + 1)


def ledger(files: str | Mapping[str, str | bytes | SourceFile]) -> Ledger[ResolvedRound]:
    """A ledger of one file, `2020.toml`, or of several by their names."""
    return load(snapshot(files))


def snapshot(files: str | Mapping[str, str | bytes | SourceFile]) -> Snapshot:
    """The files of such a ledger."""
    named: Mapping[str, str | bytes | SourceFile] = {"2020.toml": files} if isinstance(files, str) else files
    return Snapshot("ledger", tuple(_file(name, data) for name, data in sorted(named.items())))


@dataclass(frozen=True)
class Watched(Snapshot):
    """Files of which each reading is noted."""

    readings: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, files: Mapping[str, str]) -> Self:
        """Files by their names."""
        return cls("ledger", snapshot(files).files)

    def read(self, name: str) -> SourceFile:
        """One file."""
        self.readings.append(name)
        return super().read(name)


def snapshot_of(root: Path) -> Snapshot:
    """The files of a ledger on disk, which is shown as `ledger`."""
    files = folder(root, shown="ledger")
    return Snapshot(files.root, tuple(map(files.read, files.names)))


def _file(name: str, data: str | bytes | SourceFile) -> SourceFile:
    if isinstance(data, SourceFile):
        return data
    return SourceFile(name, data.encode() if isinstance(data, str) else data)


def found(files: str | Mapping[str, str | bytes | SourceFile], *, today: date = TODAY) -> tuple[Diagnostic, ...]:
    """All that is wrong with a ledger and not waived."""
    return tuple(each for each in diagnose(ledger(files).files, today=today) if not each.waived)


def identities(files: str | Mapping[str, str | bytes | SourceFile], *, today: date = TODAY) -> list[tuple[str, str]]:
    """The name of the rule and what it is about, for each finding that is not waived."""
    return [(each.name, each.about) for each in found(files, today=today)]


def inspected(
    files: str | Mapping[str, str | bytes | SourceFile], *, language: str = "en", today: date = TODAY
) -> CheckResult:
    """The result of a check."""
    return check(ledger(files).files, today=today).result(words(language))


def is_golden(name: str, text: str) -> bool:
    """Compare with the golden file, byte for byte; with SKJONN_REMAKE=1 it is written first, and is to be read."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("SKJONN_REMAKE") == "1":
        path.write_bytes(text.encode())
    return path.read_bytes().decode() == text
