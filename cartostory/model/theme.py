"""What a theme is made of, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

CONTRACT = 1
"""What templates may rely on (`render/views/story.py`); a theme says in `theme.yaml` for which one it was written."""

TEMPLATES = (
    "home.html",
    "story.html",
    "page.html",
    "programme.html",
    "event.html",
    "wall.html",
    "search.html",
    "contents.html",
    "not-found.html",
    "start.html",
    "offline.html",
    "single.html",
    "parts/figure.html",
    "parts/recording.html",
)
"""What every theme has to have: one template per kind of page, and the macros for a picture and a recording."""


@dataclass(frozen=True, slots=True)
class ThemeText:
    """A text file of a theme. `file` is how a writer is told of it: relative to the site where it lies there."""

    text: str
    file: str


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that pages ask for. `path` is where it goes in the website, with a fingerprint of its content."""

    name: str
    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Face:
    """A font file of which each language gets its letters. `weight` and `style` are as in CSS: 600 700, italic."""

    name: str
    family: str
    weight: str
    style: str
    data: bytes
    file: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that pages are made with.

    `catalogs` are gettext files (`.po`) by language, those of the theme first, then the town's own. `logo` is the name
    of an asset, or empty. `faces` are cut for each language later; `paper` are the Typst templates. `digest` names all
    of it.
    """

    name: str
    contract: int
    templates: Mapping[str, ThemeText]
    assets: Mapping[str, Asset]
    style: ThemeText
    catalogs: Mapping[str, tuple[ThemeText, ...]] = field(default_factory=dict)
    logo: str = ""
    paper: Mapping[str, ThemeText] = field(default_factory=dict)
    digest: str = ""
    faces: tuple[Face, ...] = ()

    @property
    def style_text(self) -> str:
        """Give the map style as JSON text (MapLibre Style Spec)."""
        return self.style.text

    @property
    def style_file(self) -> str:
        """Give the name by which a writer knows the map style's file."""
        return self.style.file

    @property
    def asset_paths(self) -> Mapping[str, str]:
        """Give each asset's path in the website, by name; what the plan needs."""
        return {name: asset.path for name, asset in self.assets.items()}
