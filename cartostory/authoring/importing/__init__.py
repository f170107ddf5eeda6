"""Other people's files -> `content/`: the answers of a form become drafts of events and of notes."""
