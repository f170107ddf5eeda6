"""`cartostory photos …`, one file a command."""
