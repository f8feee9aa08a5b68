"""Run skjonn: `python -m skjonn`, and what the installed command calls."""

import gc
import sys

_LARGER_THAN_FILES = 2**25 - 2**14
"""In bytes: nearly 32 MiB, the largest block that glibc learns from. A file with a thousand awards is much smaller."""


def run() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        code = _answered()
    except KeyboardInterrupt:
        # It came before there was a handler.
        code = 130
    sys.exit(code)


def _answered() -> int:
    if sys.argv[1:] == ["--version"] and sys.stdout:
        # Answer before importing anything that takes time.
        from skjonn.cli.version import version

        sys.stdout.write(f"{version()}\n")
        return 0
    # Disable garbage collection: a command's objects live until it ends, so a collection frees nothing and costs a
    # tenth of the time. The interpreter collects once more as it ends, but skips frozen objects.
    gc.disable()
    # Let the C library keep freed memory for the next file: it returns blocks of this size to the system until it has
    # seen a larger one freed.
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
