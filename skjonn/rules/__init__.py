"""One rule per file, named after its code and name; its docstring is its manual.

A manual's two examples are run by the tests, in a decided round `2020` of 2020-09-09: what they leave out of `[round]`,
and of an application its municipality and project, does not matter to the rule.

A rule has a card (`RULE`) and one of these: `check(account)` for what one round shows; `marks(account)`,
`claim(account, number)` and `clash(first, later)` for what only the whole ledger shows, since only one entry may have
each claim's key: a mark is the same wherever the key is, and may be made faster; an empty one is nobody's. It has
neither, where reading or waiving itself finds the fault.
"""
