"""An allocation ledger for the Norwegian county governors' project grants (prosjektskjønn)."""
