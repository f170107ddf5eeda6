"""The MapLibre Style Specification: styles are read, checked, and their expressions evaluated."""
