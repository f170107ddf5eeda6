"""Connections of a session that are looked at once they stand, and that end when their time is over.

A name may lead into the own network, and may mean another machine when it is asked for a second time: so it is the
address that was reached that counts, before anything is said there. A server that sends a byte now and then would keep
a reader for days: all sockets are shut at the deadline. What goes through a proxy is the proxy's to judge.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import requests


class OwnNetworkError(OSError):
    """A connection has reached the own network."""


def is_own_network(host: str) -> bool:
    """Tell of a host that is written as an address, or as this machine, whether it lies in the own network."""
    try:
        return not ipaddress.ip_address(host.strip("[]").partition("%")[0]).is_global
    except ValueError:
        return "." not in host.rstrip(".") or host.rstrip(".").endswith((".localhost", ".local", ".internal"))


@contextmanager
def guarded(*, seconds: float, is_private: bool) -> Iterator[requests.Session]:
    """Open a session for `seconds`. Without `is_private`, a connection into the own network is `OwnNetworkError`."""
    import requests  # noqa: PLC0415 - the network is asked for by one command alone

    sockets: list[socket.socket] = []
    timer = threading.Timer(seconds, _shut, (sockets,))
    timer.daemon = True
    timer.start()
    try:
        with requests.Session() as session:
            adapter = _adapter(sockets, is_private=is_private)
            session.mount("https://", adapter)
            session.mount("http://", adapter)
            yield session
    finally:
        timer.cancel()
        for one in sockets:
            one.close()


def _shut(sockets: list[socket.socket]) -> None:
    for one in sockets:
        with suppress(OSError):  # closed already
            one.shutdown(socket.SHUT_RDWR)


def _adapter(sockets: list[socket.socket], *, is_private: bool) -> Any:
    from requests.adapters import HTTPAdapter  # noqa: PLC0415 - as above
    from urllib3.connection import HTTPConnection, HTTPSConnection  # noqa: PLC0415 - same
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool  # noqa: PLC0415 - same

    class Looking(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            found = super()._new_conn()
            _look(found, is_private=is_private)
            sockets.append(found.dup())  # TLS takes the first over
            return found

    class LookingSecurely(Looking, HTTPSConnection):
        pass

    class Pool(HTTPConnectionPool):
        ConnectionCls = Looking

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = LookingSecurely

    class Adapter(HTTPAdapter):
        def init_poolmanager(self, *given: Any, **named: Any) -> None:
            super().init_poolmanager(*given, **named)
            self.poolmanager.pool_classes_by_scheme = {"http": Pool, "https": SecurePool}

    return Adapter(max_retries=0)


def _look(found: socket.socket, *, is_private: bool) -> None:
    reached = str(found.getpeername()[0]).partition("%")[0]
    if not is_private and not ipaddress.ip_address(reached).is_global:
        found.close()
        raise OwnNetworkError(reached)
