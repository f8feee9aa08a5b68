"""What is wrong with the data: findings as rules make them, and diagnostics as they are reported."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, Self, get_args

from skjonn.model.characters import normalized
from skjonn.model.source import Span

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The most severe first."""


class At(NamedTuple):
    """A place in a ledger file, by table, number and key; lines and columns are looked up only for a report.

    Attributes:
        file: The file's name below the ledger's folder.
        table: A table's name, such as `round` or `awards`; empty for the whole file.
        number: Which of the tables of that name, from 0.
        key: A key in that table; empty for its header.
        item: Which item of the key's value, from 0, if the value is a list.
        part: Whether the key itself is meant, or its value.
    """

    file: str
    table: str = ""
    number: int = 0
    key: str = ""
    item: int | None = None
    part: Literal["key", "value"] = "value"


class Finding(NamedTuple):
    """One thing that is wrong, or worth a look.

    Attributes:
        code: The rule's code.
        about: The id of an entry or a round, or a county; with the file and the code, it identifies the finding.
        message: What is wrong, in one or two sentences.
        at: Where it is wrong.
        hint: What to do now; may be empty.
        span: The place in the text, if it is known already; otherwise it is looked up from `at`.
        also: Other places that show what is wrong.
        off: How far off a figure is, in kroner or entries: above zero if it is too much, below if it is too little;
            zero if the finding is not about a figure.
        unlisted: How many findings of the same rule in the same file were left out before this one.
    """

    code: str
    about: str
    message: str
    at: At
    hint: str = ""
    span: Span | None = None
    also: tuple[At, ...] = ()
    off: int = 0
    unlisted: int = 0


class Rule(NamedTuple):
    """A rule's code and name, the severity of its findings, and its manual: the docstring of its module."""

    code: str
    name: str
    severity: Severity
    manual: str

    @classmethod
    def of(cls, module: str, manual: str | None, severity: Severity) -> Self:
        """Name a rule after its module: `….skj204_granted_differs` is SKJ204, granted-differs."""
        code, _, name = module.rpartition(".")[2].partition("_")
        return cls(code=code.upper(), name=name.replace("_", "-"), severity=severity, manual=manual or "")

    def finding(  # noqa: PLR0913 - one argument per field of a finding
        self,
        message: str,
        *,
        at: At,
        about: str,
        hint: str = "",
        span: Span | None = None,
        also: tuple[At, ...] = (),
        off: int = 0,
    ) -> Finding:
        """A finding of this rule."""
        return Finding(code=self.code, about=about, message=message, at=at, hint=hint, span=span, also=also, off=off)


Identity = tuple[str, str, str]
"""Identifies a finding even if lines move and figures change: its file, its code and what it is about."""

Known = Mapping[Identity, Sequence[int | None]]
"""Known findings: for each identity, how far off each of them is (see `Finding.off`), if that is known."""


def identity(file: str, code: str, about: str) -> Identity:
    """The identity of a finding. A county occurs in many rounds, so the file is part of it; names compare in NFC."""
    return file, code, normalized(about)


class Diagnostic(NamedTuple):
    """A finding with its rule and its place; every report of findings is made from these.

    Attributes:
        code: The rule's code.
        name: The rule's name; it reads in «allow *name*».
        severity: Its severity.
        message: What is wrong.
        hint: What to do now; may be empty.
        about: The id of an entry or a round, or a county.
        file: The file, as shown to the user.
        span: The place in it.
        excerpt: The source line the place begins on, without its line break.
        also: Other places that show what is wrong, with their files as shown.
        waived: The reason of the waiver that accepts it; empty if there is none.
        off: How far off a figure is; see `Finding`.
        unlisted: How many findings were left out before this one; see `Finding`.
        can_be_waived: Whether a waiver may accept it.
    """

    code: str
    name: str
    severity: Severity
    message: str
    hint: str
    about: str
    file: str
    span: Span
    excerpt: str = ""
    also: tuple[tuple[str, Span], ...] = ()
    waived: str = ""
    off: int = 0
    unlisted: int = 0
    can_be_waived: bool = False

    @property
    def identity(self) -> "Identity":
        """Identifies it from one check to the next."""
        return identity(self.file, self.code, self.about)

    @property
    def order(self) -> tuple[str, Span, str, str]:
        """The sort key of every report: file, line, column and code."""
        return self.file, self.span, self.code, self.message


def known_findings(diagnostics: Iterable[Diagnostic]) -> Known:
    """The identities of some findings, and how far off each is."""
    found: defaultdict[Identity, list[int | None]] = defaultdict(list)
    for diagnostic in diagnostics:
        found[diagnostic.identity].append(diagnostic.off)
        if diagnostic.unlisted:
            found[unlisted(diagnostic.file, diagnostic.code)].append(diagnostic.unlisted)
    return found


def unlisted(file: str, code: str) -> Identity:
    """Identifies the findings of a rule in a file that were left out; `Known` has their number in place of `off`."""
    return file, code, ""


def new_since(diagnostics: Sequence[Diagnostic], known: Known) -> tuple[Diagnostic, ...]:
    """The findings that are new: of an unknown identity, one more of a known one, or further off than before.

    A figure that was too little and is now too much is new as well. Where some findings of a rule in a file are left
    out, a greater number of them is new; with a smaller one, as many that were left out may now be listed.
    """
    rest = {identity: list(offs) for identity, offs in known.items()}
    now: Counter[Identity] = Counter()
    for each in diagnostics:
        now[unlisted(each.file, each.code)] += each.unlisted
    fewer = {each: sum(filter(None, rest.get(each, ()))) - number for each, number in now.items()}
    more = {each for each, number in fewer.items() if number < 0}
    new: list[Diagnostic] = []
    for each in diagnostics:
        others = unlisted(each.file, each.code)
        if each.unlisted and others in more:
            new.append(each)
        elif not _forget(rest.get(each.identity, []), each.off):
            fewer[others] -= 1
            if fewer[others] < 0:
                new.append(each)
    return tuple(new)


def _forget(offs: list[int | None], off: int) -> bool:
    """Remove the nearest known finding that is as far off in the same direction; whether there is one."""
    as_far = [each for each in offs if each is None or each * off >= off * off]
    if as_far:
        offs.remove(min(as_far, key=lambda each: abs(each or 0)))
    return bool(as_far)
