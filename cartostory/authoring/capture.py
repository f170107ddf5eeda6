"""A view of the live map, or a point on it -> `map="…"` of a chapter, or a place of the story. Nothing else changes.

A file’s bytes are cut and sewn: line ends, byte order mark, spaces, comments stay. What comes out is read again before
it is written, and must say what it said before, and what was asked.
"""

from __future__ import annotations

from pathlib import Path

from cartostory.authoring.bringing.bundle import BroughtPlace, key_of
from cartostory.authoring.bringing.story_blocks import names_in, parts_of, place_block, with_entries
from cartostory.authoring.edit import Change, ChangedMeanwhileError, Edit, as_known, change
from cartostory.authoring.text_file import CannotEditError, read_source
from cartostory.load.front_matter import read_matter
from cartostory.load.heading_attributes import split_heading
from cartostory.load.story import StoryMatter, TranslationMatter, load_story
from cartostory.load.yaml import decode, faults
from cartostory.load.yaml import read as read_yaml
from cartostory.media.files import inside, read
from cartostory.model import Story
from cartostory.problems.problem import Span

FIRST = "story.md"
_DECIMALS = 5
_LEAST_ZOOM, _MOST_ZOOM = 0.0, 24.0
_POLE, _TURN = 90.0, 180.0


def view_text(zoom: float, lat: float, lon: float) -> str:
    """Write a camera as writers do, as exactly as a screen shows it. Raises `ValueError` off the earth."""
    lon = (lon + _TURN) % (2 * _TURN) - _TURN
    if not (_LEAST_ZOOM <= zoom <= _MOST_ZOOM and -_POLE <= lat <= _POLE):
        raise ValueError(zoom, lat, lon)
    return f"{zoom:.2f}".rstrip("0").rstrip(".") + f"/{lat:.{_DECIMALS}f}/{lon:.{_DECIMALS}f}"


def story_file(root: Path, folder: str, language: str, number: int) -> str:
    """Give the file whose chapter says what the map shows: the translation’s where it says something of its own."""
    own = f"{folder}/story.{language}.md"
    if (root / own).is_file():
        matter = read_matter(root, own, TranslationMatter)
        line = _heading_line(root, own, number) if matter.keys is not None else None
        if line is not None and split_heading(line[1], Span(own)).pairs:
            return own
    return f"{folder}/{FIRST}"


def capture_view(root: Path, file: str, known: str, number: int, view: str) -> Edit:
    """Rewrite a chapter’s `map="…"`. `known` is the digest of the file that the page was made of.

    Raises `ChangedMeanwhileError`, `CannotEditError` where the chapter is not to be found, `OSError`.
    """
    before = _asked(root, file, known)
    found = _heading_line(root, file, number)
    if found is None:
        raise CannotEditError(file)
    line, text = found
    lines = before.split(b"\n")
    ending = b"\r" if lines[line].endswith(b"\r") else b""
    mark = b"\xef\xbb\xbf" if line == 0 and lines[line].startswith(b"\xef\xbb\xbf") else b""
    written = lines[line].removeprefix(mark).removesuffix(ending).decode("utf-8")
    if not written.endswith(text):
        raise CannotEditError(file)
    start = len(written) - len(text)
    lines[line] = mark + (written[:start] + with_view(text, view)).encode() + ending
    return _proven(change(file, before, b"\n".join(lines)))


def with_view(text: str, view: str) -> str:
    """Set `map` in a heading’s text behind its signs; everything else stays as it is written."""
    heading = split_heading(text, Span("", 1, 1))
    pair = heading.pairs.get("map")
    if pair:
        at = pair[1].span.column - 1
        return f"{text[:at]}{view}{text[at + len(pair[1].name) :]}"
    if heading.opened:
        raise CannotEditError("{")
    if heading.pairs or text.rstrip().rstrip("#").rstrip().endswith("}"):
        at = text.rindex("}")
        gap = "" if text[:at].endswith((" ", "\t")) else " "
        return f'{text[:at]}{gap}map="{view}" {text[at:]}'
    return f'{text.rstrip()} {{: map="{view}" }}'


def add_place(root: Path, folder: str, known: str, *, name: str, lat: float, lon: float) -> tuple[Edit, str]:
    """Add a place to a story’s front matter; give the change and the place’s key.

    Raises `ChangedMeanwhileError`, `CannotEditError`, `OSError`.
    """
    file = f"{folder}/{FIRST}"
    before = _asked(root, file, known)
    source = read_source(inside(root, file))
    opening, matter, rest = parts_of(source.text)
    taken = names_in(matter, "places") | names_in(matter, "layers")
    key = key_of(name, taken, "lieu")
    block = place_block(BroughtPlace(key, " ".join(name.split()), round(lat, _DECIMALS), round(lon, _DECIMALS)))
    text = opening + with_entries(matter, "places", [block]) + rest
    after = (source.mark + text.replace("\n", source.newline)).encode()
    if _is_broken(file, after):
        raise CannotEditError(file)
    return Edit((change(file, before, after),)), key


def _is_broken(file: str, data: bytes) -> bool:
    """Tell whether a front matter that is not written yet would be broken."""
    _, matter, _ = parts_of(data.decode("utf-8-sig").replace("\r\n", "\n"))
    document, broken = read_yaml(matter, file)
    keys, _ = decode(document, StoryMatter)
    return bool(faults(broken)) or keys is None


def _asked(root: Path, file: str, known: str) -> bytes:
    data = as_known(root, file, known)
    if data is None:
        raise ChangedMeanwhileError(file)
    return data


def _heading_line(root: Path, file: str, number: int) -> tuple[int, str] | None:
    """Give the line of a chapter’s heading, from 0, and its text behind the signs; None where there is no such chapter.

    A heading that is underlined has no place for attributes.
    """
    story = _story(root, file)
    if story is None or not 1 <= number <= len(story.chapters):
        return None
    line = story.chapters[number - 1].span.line - 1
    written = read(root, file).decode("utf-8-sig").replace("\r\n", "\n").split("\n")[line]
    text = written.lstrip()
    return (line, text.lstrip("#").lstrip()) if text.startswith("#") else None


def _story(root: Path, file: str) -> Story | None:
    folder = file.rpartition("/")[0]
    return (
        load_story(root, file, folder.rpartition("/")[2], "und").story
        if file.endswith(FIRST)
        else _translated(root, file)
    )


def _translated(root: Path, file: str) -> Story | None:
    folder = file.rpartition("/")[0]
    first = _story(root, f"{folder}/{FIRST}")
    return load_story(root, file, folder.rpartition("/")[2], "und", first).story if first else None


def _proven(one: Change) -> Edit:
    """Hold that one line changed, and no other."""
    lines = zip((one.before or b"").split(b"\n"), (one.after or b"").split(b"\n"), strict=True)
    if sum(1 for before, after in lines if before != after) > 1:
        raise CannotEditError(one.file)
    return Edit((one,))
