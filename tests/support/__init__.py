"""What several tests use: data, builders, readers, and programs that tests run in a process of their own."""
