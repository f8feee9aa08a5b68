"""From foreign text to values: amounts, figures, dates and JSON, as the shell and files have them."""
