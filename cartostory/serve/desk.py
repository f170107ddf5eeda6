"""The writer’s desk: the few changes of files that the bar on a page of `serve` may ask for, and how they are undone.

Only pages that we serve may ask, with the token that stands in them: another site’s page can send a request here, but
can read neither a page of ours nor its token.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cartostory.authoring.capture import add_place, capture_view, story_file, view_text
from cartostory.authoring.edit import Edit, apply, undo
from cartostory.authoring.photos.hand_over import Handed, RefusedError, add_photos, put_photo
from cartostory.authoring.text_file import CannotEditError
from cartostory.problems.messages import Messages, counted, translatable
from cartostory.serve.bar_state import BarState, folder_of
from cartostory.serve.outcome import Outcome

MOST_PHOTOS = 30
MOST_PHOTO_BYTES = 60_000_000
MOST_BYTES_AT_ONCE = 300_000_000
"""What one go of photographs may weigh: they wait in memory until the last one is there."""
_MOST_UNDONE = 50
_LONGEST_NAME = 200


@dataclass(slots=True)
class Desk:
    """What a run of `serve` knows for its bar. `token` is new in every run; `edits` can be taken back.

    `handed` are photographs that came in, by a name that we gave them, until the page says that they were all.
    """

    root: Path
    messages: Messages
    outcome: Callable[[], Outcome]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    edits: list[Edit] = field(default_factory=list)
    handed: dict[str, Handed] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    state: BarState = field(init=False)

    def __post_init__(self) -> None:
        self.state = BarState(self.root, self.messages)

    def shown(self, slug: str, page: str, *, is_here: bool) -> dict[str, Any]:
        """Give what the bar says of a page. Raises `OSError`, `ValueError` where there is no such story."""
        with self.lock:
            return {**self.state.shown(self.outcome(), slug, page, is_here=is_here), "canUndo": bool(self.edits)}

    def take(self, name: str, data: bytes) -> str:
        """Keep a photograph until the others are there; give the name by which it is asked for.

        Raises `RefusedError` where they are too many, or too heavy.
        """
        with self.lock:
            whole = len(data) + sum(len(one.data) for one in self.handed.values())
            if len(self.handed) >= MOST_PHOTOS or whole > MOST_BYTES_AT_ONCE:
                self.handed.clear()
                said = self.messages.gettext(_TOO_MANY)
                raise RefusedError(said.format(count=MOST_PHOTOS, size=MOST_BYTES_AT_ONCE // 1_000_000))
            key = secrets.token_urlsafe(12)
            self.handed[key] = Handed(name[-_LONGEST_NAME:], data)
            return key

    def do(self, asked: Mapping[str, Any]) -> str:
        """Do what a page asks; give what the bar says then.

        Raises what `authoring` raises for an edit, `RefusedError`, `ValueError`, `KeyError`.
        """
        with self.lock:
            if asked["what"] == "undo":
                return self._undo()
            folder = folder_of(str(asked["story"]))
            return _ASKED[str(asked["what"])](self, folder, asked)

    def _view(self, folder: str, asked: Mapping[str, Any]) -> str:
        number, (lat, lon) = int(asked["chapter"]), _point(asked)
        file = story_file(self.root, folder, str(asked["language"]), number)
        view = view_text(float(asked["zoom"]), lat, lon)
        edit = capture_view(self.root, file, str(asked["digests"][file.rpartition("/")[2]]), number, view)
        return self._apply(edit, self.messages.gettext(_SAVED).format(view=view, file=file))

    def _place(self, folder: str, asked: Mapping[str, Any]) -> str:
        name, (lat, lon) = str(asked["name"]).strip()[:_LONGEST_NAME], _point(asked)
        if not name:
            raise ValueError(name)
        edit, key = add_place(self.root, folder, str(asked["digest"]), name=name, lat=lat, lon=lon)
        return self._apply(edit, self.messages.gettext(_PLACED).format(key=key))

    def _photos(self, folder: str, asked: Mapping[str, Any]) -> str:
        """Copy the photographs that came in, all or none; whatever happens, none waits any longer."""
        handed = [self.handed[str(key)] for key in asked["photos"]]
        self.handed.clear()
        if not handed:
            raise ValueError("photos")
        edit = add_photos(self.root, folder, str(asked["digest"]), handed, self.messages)
        said = self.messages.ngettext(*_COPIED, len(handed)).format(count=len(handed), file=edit.file)
        return self._apply(edit, said)

    def _put(self, folder: str, asked: Mapping[str, Any]) -> str:
        name, (lat, lon) = str(asked["photo"]), _point(asked)
        edit = put_photo(self.root, folder, str(asked["digest"]), name, lat=lat, lon=lon, messages=self.messages)
        return self._apply(edit, self.messages.gettext(_PUT).format(photo=name, file=edit.file))

    def _apply(self, edit: Edit, said: str) -> str:
        apply(self.root, edit)
        self.edits = [*self.edits, edit.without_bytes()][-_MOST_UNDONE:]
        self.state.forget()
        return said

    def _undo(self) -> str:
        if not self.edits:
            raise CannotEditError("undo")
        undo(self.root, self.edits[-1])
        edit = self.edits.pop()
        self.state.forget()
        return self.messages.gettext(_UNDONE).format(file=edit.file)


def _point(asked: Mapping[str, Any]) -> tuple[float, float]:
    """Give latitude and longitude. Raises `ValueError` off the earth."""
    lat, lon = float(asked["lat"]), float(asked["lon"])
    if not (abs(lat) <= 90 and abs(lon) <= 10_000):  # noqa: PLR2004 - the pole, and some turns; no number is not less
        raise ValueError(lat, lon)
    return lat, (lon + 180) % 360 - 180


_ASKED: Mapping[str, Callable[[Desk, str, Mapping[str, Any]], str]] = {
    "view": Desk._view,  # noqa: SLF001 - its own
    "place": Desk._place,  # noqa: SLF001
    "photos": Desk._photos,  # noqa: SLF001
    "put": Desk._put,  # noqa: SLF001
}
_SAVED = translatable("Saved in {file}: {view}.")
_PLACED = translatable("The place “{key}” is in the story.")
_COPIED = counted(
    "{count} photograph copied; fill in its entry in {file}.",
    "{count} photographs copied; fill in their entries in {file}.",
)
_PUT = translatable("The position of {photo} is in {file}.")
_UNDONE = translatable("Taken back in {file}.")
_TOO_MANY = translatable("At most {count} photographs and {size} MB at once: nothing was copied. Drop fewer.")
