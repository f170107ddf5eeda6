"""The HTML of a page -> every file that it may ask for, told apart by when it does."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from cartostory.render.html.tree import Element, WalkStep

_LINKED = frozenset({"stylesheet", "icon"})
_LIVE = "data-live-"


@dataclass(frozen=True, slots=True)
class Sized:
    """One size of a picture: its path in the website, and its width in px."""

    path: str
    width: int


@dataclass(slots=True)
class Choice:
    """A picture in several sizes. `others` are the same picture in formats that nobody has to keep.

    `is_drawn`: a map, drawn anew for narrow screens. A photograph is chosen by the pixels of a screen instead.
    """

    sizes: list[Sized] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    is_drawn: bool = False


@dataclass(slots=True)
class RequestedFiles:
    """What a page asks for: `files` always, `live` for its map, a size of each of `choices`, `recordings` if played."""

    files: dict[str, None] = field(default_factory=dict)
    live: dict[str, None] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    recordings: dict[str, None] = field(default_factory=dict)


def asked(page: str, document: Element) -> RequestedFiles:
    """Find what a page asks for. `page` is its path; the paths that are found are relative to the same root."""
    reader = _Reader(posixpath.dirname(page))
    reader.asked.files[page] = None
    for step, node in document.walk():
        if isinstance(node, Element):
            reader.enter(node) if step is WalkStep.OPEN else reader.leave(node)
    return reader.asked


def read_asked(found: Mapping[str, Any]) -> RequestedFiles:
    """Return what a page asks for from the fields of an `RequestedFiles` that was kept as JSON."""
    choices = [
        Choice([Sized(**size) for size in one["sizes"]], list(one["others"]), one["is_drawn"])
        for one in found["choices"]
    ]
    files, live, recordings = (dict.fromkeys(found[name]) for name in ("files", "live", "recordings"))
    return RequestedFiles(files, live, choices, recordings)


@dataclass(slots=True)
class _Reader:
    """Takes up what each element of a page asks for. `choice` is the picture that is open."""

    folder: str
    asked: RequestedFiles = field(default_factory=RequestedFiles)
    choice: Choice | None = None

    def enter(self, element: Element) -> None:
        tag, said = element.tag, element.attributes
        if tag == "picture":
            self.choice = Choice()
        elif tag == "source" and self.choice is None and said.get("src"):
            self.asked.recordings[self._path(said["src"])] = None
        elif tag == "source" and self.choice is not None:
            self._source(said, self.choice)
        elif tag == "img" and said.get("src"):
            self._image(said)
        elif tag == "script" and said.get("src"):
            self.asked.files[self._path(said["src"])] = None
        elif tag == "link" and said.get("rel", "") in _LINKED:
            self.asked.files[self._path(said["href"])] = None
        for name, value in said.items():
            if name.startswith(_LIVE) and value:
                self.asked.live[self._path(value)] = None

    def leave(self, element: Element) -> None:
        if element.tag == "picture":
            self.choice = None

    def _source(self, said: dict[str, str], choice: Choice) -> None:
        sizes = list(self._sizes(said.get("srcset", ""), int(said.get("width") or 0)))
        if "media" in said:
            choice.is_drawn = True
            choice.sizes += sizes
        elif choice.sizes:
            choice.others += [size.path for size in sizes]
        else:
            choice.sizes += sizes

    def _image(self, said: dict[str, str]) -> None:
        shown = Sized(self._path(said["src"]), int(said.get("width") or 0))
        if self.choice is None:
            self.asked.files[shown.path] = None
        elif self.choice.sizes and not self.choice.is_drawn:
            self.choice.others.append(shown.path)
            self.asked.choices.append(self.choice)
        else:
            self.choice.sizes.append(shown)
            self.asked.choices.append(self.choice)

    def _sizes(self, srcset: str, width: int) -> Iterator[Sized]:
        for candidate in filter(None, (part.strip() for part in srcset.split(", "))):
            url, _, descriptor = candidate.partition(" ")
            yield Sized(self._path(url), int(descriptor.rstrip("w")) if descriptor.endswith("w") else width)

    def _path(self, url: str) -> str:
        return posixpath.normpath(posixpath.join(self.folder, unquote(urlsplit(url).path)))


_FACE = re.compile(r"@font-face\s*\{(?P<body>[^}]*)\}")
_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_RANGES = re.compile(r"unicode-range:\s*([^;}]+)")
_LAST = 0x10FFFF


def fonts(style_sheet: str, css: str, text: str) -> Iterator[str]:
    """Give the paths of the fonts with a letter of the text. CSS Fonts 4, section 4.5; `U+4??` is not read.

    A style sheet and a text -> the fonts that a browser fetches for it, by their `unicode-range`.
    """
    points = {ord(letter) for letter in text}
    for face in _FACE.finditer(css):
        url, ranges = _URL.search(face["body"]), _RANGES.search(face["body"])
        if url and _covers(ranges[1] if ranges else "", points):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(style_sheet), url[1]))


def _covers(ranges: str, points: set[int]) -> bool:
    spans = [_span(one.strip()) for one in ranges.split(",") if one.strip()] or [(0, _LAST)]
    return any(first <= point <= last for point in points for first, last in spans)


def _span(written: str) -> tuple[int, int]:
    first, _, last = written.upper().removeprefix("U+").partition("-")
    return int(first, 16), int(last or first, 16)
