"""What of a story leaves: its layers, its places, its chapters, its pictures that may; and what became of the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import shapely

from cartostory.authoring.bringing.bundle import Counted, Fate, ReportLine
from cartostory.geo.point import Point
from cartostory.load.markdown.comments import without_comments
from cartostory.load.vector.outcome import Value, feature
from cartostory.media.files import read
from cartostory.media.renditions import smaller
from cartostory.media.rights import Standing, standings
from cartostory.model import Chapter, Feature, Layer, Partnership, Photo, Story
from cartostory.model.photo_uses import find_photo
from cartostory.problems.messages import counted

_STOPS = frozenset(Standing) - {Standing.FINE, Standing.ENDS_SOON, Standing.PEOPLE_NOT_SAID}
_WIDTH_PX, _QUALITY = 1600, 85


@dataclass(slots=True)
class Export:
    """A story on its way out: files by their paths, and a report."""

    files: dict[str, bytes] = field(default_factory=dict)
    report: list[ReportLine] = field(default_factory=list)

    def tell(self, fate: Fate, sentence: Counted, count: int, **blanks: str) -> None:
        """Add a line to the report, unless it would speak of nothing."""
        if count:
            self.report.append(ReportLine(fate, sentence, count, tuple(blanks.items())))


@dataclass(frozen=True, slots=True)
class ExportedStory:
    """A story in one language with what it shows. `pictures` are those whose rights allow them to go out."""

    root: Path
    partnership: Partnership
    story: Story
    pictures: Mapping[str, Photo]

    @property
    def layers(self) -> tuple[Layer, ...]:
        """Give the layers that have features of their own; squares that another one leaves blank are made anew."""
        return tuple(one for one in self.partnership.layers.values() if not one.style.blanks and one.features)

    def places(self) -> tuple[Value, ...]:
        """Give the places as features; hidden ones stay hidden, and others are rounded as they are on the site."""
        shown = (one for one in self.story.places.values() if not one.hidden)
        return tuple(feature(_point(one.point), {"name": one.name, "key": one.key}) for one in shown)

    def towns(self) -> tuple[Value, ...]:
        """Give the towns as features."""
        return tuple(feature(_point(one.point), {"name": one.name, "country": one.country}) for one in self.story.towns)

    def picture(self, written: str) -> tuple[str, bytes, Photo] | None:
        """Give a picture that a text calls: a name, its bytes without what the camera wrote, the photograph."""
        photo = find_photo(self.pictures, written)
        if photo is None:
            return None
        return f"{Path(photo.name).stem}.webp", smaller(read(self.root, photo.path), _WIDTH_PX, _QUALITY), photo

    def where(self, chapter: Chapter) -> tuple[Point, float] | None:
        """Give the point at which a chapter looks, and how near; None where it says neither."""
        view = chapter.view
        if view.camera:
            return view.camera.centre, view.camera.zoom
        place = self.story.places.get(view.place.name) if view.place else None
        if place and not place.hidden:
            return place.point, view.zoom if view.zoom is not None else 13.0
        for ref in (*view.fit, *(view.show or ())):
            layer = self.partnership.layers.get(ref.name)
            if layer and layer.features:
                west, south, east, north = shapely.total_bounds([one.geometry for one in layer.features])
                return Point(float(west + east) / 2, float(south + north) / 2), 10.0
        return None


def exported(root: Path, partnership: Partnership, language: str, today: date) -> ExportedStory:
    """Take a story as it is in a language; pictures without the rights to be shown on the web stay here."""
    story = partnership.stories.get(language) or partnership.story
    allowed = {
        name: photo
        for name, photo in partnership.media.photos.items()
        if not _STOPS & set(standings(photo.rights, today))
    }
    return ExportedStory(root, partnership, story, allowed)


def text_of(chapter: Chapter) -> str:
    """Give a chapter’s Markdown without its comments, which no reader of any export should meet."""
    return markdown_of(chapter.text.text, chapter)


def markdown_of(text: str, chapter: Chapter | None = None) -> str:
    """Give a text without comments, and without the lines that open and close blocks."""
    span = chapter.text.span if chapter else None
    lines = [line.text for line in without_comments(text, span)[0]] if span else text.split("\n")
    return "\n".join(line for line in lines if not line.startswith("///")).strip()


def as_features(layer: Layer) -> tuple[Value, ...]:
    """Give a layer’s features as GeoJSON, with all their properties."""
    return tuple(as_feature(one) for one in layer.features)


def as_feature(one: Feature) -> Value:
    """Give one feature as GeoJSON."""
    found = feature(json.loads(shapely.to_geojson(one.geometry)), dict(one.properties))
    return found if one.id is None else {**found, "id": one.id}


def collection(features: tuple[Value, ...]) -> bytes:
    """Write features as a GeoJSON file."""
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, indent=1).encode()


def _point(point: Point) -> Value:
    return {"type": "Point", "coordinates": [point.lon, point.lat]}


def all_layers(taken: ExportedStory) -> Iterator[tuple[str, str, tuple[Value, ...]]]:
    """Yield key, label and features of every layer, the places last, under a name that no layer bears."""
    keys = {one.key for one in taken.layers}
    for layer in taken.layers:
        yield layer.key, layer.label, as_features(layer)
    if places := taken.places():
        yield "lieux" if "lieux" not in keys else "lieux-de-l-histoire", "Lieux", places


FEATURES = counted("{count} feature of “{layer}”", "{count} features of “{layer}”")
CHAPTERS = counted("{count} chapter", "{count} chapters")
CHAPTERS_LEFT = counted("{count} chapter: this format holds no texts", "{count} chapters: this format holds no texts")
PICTURES = counted("{count} picture", "{count} pictures")
PICTURES_LEFT = counted(
    "{count} picture whose rights do not allow it to go out",
    "{count} pictures whose rights do not allow them to go out",
)
LAYERS_LEFT = counted("{count} layer: this format holds no data", "{count} layers: this format holds no data")
