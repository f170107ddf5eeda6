"""How cost grows with the site: cold, one sentence more, nothing changed; seconds of processors, and ratios to peers.

Everything that cartostory makes of a text is made: maps in two sizes, live maps, kiosks, single files, codes, search.
The clock says little on a machine that others use too: seconds of processors (user and system, of all processes) count.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import Corpus, write_corpus
from bench.peers import peers
from bench.process import Cost, run

SIZES = (50, 200, 1000, 2000)
HEAD = ("stories", "build", "cpu s", "ms / story", "÷ pelican", "peak MB")


def measure(folder: Path, sizes: tuple[int, ...] = SIZES) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table, a size after the other."""
    for count in sizes:
        place = folder / str(count)
        corpus = write_corpus(place / "site", count, with_towns=True)
        others = {peer.name: run(peer.command, place / f"{peer.name}.log") for peer in peers(corpus, place)}
        yield from (_row(count, name, cost, others) for name, cost in others.items())
        for name, cost in _ours(corpus, place):
            yield _row(count, f"cartostory, {name}", cost, others)
        shutil.rmtree(place)


def _ours(corpus: Corpus, place: Path) -> Iterator[tuple[str, Cost]]:
    output, log = place / "output", place / "build.log"
    command = [sys.executable, "-m", "cartostory", "build", "--site", str(corpus.root), "--output", str(output)]
    yield "cold", run(command, log)
    with corpus.stories[len(corpus.stories) // 2].open("a", encoding="utf-8", newline="\n") as file:
        file.write("\nUne phrase de plus.\n")
    yield "one sentence more", run(command, log)
    yield "nothing changed", run(command, log)


def _row(count: int, name: str, cost: Cost, others: dict[str, Cost]) -> tuple[str, ...]:
    beside = f"{cost.cpu_seconds / others['pelican'].cpu_seconds:.2f}" if "pelican" in others else "–"
    each = f"{cost.cpu_seconds / count * 1000:.1f}"
    return (f"{count:,}", name, f"{cost.cpu_seconds:.2f}", each, beside, f"{cost.peak_bytes / 1e6:.0f}")
