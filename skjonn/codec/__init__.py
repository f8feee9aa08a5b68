"""TOML text to model and back; pure."""
