"""An icon of another program -> the sign of the maps’ own that says the same."""

from __future__ import annotations

from pathlib import PurePosixPath

from cartostory.model.spelling import fold

_WORDS = {
    "school": ("school", "college", "education", "kindergarten", "university", "ecole"),
    "health": ("hospital", "health", "pharmacy", "doctor", "clinic", "medical", "sante"),
    "water-point": ("water", "fountain", "puits", "forage", "well"),
    "town-hall": ("town-hall", "townhall", "city-hall", "mairie", "government"),
    "market": ("market", "grocery", "shop", "marche"),
    "library": ("library", "bibliotheque", "book"),
    "worship": ("worship", "religious", "church", "mosque", "prayer", "temple", "synagogue"),
}


def symbol_of(icon: str) -> str:
    """Give the sign that stands for an icon, by the words of its file’s name; empty where none does."""
    name = fold(PurePosixPath(icon.split("?", maxsplit=1)[0]).name)
    return next((symbol for symbol, words in _WORDS.items() if any(word in name for word in words)), "")


def colour_of(written: object) -> str:
    """Give a colour of CSS as `#rrggbb`; empty where it is none (CSS Color Module Level 4)."""
    from PIL import ImageColor  # noqa: PLC0415 - most commands draw nothing

    try:
        red, green, blue = ImageColor.getrgb(str(written).strip())[:3]
    except ValueError:
        return ""
    return f"#{red:02x}{green:02x}{blue:02x}"
