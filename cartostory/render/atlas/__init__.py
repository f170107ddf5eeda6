"""The atlas: all partnerships by theme, country, town, year, size and money, and towns that are alike."""
