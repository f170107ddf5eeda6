"""The world that the program brings: countries, lakes, rivers, towns and their names."""
