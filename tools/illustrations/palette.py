"""The inks of every illustration: the site's colours (paper, ink, here, there) and what lies between them."""

PAPER = "#FBF8F2"
INK = "#1C2430"

TEAL = "#0B5D5E"  # here
TEAL_DEEP = "#083C44"
TEAL_MID = "#3D8583"
TEAL_PALE = "#9CC3BA"
MIST = "#CFE0D8"

RUST = "#B4541A"  # there
BRICK = "#8A3A17"
CLAY = "#CB7440"
OCHRE = "#DDA045"
SUN = "#F0BC57"
SAND = "#EACF9F"
CREAM = "#F5E8CC"
ROSE = "#E7B394"

NIGHT = "#14263A"
DUSK = "#274863"
OLIVE = "#7F8A4B"
LEAF = "#566B3A"
STONE = "#CFC3AE"
RIVER = "#8DB6C4"
