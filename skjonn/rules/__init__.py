"""One rule per file, named after its code and name; its docstring is its manual.

A manual's two examples are run by the tests, in a decided round `2020` of 2020-09-09: what they leave out of `[round]`,
and of an application its municipality and project, does not matter to the rule.

A rule has a card (`RULE`) and one of these:

- `check(round_)` for what one round shows;
- `unique_entries(round_)`, `unique_key(entry)` and `duplicate(first, later)` for what only one entry of a ledger may
  have: of two entries with one key, the later is reported. An empty key is nobody's. Where keys take long to make,
  `rough_key(entry)` gives bytes that are equal where the keys are, and may be where they are not;
- `check_ledger(rounds)` for what the totals of all rounds show;
- `check_day(round_, today)` for what one round shows on a day.

It has none of them where reading or waiving itself finds the fault.
"""
