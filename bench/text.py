"""How long text stories take: cold, with nothing changed, with one changed, beside the bare loop."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import Corpus, write_corpus
from bench.process import Cost, best, run
from bench.table import row


def measure(folder: Path, count: int, times: int) -> Iterator[tuple[str, ...]]:
    """Give the rows of the table, as they are measured. Every run is a whole process; the fastest of `times` counts."""
    corpus = write_corpus(folder / "site", count)
    size = f"{count:,} stories, {corpus.text_bytes / 1e6:.1f} MB of text"
    bare = _bare(corpus, folder, times)
    yield row(f"bare loop ({size})", bare, bare)
    output, log = folder / "output", folder / "build.log"
    command = [sys.executable, "-m", "cartostory", "build", "--site", str(corpus.root), "--output", str(output)]
    kept = (output, corpus.root / ".cartostory")
    yield row("cartostory build, cold", best(times, lambda: _remove(*kept), command, log), bare)
    yield row(
        "cartostory build, cold, --jobs 1", best(times, lambda: _remove(*kept), [*command, "--jobs", "1"], log), bare
    )
    yield row("cartostory build, nothing changed", best(times, lambda: None, command, log), bare)
    yield row("cartostory build, one story changed", best(times, lambda: _change(corpus), command, log), bare)
    yield row("cartostory --version", run([sys.executable, "-m", "cartostory", "--version"], log))


def _bare(corpus: Corpus, folder: Path, times: int) -> Cost:
    output = folder / "bare"
    command = [sys.executable, "-m", "bench.bare_loop", str(corpus.root), str(output)]
    return best(times, lambda: _remove(output), command, folder / "bare.log")


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _change(corpus: Corpus) -> None:
    middle = corpus.stories[len(corpus.stories) // 2]
    with middle.open("a", encoding="utf-8", newline="\n") as file:
        file.write("\nUne phrase de plus.\n")
