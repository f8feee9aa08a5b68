"""What the formats of findings share: the text of a finding, its place, and its fingerprint."""

from collections import Counter
from collections.abc import Iterable, Iterator

from skjonn.model.diagnostic import Diagnostic


def remark(diagnostic: Diagnostic) -> str:
    """What follows the message: the reason of the waiver, else the hint; may be empty."""
    return f"Waived: {diagnostic.waived}" if diagnostic.waived else diagnostic.hint


def message_and_remark(diagnostic: Diagnostic) -> str:
    """The message of a finding with its remark, in one text."""
    return " ".join(filter(None, (diagnostic.message, remark(diagnostic))))


def place(diagnostic: Diagnostic) -> str:
    """The place of a finding as compilers write it: `file:line:column`."""
    return f"{diagnostic.file}:{diagnostic.span.line}:{diagnostic.span.column}"


def line(diagnostic: Diagnostic) -> str:
    """A finding in one line: its place, its rule and its message."""
    return f"{place(diagnostic)}: {diagnostic.code} {diagnostic.name} {diagnostic.message}"


def numbered(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, int]]:
    """Each finding, with the number of findings of the same file, code and subject before it."""
    seen = Counter[tuple[str, ...]]()
    for diagnostic in diagnostics:
        yield diagnostic, seen[diagnostic.identity]
        seen[diagnostic.identity] += 1


def fingerprint(diagnostic: Diagnostic, number: int) -> str:
    """Identify a finding from one report to the next, even if lines move or figures in its message change.

    Args:
        diagnostic: The finding.
        number: The number of findings of the same file, code and subject before it; see `numbered`.
    """
    from hashlib import sha256  # noqa: PLC0415 - most reports have no fingerprints

    parts = (*diagnostic.identity, str(number))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
