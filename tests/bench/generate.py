"""Write one workload in three forms: a ledger for skjonn, a journal for ledger and hledger, a file for beancount.

    python tests/bench/generate.py FOLDER --grants 100000

FOLDER gets `ledger/` with a file a round, `grants.journal` and `grants.beancount`; the same grants stand in each, and
the same arguments give the same bytes. Nothing but one grant and one round's sums is held in memory.
"""

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from workload import FIRST_DAY, MOST_EVENTS, PER_ROUND, SEED, Grant, Round, Workload


@dataclass(slots=True)
class Sum:
    """What some grants come to."""

    grants: int = 0
    requested: int = 0
    granted: int = 0

    def add(self, grant: Grant) -> None:
        """Count a grant in."""
        self.grants += 1
        self.requested += grant.requested
        self.granted += grant.granted


@dataclass(slots=True)
class Writer:
    """What takes grant after grant down, in all three forms."""

    ledger: Path
    journal: TextIO
    beancount: TextIO
    accounts: dict[str, None] = field(default_factory=dict)

    def write(self, entries: Round) -> None:
        """Write a round; its grants are drawn twice, since the control totals stand above them."""
        with text_file(self.ledger / f"{entries.id}.toml") as file:
            file.write(round_as_toml(entries))
            for grant in entries.grants():
                file.write(as_toml(grant, events=entries.events))
                self.journal.write(as_journal(grant))
                self.beancount.write(as_beancount(grant))
                self.accounts[grant.applicant.account] = None

    def finish(self) -> None:
        """Open the accounts; beancount does not ask where in the file that stands."""
        for account in ("Assets:Frame", *self.accounts):
            self.beancount.write(f"{FIRST_DAY} open {account} NOK\n")


def write(workload: Workload, folder: Path) -> None:
    """Write a workload in all three forms.

    Args:
        workload: What.
        folder: Where; it is made, and must hold no `ledger` yet.
    """
    ledger = folder / "ledger"
    ledger.mkdir(parents=True)
    with text_file(folder / "grants.journal") as journal, text_file(folder / "grants.beancount") as beancount:
        writer = Writer(ledger, journal, beancount)
        for entries in workload.rounds():
            writer.write(entries)
        writer.finish()


def text_file(path: Path) -> TextIO:
    """A new text file, the same on every machine."""
    return path.open("x", encoding="utf-8", newline="\n")


def round_as_toml(entries: Round) -> str:
    """A round's heading and control totals, exact to the krone."""
    frame = Sum()
    regions = {county: Sum() for county in entries.counties}
    for grant in entries.grants():
        frame.add(grant)
        regions[grant.applicant.county].add(grant)
    head = (
        f'[round]\nid = "{entries.id}"\ntitle = "Prosjektskjønn {entries.day.year}, runde {entries.number}"\n'
        f'grantor = "Statsforvalteren i {", ".join(entries.counties)}"\ndate = {entries.day}\n'
        'source = "Drawn by lot, to measure by"\nitemised = "all"\nstate = "decided"\n'
    )
    stated = (
        f'\n[[regions]]\ncounty = "{county}"\n{figures(total)}' for county, total in regions.items() if total.grants
    )
    return f"{head}\n[frame]\n{figures(frame)}{''.join(stated)}"


def figures(total: Sum) -> str:
    """Control totals."""
    return (
        f"applications = {total.grants}\nawards = {total.grants}\n"
        f"requested = {total.requested:_}\ngranted = {total.granted:_}\n"
    )


def as_toml(grant: Grant, *, events: int = 0) -> str:
    """A grant as an application and an award, with some events."""
    quoted = ", ".join(f'"{name}"' for name in grant.partners)
    partners = f"partners = [{quoted}]\n" if quoted else ""
    return (
        f'\n[[applications]]\nid = "{grant.id}"\nmunicipality = "{grant.applicant.name}"\n'
        f'project = "{grant.project}"\n{partners}requested = {grant.requested:_}\n'
        f'\n[[awards]]\napplication = "{grant.id}"\ngranted = {grant.granted:_}\ndecided = {grant.day}\n'
    ) + "".join(
        f'\n[[events]]\napplication = "{grant.id}"\ntype = "{type_}"\ndate = {day}\n{more}'
        for type_, day, more in grant.events(events)
    )


def as_journal(grant: Grant) -> str:
    """A grant as a transaction of ledger and hledger."""
    partners = f"    ; partners: {', '.join(grant.partners)}\n" if grant.partners else ""
    return (
        f"{grant.day} * ({grant.id}) {grant.applicant.name} | {grant.project}\n{partners}"
        f"    {grant.applicant.account}  {grant.granted} NOK\n    Assets:Frame\n\n"
    )


def as_beancount(grant: Grant) -> str:
    """A grant as a transaction of beancount."""
    partners = f'  partners: "{", ".join(grant.partners)}"\n' if grant.partners else ""
    return (
        f'{grant.day} * "{grant.applicant.name}" "{grant.project}" ^{grant.id}\n{partners}'
        f"  {grant.applicant.account}  {grant.granted} NOK\n  Assets:Frame\n\n"
    )


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(description="Write grants as a ledger, a journal and a beancount file.")
    parser.add_argument("folder", type=Path, help="where; it must hold no ledger yet")
    parser.add_argument("--grants", type=int, default=PER_ROUND, help="how many (%(default)s)")
    parser.add_argument("--per-round", type=int, default=PER_ROUND, help="how many in one round's file (%(default)s)")
    parser.add_argument("--seed", type=int, default=SEED, help="another one gives other grants (%(default)s)")
    events = range(MOST_EVENTS + 1)
    parser.add_argument("--events", type=int, default=0, choices=events, help="how many an award has (%(default)s)")
    given = parser.parse_args()
    write(Workload(given.grants, given.per_round, given.seed, given.events), given.folder)


if __name__ == "__main__":
    main()
