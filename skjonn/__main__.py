"""Run skjonn: `python -m skjonn`, and what the installed command calls."""

import gc
import sys

_LARGER_THAN_FILES = 2**23
"""In bytes; most files are smaller, those of a thousand awards by far."""


def run() -> None:
    """Run the command line and end the process with its exit code."""
    if sys.argv[1:] == ["--version"] and sys.stdout:
        # Answered before anything that takes time is imported.
        from skjonn.cli.version import version

        sys.stdout.write(f"{version()}\n")
        return
    # What a command loads and makes stays until it ends: to look through it for garbage finds none, and takes a tenth
    # of the time while it runs, and another as the interpreter ends, which passes over what is frozen.
    gc.disable()
    # The C library gives the memory of a file back as soon as it is free, and asks for it anew for the next one, until
    # it has seen a larger piece come and go.
    bytes(_LARGER_THAN_FILES)
    try:
        import signal

        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, _end)
        from skjonn.cli.main import main

        code = main(sys.argv[1:])
        gc.freeze()
    except KeyboardInterrupt:
        # Typer says so itself once a command runs: 128 and the number of SIGINT.
        code = 130
    sys.exit(code)


def _end(number: int, _: object) -> None:
    """End in an orderly way, so that nothing is left half-written, with the code that shells give to a signal."""
    sys.exit(128 + number)


if __name__ == "__main__":
    run()
