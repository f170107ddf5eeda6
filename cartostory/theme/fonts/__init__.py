"""The theme's fonts -> for each language of a site, files with the letters that it needs, and their style sheet."""
