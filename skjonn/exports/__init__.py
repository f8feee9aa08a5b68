"""A ledger in the formats of other programs, one per file."""
