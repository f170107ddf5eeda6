"""Names on maps: how wide they are, in which direction they run, where there is room for them."""
