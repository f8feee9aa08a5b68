"""Patterns of strings in TOML."""

# Quantifiers are possessive (`*+`): a line may have ten million characters, and backtracking needs memory for each.
LINE_STRING = r"""(?:"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')"""
"""A pattern of a string that ends on its line."""
STRING = rf"""(?s:\"{{3}}(?:[^"\\]++|\\.|"(?!""))*+"{{3,5}}|'{{3}}(?:[^']++|'(?!''))*+'{{3,5}}|{LINE_STRING})"""
"""A pattern of a string of any of TOML's four kinds."""
