"""The slow pure leaves of a build, as workers run them: each looks into the cache first and keeps what it makes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from cartostory.build.basemap_tiles import SiteBasemap
from cartostory.build.cache import Cache, key
from cartostory.build.time_limit import TooSlowError, within
from cartostory.carto.draw.titled import titled
from cartostory.carto.live.live import live
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import Drawn, Hint, Landmark, LegendItem, NamedThings, NameSort, Picture
from cartostory.carto.view.site_maps import LiveMap, live_key
from cartostory.geo.point import Point
from cartostory.media.sizes import Recipe, parts_for
from cartostory.model import Photo, Recording
from cartostory.model.output import Address, Content
from cartostory.problems.problem import Problem
from cartostory.render.html.markdown import ChapterHtml, Heading, Pieces, UnreadableTextError, pieces


@dataclass(frozen=True, slots=True)
class PictureInputs:
    """What the workers that draw maps share."""

    cache: Cache
    style: Style
    pictures: Mapping[Address, Picture]
    basemap: SiteBasemap | None = None


@dataclass(frozen=True, slots=True)
class LiveInputs:
    """What the workers that make the data of live maps share."""

    cache: Cache
    style: Style
    style_text: str
    live_maps: Mapping[Address, LiveMap]


@dataclass(frozen=True, slots=True)
class MediaInputs:
    """What the workers that make photographs share."""

    cache: Cache
    root: Path
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class Renditions:
    """A photograph in all its sizes: the content of each part; none where the file could not be decoded."""

    digest: str
    parts: Mapping[str, Content]
    colour: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class RemuxedRecording:
    """A recording as it is published; with a problem there is no content."""

    digest: str
    content: Content
    problems: tuple[Problem, ...] = ()


def draw_picture(shared: PictureInputs, address: Address) -> Drawn:
    """Draw one map picture. Of a story's only the hints are given: whoever makes its pages finds the rest kept."""
    drawn = drawn_picture(shared.cache, shared.style, shared.pictures[address], shared.basemap)
    return Drawn("", hints=drawn.hints) if address.subject else drawn


def drawn_picture(cache: Cache, style: Style, picture: Picture, basemap: SiteBasemap | None = None) -> Drawn:
    """Draw a picture, unless the cache has it. Only those that come near hang on the ground's bytes.

    What is drawn is kept, without its title: many chapters show the same map.
    """
    name = picture_name(style, picture, basemap)
    if (known := _LAST_DRAWN.get(name)) is None:
        known = _LAST_DRAWN[name] = _drawing(cache, name, style, picture, basemap)
        if len(_LAST_DRAWN) > _MOST_DRAWN:
            del _LAST_DRAWN[next(iter(_LAST_DRAWN))]
    cache.mark(name)
    return titled(picture, known)


def picture_name(style: Style, picture: Picture, basemap: SiteBasemap | None) -> str:
    """Name a drawing in the cache."""
    ground = basemap.digest if basemap and picture.comes_near else ""
    return key("picture", style.text, picture.drawing_key, ground)


def live_name(style_text: str, job: LiveMap) -> str:
    """Name the data of a live map in the cache."""
    return key("live", style_text, live_key(job))


_LAST_DRAWN: dict[str, Drawn] = {}
_MOST_DRAWN = 16
"""The last drawings of this process by name: chapters of one story often share theirs."""


def _drawing(cache: Cache, name: str, style: Style, picture: Picture, basemap: SiteBasemap | None) -> Drawn:
    known = cache.get(name)
    if known is not None:
        return _drawn(known)
    from cartostory.carto.draw.draw import drawing  # noqa: PLC0415 - shapely: a build that knows all goes without

    made = drawing(picture, style, basemap)
    cache.put(name, json.dumps(asdict(made), ensure_ascii=False).encode())
    return made


def make_live(shared: LiveInputs, address: Address) -> str:
    """Make the data of one live map; give the letters in them, each once. The data stay in the cache."""
    data = live_data(shared.cache, shared.style, shared.style_text, shared.live_maps[address])
    return "".join(sorted(set(data.decode())))


def live_data(cache: Cache, style: Style, style_text: str, job: LiveMap) -> bytes:
    """Give the data of one live map, as a script: files that are opened from a disk may not fetch JSON."""
    name = live_name(style_text, job)
    known = cache.get(name)
    if known is not None:
        return known
    data = live(
        job.partnership,
        job.story,
        job.frames,
        style,
        job.markers,
        job.borders,
        job.here_colour,
        job.there_colour,
        job.town_map,
    )
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    made = f"window.cartostoryLive={text};\n".encode()
    cache.put(name, made)
    return made


def develop(shared: MediaInputs, photo: Photo) -> Renditions:
    """Make all sizes of one photograph, unless the cache has them."""
    names = {
        part: key("photo", photo.digest, repr(shared.recipe), part) for part in parts_for(photo.width, shared.recipe)
    }
    colour_name = _colour_name(shared, photo)
    colour = shared.cache.get(colour_name)
    known = {part: stored for part, name in names.items() if (stored := shared.cache.stored(name))}
    if colour is not None and len(known) == len(names):
        return Renditions(photo.digest, known, colour.decode())
    from cartostory.media.files import read  # noqa: PLC0415 - libvips: a build that knows every photograph goes without
    from cartostory.media.renditions import cascade, problems  # noqa: PLC0415 - same

    made = cascade(read(shared.root, photo.path), shared.recipe)
    parts = {part: shared.cache.put_file(names[part], data) for part, data in made.files}
    if not made.fault:
        shared.cache.put(colour_name, made.colour.encode())
    return Renditions(photo.digest, parts, made.colour, problems(photo, made))


def examine(shared: MediaInputs, photo: Photo) -> tuple[Problem, ...]:
    """Say what is wrong inside a photograph, as `develop` would. A verdict is kept; a developed photograph is sound."""
    if shared.cache.has(_colour_name(shared, photo)):
        return ()
    from cartostory.media.files import read  # noqa: PLC0415 - libvips: see above
    from cartostory.media.renditions import Cascade, problems, verdict  # noqa: PLC0415 - same

    name = key("verdict", photo.digest, repr(shared.recipe))
    known = shared.cache.get(name)
    if known is not None:
        return problems(photo, Cascade((), "", **json.loads(known)))
    made = verdict(read(shared.root, photo.path), shared.recipe)
    shared.cache.put(name, json.dumps({"fault": made.fault, "limit": made.limit}).encode())
    return problems(photo, made)


def _colour_name(shared: MediaInputs, photo: Photo) -> str:
    """Name the last thing that is kept of a photograph that was developed whole."""
    return key("photo", photo.digest, repr(shared.recipe), "colour")


def record(shared: MediaInputs, recording: Recording) -> RemuxedRecording:
    """Pack one recording again, unless the cache has it."""
    name = key("recording", recording.digest, recording.medium, recording.container)
    if stored := shared.cache.stored(name):
        return RemuxedRecording(recording.digest, stored)
    from cartostory.media.files import read  # noqa: PLC0415 - libav: sites without recordings go without
    from cartostory.media.recording_format import Container  # noqa: PLC0415 - same
    from cartostory.media.remux import problems, repack  # noqa: PLC0415 - same

    made = repack(read(shared.root, recording.path), recording.medium, Container(recording.container))
    if made.fault:
        return RemuxedRecording(recording.digest, b"", problems(recording, made))
    return RemuxedRecording(recording.digest, shared.cache.put_file(name, made.data))


_PATIENCE_SECONDS, _SECONDS_PER_LETTER = 5.0, 0.001


def _read(text: str, headings: tuple[Heading, ...], language: str, top: int) -> Pieces:
    """Read a text, in a time that grows with its length. Raises `UnreadableTextError`."""
    seconds = _PATIENCE_SECONDS + _SECONDS_PER_LETTER * len(text)
    try:
        return within(seconds, lambda: pieces(text, headings, language, top))
    except RecursionError as error:
        raise UnreadableTextError(text, "text-too-deep") from error
    except TooSlowError as error:
        raise UnreadableTextError(text, "text-too-slow", seconds=round(seconds)) from error


@dataclass(frozen=True, slots=True)
class RememberedMarkdown:
    """`markdown.pieces` behind the cache."""

    cache: Cache

    def __call__(self, text: str, headings: tuple[Heading, ...], language: str, top: int) -> Pieces:
        """Give the pieces of a body."""
        name = key("markdown", text, repr(headings), language, str(top))
        known = self.cache.get(name)
        if known is not None:
            found = json.loads(known)
            return Pieces(**{**found, "chapters": tuple(ChapterHtml(**piece) for piece in found["chapters"])})
        made = _read(text, headings, language, top)
        self.cache.put(name, json.dumps(asdict(made), ensure_ascii=False).encode())
        return made


def _drawn(data: bytes) -> Drawn:
    found = json.loads(data)
    return Drawn(
        svg=found["svg"],
        legend=tuple(LegendItem(**item) for item in found["legend"]),
        shown=found["shown"],
        attribution=tuple(found["attribution"]),
        hints=tuple(Hint(hint["code"], tuple(map(tuple, hint["values"]))) for hint in found["hints"]),
        named=tuple(
            NamedThings(**{**one, "sort": NameSort(one["sort"]), "names": tuple(one["names"])})
            for one in found["named"]
        ),
        across_m=found["across_m"],
        has_disputes=found["has_disputes"],
        landmark=Landmark(found["landmark"]["name"], Point(**found["landmark"]["point"]))
        if found["landmark"]
        else None,
    )
