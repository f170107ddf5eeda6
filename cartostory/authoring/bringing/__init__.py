"""Other people’s maps, stories and documents -> drafts: chapters, places, layers, photographs, and a report."""
