"""Documents for paper: a booklet of the demonstration, and an A3 sheet of a town of 15,000 features.

Each run prints anew in a process of its own: no map, no text and no PDF is remembered; world and fonts are read.
Photographs are made before, since the website has them anyway. Asked: a booklet below 1.5 s, a sheet below 3 s.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.town import FEATURES, write_town
from cartostory.build.cache import Cache
from cartostory.build.options import Options
from cartostory.build.paper import make_paper
from cartostory.build.pipeline import prepare
from cartostory.build.progress import silent
from cartostory.build.run import Run
from cartostory.model import Paper, PaperKind
from cartostory.paper.documents import Job

DEMO = Path(__file__).parent.parent
STORIES = {"booklet": "ivry-dianguirde", "map": "ville"}
STORY = """---
title: Une ville de {count} objets
summary: Une ville que personne n’habite.
towns:
  - {{name: Ici, country: FR, lat: 46.817, lon: 0.545}}
  - {{name: Là-bas, country: BF, lat: 13.0883, lon: -1.0837}}
layers:
  ville: {{file: ville.geojson, label: La ville, source: © contributeurs OpenStreetMap, licence: ODbL-1.0}}
---

## La ville {{: fit="ville" show="ville" }}

Toute la ville.
"""


def measure(folder: Path, times: int) -> Iterator[tuple[str, ...]]:
    """Time each document `times` times, each in a process of its own; rows of `table`, with medians."""
    demo = Path(shutil.copytree(DEMO / "content", folder / "demo" / "content")).parent
    shutil.copy(DEMO / "config.yaml", demo)
    yield _row("a booklet of ten chapters", demo, "booklet", 0, times)
    yield _row(f"an A3 sheet of {FEATURES:,} features", _town(folder), "map", 10000, times)


def _row(name: str, site: Path, kind: str, scale: int, times: int) -> tuple[str, ...]:
    runs = []  # the first one makes the photographs
    for _ in range(times + 1):
        command = [sys.executable, "-m", "bench.paper", str(site), kind, str(scale)]
        said = subprocess.run(command, cwd=DEMO, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves
        runs.append([float(word) for word in said.stdout.split()])
    wall, processor, peak = (statistics.median(each) for each in zip(*runs[1:], strict=True))
    return name, f"{wall:.2f}", "", f"{processor:.2f}", f"{peak:.0f}"


def main(site: Path, kind: str, scale: int) -> str:
    """Print one document in this process; give seconds, seconds of the processor, megabytes at the peak."""
    ready = prepare(Options(site, site / "output", date(2026, 11, 23), 1))
    paper = Paper(PaperKind(kind), "A4" if kind == "booklet" else "A3", None, scale or None)
    memo = site / ".cartostory" / "memo"
    for path in memo.glob("??/*"):
        if path.stat().st_size == 0 or path.read_bytes()[:1] in {b"{", b"%"}:  # maps, texts, PDFs
            path.unlink()
    started, used = time.perf_counter(), time.process_time()
    run = Run(Cache(memo), 1, silent)
    made = make_paper(ready, [Job(STORIES[kind], "fr", paper)], run)
    took = time.perf_counter() - started, time.process_time() - used
    if run.crashes or not made.files:
        raise RuntimeError("\n".join(run.crashes) or str(made.problems))
    return f"{took[0]} {took[1]} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}"


def _town(folder: Path) -> Path:
    story = folder / "site" / "content" / "partnerships" / "ville"
    write_town(story / "layers" / "ville.geojson")
    (story / "story.md").write_text(STORY.format(count=FEATURES), encoding="utf-8")
    (folder / "site" / "config.yaml").write_text("title: Banc\naddress: https://example.org/\n", encoding="utf-8")
    return folder / "site"


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
