"""What a site shows as maps and facts -> files that others may use: layers, partnerships, and the catalogue of both."""
