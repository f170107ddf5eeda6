"""One deployment at a time: a folder on the host that only one of two can make, and a sign of life in it.

Clocks of two machines need not agree, so no time is compared. Whoever holds the lock rewrites its sign of life now and
then; who finds the lock taken watches the sign, and takes the lock over if it did not change for longer than that. The
one that lost it notices before it moves or removes anything.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from cartostory.deploy.manifest import STATE
from cartostory.deploy.transport import HostError, MissingError, Reason, Transport

LOCK = f"{STATE}/lock"
HOLDER = f"{LOCK}/holder.json"
BEAT = f"{LOCK}/beat"


@dataclass(frozen=True, slots=True)
class Pace:
    """How often the holder gives a sign of life, and how long another one watches it, in seconds."""

    beat: float = 20.0
    patience: float = 90.0
    step: float = 5.0


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: a random name for this deployment; machine and process, for people."""

    token: str
    who: str

    def encode(self) -> bytes:
        """Write it down."""
        return json.dumps({"token": self.token, "who": self.who}).encode()


def me() -> Holder:
    """Name this deployment. The machine's name helps people to find each other; it tells nothing else."""
    return Holder(secrets.token_hex(8), f"{socket.gethostname()}, {os.getpid()}")


@dataclass(slots=True)
class HostLock:
    """A lock that is held."""

    transport: Transport
    holder: Holder
    stop: threading.Event = field(default_factory=threading.Event, repr=False)

    def check(self) -> None:
        """Raise `HostError` where somebody else has taken the lock over meanwhile."""
        found = _holder(self.transport)
        if found is None or found.token != self.holder.token:
            raise HostError(Reason.LOCK_LOST, found.who if found else "")

    def keep_alive(self, every: float) -> None:
        """Give signs of life until it is released. A sign that fails is not missed: the next check says more."""
        beats = 0
        while not self.stop.wait(every):
            beats += 1
            with suppress(HostError):
                self.check()
                self.transport.write(BEAT, str(beats).encode())

    def release(self) -> None:
        """Give the lock back, if it is still ours. A host that cannot be reached keeps it until it is stale."""
        with suppress(HostError):
            self.check()
            _empty(self.transport, LOCK)


@dataclass(frozen=True, slots=True)
class Mine:
    """Who takes the lock, and the token of a deployment of this machine that is known to have died holding it."""

    holder: Holder
    dead: str = ""


Waiting = Callable[[str], None]
Sleep = Callable[[float], None]


@contextmanager
def host_lock(
    transport: Transport, mine: Mine, pace: Pace, waiting: Waiting, sleep: Sleep = time.sleep
) -> Iterator[HostLock]:
    """Hold the lock. `waiting` is told who holds it meanwhile. Raises `HostError` where another deployment is alive."""
    lock = HostLock(transport, mine.holder)
    _take(lock, mine.dead, pace, waiting, sleep)
    beating = threading.Thread(target=lock.keep_alive, args=(pace.beat,), daemon=True)
    beating.start()
    try:
        yield lock
    finally:
        lock.stop.set()
        beating.join(pace.beat + pace.step)  # a sign written now would keep the lock's folder from being removed
        lock.release()


def _take(lock: HostLock, dead: str, pace: Pace, waiting: Waiting, sleep: Sleep) -> None:
    transport = lock.transport
    transport.mkdir(STATE)
    while not transport.mkdir(LOCK):
        holder = _holder(transport)
        if holder is None or holder.token != dead:
            waiting(holder.who if holder else "")
            steps = 1 if holder is None and dead else max(1, round(pace.patience / pace.step))
            _watch(transport, holder, (pace.step for _ in range(steps)), sleep)
        if _holder(transport) == holder:
            _take_away(transport, holder)
    try:
        transport.write(HOLDER, lock.holder.encode())
    except MissingError:
        raise HostError(Reason.LOCKED) from None  # somebody took it for a stale one in this very moment


def _watch(transport: Transport, before: Holder | None, steps: Iterable[float], sleep: Sleep) -> None:
    """Watch the sign of life for a while. Raises `HostError` when the holder gives one."""
    first = _sign(transport)
    for step in steps:
        sleep(step)
        found = _holder(transport)
        if found is None and before is not None:
            return  # released
        if found is not None and (found != before or _sign(transport) != first):
            raise HostError(Reason.LOCKED, found.who)


def _sign(transport: Transport) -> bytes:
    """Give the last sign of life; one that is just being written is another one too."""
    try:
        return transport.read(BEAT)
    except MissingError:
        return b""


def _take_away(transport: Transport, stale: Holder | None) -> None:
    """Set a stale lock aside. Of two who do so one may catch the other's new lock, and gives it back."""
    aside = f"{STATE}/stale-{secrets.token_hex(8)}"
    try:
        transport.rename(LOCK, aside)
    except MissingError:
        return
    found = _holder(transport, f"{aside}/holder.json")
    if found is not None and (stale is None or found.token != stale.token):
        with suppress(HostError):
            transport.rename(aside, LOCK)
        raise HostError(Reason.LOCKED, found.who)
    _empty(transport, aside)


def _empty(transport: Transport, lock: str) -> None:
    """Remove a lock, who holds it last."""
    for name in ("beat", "holder.json"):
        with suppress(MissingError):
            transport.remove(f"{lock}/{name}")
    transport.rmdir(lock)


def _holder(transport: Transport, path: str = HOLDER) -> Holder | None:
    """Read who holds the lock; None where nobody does, or has not written yet."""
    try:
        found = json.loads(transport.read(path))
        return Holder(str(found["token"]), str(found["who"]))
    except (MissingError, ValueError, KeyError, TypeError):
        return None
