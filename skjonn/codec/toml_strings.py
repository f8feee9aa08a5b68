"""Patterns of the strings in a TOML text."""

# Quantifiers are possessive (`*+`): a line may be ten million characters long, and a way back costs memory for each.
LINE_STRING = r"""(?:"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')"""
"""A pattern of a string that ends on its line."""
STRING = rf"""(?s:\"{{3}}(?:[^"\\]++|\\.|"(?!""))*+"{{3,5}}|'{{3}}(?:[^']++|'(?!''))*+'{{3,5}}|{LINE_STRING})"""
"""A pattern of a string of any of TOML's four kinds."""
