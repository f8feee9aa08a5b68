"""Organisation numbers: nine digits, the last of which follows from the others."""

_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


def check_digit(number: str) -> str:
    """The ninth digit of an organisation number, by its first eight; empty if no digit is right.

    Source: the Brønnøysund Register Centre on the organisation number, modulus 11 with the weights 3 2 7 6 5 4 3 2.
    """
    digit = -sum(weight * int(each) for weight, each in zip(_WEIGHTS, number[:8], strict=True)) % 11
    return str(digit) if digit < 10 else ""  # noqa: PLR2004 - 10 is not a digit
