"""Recordings: voices and films, and their captions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cartostory.model.photo import Rights
from cartostory.problems.problem import Ref


class Medium(StrEnum):
    """What a recording is: the name of its folder, and of the block that calls it."""

    AUDIO = "audio"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class RecordingEntry:
    """One entry of `audio/audio.yaml` or `video/video.yaml`. `poster` is a photograph, shown until a film starts."""

    rights: Rights
    title: str = ""
    language: str = ""
    poster: Ref | None = None


@dataclass(frozen=True, slots=True)
class Captions:
    """A file of captions (WebVTT) beside a film, in one language; empty where its name says none. `text` is its own."""

    path: str
    language: str
    digest: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording that can be read. `path` is relative to the site, `name` to its folder; `digest` names its bytes.

    `container` is how it is packed (`recording_format.Container`), width and height are a film's in px.
    """

    name: str
    path: str
    digest: str
    medium: Medium
    container: str
    seconds: float
    entry: RecordingEntry | None = None
    captions: tuple[Captions, ...] = ()
    width: int = 0
    height: int = 0

    @property
    def key(self) -> str:
        """Give the path relative to the partnership's folder."""
        return f"{self.medium}/{self.name}"

    @property
    def rights(self) -> Rights | None:
        """Give what the register says of the rights in it."""
        return self.entry.rights if self.entry else None
