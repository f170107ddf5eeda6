"""A story of StoryMapJS (its JSON, or the ZIP of “export”) -> chapters with their places and media."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from cartostory.authoring.bringing import words
from cartostory.authoring.bringing.bundle import BroughtChapter, BroughtPlace, Bundle, CannotBringError, Fate, key_of
from cartostory.authoring.bringing.foreign_markup import awaiting, from_any, linked
from cartostory.authoring.bringing.place_picture import PicturePlacer
from cartostory.authoring.importing.escape_markdown import escaped
from cartostory.load.vector.html_text import words as plain_words
from cartostory.problems.messages import counted, translatable

_TILE_STEP = 1
_LEAST_ZOOM, _MOST_ZOOM = 0.0, 20.0
_USUAL_ZOOM = 10.0


def is_storymap(value: object) -> bool:
    """Tell whether a parsed JSON text is a story of StoryMapJS."""
    storymap = value.get("storymap") if isinstance(value, Mapping) else None
    return isinstance(storymap, Mapping) and isinstance(storymap.get("slides"), list)


def bring_storymap(value: Mapping[str, Any], name: str, files: Mapping[str, bytes] | None = None) -> Bundle:
    """Read a story; `files` are those of its ZIP. Raises `CannotBringError`."""
    slides = [one for one in value["storymap"]["slides"] if isinstance(one, Mapping)]
    if not slides:
        raise CannotBringError(_NOTHING)
    bundle = Bundle("StoryMapJS", name, name)
    story = _Reading(bundle, PicturePlacer(bundle, files))
    first = slides[0] if slides[0].get("type") == "overview" else None
    if first is not None:
        bundle.title = plain_words(str(_mapping(first.get("text")).get("headline") or "")).replace("\n", " ") or name
        bundle.lead = story.text(first)
    for slide in slides[1:] if first is not None else slides:
        bundle.chapters.append(story.chapter(slide))
    bundle.tell(Fate.KEPT, words.CHAPTERS, len(bundle.chapters))
    bundle.tell(Fate.KEPT, words.PLACES, len(bundle.places))
    bundle.tell(Fate.KEPT, words.PICTURES, len(bundle.pictures))
    bundle.tell(Fate.CHANGED, _MEDIA, story.media)
    bundle.tell(Fate.DROPPED, _BACKGROUNDS, sum(1 for one in slides if _mapping(one.get("background")).get("url")))
    bundle.tell(Fate.DROPPED, _LINES, sum(1 for one in slides if _mapping(one.get("location")).get("line")))
    bundle.tell(Fate.DROPPED, words.ICONS_LOST, sum(1 for one in slides if _mapping(one.get("location")).get("icon")))
    return bundle


class _Reading:
    """A story while it is read."""

    def __init__(self, bundle: Bundle, place: PicturePlacer) -> None:
        self.media = 0
        self._bundle, self._place = bundle, place
        self._keys: set[str] = set()

    def chapter(self, slide: Mapping[str, Any]) -> BroughtChapter:
        """Make a chapter of a slide."""
        told = _mapping(slide.get("text"))
        location = _mapping(slide.get("location"))
        named = str(location.get("name") or "")
        title = plain_words(str(told.get("headline") or named)).replace("\n", " ") or "…"
        return BroughtChapter(title, self.text(slide), tuple(self._where(location, plain_words(named) or title)))

    def text(self, slide: Mapping[str, Any]) -> str:
        """Give a slide’s text: its date, its words, its medium."""
        told = _mapping(slide.get("text"))
        date, headline = str(slide.get("date") or "").strip(), str(told.get("headline") or "")
        parts = [
            f"*{escaped(plain_words(date))}*" if date and date not in headline else "",
            from_any(str(told.get("text") or ""), self._place),
            self._medium(_mapping(slide.get("media"))),
        ]
        return "\n\n".join(filter(None, parts))

    def _where(self, location: Mapping[str, Any], name: str) -> Iterator[tuple[str, str]]:
        lat, lon = _number(location.get("lat")), _number(location.get("lon"))
        if lat is None or lon is None or not (abs(lat) <= 90 and abs(lon) <= 360):  # noqa: PLR2004 - degrees
            return
        at = next((one.key for one in self._bundle.places if (one.lat, one.lon) == (lat, lon)), "")
        if not at:
            at = key_of(name, self._keys, "lieu")
            self._bundle.places.append(BroughtPlace(at, name, lat, lon))
        zoom = _number(location.get("zoom"))
        nearness = min(max((zoom if zoom is not None else _USUAL_ZOOM) - _TILE_STEP, _LEAST_ZOOM), _MOST_ZOOM)
        yield "place", at
        yield "zoom", f"{nearness:g}"

    def _medium(self, media: Mapping[str, Any]) -> str:
        """Give a slide’s medium: a picture of the ZIP, or a link; nothing elsewhere is shown in a page."""
        url = str(media.get("url") or "").strip()
        caption, credit = (plain_words(str(media.get(key) or "")) for key in ("caption", "credit"))
        if not url:
            return ""
        file = self._place.file(url, caption, credit)
        if file:
            return awaiting(caption, file)
        if url.startswith("wikifile:"):
            url = f"https://commons.wikimedia.org/wiki/File:{quote(url.removeprefix('wikifile:'))}"
        link = linked(url, caption or url)
        if not link:
            return from_any(url, self._place) if "<" in url else ""
        self.media += 1
        if url.lower().split("?")[0].endswith((".jpg", ".jpeg", ".png", ".gif", ".webp")):
            self._bundle.remote.append((url, credit))
        return f"{link} — {escaped(credit)}" if credit else link


def _number(value: object) -> float | None:
    try:
        return float(str(value))
    except ValueError:
        return None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


_NOTHING = translatable("{file} is a story of StoryMapJS without a slide.")
_MEDIA = counted("{count} medium of another site became a link", "{count} media of other sites became links")
_BACKGROUNDS = counted("{count} background picture", "{count} background pictures")
_LINES = counted("{count} line from slide to slide", "{count} lines from slide to slide")
