"""How long photographs of 12 megapixels take, beside a bare libvips cascade on the same files and processes.

And what a site that shows some of them decodes when it is built, then built again with nothing changed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.corpus import write_corpus
from bench.photo_corpus import write_photographs
from bench.process import Cost, best, run
from bench.table import row, table

JOBS = 2
_SHOWN = 6
"""How many photographs the site that is built twice shows: what is counted does not need more."""
_PAUSE_SECONDS = 0.02
_KIB = 1024


def measure(folder: Path, count: int, times: int) -> Iterator[tuple[str, ...]]:
    """Give the rows of the table, as they are measured: `count` photographs, the fastest of `times` runs.

    The memory is that of all processes together where the system tells it (Linux), else of the largest.
    """
    files = write_photographs(folder / "photographs", count)
    size = f"{count} photographs, {sum(file.stat().st_size for file in files) / 1e6:.0f} MB, {JOBS} workers"
    bare, ours = (_cost(way, folder, times) for way in ("bare", "ours"))
    yield row(f"bare libvips cascade ({size})", bare, bare)
    ratio = ours.cpu_seconds / bare.cpu_seconds
    yield row(f"cartostory’s cascade ({count / ours.seconds:.1f}/s; {ratio:.2f} × the bare CPU time)", ours, bare)
    yield from _twice(folder, files[:_SHOWN])


def _twice(folder: Path, files: tuple[Path, ...]) -> Iterator[tuple[str, ...]]:
    """Give a row for a first build and one for a second with nothing changed, each with what it decoded."""
    site, log = folder / "site", folder / "build.log"
    shutil.rmtree(site, ignore_errors=True)
    story = write_corpus(site, 1).stories[0]
    album = story.parent / "photos"
    album.mkdir()
    for file in files:
        shutil.copyfile(file, album / file.name)
    entry = "{alt: Des formes, author: Mesure, licence: CC0-1.0, people: none}\n"
    (album / "photos.yaml").write_text("".join(f"{file.name}: {entry}" for file in files), encoding="utf-8")
    with story.open("a", encoding="utf-8") as text:
        text.writelines(f"\n![Des formes]({file.name})\n" for file in files)
    for name in ("first build", "a second build with nothing changed"):
        cost = run([sys.executable, "-m", "bench.second_build", str(site), str(folder / "output")], log)
        decodes = log.read_text(encoding="utf-8").split()[-1]
        yield row(f"{name} (site of {len(files)} photographs): decodes {decodes}", cost)


def _cost(way: str, folder: Path, times: int) -> Cost:
    output = folder / f"cascade-{way}"
    source = str(folder / "photographs")
    command = [sys.executable, "-m", "bench.cascades", way, source, str(output), str(JOBS)]
    watch = _Memory(str(output))
    cost = best(times, lambda: shutil.rmtree(output, ignore_errors=True), command, folder / f"{way}.log")
    peak = watch.stop()
    return replace(cost, peak_bytes=peak) if peak else cost


class _Memory:
    """Looks again and again at what the processes with a word in their command take together (Linux)."""

    def __init__(self, word: str) -> None:
        self._word, self._peak, self._done = word.encode(), 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """Stop looking; give the peak in bytes, 0 where the system does not tell."""
        self._done.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._done.wait(_PAUSE_SECONDS):
            self._peak = max(self._peak, sum(map(self._taken, Path("/proc").glob("[0-9]*"))))

    def _taken(self, process: Path) -> int:
        """Give a process's proportional set size: memory that several share is counted once in their sum."""
        try:
            if self._word not in (process / "cmdline").read_bytes():
                return 0
            lines = (process / "smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError:  # it has ended
            return 0
        return sum(int(line.split()[1]) * _KIB for line in lines if line.startswith("Pss:"))


def main() -> None:
    """Measure 40 photographs, made once and kept in the folder for temporary files, and print the table."""
    folder = Path(tempfile.gettempdir()) / "cartostory-bench-photos"
    print(table(tuple(measure(folder, 40, 1))))


if __name__ == "__main__":
    main()
