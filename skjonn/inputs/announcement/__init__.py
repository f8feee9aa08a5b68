"""Announcements as text: their lines become tables, and their sentences become stated figures."""
