"""How long map pictures take: stories whose every chapter has one, in a whole build."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import CHAPTERS, write_corpus
from bench.process import best
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
