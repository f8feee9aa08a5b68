"""From TOML text to the model and back, without side effects."""
