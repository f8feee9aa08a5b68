"""From foreign text to values: amounts, figures, dates, JSON, tables and announcements."""
