"""OpenStreetMap's tags -> kinds, words, popups, tallies, works."""
