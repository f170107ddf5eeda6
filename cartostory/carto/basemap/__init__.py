"""The ground under a map at the scale of a town: tiles of a PMTiles archive -> what our one style draws of them."""
