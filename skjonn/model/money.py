"""Amounts in whole kroner, and foreign text, as messages show them."""

_LONGEST = 60
MINUS = "\u2212"
"""The minus sign, which is not a hyphen."""
SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " "))
"""Replaces the spaces that group digits by plain ones."""


def kroner(amount: int) -> str:
    """An amount for people: groups of three with no-break spaces, as in Norwegian, and a minus sign."""
    return f"{amount:,}".replace(",", "\u00a0").replace("-", MINUS)


def bounds(low: int, high: int | None) -> str:
    """Bounds of an amount or count in English: one number, two, or the lower one if there is no upper bound."""
    if high is None:
        return f"at least {kroner(low)}"
    return kroner(low) if low == high else f"{kroner(low)} to {kroner(high)}"


def quoted(text: str) -> str:
    """A text of the user's for a message: with plain spaces, escapes for what does not print, and cut if it is long."""
    text = text.translate(SPACES).strip()
    start = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in start)
