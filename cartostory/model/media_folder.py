"""Photographs and recordings that lie beside texts, and what their registers say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cartostory.model.photo import Photo, Rights
from cartostory.model.recording import Recording, RecordingEntry


@dataclass(frozen=True, slots=True)
class MediaFolder:
    """What lies in `photos/`, `audio/` and `video/` of a folder. `files` are all of the folder's, relative to it.

    `photos` and `register` go by the photographs' names. `withdrawn` names those that were withdrawn and are gone:
    texts may still call them, and show a gap in their place. Recordings, and their entries, are named with their
    folder: `audio/voix.mp3`.
    """

    files: frozenset[str] = frozenset()
    photos: Mapping[str, Photo] = field(default_factory=dict)
    register: Mapping[str, Rights] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    recordings: Mapping[str, Recording] = field(default_factory=dict)
    withdrawn_recordings: frozenset[str] = frozenset()
    recording_register: Mapping[str, RecordingEntry] = field(default_factory=dict)


NO_MEDIA = MediaFolder()
