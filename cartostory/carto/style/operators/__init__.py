"""The operators of style expressions, by subject."""
