"""Which skjonn this is."""

__version__ = "0.1.0"


def version() -> str:
    """The name and the version, as `skjonn --version` prints them."""
    return f"skjonn {__version__}"
