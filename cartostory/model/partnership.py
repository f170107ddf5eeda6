"""A partnership: its stories, and the files that they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartostory.model.camera import View
from cartostory.model.layer import Layer
from cartostory.model.photo import Photo, Rights
from cartostory.model.recording import Recording, RecordingEntry
from cartostory.model.story import Story


@dataclass(frozen=True, slots=True)
class Partnership:
    """A folder of `content/partnerships`: its story in each language (the site's first one first), and its files.

    `withdrawn` names the photographs (as `photos` does) that were withdrawn and are gone: texts may still call them,
    and show a gap in their place. `refused_layers` are declared, and were reported. Recordings, and their entries, are
    named with their folder: `audio/voix.mp3`.
    """

    slug: str
    folder: str
    stories: Mapping[str, Story]
    layers: Mapping[str, Layer] = field(default_factory=dict)
    photos: Mapping[str, Photo] = field(default_factory=dict)
    register: Mapping[str, Rights] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    recordings: Mapping[str, Recording] = field(default_factory=dict)
    withdrawn_recordings: frozenset[str] = frozenset()
    recording_register: Mapping[str, RecordingEntry] = field(default_factory=dict)
    refused_layers: frozenset[str] = frozenset()

    @property
    def story(self) -> Story:
        """Give the story in the language that comes first."""
        return next(iter(self.stories.values()))

    def compared(self, view: View) -> tuple[Layer, ...]:
        """Give the two layers that a chapter compares, before and after; none where it compares no layers."""
        found = tuple(self.layers[ref.name] for ref in view.compare if ref.name in self.layers)
        return found if len(found) == 2 else ()  # noqa: PLR2004 - before and after
