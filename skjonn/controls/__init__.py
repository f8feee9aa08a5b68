"""Control totals: stated figures, the totals of the entries, the verdicts, and what would explain a mismatch."""
