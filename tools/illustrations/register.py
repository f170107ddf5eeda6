"""Illustrations -> the rights registers of their folders (`photos/photos.yaml`)."""

from __future__ import annotations

from collections.abc import Iterable

from tools.illustrations.exif import AUTHOR
from tools.illustrations.scene import Illustration

LICENCE = "CC-BY-4.0"
_HEAD = "# Écrit par « python -m tools.illustrations ». Des dessins, pas des photographies : personne n’y figure.\n"


def register(illustrations: Iterable[Illustration]) -> str:
    """Write the register of one folder as YAML."""
    return _HEAD + "".join(_entry(illustration) for illustration in illustrations)


def _entry(illustration: Illustration) -> str:
    lat, lon = illustration.position
    lines = (
        f"{illustration.name}.jpg:",
        f"  alt: {_quoted(illustration.alt)}",
        f"  author: {AUTHOR}",
        f"  licence: {LICENCE}",
        "  illustration: true",
        f"  lat: {lat}",
        f"  lon: {lon}",
        "  people: none",
    )
    return "\n" + "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
