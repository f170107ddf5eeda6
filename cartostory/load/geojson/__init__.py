"""The text of a GeoJSON file (RFC 7946) -> features, with what is wrong at its line."""
