"""Run skjonn: `python -m skjonn`, and what the installed command calls."""

import gc
import sys


def run() -> None:
    """Run the command line and end the process with its exit code."""
    if sys.argv[1:] == ["--version"] and sys.stdout:
        # Answered before anything that takes time is imported.
        from skjonn.cli.version import version

        sys.stdout.write(f"{version()}\n")
        return
    try:
        # What is loaded stays until the end; to look through it for garbage takes a tenth of the start.
        gc.disable()
        from skjonn.cli.main import main

        gc.freeze()
        gc.enable()
        code = main(sys.argv[1:])
    except KeyboardInterrupt:
        # Typer says so itself once a command runs: 128 and the number of SIGINT.
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    run()
