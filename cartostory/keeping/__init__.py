"""Finished pages -> the lists by which a browser keeps them (`sw.js`): each file that a page needs, by its content."""
