"""What the bar asks over HTTP -> the desk: what to show, what to change; photographs in, small pictures out."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from tornado.web import RequestHandler, stream_request_body

from cartostory.authoring.edit import ChangedMeanwhileError
from cartostory.authoring.photos.hand_over import RefusedError
from cartostory.authoring.text_file import CannotEditError
from cartostory.media.files import read
from cartostory.media.renditions import cascade
from cartostory.media.sizes import Recipe
from cartostory.problems.messages import translatable
from cartostory.serve.bar_state import folder_of
from cartostory.serve.desk import MOST_PHOTO_BYTES, Desk

DESK_PATH = "/livereload/desk"
PHOTO_PATH = "/livereload/photo"
TOKEN_HEADER = "X-Cartostory-Token"  # noqa: S105 - its name
_MOST_BYTES = 10_000
_SMALL = Recipe(widths=(200,), webp_quality=70, jpeg_quality=70)


class Guarded(RequestHandler):
    """Answers whoever brings the token, from a page of our own origin. `is_here`: from this very machine."""

    def initialize(self, desk: Desk, *, is_here: bool) -> None:
        """Take the desk."""
        self.desk = desk
        self.is_here = is_here

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

    def is_of_type(self, wanted: str) -> bool:
        """Ask for a type that no form of another site can send without being asked for leave first."""
        return self.request.headers.get("Content-Type", "").partition(";")[0] == wanted

    def answer(self, status: int, value: Mapping[str, Any]) -> None:
        """Answer with JSON, for this once."""
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(json.dumps(value, ensure_ascii=False))

    def refuse(self, status: int, sentence: str) -> None:
        """Answer with a sentence of ours."""
        self.answer(status, {"said": self.desk.messages.gettext(sentence)})


class DeskHandler(Guarded):
    """Answers the bar: GET says what is to be shown, POST does what is asked."""

    async def get(self) -> None:
        """Say what the bar shows of a page; in a thread, since a story is read for it."""
        slug, page = self.get_query_argument("story", ""), self.get_query_argument("page", "")
        try:
            shown = await asyncio.to_thread(self.desk.shown, slug, page, is_here=self.is_here)
        except (OSError, ValueError):
            self.answer(404, {})
            return
        self.answer(200, shown)

    async def post(self) -> None:
        """Do what is asked: 200 done, 400 not understood, 409 the file changed meanwhile, 422 it cannot be done."""
        if len(self.request.body) > _MOST_BYTES or not self.is_of_type("application/json"):
            self.refuse(400, _NOT_UNDERSTOOD)
            return
        try:
            said = await asyncio.to_thread(self.desk.do, json.loads(self.request.body))
        except ChangedMeanwhileError:
            self.refuse(409, _CHANGED)
        except RefusedError as error:
            self.answer(422, {"said": str(error)})
        except (CannotEditError, OSError):
            self.refuse(422, _CANNOT)
        except (ValueError, KeyError, TypeError):
            self.refuse(400, _NOT_UNDERSTOOD)
        else:
            self.answer(200, {"said": said, "canUndo": bool(self.desk.edits)})


@stream_request_body
class PhotoHandler(Guarded):
    """Takes a photograph as it is (POST), and gives a small picture of one of a story’s (GET).

    Nothing of the body is read before the token was seen, and no more of it than a photograph may weigh.
    """

    def prepare(self) -> None:
        """Look at the token first, then let a body in that is larger than others."""
        self.received = bytearray()
        super().prepare()
        if not self._finished:
            self.request.connection.set_max_body_size(MOST_PHOTO_BYTES)  # type: ignore[union-attr]

    def data_received(self, chunk: bytes) -> None:
        """Keep what has come."""
        self.received += chunk

    def post(self) -> None:
        """Keep a photograph until the page says that all are there; the answer names it."""
        name = self.get_query_argument("name", "")
        if not name or not self.received or not self.is_of_type("application/octet-stream"):
            self.refuse(400, _NOT_UNDERSTOOD)
            return
        try:
            key = self.desk.take(name, bytes(self.received))
        except RefusedError as error:
            self.answer(413, {"said": str(error)})
        else:
            self.answer(200, {"photo": key})

    async def get(self) -> None:
        """Give a small picture, the right way up and without what the camera wrote."""
        try:
            file = _photo(self.get_query_argument("story", ""), self.get_query_argument("name", ""))
            data = await asyncio.to_thread(read, self.desk.root, file, MOST_PHOTO_BYTES)
            made = await asyncio.to_thread(cascade, data, _SMALL)
        except (OSError, ValueError):
            self.answer(404, {})
            return
        small = dict(made.files).get("200.webp") or next((one for _, one in made.files), b"")
        self.set_status(200 if small else 404)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "image/webp")
        self.finish(small)


def _photo(slug: str, name: str) -> str:
    """Give the file of a story’s photograph. Raises `ValueError` for what leads out of its folder."""
    if ".." in PurePosixPath(name).parts or name.startswith("/") or "\\" in name:
        raise ValueError(name)
    return f"{folder_of(slug)}/photos/{name}"


_CHANGED = translatable("The file was changed meanwhile: nothing was written. The page follows; try again then.")
_CANNOT = translatable("The file is written in a way that only a person can change: nothing was written.")
_NOT_UNDERSTOOD = translatable("This was not understood: nothing was written.")
