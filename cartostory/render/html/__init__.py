"""Markdown -> HTML that is safe, set by the rules of its language, and read back by one tree."""
