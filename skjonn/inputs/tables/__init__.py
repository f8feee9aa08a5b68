"""Tables of foreign files: from bytes to grids of text, and from grids to drafts and stated totals."""
