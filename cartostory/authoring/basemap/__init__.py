"""The ground of a site's maps: fetched, brought along on a stick, kept up to date."""
