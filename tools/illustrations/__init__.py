"""Draws the demonstration site's illustrations: shapes in code -> SVG -> print texture -> JPEG with EXIF."""
