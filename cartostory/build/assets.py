"""A checked and planned site -> what its pages show: photographs, recordings, maps and fonts, on all cores."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cartostory.build.basemap_tiles import basemap_of
from cartostory.build.cache import Cache
from cartostory.build.fonts import FontInputs, cut
from cartostory.build.kept_letters import KeptLetters
from cartostory.build.plan import recipe
from cartostory.build.run import Run
from cartostory.build.tasks import (
    LiveInputs,
    MediaInputs,
    PictureInputs,
    RemuxedRecording,
    Renditions,
    develop,
    draw_picture,
    make_live,
    picture_name,
    record,
)
from cartostory.carto.style.style import parse
from cartostory.carto.view.picture import Drawn, Picture
from cartostory.carto.view.site_maps import LiveMap, live_maps, pictures
from cartostory.model import Photo, Shelf, Site
from cartostory.model.output import Address
from cartostory.model.photo_uses import published
from cartostory.model.prepared import PreparedSite
from cartostory.model.recording_uses import published_recordings
from cartostory.model.theme import Asset, Face
from cartostory.problems.problem import Problem
from cartostory.theme.fonts.faces import assets, by_style, styles_of
from cartostory.theme.fonts.letters import everyday_letters, letters
from cartostory.theme.fonts.subset import Cut


@dataclass(frozen=True, slots=True)
class Assets:
    """What pages show. `renditions` and `recordings` are found by digest, `fonts` by language.

    `pictures` is how each map is composed, `drawn` what came of it (of a story's maps the hints alone: the drawing lies
    in the cache), `live` the letters of each live map's data, and `live_maps` what those are made of.
    """

    renditions: Mapping[str, Renditions]
    recordings: Mapping[str, RemuxedRecording]
    pictures: Mapping[Address, Picture]
    drawn: Mapping[Address, Drawn]
    live: Mapping[Address, str]
    live_maps: Mapping[Address, LiveMap]
    fonts: Mapping[str, tuple[Asset, ...]]
    problems: tuple[Problem, ...]

    @property
    def font_paths(self) -> tuple[str, ...]:
        """Return the files of fonts that pages may ask for: their names hang on the letters in them."""
        return tuple(font.path for fonts in self.fonts.values() for font in fonts)


def make_assets(prepared: PreparedSite, run: Run, known_letters: Iterable[Mapping[str, str]] = ()) -> Assets:
    """Make what the pages of a site show. What fails is reported and left out.

    `known_letters` are, by language, those of the live maps that need not be made.
    """
    renditions, unreadable = make_photos(prepared.site, prepared.site.shelves, run)
    recordings, damaged = make_recordings(prepared.site, run)
    composed = pictures(prepared.site, prepared.plan, prepared.known)
    drawn, live, jobs = _maps(prepared, composed, run)
    fonts, broken = _fonts(prepared, letters_by_language(prepared, live, known_letters, run.cache), run)
    return Assets(renditions, recordings, composed, drawn, live, jobs, fonts, (*unreadable, *damaged, *broken))


def make_photos(site: Site, shelves: Iterable[Shelf], run: Run) -> tuple[Mapping[str, Renditions], tuple[Problem, ...]]:
    """Make every size of the photographs that these parts of a site publish, by digest."""
    problems: list[Problem] = []
    sound: dict[str, Renditions] = {}
    photos = published_photos(shelves)
    for photo, renditions in run.each("photos", develop, media_inputs(site, run), photos, slow=True):
        problems += renditions.problems
        if not renditions.problems:
            sound[photo.digest] = renditions
    return sound, tuple(problems)


def make_recordings(site: Site, run: Run) -> tuple[Mapping[str, RemuxedRecording], tuple[Problem, ...]]:
    """Pack the recordings that a site publishes again, by digest."""
    problems: list[Problem] = []
    sound: dict[str, RemuxedRecording] = {}
    recordings = {one.digest: one for shelf in site.shelves for one in published_recordings(shelf)}
    for recording, packed in run.each("voices", record, media_inputs(site, run), tuple(recordings.values()), slow=True):
        problems += packed.problems
        if not packed.problems:
            sound[recording.digest] = packed
    return sound, tuple(problems)


def published_photos(shelves: Iterable[Shelf]) -> tuple[Photo, ...]:
    """Return the photographs that are published, each once whatever its names."""
    return tuple({photo.digest: photo for shelf in shelves for photo in published(shelf)}.values())


def media_inputs(site: Site, run: Run) -> MediaInputs:
    """Return what the workers that make photographs and recordings share."""
    return MediaInputs(run.cache, Path(site.root), recipe(site))


def _maps(
    prepared: PreparedSite, composed: Mapping[Address, Picture], run: Run
) -> tuple[Mapping[Address, Drawn], Mapping[Address, str], Mapping[Address, LiveMap]]:
    style, _ = parse(prepared.theme.style_text, prepared.theme.style_file)
    # languages look at the same views: side by side they fall to the same worker, which remembers the ground
    alike = sorted(composed, key=lambda address: (address.subject, address.part, address.language))
    shared = PictureInputs(run.cache, style, composed, basemap_of(prepared.site))
    if len(alike) >= _MANY and not run.cache.has(picture_name(style, composed[alike[0]], shared.basemap)):
        _read_world()
    finished = dict(run.each("maps", draw_picture, shared, alike))
    drawn = {address: finished[address] for address in composed if address in finished}
    jobs = live_maps(prepared.site, prepared.plan, drawn, prepared.known)
    inputs = LiveInputs(run.cache, style, prepared.theme.style_text, jobs)
    return drawn, dict(run.each("maps", make_live, inputs, tuple(jobs))), jobs


_MANY = 40


def _read_world() -> None:
    """Read the built-in world before processes fork: each of them would read it for itself."""
    from cartostory.carto.world.gazetteer import gazetteer  # noqa: PLC0415 - builds that know all maps go without
    from cartostory.carto.world.world import world  # noqa: PLC0415 - same

    gazetteer()
    for resolution in ("110m", "50m"):
        world(resolution)


def _fonts(
    prepared: PreparedSite, needed: Mapping[str, str], run: Run
) -> tuple[Mapping[str, tuple[Asset, ...]], tuple[Problem, ...]]:
    """Cut the theme's fonts for each language: only now is it known what the live maps write."""
    faces = by_style(prepared.theme.faces)
    walked = KeptLetters(run.cache).of
    everyday = {language: everyday_letters(prepared.site, prepared.theme, language, walked) for language in needed}
    inputs = FontInputs(run.cache, needed, everyday, faces)
    jobs = tuple((language, style) for language in inputs.letters for style in styles_of(language, faces))
    cuts: dict[str, list[tuple[Face, tuple[Cut, ...]]]] = {}
    problems: list[Problem] = []
    for (language, style), face in run.each("fonts", cut, inputs, jobs):
        problems += face.problems
        cuts.setdefault(language, []).extend(zip(faces[style], face.cuts, strict=False))
    return {language: tuple(assets(language, pairs)) for language, pairs in cuts.items()}, tuple(problems)


def letters_by_language(
    prepared: PreparedSite,
    live: Mapping[Address, str],
    known: Iterable[Mapping[str, str]] = (),
    cache: Cache | None = None,
) -> Mapping[str, str]:
    """Return the letters that the fonts of each language need, those of its live maps included."""
    known = tuple(known)
    kept = KeptLetters(cache)
    found = {
        language: letters(
            prepared.site,
            prepared.theme,
            language,
            (
                *(text for address, text in live.items() if address.language == language),
                *(one.get(language, "") for one in known),
            ),
            kept.of,
        )
        for language in prepared.site.config.languages
    }
    kept.save()
    return found
