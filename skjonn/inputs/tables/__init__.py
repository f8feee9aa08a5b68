"""Tables of foreign files: from bytes to grids of text, and from grids to the drafts and totals that they state."""
