"""The places that the register of pictures names are places or towns of the story: else the picture is on no map."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from cartostory.carto.view.names import TargetKind, targets
from cartostory.media.similarity import alike
from cartostory.model import Partnership, Photo, Shelf, Site, Withdrawn
from cartostory.model.photo_uses import Appearance, appearances, published
from cartostory.model.spelling import nearest
from cartostory.problems.problem import Problem, Severity, Span, problem


def check_register_places(site: Site, _today: date) -> Iterator[Problem]:
    """Find entries of `photos.yaml` whose `place` no story of the partnership knows."""
    for shelf in site.shelves:
        known = sorted(_known(shelf)) if isinstance(shelf, Partnership) else []
        for rights in shelf.media.register.values():
            if rights.place and rights.place.name not in known:
                guess = nearest(rights.place.name, known) or ""
                listed = ", ".join(known)
                values = {"photo": rights.file, "name": rights.place.name, "nearest": guess, "known": listed}
                yield problem("photo-unknown-place", rights.place.span, **values)


def _known(partnership: Partnership) -> set[str]:
    """Give the names of places and towns, in any of a partnership's stories."""
    found = (one for story in partnership.stories.values() for one in targets(partnership, story).items())
    return {key for key, target in found if target.kind in {TargetKind.PLACE, TargetKind.TOWN}}


def check_photo_not_in_register(site: Site, _today: date) -> Iterator[Problem]:
    """Find photographs without an entry; a published one is reported where a story first calls it.

    The register knows every photograph: an error where one is published, a warning where it only lies in the folder.
    """
    for shelf in site.shelves:
        called = {found.photo.name: found.span for found in reversed(tuple(appearances(shelf)))}
        for photo in shelf.media.photos.values():
            if photo.rights is None:
                span = called.get(photo.name)
                values = {"photo": photo.name, "register": _register(shelf)}
                severity = None if span else Severity.WARNING
                yield problem("photo-not-in-register", span or Span(photo.path), severity, **values)


def _register(shelf: Shelf) -> str:
    return f"{shelf.folder}/photos/photos.yaml"


def check_photo_placed_by_camera(site: Site, _today: date) -> Iterator[Problem]:
    """Find published photographs that stand on the map by their camera alone (`photos: {use_gps: true}`).

    A camera writes where it stood: where the site shows that, the writer is told, and may say no.
    """
    for shelf in site.shelves:
        for photo in published(shelf):
            rights = photo.rights
            if photo.point and not (rights and (rights.place or rights.point)):
                lat, lon = round(photo.point.lat, 4), round(photo.point.lon, 4)
                span = rights.span if rights else Span(photo.path)
                yield problem("photo-placed-by-camera", span, photo=photo.name, lat=lat, lon=lon)


_FOLDER = "photos/"


def check_photo_register_without_photo(site: Site, _today: date) -> Iterator[Problem]:
    """Find entries whose file is not in the folder.

    Every entry of the register has its photograph: a name that was misspelt leaves a picture without rights.
    """
    for shelf in site.shelves:
        files = _files(shelf)
        free = sorted(files - set(shelf.media.register))
        for name, rights in shelf.media.register.items():
            if unicodedata.normalize("NFC", name) not in files:
                yield problem("register-without-photo", rights.span, photo=name, nearest=nearest(name, free) or "")


def _files(shelf: Shelf) -> frozenset[str]:
    """Give the files of the folder, those that cannot be read included: they are reported for what they are."""
    names = (unicodedata.normalize("NFC", file) for file in shelf.media.files)
    return frozenset(name.removeprefix(_FOLDER) for name in names if name.startswith(_FOLDER))


def check_photo_taken_in_future(site: Site, today: date) -> Iterator[Problem]:
    """Find published photographs that the register says were taken after today.

    A photograph was taken before today: a date to come is a slip of the pen, or a camera whose clock is wrong.
    """
    for shelf in site.shelves:
        for photo in published(shelf):
            rights = photo.rights
            if rights and _is_after(rights.taken.strip(), today):
                yield problem("photo-taken-in-future", rights.span, photo=photo.name, taken=rights.taken)


def _is_after(written: str, today: date) -> bool:
    """Compare as far as it is written: `2014`, `2014-02` and `2014-02-17` all sort as text does."""
    digits = written.replace("-", "")
    return digits.isdecimal() and len(digits) in (4, 6, 8) and digits > today.strftime("%Y%m%d")[: len(digits)]


def check_photo_withdrawn(site: Site, _today: date) -> Iterator[Problem]:
    """Find photographs that are on the withdrawal list, or that look like one of those.

    A picture that was withdrawn is never published again, whatever its name, its size or its format.

    Wherever it lies in a story's folder, shown or not: what was promised to the people in it is that it is gone.
    """
    for shelf in site.shelves if site.withdrawn else ():
        for photo in shelf.media.photos.values():
            yield from _photo(photo, site.withdrawn)


def _photo(photo: Photo, withdrawn: tuple[Withdrawn, ...]) -> Iterator[Problem]:
    same = next((one for one in withdrawn if one.digest == photo.digest), None)
    if same:
        yield problem("photo-withdrawn", Span(photo.path), photo=photo.name, day=same.day.isoformat())
        return
    like = next((one for one in withdrawn if photo.digest not in one.others and alike(photo.look, one.looks)), None)
    if like:
        values = {"photo": photo.name, "day": like.day.isoformat(), "other": like.file, "digest": photo.digest}
        yield problem("photo-like-withdrawn", Span(photo.path), **values)


_FILE_NAME = re.compile(r"\S+\.(jpe?g|png|webp|avif|heic|heif|tiff?|gif)", re.IGNORECASE)


def check_photo_without_alt_text(site: Site, _today: date) -> Iterator[Problem]:
    """Find photographs that neither their text nor the register describes; a file's name describes nothing.

    Every photograph says in words what it shows (RGAA 4.1.2, criterion 1.1), in the text or in the register.

    `decorative: true` in the register is the only way to say nothing.
    """
    for shelf in site.shelves:
        shown = tuple(appearances(shelf))
        described = {(one.photo.name, id(one.story)) for one in shown if _says_something(one.alt)}
        for found in shown:
            is_told = found.is_cover and (found.photo.name, id(found.story)) in described  # by the story’s own text
            if not is_told and not _is_described(found):
                yield problem("photo-without-alt-text", found.span, photo=found.photo.name)


def _is_described(found: Appearance) -> bool:
    rights = found.photo.rights
    if rights and rights.decorative:
        return True
    return any(map(_says_something, (found.alt, rights.alt if rights else None)))


def _says_something(alt: str | None) -> bool:
    text = (alt or "").strip()
    return bool(text) and not _FILE_NAME.fullmatch(text)


def check_recording_withdrawn(site: Site, _today: date) -> Iterator[Problem]:
    """Find recordings that are on the withdrawal list, by their bytes.

    A recording that was withdrawn is never published again, whatever its name, called by a text or not.
    """
    gone = {one.digest: one.day.isoformat() for one in site.withdrawn}
    for shelf in site.shelves:
        for recording in shelf.media.recordings.values():
            if recording.digest in gone:
                day = gone[recording.digest]
                yield problem("recording-withdrawn", Span(recording.path), recording=recording.name, day=day)
