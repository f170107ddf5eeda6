"""The livereload package, told by us when a build has ended instead of looking at files by itself."""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from socket import socket
from typing import Any

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.server import Server
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application
from tornado.websocket import WebSocketHandler

from cartostory.problems.messages import Messages
from cartostory.serve.bar import BAR_PATH, bar_script
from cartostory.serve.desk import Desk
from cartostory.serve.desk_handlers import DESK_PATH, PHOTO_PATH, DeskHandler, PhotoHandler
from cartostory.serve.lan import AskForCode, Door, Threshold
from cartostory.serve.open_pages import OpenPages
from cartostory.serve.pages import OVERLAY_PATH, RELOAD_PATH, OverlayScript, SitePages, WrongHost

_MOST_BYTES = 1_000_000  # of what a page sends; photographs say their own
_OWN_NAMES = r"(localhost|127\.0\.0\.1|\[::1\])"


class BuildSignal(Watcher):  # type: ignore[misc]  # livereload has no types
    """Stands where livereload polls the disk every 0.8 s: `ring` makes the open browsers reload, from any thread.

    `build` numbers the latest build, by the clock: a browser that outlives its server is not taken for up to date.
    """

    def __init__(self, loop: IOLoop) -> None:
        super().__init__()
        self.build = time.time_ns() // 1_000_000  # JavaScript keeps 53 bits
        self._loop = loop
        self._callback: Callable[[], None] | None = None
        self._rung = False

    def ring(self, changed: frozenset[str] | None = None) -> None:
        """Say that something new can be seen: these files, or on every page."""
        self.build = max(self.build + 1, time.time_ns() // 1_000_000)
        if changed is not None:
            self._loop.add_callback(self._reload, changed)
            return
        self._rung = True
        if self._callback is not None:
            self._loop.add_callback(self._callback)

    @staticmethod
    def _reload(changed: frozenset[str]) -> None:
        for browser in LiveReloadHandler.waiters.copy():
            if browser.pages.concerns(browser, changed):
                browser.reload()

    def start(self, callback: Callable[[], None]) -> bool:
        """Take what livereload wants to be called; True tells it not to poll."""
        self._callback = callback
        return True

    def watch(self, path: str, func: object = None, delay: object = None, ignore: object = None) -> None:
        """Watch nothing: livereload would otherwise watch the working folder."""

    def examine(self) -> tuple[str | None, None]:
        """Tell livereload once what has changed: anything. The star makes browsers load the whole page again."""
        rung, self._rung = self._rung, False
        return ("*" if rung else None), None


class Browser(LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """A browser's line to us. Only pages that we serve may open one: livereload itself takes any origin.

    A page whose build was overtaken while it was loading missed the call to reload, and gets it here.
    """

    page_build = 0

    def initialize(self, pages: OpenPages) -> None:
        """Take who keeps the list of open pages."""
        self.pages = pages

    def reload(self) -> None:
        """Let the browser load its page again."""
        self.send_message({"command": "reload", "path": "*", "liveCSS": False})

    def on_close(self) -> None:
        """Forget the page."""
        super().on_close()
        self.pages.closed(self)

    def check_origin(self, origin: str) -> bool:
        """Take tornado's own rule: the origin is the host that was asked."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        """Follow livereload's handshake: the browser's hello names its build, its info ends the handshake."""
        super().on_message(message)
        said = json.loads(message)
        if said.get("command") == "hello":
            self.page_build = said.get("snipver", self.watcher.build)
        elif said.get("command") == "info":
            self.pages.opened(self, str(said.get("url", "")))
            if self.page_build != self.watcher.build:
                self.reload()


class SiteServer(Server):  # type: ignore[misc]  # livereload has no types
    """livereload's server on sockets that are already open, for this machine's own names only.

    `script` gives the JavaScript that shows what is wrong at the moment.
    """

    def __init__(
        self,
        output: Path,
        sockets: Sequence[socket],
        signal: BuildSignal,
        script: Callable[[], str],
        messages: Messages,
        *,
        open_pages: OpenPages,
        base: str = "",
        desk: Desk | None = None,
        door: Door | None = None,
        outer: Sequence[socket] = (),
    ) -> None:
        super().__init__(watcher=signal)
        self._sockets = sockets
        self._outer = outer
        self._door = door
        self._desk = desk
        token = desk.token if desk else ""
        pages = {
            "path": str(output),
            "build": lambda: signal.build,
            "messages": messages,
            "base": base,
            "token": token,
            "open_pages": open_pages,
        }
        self._handlers: list[Any] = [
            (r"/livereload", Browser, {"pages": open_pages}),
            (RELOAD_PATH.replace(".", r"\."), LiveReloadJSHandler),
            (OVERLAY_PATH.replace(".", r"\."), OverlayScript, {"script": script}),
            (BAR_PATH.replace(".", r"\."), OverlayScript, {"script": bar_script}),
            (r"/(.*)", SitePages, pages),
        ]

    def application(self, *_: object, **__: object) -> None:
        """Set the handlers up (livereload calls this before it starts its loop)."""
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = False
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0  # it drops what follows a reload within 3 s; ours are whole builds
        self._http = HTTPServer(self._site(_OWN_NAMES, is_here=True), max_body_size=_MOST_BYTES)
        if self._door and self._outer:
            names = re.escape(self._outer[0].getsockname()[0])
            ask = _application(names, [(r"/(.*)", AskForCode, {"door": self._door})])
            inside = self._site(names, is_here=False)
            self._beyond = HTTPServer(Threshold(self._door, inside, ask), max_body_size=_MOST_BYTES)

    def _site(self, names: str, *, is_here: bool) -> Application:
        """Give the site, with its desk, for whoever calls this machine by one of its `names` (a pattern)."""
        given = {"desk": self._desk, "is_here": is_here}
        desk = [(DESK_PATH, DeskHandler, given), (PHOTO_PATH, PhotoHandler, given)] if self._desk else []
        return _application(names, [*desk, *self._handlers])

    def answer(self) -> None:
        """Answer from now on, in the thread of the loop. Who asked before has waited: the sockets listen already."""
        self._http.add_sockets(self._sockets)
        if self._door and self._outer:
            self._beyond.add_sockets(self._outer)
            address, port = self._outer[0].getsockname()[:2]
            self._door.open(f"http://{address}:{port}/")

    def _setup_logging(self) -> None:
        """Keep livereload from writing every request and reload to the terminal."""
        logging.getLogger("livereload").setLevel(logging.WARNING)


def _application(names: str, handlers: Sequence[Any]) -> Application:
    site = Application([(r".*", WrongHost)], log_function=lambda _: None)
    site.add_handlers(names, list(handlers))
    return site
