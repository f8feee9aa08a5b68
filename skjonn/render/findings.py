"""What reports of findings for other programs have in common: what a finding says, and where it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator

from skjonn.model.diagnostic import Diagnostic


def remark(diagnostic: Diagnostic) -> str:
    """What there is to say beside the message: that it is accepted and why, else what to do; may be empty."""
    return f"Waived: {diagnostic.waived}" if diagnostic.waived else diagnostic.hint


def told(diagnostic: Diagnostic) -> str:
    """A finding in one text."""
    return " ".join(filter(None, (diagnostic.message, remark(diagnostic))))


def place(diagnostic: Diagnostic) -> str:
    """Where a finding stands, as editors and compilers write it: `file:line:column`."""
    return f"{diagnostic.file}:{diagnostic.span.line}:{diagnostic.span.column}"


def line(diagnostic: Diagnostic) -> str:
    """A finding in one line: where, which rule, and what is wrong."""
    return f"{place(diagnostic)}: {diagnostic.code} {diagnostic.name} {diagnostic.message}"


def numbered(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, int]]:
    """Each finding with how many of the same file, code and subject come before it."""
    seen = Counter[tuple[str, ...]]()
    for diagnostic in diagnostics:
        yield diagnostic, seen[diagnostic.identity]
        seen[diagnostic.identity] += 1


def fingerprint(diagnostic: Diagnostic, number: int) -> str:
    """What a finding is known by from one report to the next, though lines move and figures in its message change.

    Args:
        diagnostic: The finding.
        number: How many of the same file, code and subject come before it; see `numbered`.
    """
    from hashlib import sha256  # noqa: PLC0415 - most reports have no fingerprints

    parts = (*diagnostic.identity, str(number))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
