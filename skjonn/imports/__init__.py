"""From other programs' formats to drafts, one format per file."""
