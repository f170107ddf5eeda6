"""The whole of a deployment: look, send, move, remove. Whatever cuts it off, the next one goes on from there."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from cartostory.deploy.changes import Changes, compare
from cartostory.deploy.host_lock import Mine, Pace, Waiting, host_lock, me
from cartostory.deploy.incoming import PIECE, Progress, Sources, in_parallel, incoming_path, send
from cartostory.deploy.manifest import HostManifest, Sealed, read_host, version_of, write_host
from cartostory.deploy.placing import place, remove
from cartostory.deploy.stock import StockClaim, refuse_foreign, take_stock
from cartostory.deploy.transport import HostError, Reason, Transport

SAMPLE = 20
"""Files that are read back and compared after they were sent, where not all are."""


@dataclass(frozen=True, slots=True)
class Order:
    """What shall be on the host: files by path, and where their bytes are; on what day, and whose site it is.

    `days`: how long files stay that open pages may still ask for.
    """

    claim: StockClaim
    files: Mapping[str, Sealed]
    sources: Sources
    day: date
    days: int = 7


@dataclass(frozen=True, slots=True)
class Published:
    """How a deployment ended: what was done, and how many files were read back."""

    changes: Changes
    version: str
    checked: int = 0
    is_current: bool = False


def _ignore(*_: object) -> None:
    """Take no note."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a deployment goes about it: the lock, and who is told of its progress."""

    mine: Mine = field(default_factory=lambda: Mine(me()))
    pace: Pace = field(default_factory=Pace)
    progress: Progress = _ignore
    waiting: Waiting = _ignore
    planned: Callable[[Changes], None] = _ignore
    """Is told what will be done, before it is."""


def publish(transport: Transport, order: Order, manner: Manner) -> Published:
    """Make the host hold exactly these files, beside whatever else lies there. Raises `HostError`."""
    if _is_current(transport, order):
        return Published(preview(transport, order), version_of(order.files), is_current=True)
    with host_lock(transport, manner.mine, manner.pace, manner.waiting) as lock:
        host = take_stock(transport, order.claim)
        changes = compare(host, order.files, order.day, order.days)
        refuse_foreign(transport, host, changes, adopt=order.claim.adopt)
        manner.planned(changes)
        send(transport, changes.sent, order.sources, manner.progress)
        checked = _read_back(transport, changes, manner.progress, everything=order.claim.audit)
        lock.check()
        write_host(transport, replace(host, pending=changes.sent))
        place(transport, changes, host.ours, manner.progress)
        lock.check()
        _settle(transport, order, changes, manner.progress)
        return Published(changes, version_of(order.files), checked)


def preview(transport: Transport, order: Order) -> Changes:
    """Tell what a deployment would do, without doing any of it. Raises `HostError` where it would not begin."""
    host = take_stock(transport, order.claim)
    changes = compare(host, order.files, order.day, order.days)
    refuse_foreign(transport, host, changes, adopt=order.claim.adopt)
    return changes


def _is_current(transport: Transport, order: Order) -> bool:
    """Tell whether the host is as it shall be, so that not even a lock is needed."""
    try:
        found = read_host(transport)
    except HostError as error:
        if error.reason is Reason.MANIFEST_DAMAGED and order.claim.adopt:
            return False
        raise
    if found is None or found.pending is not None or found.site != order.claim.site or order.claim.audit:
        return False
    changes = compare(found, order.files, order.day, order.days)
    return changes.is_empty and dict(found.files) == dict(order.files)


def _read_back(transport: Transport, changes: Changes, progress: Progress, *, everything: bool) -> int:
    """Compare what was sent with what lies there, before any of it is published; give how many files were.

    A sample, drawn by the version so that it is another one each time. What goes in several pieces is left out of it:
    to bring it back would take as long as to send it, and the host has confirmed each piece.
    """
    small = sorted(path for path, sealed in changes.sent.items() if sealed.size <= PIECE)
    drawn = random.Random(version_of(changes.sent))  # noqa: S311 - no secret: a sample
    chosen = sorted(changes.sent) if everything else sorted(drawn.sample(small, min(SAMPLE, len(small))))
    progress("verify", 0, len(chosen))

    def compare_one(path: str) -> None:
        where = incoming_path(path, changes.sent[path])
        if hashlib.sha256(transport.read(where)).hexdigest() != changes.sent[path].digest:
            transport.remove(where)
            raise HostError(Reason.DIFFERS, path)

    in_parallel(transport, chosen, compare_one)
    progress("verify", len(chosen), len(chosen))
    return len(chosen)


def _settle(transport: Transport, order: Order, changes: Changes, progress: Progress) -> None:
    """Write down what lies there now, remove what has left, write that down too."""
    fact = HostManifest(
        site=order.claim.site,
        version=version_of(order.files),
        day=order.day.isoformat(),
        files=order.files,
        kept=changes.staying,
    )
    write_host(transport, replace(fact, leaving=changes.gone))
    if changes.gone:
        remove(transport, changes.gone, [*order.files, *changes.staying], progress)
        write_host(transport, fact)
