"""Arguments in, exit code out: the only package that knows Typer, the clock and the terminal."""
