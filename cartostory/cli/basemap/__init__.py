"""`cartostory basemap …`, one file a command."""
