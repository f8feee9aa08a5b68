"""One rule per file, named after its code and name; its docstring is its manual.

The tests run a manual's two examples in a decided round `2020` of 2020-09-09. An example leaves out of `[round]`, and
of its applications, what does not matter to the rule.

A rule has a `RULE` and one or more of these:

- `check(round_)` for findings on one round;
- `unique_entries(round_)`, `unique_key(entry)` and `duplicate(first, later)` for what only one entry of a ledger may
  have: of two entries with the same key, the later is reported. An empty key means that the entry has none. Where keys
  are slow to make, `rough_key(entry)` makes bytes that are equal for equal keys, and may be equal for others;
- `check_ledger(rounds)` for findings on the totals of all rounds;
- `check_frames(tree)` for findings on the frames above the rounds;
- `check_day(round_, today)` for findings on one round that depend on the day.

A rule whose findings come from reading files or from waivers has none of them.
"""
