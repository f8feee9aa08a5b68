"""Municipalities and counties by date: the facts and their look-up."""
