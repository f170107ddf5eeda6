"""A partnership: its stories, and the files that they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartostory.model.camera import ViewRequest
from cartostory.model.layer import Layer
from cartostory.model.media_folder import NO_MEDIA, MediaFolder
from cartostory.model.method import Method
from cartostory.model.origin import Origin
from cartostory.model.story import Story


@dataclass(frozen=True, slots=True)
class Partnership:
    """A folder of `content/partnerships`: its story in each language (the site's first one first), and its files.

    `refused_layers` are declared, and were reported. `methods` are its method sheets, by language.

    A partnership that was gathered from another site has an `origin`, and `urls`: where that site tells it, by
    language. Its stories hold what the site's atlas says of it, and no text.
    """

    slug: str
    folder: str
    stories: Mapping[str, Story]
    layers: Mapping[str, Layer] = field(default_factory=dict)
    media: MediaFolder = NO_MEDIA
    refused_layers: frozenset[str] = frozenset()
    methods: Mapping[str, Method] = field(default_factory=dict)
    origin: Origin | None = None
    urls: Mapping[str, str] = field(default_factory=dict)

    @property
    def story(self) -> Story:
        """Give the story in the language that comes first."""
        return next(iter(self.stories.values()))

    def compared(self, view: ViewRequest) -> tuple[Layer, ...]:
        """Give the two layers that a chapter compares, before and after; none where it compares no layers."""
        found = tuple(self.layers[ref.name] for ref in view.compare if ref.name in self.layers)
        return found if len(found) == 2 else ()  # noqa: PLR2004 - before and after
