"""From accounts to tables, one report per file."""
