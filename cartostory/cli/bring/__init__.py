"""`bring`: other people’s files."""
