"""How long map pictures take: those of a whole build, then each by itself."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import CHAPTERS, write_corpus
from bench.process import best, run
from bench.table import row

PICTURES = CHAPTERS + 1  # one per chapter, and the opening's globe


def measure(folder: Path, count: int, times: int) -> Iterator[tuple[str, ...]]:
    """Give the rows of the table, as they are measured: `count` stories with two towns each."""
    corpus = write_corpus(folder / "site", count, with_towns=True)
    output, state = folder / "output", corpus.root / ".cartostory"
    command = [sys.executable, "-m", "cartostory", "build", "--site", str(corpus.root), "--output", str(output)]

    def forget() -> None:
        for kept in (output, state):
            shutil.rmtree(kept, ignore_errors=True)

    name = f"{count} stories with towns, {count * PICTURES} map pictures"
    yield row(f"cartostory build, cold ({name})", best(times, forget, command, folder / "cold.log"))
    yield row(
        f"the same, drawn before ({name})", best(times, lambda: shutil.rmtree(output), command, folder / "kept.log")
    )
    yield from _single(folder, times)


def _single(folder: Path, times: int) -> Iterator[tuple[str, ...]]:
    """Give a row for each kind of picture: the median of its pictures, each at its fastest, and what it weighs."""
    log = folder / "drawing.log"
    cost = run([sys.executable, "-m", "bench.drawing", str(times), str(folder)], log)
    for name, found in json.loads(log.read_text(encoding="utf-8").splitlines()[-1]).items():
        many = f", median of {found['count']}" if found["count"] > 1 else ""
        weight = f", {found['kb']:.1f} KB gzipped" if found["kb"] else ""
        seconds = found["ms"] / 1000
        yield (f"{name}{many}{weight}", f"{seconds:.4f}", "", f"{seconds:.4f}", f"{cost.peak_bytes / 1_000_000:.0f}")
