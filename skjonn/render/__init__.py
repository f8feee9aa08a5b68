"""From values to text, one format per file; nothing here prints."""
