"""The values that cross a package border; they compute, and never read or print."""
