"""A town's own base map."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.geo.bounds import Bounds

USUAL_FILE = "basemaps/site.pmtiles"
"""Where the program puts a ground, relative to the site; a site that has it needs no line in config.yaml."""


@dataclass(frozen=True, slots=True)
class TownMap:
    """A PMTiles file that can be published. `path` is relative to the site; `digest` names its bytes (SHA-256, hex).

    `layers` are the names of its vector layers; `attribution` is plain text, empty where the file gives none.
    """

    path: str
    digest: str
    size_bytes: int
    min_zoom: int
    max_zoom: int
    bounds: Bounds
    layers: tuple[str, ...]
    attribution: str = ""
