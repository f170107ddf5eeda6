"""An address of dask.distributed -> a crew for a build: processes on this machine, or wherever a scheduler has them."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cartostory.build.crew import Crew
from cartostory.build.parcel_values import Places
from cartostory.build.run import cache_of
from cartostory.problems.problem import Span, problem

if TYPE_CHECKING:
    from cartostory.build.options import Options

LOCAL = "local:"
"""How the address of processes on this machine begins; their number follows."""
_PATIENCE_SECONDS = 10
_OPTION = "--cluster"


@contextmanager
def hired(options: Options) -> Iterator[Options]:
    """Give options with the crew that they ask for; without one where nobody can be reached, and that is told."""
    if not options.cluster:
        yield options
        return
    with ExitStack() as stack:
        try:
            crew = stack.enter_context(_crew(options))
        except Exception as error:  # noqa: BLE001 - whatever keeps the cluster away: the build is done here, and told
            crew = None
            told = problem("cluster-not-reached", Span(_OPTION), address=options.cluster, reason=_reason(error))
            options = replace(options, notes=(*options.notes, told))
        yield replace(options, crew=crew)


@contextmanager
def _crew(options: Options) -> Iterator[Crew]:
    import dask  # noqa: PLC0415 - an extra: builds on one machine go without

    dispatched: Any = importlib.import_module("distributed")  # it ships types for some of its names only
    for name in ("distributed", "tornado", "bokeh"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is lost is told once, in our words
    is_here = options.cluster.startswith(LOCAL)
    with ExitStack() as stack:
        stack.enter_context(dask.config.set(_settings()))
        address: Any = options.cluster
        if is_here:
            count = int(options.cluster.removeprefix(LOCAL))
            address = stack.enter_context(
                dispatched.LocalCluster(n_workers=count, threads_per_worker=1, dashboard_address=None, host="127.0.0.1")
            )
        client = stack.enter_context(dispatched.Client(address, timeout=_PATIENCE_SECONDS))
        client.wait_for_workers(1, timeout=_PATIENCE_SECONDS * 6)
        processes = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
        executor = client.get_executor(pure=False, retries=0)
        here = Places(cache_of(options), options.root)
        yield Crew(executor, here, processes, is_here=is_here, is_there=lambda: client.status == "running")


def _settings() -> dict[str, Any]:
    return {
        "distributed.comm.timeouts.connect": f"{_PATIENCE_SECONDS}s",
        "distributed.comm.retry.count": 0,
        "distributed.scheduler.allowed-failures": 1,  # a parcel that ends two workers is done here
        "distributed.admin.tick.limit": "1h",
    }


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".strip(": ")
