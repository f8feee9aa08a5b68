"""One rule per file, named after its code and name; its docstring is its manual.

A manual's two examples are run by the tests, in a decided round `2020` of 2020-09-09: what they leave out of `[round]`,
and of an application its municipality and project, does not matter to the rule.

A rule has a card (`RULE`) and one of these: `check(account)` for what one round shows; `key_bytes(account)`,
`occurrence(account, number)` and `duplicate(first, later)` for what only one entry of the whole ledger may have: of two
occurrences with one key, the later is reported. Equal keys have equal bytes, which may be made faster and be equal for
different keys, too; empty bytes are nobody's. `check_ledger(rounds)` is for what the totals of all rounds show, and
`check_day(account, today)` for what one round shows on a day. It has none of them where reading or waiving itself finds
the fault.
"""
