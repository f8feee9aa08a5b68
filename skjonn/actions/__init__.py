"""One verb per file: where reading, thinking and writing meet."""
