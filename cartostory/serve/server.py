"""`cartostory serve`: build, serve, watch, build again, reload, until Ctrl-C."""

from __future__ import annotations

import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets

from cartostory.problems.messages import Messages
from cartostory.serve.builder import NO_FIRST_LOOK, Builder, Fault, FirstLook, Rebuild, log_fault
from cartostory.serve.desk import Desk
from cartostory.serve.ending import Ending
from cartostory.serve.lan import Door
from cartostory.serve.open_pages import OpenPages
from cartostory.serve.overlay import overlay_script
from cartostory.serve.reload import BuildSignal, SiteServer
from cartostory.serve.watch import Watch

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PORTS = 65536
_PORTS_TRIED = 20
_PATIENCE_SECONDS = 5.0
_GRACE_SECONDS = 0.6


def _no_workers() -> None:
    """End no worker: a build without any."""


def serve(
    rebuild: Rebuild,
    output: Path,
    watched: Sequence[Path],
    port: int,
    host: str = "127.0.0.1",
    *,
    announce: Callable[[str], None],
    ending: Ending,
    messages: Messages | None = None,
    ignored: Sequence[Path] = (),
    open_browser: bool = False,
    fault: Fault = log_fault,
    base: str = "",
    has_pages: bool = False,
    end_workers: Callable[[], None] = _no_workers,
    root: Path | None = None,
    lan: str = "",
    first_look: Callable[[OpenPages], FirstLook] = lambda _: NO_FIRST_LOOK,
) -> None:
    """Serve `output` until Ctrl-C; call `rebuild` at once and whenever something `watched` moves, in its own thread.

    `watched` may name folders and single files that do not exist yet; `output` and `ignored` never lead to a build.
    `root` is the site’s folder, for the writer’s bar; without it pages have none. `lan` is an address of this machine
    at which others of its network may come in, with a code (`serve/lan.py`); empty for none.
    `base` is the path at which the site will stand one day ("ville/ici/"), which its 404 page links to.
    A port that is taken gives way to the next ones (0 takes any). `announce` gets the lines that the terminal shows.
    What the first build raises is raised; what a later one raises goes to `fault`, and over the page that is open.
    The address is announced after the first build, or at once where `output` `has_pages` of an earlier one.
    `first_look` is given the pages that are open, and gives what makes them ahead of a build.

    `ending` hears Ctrl-C and SIGTERM, which end it within a second: `rebuild` may ask its `Turn` whether all ends,
    `end_workers` ends the processes that it started, and where it is still at work then, the whole process ends with 0.
    """
    messages = messages or Messages()
    loop = IOLoop.current()
    ending.will_stop(loop)
    sockets = open_port(port, host)
    taken = sockets[0].getsockname()[1]
    url = f"http://{host}:{taken}/"
    signal = BuildSignal(loop)
    pages = OpenPages(output, lambda: builder.ahead, base)
    builder = Builder(rebuild, messages, signal.ring, fault, first_look=first_look(pages), read=_reader(output))
    watch = Watch(watched, (output, *ignored), builder.want)
    desk = Desk(root, messages, lambda: builder.latest) if root and host in _LOOPBACK else None

    def script() -> str:
        return overlay_script(builder.latest.overlay_html, builder.latest.weights_html)

    site = SiteServer(
        output,
        sockets,
        signal,
        script,
        messages,
        open_pages=pages,
        base=base,
        desk=desk,
        door=Door(messages, announce) if lan else None,
        outer=open_port(taken, lan) if lan else (),
    )

    def answer() -> None:
        site.answer()
        _greet(announce, messages, url, port, taken)
        if open_browser:  # in a thread: some browsers keep their caller waiting
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()

    def first_ended() -> None:
        if builder.failure:
            loop.add_callback(loop.stop)
        elif not has_pages:
            loop.add_callback(answer)

    if has_pages:
        loop.add_callback(answer)
    builder.start(lambda: watch.start(_PATIENCE_SECONDS), first_ended)
    site.serve(taken, host=host)
    is_over = builder.stop(_GRACE_SECONDS, end_workers) & watch.stop(_GRACE_SECONDS)
    if builder.failure:
        raise builder.failure
    announce(messages.gettext("Stopped."))
    if ending.was_asked and not is_over:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)  # a thread cannot be ended from outside; what it writes is whole or not there


def _reader(output: Path) -> Callable[[str], bytes | None]:
    def read(path: str) -> bytes | None:
        try:
            return (output / path).read_bytes()
        except OSError:
            return None

    return read


def open_port(port: int, host: str) -> list[socket.socket]:
    """Give listening sockets on the first port that can be had from `port` on, or on any port after some tries."""
    for candidate in range(port, min(port + _PORTS_TRIED, _PORTS)) if port else ():
        with suppress(OSError):  # taken, or reserved for the system: whoever asked is told which port it became
            return bind_sockets(candidate, host)
    return bind_sockets(0, host)


def _greet(announce: Callable[[str], None], messages: Messages, url: str, asked: int, taken: int) -> None:
    if asked not in {0, taken}:
        sentence = messages.gettext("Port {asked} is in use by another program: port {taken} is taken instead.")
        announce(sentence.format(asked=asked, taken=taken))
    announce(url)
    announce(messages.gettext("The pages follow every change of your files. Ctrl-C stops."))
