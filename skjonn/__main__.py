"""Run skjonn: `python -m skjonn`, and what the installed command calls."""

import gc
import sys

_LARGER_THAN_FILES = 2**23
"""In bytes; most files are smaller, those of a thousand awards by far."""


def run() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        code = _answered()
    except KeyboardInterrupt:
        # It came before anything heeded it.
        code = 130
    sys.exit(code)


def _answered() -> int:
    if sys.argv[1:] == ["--version"] and sys.stdout:
        # Answered before anything that takes time is imported.
        from skjonn.cli.version import version

        sys.stdout.write(f"{version()}\n")
        return 0
    # What a command loads and makes stays until it ends: to look through it for garbage finds none, and takes a tenth
    # of the time while it runs, and another as the interpreter ends, which passes over what is frozen.
    gc.disable()
    # The C library gives the memory of a file back as soon as it is free, and asks for it anew for the next one, until
    # it has seen a larger piece come and go.
    bytes(_LARGER_THAN_FILES)
    from skjonn.cli.signals import Signals

    signals = Signals(_answered.__code__)
    try:
        from skjonn.cli.main import main

        code = main(sys.argv[1:])
        gc.freeze()
        signals.end()
    except BaseException:
        if not signals.number:
            raise
        signals.end()
        code = signals.code
    return signals.code if signals.number else code


if __name__ == "__main__":
    run()
