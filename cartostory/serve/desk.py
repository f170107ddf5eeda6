"""The writer’s desk: what the bar on a page of `serve` shows, and the few changes of files that it may ask for.

Only pages that we serve may ask, on this machine, with the token that stands in them: another site’s page can send a
request here, but can read neither a page of ours nor its token.
"""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tornado.web import RequestHandler

from cartostory.authoring.capture import (
    FIRST,
    ChangedMeanwhileError,
    Edit,
    add_place,
    apply,
    capture_view,
    digest,
    story_file,
    undo,
    view_text,
)
from cartostory.authoring.text_file import CannotEditError
from cartostory.media.files import read
from cartostory.model.spelling import is_slug
from cartostory.problems.messages import Messages, translatable
from cartostory.problems.problem import Problem
from cartostory.problems.report import describe

DESK_PATH = "/livereload/desk"
BAR_PATH = "/livereload/bar.js"
TOKEN_HEADER = "X-Cartostory-Token"  # noqa: S105 - its name
_STORIES = "content/partnerships"
_MOST_UNDONE = 50
_MOST_PROBLEMS = 30
_LONGEST_NAME = 200
_MOST_BYTES = 10_000


@dataclass(slots=True)
class Desk:
    """What a run of `serve` knows for its bar. `token` is new in every run; `edits` can be taken back."""

    root: Path
    messages: Messages
    problems: Callable[[], tuple[Problem, ...]]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    edits: list[Edit] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def shown(self, slug: str, language: str) -> dict[str, Any]:
        """Give what the bar says of a story. Raises `OSError` where there is none."""
        folder = _folder(slug)
        names = sorted(path.name for path in (self.root / folder).glob("story*.md"))
        here = [one for one in self.problems() if one.span.file.startswith(f"{folder}/")]
        said = [describe(one, self.messages) for one in here[:_MOST_PROBLEMS]]
        return {
            "digests": {name: digest(read(self.root, f"{folder}/{name}")) for name in names},
            "first": FIRST,
            "language": language,
            "canUndo": bool(self.edits),
            "count": len(here),
            "problems": [
                {
                    "severity": one.severity.value,
                    "message": one.message,
                    "where": str(one.span),
                    "href": _editor_link(self.root, one.file, one.line, one.column),
                }
                for one in said
            ],
            "words": {key: self.messages.gettext(sentence) for key, sentence in _WORDS.items()},
            "editor": _editor_link(self.root, f"{folder}/{FIRST}", 1, 1),
        }

    def do(self, asked: Mapping[str, Any]) -> str:
        """Do what a page asks; give what the bar says then.

        Raises what `authoring.capture` raises, `ValueError`, `KeyError`.
        """
        with self.lock:
            if asked["what"] == "undo":
                return self._undo()
            folder, known = _folder(str(asked["story"])), str(asked.get("digest", ""))
            lat, lon = float(asked["lat"]), float(asked["lon"])
            if asked["what"] == "view":
                number = int(asked["chapter"])
                file = story_file(self.root, folder, str(asked["language"]), number)
                view = view_text(float(asked["zoom"]), lat, lon)
                known = str(asked["digests"][file.rpartition("/")[2]])
                said = self.messages.gettext(_SAVED).format(view=view, file=file)
                return self._apply(capture_view(self.root, file, known, number, view), said)
            name = str(asked["name"]).strip()[:_LONGEST_NAME]
            if not name or abs(lat) > 90:  # noqa: PLR2004 - the pole
                raise ValueError(name)
            edit, key = add_place(self.root, folder, known, name=name, lat=lat, lon=(lon + 180) % 360 - 180)
            return self._apply(edit, self.messages.gettext(_PLACED).format(key=key))

    def _apply(self, edit: Edit, said: str) -> str:
        apply(self.root, edit)
        self.edits = [*self.edits, edit][-_MOST_UNDONE:]
        return said

    def _undo(self) -> str:
        if not self.edits:
            raise CannotEditError("undo")
        undo(self.root, self.edits[-1])
        edit = self.edits.pop()
        return self.messages.gettext(_UNDONE).format(file=edit.file)


def _folder(slug: str) -> str:
    """Give a story’s folder. Raises `ValueError` for what is no name of one: paths lead nowhere else."""
    if not is_slug(slug):
        raise ValueError(slug)
    return f"{_STORIES}/{slug}"


def _editor_link(root: Path, file: str, line: int, column: int) -> str:
    """Give an address that VS Code opens at a place."""
    return f"vscode://file{quote((root / file).as_posix())}:{max(line, 1)}:{max(column, 1)}"


class DeskHandler(RequestHandler):
    """Answers the bar: GET says what is to be shown, POST does what is asked."""

    def initialize(self, desk: Desk) -> None:
        """Take the desk."""
        self.desk = desk

    def prepare(self) -> None:
        """Refuse whoever does not bring the token, or comes from a page of another origin (403)."""
        given = self.request.headers.get(TOKEN_HEADER, "")
        origin = self.request.headers.get("Origin")
        own = f"{self.request.protocol}://{self.request.host}"
        site = self.request.headers.get("Sec-Fetch-Site", "same-origin")
        is_ours = secrets.compare_digest(given.encode(), self.desk.token.encode()) and origin in (None, own)
        if not is_ours or site not in ("same-origin", "none"):
            self.set_status(403)
            self.finish()

    def get(self) -> None:
        """Say what the bar shows of a story."""
        try:
            shown = self.desk.shown(self.get_query_argument("story", ""), self.get_query_argument("language", ""))
        except (OSError, ValueError):
            self._answer(404, {})
            return
        self._answer(200, shown)

    def post(self) -> None:
        """Do what is asked: 200 done, 400 not understood, 409 the file changed meanwhile, 422 it cannot be edited."""
        say = self.desk.messages.gettext
        if len(self.request.body) > _MOST_BYTES or not self._is_json():
            self._answer(400, {"said": say(_NOT_UNDERSTOOD)})
            return
        try:
            said = self.desk.do(json.loads(self.request.body))
        except ChangedMeanwhileError:
            self._answer(409, {"said": say(_CHANGED)})
        except (CannotEditError, OSError):
            self._answer(422, {"said": say(_CANNOT)})
        except (ValueError, KeyError, TypeError):
            self._answer(400, {"said": say(_NOT_UNDERSTOOD)})
        else:
            self._answer(200, {"said": said, "canUndo": bool(self.desk.edits)})

    def _is_json(self) -> bool:
        """Ask for a type that no form of another site can send without being asked for leave first."""
        return self.request.headers.get("Content-Type", "").partition(";")[0] == "application/json"

    def _answer(self, status: int, value: Mapping[str, Any]) -> None:
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(value, ensure_ascii=False))


_SAVED = translatable("Saved in {file}: {view}.")
_PLACED = translatable("The place “{key}” is in the story.")
_UNDONE = translatable("Taken back in {file}.")
_CHANGED = translatable("The file was changed meanwhile: nothing was written. The page follows; try again then.")
_CANNOT = translatable("The file is written in a way that only a person can change: nothing was written.")
_NOT_UNDERSTOOD = translatable("This was not understood: nothing was written.")
_WORDS = {
    "bar": translatable("The writer’s bar (preview only)"),
    "save": translatable("Save this view"),
    "place": translatable("New place"),
    "click": translatable("Click on the map where the place is."),
    "name": translatable("Name of the place"),
    "undo": translatable("Undo"),
    "phone": translatable("Phone"),
    "problems": translatable("Problems"),
    "none": translatable("No problem"),
    "edit": translatable("Open in the editor"),
    "noMap": translatable("Turn the live map on, and go to a chapter."),
}
