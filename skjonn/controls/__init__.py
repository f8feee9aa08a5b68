"""Control totals: what is stated, what the entries come to, the verdicts, and what would explain a mismatch."""
