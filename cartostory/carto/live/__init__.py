"""Stories -> the data and the style of the live map (MapLibre GL JS)."""
