"""What `open-data.html` is given. Part of the theme contract, as `story.py` is."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.render.views.story import StoryLink


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to take: its format, and its URL."""

    form: str
    url: str


@dataclass(frozen=True, slots=True)
class DataLayerView:
    """A layer to take: who made it, and under which licence. `is_share_alike`: what is made of it is given on alike."""

    label: str
    source: str
    licence: str
    licence_url: str
    is_share_alike: bool
    files: tuple[FileView, ...]


@dataclass(frozen=True, slots=True)
class DataStoryView:
    """The layers of one story."""

    story: StoryLink
    layers: tuple[DataLayerView, ...]


@dataclass(frozen=True, slots=True)
class DataPageView:
    """The files of the whole site, and those of its stories."""

    files: tuple[FileView, ...]
    stories: tuple[DataStoryView, ...]
