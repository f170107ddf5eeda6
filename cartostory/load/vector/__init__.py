"""Files of geographic information systems and of others -> GeoJSON in WGS 84, with what was found on the way."""
