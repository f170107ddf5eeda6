"""`cartostory deploy`: one file a verb."""
