"""Publishing the demonstration by SFTP on the loopback: all of it, nothing changed, one story changed.

The round trips stand in the name of each row: on a line of 30 ms each costs that much, divided by those at once. Asked:
nothing changed within 2 s; one changed story sends only its files.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import asyncssh

from cartostory.build.build_site import build_site
from cartostory.build.options import Options
from cartostory.deploy.changes import Changes
from cartostory.deploy.output import built_files
from cartostory.deploy.publish import Manner, Order, publish
from cartostory.deploy.sftp import Login, SftpTransport
from cartostory.deploy.stock import StockClaim
from cartostory.model.deploy_target import HostAddress, Scheme

DEMO = Path(__file__).parent.parent
STORY = "content/partnerships/ivry-dianguirde/story.md"
DAY = date(2026, 11, 23)
_USER = "bench"


def measure(folder: Path, times: int) -> Iterator[tuple[str, ...]]:
    """Publish three editions; rows of `table`, with medians where a run can be repeated."""
    site = Path(shutil.copytree(DEMO / "content", folder / "demo" / "content")).parent
    shutil.copy(DEMO / "config.yaml", site)
    _build(site)
    host = folder / "host"
    host.mkdir()
    with _served(host, folder) as (address, login):
        yield _row("publish the demo", [_send(address, login, site)])
        yield _row("publish it again, nothing changed", [_send(address, login, site) for _ in range(times)])
        with (site / STORY).open("a", encoding="utf-8") as story:
            story.write("\nUne ligne de plus.\n")
        _build(site)
        yield _row("publish it, one story changed", [_send(address, login, site)])


def _build(site: Path) -> None:
    built = build_site(Options(site, site / "output", DAY, os.cpu_count() or 1))
    if built.written is None:
        raise RuntimeError(str(built.problems))


def _send(address: HostAddress, login: Login, site: Path) -> tuple[float, float, int, Changes]:
    """Publish once: seconds, seconds of the processor, round trips, what was done."""
    started, used = time.perf_counter(), time.process_time()
    files, sources = built_files(site / "output")
    line = SftpTransport(address, login)
    done = publish(line, Order(StockClaim("bench"), files, sources, DAY), Manner())
    took, cpu = time.perf_counter() - started, time.process_time() - used
    trips = line.trips
    line.close()
    return took, cpu, trips, done.changes


def _row(name: str, runs: list[tuple[float, float, int, Changes]]) -> tuple[str, ...]:
    seconds, cpu = statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)
    *_, trips, changes = runs[-1]
    files = len(changes.sent) + len(changes.unchanged)
    return f"{name}: {len(changes.sent)} of {files} files, {trips} round trips", f"{seconds:.2f}", "", f"{cpu:.2f}", ""


@contextmanager
def _served(root: Path, state: Path) -> Iterator[tuple[HostAddress, Login]]:
    """Serve a folder by SFTP, for one key."""
    host_key, user_key = (asyncssh.generate_private_key("ssh-ed25519") for _ in range(2))
    (state / "key").write_bytes(user_key.export_private_key("openssh"))
    (state / "key").chmod(0o600)
    (state / "allowed").write_bytes(user_key.export_public_key())
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()

    async def listen() -> asyncssh.SSHAcceptor:
        return await asyncssh.listen(
            "127.0.0.1",
            0,
            server_host_keys=[host_key],
            authorized_client_keys=str(state / "allowed"),
            sftp_factory=partial(asyncssh.SFTPServer, chroot=os.fsencode(root)),
        )

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result(30)
    port = server.get_port()
    (state / "known").write_text(f"[127.0.0.1]:{port} {host_key.export_public_key().decode()}", "utf-8")
    yield HostAddress(Scheme.SFTP, "~/", "127.0.0.1", _USER, port), Login(None, (state / "known",), (state / "key",))
    loop.call_soon_threadsafe(server.close)
