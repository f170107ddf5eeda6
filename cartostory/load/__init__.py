"""A folder -> `(Site, problems)`. The only part of the program that reads `content/`; never raises for content."""
