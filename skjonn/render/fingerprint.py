"""What a finding is known by in reports for programs that follow it from one to the next."""

from hashlib import sha256

from skjonn.model.diagnostic import Diagnostic


def fingerprint(diagnostic: Diagnostic, number: int) -> str:
    """What a finding is known by from one report to the next, though lines move and figures in its message change.

    Args:
        diagnostic: The finding.
        number: How many of the same file, code and subject come before it; see `numbered`.
    """
    parts = (*diagnostic.identity, str(number))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
