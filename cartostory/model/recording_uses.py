"""Where recordings are heard and seen: in chapters, and in blocks of any text. Only these are ever published."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from cartostory.model import (
    Chapter,
    Event,
    Medium,
    Method,
    Page,
    Partnership,
    Passage,
    Recording,
    Shelf,
    Story,
    WallNote,
)
from cartostory.problems.problem import Ref, Span

_FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})")
_BLOCK = re.compile(r"\s*/{3,}[ \t]*(?P<medium>audio|video)[ \t]*\|[ \t]*(?P<name>.*?)[ \t]*")
_END = re.compile(r"\s*/{3,}[ \t]*")
_PICTURE = "!["
Text = Story | Method | Event | WallNote | Page

_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hearing:
    """One place where a text calls a recording, whether or not there is one.

    `has_text`: words stand with it, which are its transcript; `has_picture`: a picture. `chapter` is None before the
    first one, and in a text that has none.
    """

    target: Ref
    medium: Medium
    has_text: bool
    chapter: Chapter | None = None
    has_picture: bool = False

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether it stands on another site."""
        return is_elsewhere(self.target.name)


def is_elsewhere(target: str) -> bool:
    """Tell whether a recording is named by the address of another site."""
    return bool(_ELSEWHERE.match(target))


def hearings(text: Text) -> Iterator[Hearing]:
    """Give every recording that a text calls: those of a story's chapters, and those of `/// audio` and `/// video`."""
    if not isinstance(text, Story):
        yield from _blocks(text.text, ())
        return
    for chapter in text.chapters:
        if chapter.view.audio:
            yield Hearing(chapter.view.audio, Medium.AUDIO, bool(chapter.text.text.strip()), chapter)
    yield from _blocks(text.body, text.chapters)


def heard(shelf: Shelf) -> Iterator[tuple[Text, Hearing]]:
    """Give every recording that the texts of a shelf call, with the text that does."""
    for text in _texts_of(shelf):
        yield from ((text, one) for one in hearings(text))


def _texts_of(shelf: Shelf) -> tuple[Text, ...]:
    return (*shelf.stories.values(), *shelf.methods.values()) if isinstance(shelf, Partnership) else shelf.texts


def _blocks(passage: Passage, chapters: tuple[Chapter, ...]) -> Iterator[Hearing]:
    lines = _without_code(passage.text.split("\n"))
    for number, line in enumerate(lines):
        if found := _BLOCK.fullmatch(line):
            start = passage.span
            span = Span(start.file, start.line + number, found.start("name") + 1)
            within = next((one for one in reversed(chapters) if one.span.line <= span.line), None)
            inside = tuple(_inside(lines[number + 1 :]))
            has_text = any(line.strip() for line in inside)
            has_picture = any(_PICTURE in line for line in inside)
            yield Hearing(Ref(found["name"], span), Medium(found["medium"]), has_text, within, has_picture)


def _without_code(lines: list[str]) -> list[str]:
    """Give lines with those between fences blanked: an example of a block calls nothing."""
    left: list[str] = []
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        is_code = bool(fence or found)
        if found and not fence:
            fence = found["fence"]
        elif fence and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        left.append("" if is_code else line)
    return left


def published_recordings(shelf: Shelf) -> tuple[Recording, ...]:
    """Give the recordings that a shelf's texts call, each once."""
    called = (find_recording(shelf.media.recordings, one.target.name, one.medium) for _, one in heard(shelf))
    return tuple({recording.key: recording for recording in called if recording}.values())


def find_recording(recordings: Mapping[str, Recording], written: str, medium: Medium) -> Recording | None:
    """Find a recording as writers name it: bare, or with its folder."""
    return recordings.get(key_of(written, medium))


def key_of(written: str, medium: Medium) -> str:
    """Give the path that a written name stands for, relative to the shelf's folder."""
    path = posixpath.normpath(unicodedata.normalize("NFC", unquote(written)))
    return path if path.startswith(f"{medium}/") else f"{medium}/{path}"


def _inside(lines: list[str]) -> Iterator[str]:
    """Give the lines of a block, up to its end."""
    for line in lines:
        if _END.fullmatch(line):
            return
        yield line
