"""A recording that a text calls -> what the theme's player needs."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass

from cartostory.media.recording_format import media_type
from cartostory.model import Captions, Medium, Recording, Shelf
from cartostory.model.output import Kind
from cartostory.model.photo_uses import find_photo
from cartostory.model.recording_uses import find_recording, key_of
from cartostory.render.credits import licence
from cartostory.render.figures import FigureCall, photo_view
from cartostory.render.page_context import PageContext

_KB = 1000


@dataclass(frozen=True, slots=True)
class CaptionsView:
    """One `<track>`: the language of the captions, its name in that language, and their URL."""

    language: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class PlayerView:
    """A recording ready for `<audio>` or `<video>` (`medium`); `seconds` how long it lasts, 0 where nobody knows.

    `duration` says that in figures (2:05), `title` may be empty, `language` is set where it is another than the page's.
    `width` and `height` are a film's in px; `poster` the URL of a photograph, or empty.
    """

    medium: str
    url: str
    media_type: str
    title: str
    language: str
    seconds: int
    duration: str
    weight_kb: int
    credit: str
    licence_name: str
    licence_url: str
    captions: tuple[CaptionsView, ...] = ()
    width: int = 0
    height: int = 0
    poster: str = ""


def player(written: str, medium: Medium, file: str, sheet: PageContext) -> PlayerView | None:
    """Find what a text calls a recording by and gather what its player shows; None where none is published."""
    shelf = _shelf(file, sheet)
    recording = find_recording(shelf.media.recordings, written, medium) if shelf else None
    if not (shelf and recording) or not sheet.has(Kind.RECORDING, recording.digest):
        return None
    return _view(recording, shelf, sheet) if recording.digest in sheet.shared.media_bytes else None


def is_withdrawn(written: str, medium: Medium, file: str, sheet: PageContext) -> bool:
    """Tell whether a text calls a recording that had to go."""
    shelf = _shelf(file, sheet)
    return shelf is not None and key_of(written, medium) in shelf.media.withdrawn_recordings


def _shelf(file: str, sheet: PageContext) -> Shelf | None:
    return next((one for one in sheet.shared.site.shelves if file.startswith(f"{one.folder}/")), None)


def _view(recording: Recording, shelf: Shelf, sheet: PageContext) -> PlayerView:
    entry = recording.entry
    rights = recording.rights
    terms = licence(rights.licence if rights else "", sheet)
    seconds = round(recording.seconds)
    language = entry.language if entry and entry.language != sheet.language else ""
    return PlayerView(
        medium=recording.medium.value,
        url=sheet.link(Kind.RECORDING, recording.digest),
        media_type=media_type(recording.medium, recording.container),
        title=sheet.set(entry.title) if entry else "",
        language=language,
        seconds=seconds,
        duration=_clock(seconds),
        weight_kb=max(1, round(sheet.shared.media_bytes[recording.digest] / _KB)),
        credit=sheet.set(rights.author) if rights else "",
        licence_name=terms.name,
        licence_url=terms.url,
        captions=tuple(_captions(recording, sheet)),
        width=recording.width,
        height=recording.height,
        poster=_poster(recording, shelf, sheet),
    )


def _captions(recording: Recording, sheet: PageContext) -> list[CaptionsView]:
    """List the captions, those in the page's language first: the first ones are shown unasked."""
    found = sorted(recording.captions, key=lambda one: (one.language or sheet.language) != sheet.language)
    return [
        CaptionsView(
            one.language or sheet.language,
            sheet.words.language_name(one.language or sheet.language),
            sheet.link(Kind.CAPTIONS, one.digest) if sheet.has(Kind.CAPTIONS, one.digest) else _held(one),
        )
        for one in found
    ]


def _held(captions: Captions) -> str:
    """Give captions as a URL that holds them: browsers load none from a file beside a page that is one itself."""
    return f"data:text/vtt;charset=utf-8;base64,{b64encode(captions.text.encode()).decode()}"


def _poster(recording: Recording, shelf: Shelf, sheet: PageContext) -> str:
    wanted = recording.entry.poster if recording.entry else None
    photo = find_photo(shelf.media.photos, wanted.name) if wanted else None
    view = photo_view(photo, FigureCall(), sheet) if photo else None
    return view.src if view else ""


def _clock(seconds: int) -> str:
    """Write how long something lasts: 2:05, 1:02:05."""
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02d}:{seconds % 60:02d}" if hours else f"{minutes}:{seconds % 60:02d}"
