"""Stories with maps: Markdown, photographs and GeoJSON become a static site that a town owns."""

__version__ = "0.1.0"
