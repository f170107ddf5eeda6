"""What other programs read: feeds, calendars, sitemaps, structured data, redirections."""
