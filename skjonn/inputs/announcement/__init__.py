"""Announcements as text: from their lines to the tables in them, and from their sentences to the figures they state."""
