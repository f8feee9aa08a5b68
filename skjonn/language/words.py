"""The words and sentences that every language must have, with `{placeholders}` for `str.format`."""

from typing import Any, dataclass_transform


@dataclass_transform(kw_only_default=True, frozen_default=True)
class _Attributes:
    """An object with the attributes that its class declares.

    Every start creates the class of words. With so many fields, a named tuple takes two milliseconds for that.
    """

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - type checkers know the class's own
        """Take a value for each attribute.

        Raises:
            TypeError: One is missing, or unknown.
        """
        if odd := values.keys() ^ type(self).__annotations__.keys():
            raise TypeError(", ".join(sorted(odd)))
        vars(self).update(values)


class Words(_Attributes):
    """The words of one language; if one is missing, the import fails. The titles of fields are in `headings.py`."""

    language: str
    # Figures and dates
    months: tuple[str, ...]
    date: str
    on_day: str
    in_period: str
    exact: str
    about: str
    over: str
    under: str
    over_alone: str
    under_alone: str
    at_least: str
    at_most: str
    not_known: str
    # Tables
    total: str
    left_out: str
    nothing: str
    # Nouns, one and several
    application: tuple[str, str]
    award: tuple[str, str]
    event: tuple[str, str]
    round: tuple[str, str]
    finding: tuple[str, str]
    error: tuple[str, str]
    warning: tuple[str, str]
    note: tuple[str, str]
    file: tuple[str, str]
    # Headings of columns
    h_region: str
    h_municipality: str
    h_round: str
    h_id: str
    h_title: str
    h_grantor: str
    h_date: str
    h_state: str
    h_project: str
    h_partners: str
    h_applications: str
    h_itemised: str
    h_awards: str
    h_awarded: str
    h_requested: str
    h_granted: str
    h_average: str
    h_share: str
    h_quantity: str
    h_stated: str
    h_counted: str
    h_verdict: str
    h_left: str
    h_limit: str
    h_key: str
    h_value: str
    h_file: str
    # Control totals
    q_applications: str
    q_awards: str
    q_requested: str
    q_granted: str
    q_limit: str
    whole_round: str
    agrees: str
    differs: str
    in_progress: str
    not_itemised: str
    # Verdicts
    headline: str
    is_within: str
    is_open: str
    is_as_stated: str
    is_open_as_stated: str
    is_off: str
    is_unknown: str
    is_unstated: str
    verified: str
    unverified: str
    waived: str
    is_waived: str
    sum_granted: str
    sum_requested: str
    as_stated: str
    limit_kept: str
    regions_add_up: str
    of_stated: str
    applications_not_itemised: str
    requested_not_itemised: str
    requested_in_part: str
    not_readable: str
    left_of_frame: str
    not_listed_yet: str
    frame_line: str
    frame_line_over: str
    frame_line_in_force: str
    frame_line_in_force_over: str
    frame_line_stated: str
    frame_line_without: str
    show_waived: str
    empty_ledger: str
    in_files: str
    # Titles and notes of tables
    summary_title: str
    all_rounds: str
    requested_stated: str
    unknown_region: str
    frame_title: str
    awards_title: str
    applications_title: str
    rounds_title: str
    renamed: str
    added: str
    would_add: str
    changed: str
    would_change: str
    unchanged: str
    removed: str
    removed_round: str
    waiver_gone: str
    made: str
    completed: str
    all_there: str
    next: str
    next_round: str
    next_award: str
    next_check: str
    waiting: str
    with_partners: str
    h_number: str
    none: str
    h_off: str
    clean: str
    also: str
    more_rounds: str
    not_all_read: str
    and_more: str
    counted_twice: str
    not_in_table: str
    by_history: str
    not_unique: str
    unmatched_awards: str
    h_line: str
    requested_unstated: str
    h_chart: str
    # Places
    h_name: str
    h_municipalities: str
    h_years: str
    h_first_day: str
    h_last_day: str
    h_came_from: str
    h_became: str
    counties_title: str
    place_title: str
    municipality: tuple[str, str]
    # Dimensions of a summary
    h_partner: str
    h_kind: str
    h_year: str
    h_role: str
    h_applicants: str
    h_joined_awards: str
    h_joined_granted: str
    county_council: str
    other_organisation: str
    no_partner: str
    counted_for_each: str
    as_partner: str
    as_of_title: str
    left_undivided: str
    h_difference: str
    h_change: str
    change_from_to: str
    # Checks and rules
    more_findings: str
    known: str
    clean_since: str
    explain: str
    rules_title: str
    statistics_title: str
    h_code: str
    h_rule: str
    h_severity: str
    h_finds: str
    h_manual: str
    h_findings: str
    h_waived: str
    taken_on_trust: str
    # Recipients
    no_county: str
    no_municipality: str
    recipients_on_trust: str
    regions_and_others_add_up: str
    h_applicant: str
    member_of: str
    left_empty: str
    several_partners: str
    h_recipient: str
    # Events
    h_details: str
    events_title: str
    due_title: str
    h_task: str
    h_days_late: str
    due_held: str
    due_acceptance: str
    due_no_report: str
    due_repayment: str
    unmatched_events: str
    h_amount: str
    # Questions
    ask_write: str
    ask_edit: str
    ask_again: str
    ask_first_round: str
    answer_with: str
    must_be_given: str
    nothing_written: str
    # The guide
    guide_title: str
    guide_more: str
    h_topic: str
    h_about: str
    h_section: str
    h_text: str
    # Imports
    row: tuple[str, str]
    refusal: tuple[str, str]
    withdrawal: tuple[str, str]
    import_between: str
    import_under: str
    h_column: str
    h_read_as: str
    h_outcome: str
    import_column_aside: str
    import_unit: str
    import_padded: str
    import_hidden_rows: str
    import_unseen_rows: str
    import_hidden_sheet: str
    import_aside: str
    import_agrees: str
    import_differs: str
    import_known: str
    import_equal: str
    import_refused: str
    import_withdrawn: str
    import_not_applied: str
    import_undecided: str
    import_nothing: str
    import_question: str
    import_ambiguous: str
    import_or: str
    import_which: str
    import_added: str
    import_text: str
    import_unheaded: str
    import_figures: str
    import_figure_agrees: str
    import_figure_differs: str
    import_left: str
    import_joined: str
    import_half: str
    import_cut: str
    import_missing: str
    import_not_understood: str
    import_proposals: str
    import_taken: str
    import_note: str
    # Exports
    payments_title: str
    payments_on: str
    payments_held: str
    payments_to_repay: str
    payments_unknown: str
    sheet_summary: str
    sheet_payments: str
    sheet_ledger: str
    made_from: str
    made_on: str
    made_by: str
    cut_texts: str
