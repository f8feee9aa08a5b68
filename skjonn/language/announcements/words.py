"""The words and sentences of announcements, with `{placeholders}` for `str.format`."""

from typing import NamedTuple


class AnnouncementWords(NamedTuple):
    """The words of announcements in one language; if one is missing, the module cannot be imported."""

    # The page
    name: str
    skip: str
    languages: str
    all_rounds: str
    index_title: str
    c_index: str
    no_rounds: str
    published: str
    filter: str
    filtered: str
    old: str
    draft: str
    draft_note: str
    draft_errors: str
    # Headings
    h_municipality: str
    h_applicant: str
    h_partners: str
    h_project: str
    h_granted: str
    h_later: str
    h_round: str
    h_grantor: str
    h_date: str
    h_awards: str
    h_text: str
    h_differences: str
    h_no_county: str
    h_unknown_county: str
    total: str
    total_of: str
    caption: str
    # Sentences
    granted: str
    received: str
    received_for: str
    requested: str
    came_from: str
    came: str
    no_county: str
    unknown_county: str
    sum: str
    in_words: str
    in_force: str
    none_awarded: str
    open: str
    outcomes: str
    undecided: str
    not_itemised: str
    only_awarded: str
    not_all_read: str
    differs: str
    differs_in: str
    q_applications: str
    q_awards: str
    q_requested: str
    q_granted: str
    places: str
    source: str
    # What became of an award
    declined: str
    cancelled: str
    amended: str
    # Amounts
    krone: tuple[str, str]
    million: tuple[str, str]
    decimal_mark: str
    about: str
    slightly_over: str
    slightly_under: str
    conjunction: str
    # Messages of the command
    no_text: str
