"""`cartostory serve`: build, serve, watch, build again, reload, until Ctrl-C."""

from __future__ import annotations

import signal
import socket
import threading
import webbrowser
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets

from cartostory.problems.messages import Messages
from cartostory.serve.builder import Builder, Fault, Rebuild, log_fault
from cartostory.serve.outcome import Outcome
from cartostory.serve.overlay import overlay_script
from cartostory.serve.reload import BuildSignal, SiteServer
from cartostory.serve.watch import Watch

_PORTS = 65536
_PORTS_TRIED = 20
_PATIENCE_SECONDS = 5.0


def serve(
    rebuild: Rebuild,
    output: Path,
    watched: Sequence[Path],
    port: int,
    host: str = "127.0.0.1",
    *,
    announce: Callable[[str], None],
    messages: Messages | None = None,
    ignored: Sequence[Path] = (),
    open_browser: bool = False,
    fault: Fault = log_fault,
    base: str = "",
) -> None:
    """Serve `output` until Ctrl-C; call `rebuild` at once, then in a thread of its own when something `watched` moves.

    `watched` may name folders and single files that do not exist yet; `output` and `ignored` never lead to a build.
    `base` is the path at which the site will stand one day ("ville/ici/"), which its 404 page links to.
    A port that is taken gives way to the next ones (0 takes any). `announce` gets the lines that the terminal shows.
    What the first build raises is raised; what a later one raises goes to `fault`, and over the page that is open.
    """
    messages = messages or Messages()
    _listen_to_ctrl_c()
    sockets = open_port(port, host)
    taken = sockets[0].getsockname()[1]
    url = f"http://{host}:{taken}/"
    signal = BuildSignal(IOLoop.current())
    builder = Builder(rebuild, messages, signal.ring, fault)
    watch = Watch(watched, (output, *ignored), lambda _: builder.want())
    try:
        watch.start(_PATIENCE_SECONDS)
        builder.build()
        builder.start()
        _greet(announce, messages, url, port, taken)
        if open_browser:  # in a thread: some browsers keep their caller waiting
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        site = SiteServer(output, sockets, signal, lambda: _script(builder.latest), messages, base=base)
        site.serve(taken, host=host)
    except KeyboardInterrupt:
        pass  # Ctrl-C during the first build; livereload takes the one that ends its loop
    finally:
        watch.stop(_PATIENCE_SECONDS)
        builder.stop(_PATIENCE_SECONDS)
    announce(messages.gettext("Stopped."))


def _script(latest: Outcome) -> str:
    return overlay_script(latest.overlay_html, latest.weights_html)


def _listen_to_ctrl_c() -> None:
    """Stop at Ctrl-C and at SIGTERM, even where a shell script started this in the background, deaf to both."""
    if threading.current_thread() is threading.main_thread():
        for stop in (signal.SIGINT, signal.SIGTERM):
            signal.signal(stop, signal.default_int_handler)


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
