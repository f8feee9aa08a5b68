"""One verb per file: each reads, decides and writes."""
