"""From findings to diagnostics: which rules run, where a finding stands, what is waived."""
