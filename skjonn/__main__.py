"""Run skjonn: `python -m skjonn`, and what the installed command calls."""

import sys


def run() -> None:
    """Run the command line and end the process with its exit code."""
    if sys.argv[1:] == ["--version"]:
        # Answered before anything that takes time is imported.
        from skjonn.cli.version import version

        sys.stdout.write(f"{version()}\n")
        return
    from skjonn.cli.main import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
