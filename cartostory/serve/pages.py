"""The output folder over HTTP: byte ranges, the site's own 404 page, and the scripts that a page under work needs."""

from __future__ import annotations

import html
import mimetypes
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tornado.httputil import split_host_and_port
from tornado.web import HTTPError, RequestHandler, StaticFileHandler

from cartostory.problems.messages import Messages
from cartostory.serve.open_pages import OpenPages

OVERLAY_PATH = "/livereload/overlay.js"
RELOAD_PATH = "/livereload.js"
_NOT_FOUND = 404
_WORKER = "sw.js"
_PRIVATE = ".cartostory"
"""How the names of the program's own files begin: the manifest, and what is not whole yet."""
_NO_WORKER = Path(__file__).parent / "no_worker.js"
_SCRIPTS = (
    '<meta name="cartostory-preview"%s>'  # js/keep.js keeps nothing then
    f'<script src="{RELOAD_PATH}?port=%d&amp;snipver=%d" defer></script><script src="{OVERLAY_PATH}" defer></script>'
)
_BAR = '<script src="/livereload/bar.js" defer></script>'

# Windows takes these from its registry, where they may be missing or wrong; some Pythons do not know the younger ones.
_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".geojson": "application/geo+json",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".pmtiles": "application/vnd.pmtiles",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}


def media_type(path: str) -> str:
    """Give the media type of a file by its ending, with the character set where it is text."""
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122 - tornado works on str paths
    found = _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    is_text = found.startswith("text/") or found in {"application/xml", "image/svg+xml"}
    return f"{found}; charset=utf-8" if is_text else found


def with_scripts(page: bytes, port: int, build: int, token: str = "") -> bytes:
    """Give a page with the scripts of `serve` before its last `</body>`, or at its end.

    `token` lets the page’s bar ask for changes; a page of another site cannot read it.
    livereload's script says hello with the number given as `snipver`: so we learn from which build an open page is.
    """
    content = f' content="{token}"' if token else ""
    scripts = (_SCRIPTS % (content, port, build) + (_BAR if token else "")).encode()
    at = page.lower().rfind(b"</body>")
    return page + scripts if at < 0 else page[:at] + scripts + page[at:]


class SitePages(StaticFileHandler):
    """Serves the output folder. Pages are never cached; other files are answered 304 where they did not change."""

    def initialize(  # type: ignore[override]  # tornado gives these by name
        self,
        path: str,
        build: Callable[[], int],
        messages: Messages,
        base: str,
        *,
        open_pages: OpenPages,
        token: str = "",
    ) -> None:
        """Take the output folder, what numbers the latest build, the language of messages, and the site's own path.

        `open_pages` knows what was made ahead of its build, and is told which pages are sent.
        """
        super().initialize(path, default_filename="index.html")
        self.base = base
        self.token = token
        self.build = build
        self.messages = messages
        self.open_pages = open_pages
        self.absolute_path = None

    def set_default_headers(self) -> None:
        """Ask browsers to look at every file again."""
        self.set_header("Cache-Control", "no-cache")

    def parse_url_path(self, url_path: str) -> str:
        """Serve the site at its future path too: its 404 page, which may stand in for any address, links from there."""
        return super().parse_url_path(url_path.removeprefix(self.base))

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Answer a page here, scripts included (None tells tornado that it is done); leave other files to tornado."""
        if "\0" in self.path or any(part.startswith(_PRIVATE) for part in Path(self.path).parts):
            raise HTTPError(_NOT_FOUND)
        if Path(absolute_path) == Path(root) / _WORKER:
            return str(_NO_WORKER)
        if self._is_sent_ahead():
            return None
        found = super().validate_absolute_path(root, absolute_path)
        if found is None or not found.endswith(".html"):
            return found
        self.open_pages.served(Path(found).relative_to(root).as_posix())
        self._write_page(lambda: Path(found).read_bytes())
        return None

    def _is_sent_ahead(self) -> bool:
        """Answer with a file that was made ahead of its build; tell whether there is one."""
        path = self.open_pages.path_of(self.request.path)
        data = self.open_pages.made_ahead(path)
        if data is None:
            return False
        if path.endswith(".html"):
            self.open_pages.served(path)
            self._write_page(lambda: data)
        else:
            self.set_header("Content-Type", media_type(path))
            self.set_header("Cache-Control", "no-store")
            self.write(data)
        return True

    def compute_etag(self) -> str | None:
        """Name a file's state by its date and size: tornado's own name is computed once and kept for ever."""
        if not self.absolute_path:
            return None
        state = os.stat(self.absolute_path)  # noqa: PTH116 - tornado works on str paths
        return f'"{state.st_mtime_ns:x}-{state.st_size:x}"'

    def get_content_type(self) -> str:
        """Give the media type by our own table first."""
        return media_type(self.absolute_path or "")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Show the site's own 404 page, or a plain one while there is none."""
        self.absolute_path = None
        own = Path(self.root) / "404.html"
        if status_code == _NOT_FOUND:
            self._write_page(own.read_bytes if own.is_file() else self._plain_page)
            self.finish()
        else:
            super().write_error(status_code, **kwargs)

    def _write_page(self, read: Callable[[], bytes]) -> None:
        build = self.build()  # before reading: a page replaced meanwhile is taken for old, and loaded again
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.write(with_scripts(read(), self._port(), build, self.token))

    def _port(self) -> int:
        """Give the port as the browser knows it: livereload's script takes another one where the address names none."""
        return split_host_and_port(self.request.host)[1] or 80

    def _plain_page(self) -> bytes:
        title = html.escape(self.messages.gettext("There is no page at this address"))
        text = html.escape(self.messages.gettext("This page will appear by itself as soon as a build makes it."))
        return (
            f'<!doctype html><html lang="{self.messages.language}"><meta charset="utf-8"><title>{title}</title>'
            f"<body><h1>{title}</h1><p>{text}</p></body></html>"
        ).encode()


class OverlayScript(RequestHandler):
    """Serves the script that lays the latest problems over a page."""

    def initialize(self, script: Callable[[], str]) -> None:
        """Take what gives the script of the moment."""
        self.script = script

    def get(self) -> None:
        """Answer with the script."""
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.write(self.script())


class WrongHost(RequestHandler):
    """Answers whoever calls this machine by a name that is not its own: a page elsewhere that rebinds its DNS name."""

    def prepare(self) -> None:
        """Refuse with 421 Misdirected Request (RFC 9110 section 15.5.20)."""
        self.set_status(421)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("cartostory serve answers at the addresses that it announced, and at no other.\n")
