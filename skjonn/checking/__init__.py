"""From findings to diagnostics: which rules run, where a finding is, and what is waived."""
