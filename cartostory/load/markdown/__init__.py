"""Markdown as people type it -> one document, which chapters, links, pictures and the renderer share."""
