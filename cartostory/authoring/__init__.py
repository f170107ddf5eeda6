"""The only writer of `content/`: new stories, imports, registers of photographs, short links, moderation."""
