"""From rounds to tables, one report per file."""
