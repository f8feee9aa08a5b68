"""Amounts in whole kroner, and foreign text, as they are written for people."""

_LONGEST = 60
MINUS = "\u2212"
"""A true minus."""
SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))
"""Turns each space that people group digits by into a plain one."""


def kroner(amount: int) -> str:
    """An amount for people: no-break spaces between groups of three, as is the use in nb and nn, and a true minus."""
    return f"{amount:,}".replace(",", "\u00a0").replace("-", MINUS)


def bounds(low: int, high: int | None) -> str:
    """What an amount or count lies between, in English: one number, two, or the least where there is no upper bound."""
    if high is None:
        return f"at least {kroner(low)}"
    return kroner(low) if low == high else f"{kroner(low)} to {kroner(high)}"


def quoted(text: str) -> str:
    """What was typed, fit to stand in a message: plain spaces, what does not print escaped, a long text cut."""
    text = text.translate(SPACES).strip()
    start = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in start)
