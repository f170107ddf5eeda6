"""What a town does with its photographs: register them, place them, report on them, withdraw them."""
