"""The number of an organisation: nine digits, of which the last follows from the others."""

_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


def check_digit(number: str) -> str:
    """The ninth digit that goes with the first eight of a number; empty where none does.

    Source: the Brønnøysund Register Centre on the organisation number, modulus 11 with the weights 3 2 7 6 5 4 3 2.
    """
    digit = -sum(weight * int(each) for weight, each in zip(_WEIGHTS, number[:8], strict=True)) % 11
    return str(digit) if digit < 10 else ""  # noqa: PLR2004 - 10 is no digit
