"""What the operating system says of a failure, fit for the end of a sentence."""


def reason(error: OSError) -> str:
    """`permission denied`, `no space left on device`: the system's own words, without number and path."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
