"""One rule per file, named after its code and name; its docstring is its manual.

A rule has a card (`RULE`) and one of these: `check(account)` for what one round shows; `claims(account)` with
`clash(first, later)` for what only the whole ledger shows; neither, where reading or waiving itself finds the fault.
"""
