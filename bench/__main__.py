"""`python -m bench`: measure, and print one table; rows are told as they come in."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import scale, serving
from bench.atlas import FULL as FULL_ATLAS
from bench.atlas import measure as measure_atlas
from bench.deploying import measure as measure_deploying
from bench.gathering import SITES as GATHERED_SITES
from bench.gathering import measure as measure_gathering
from bench.maps import measure as measure_maps
from bench.paper import measure as measure_paper
from bench.photos import measure as measure_photographs
from bench.process import FailedError
from bench.table import table
from bench.text import measure as measure_text

GATHERED_QUICK = 100
FULL, QUICK = (1000, 20, 40), (100, 5, 8)  # text stories, stories with maps, photographs


def main(arguments: list[str]) -> int:
    """Measure what is asked for; give the exit code."""
    asked = _parser().parse_args(arguments)
    if asked.only == "serve":
        return _served(tuple(asked.sizes or (asked.stories or FULL[0],)))
    if asked.peers:
        return _beside_peers(tuple(asked.sizes or scale.SIZES))
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory(prefix="cartostory-bench-") as folder:
        try:
            for row in _measured(Path(folder), asked):
                rows.append(row)
                print(f"… {row[0]}: {row[1]} s", file=sys.stderr, flush=True)
        except FailedError as error:
            print(error, file=sys.stderr)
            return 1
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, best of {asked.times}\n")
    print(table(rows))
    return 0


def _beside_peers(sizes: tuple[int, ...]) -> int:
    """Measure how cost grows, beside other generators where they are installed; give the exit code."""
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory(prefix="cartostory-bench-") as folder:
        for row in scale.measure(Path(folder), sizes):
            rows.append(row)
            print("… " + ", ".join(row), file=sys.stderr, flush=True)
    print(table(rows, scale.HEAD))
    return 0


def _served(sizes: tuple[int, ...]) -> int:
    """Measure what a writer waits for in the preview; give the exit code."""
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory(prefix="cartostory-bench-") as folder:
        for count in sizes:
            (Path(folder) / str(count)).mkdir()
            for row in serving.measure(Path(folder) / str(count), count):
                rows.append(row)
                print("… " + ", ".join(row), file=sys.stderr, flush=True)
    print(table(rows, serving.HEAD))
    return 0


def _measured(folder: Path, asked: argparse.Namespace) -> Iterator[tuple[str, ...]]:
    stories, maps, photographs = QUICK if asked.quick else FULL
    parts: dict[str, Callable[[Path], Iterator[tuple[str, ...]]]] = {
        "text": lambda place: measure_text(place, asked.stories or stories, asked.times),
        "maps": lambda place: measure_maps(place, maps, asked.times),
        "photos": lambda place: measure_photographs(place, photographs, asked.times),
        "paper": lambda place: measure_paper(place, asked.times),
        "deploy": lambda place: measure_deploying(place, asked.times),
        "atlas": lambda place: measure_atlas(place, asked.stories or (FULL_ATLAS // 10 if asked.quick else FULL_ATLAS)),
        "gather": lambda place: measure_gathering(place, GATHERED_QUICK if asked.quick else GATHERED_SITES),
    }
    for name, measure in parts.items():
        if asked.only in {None, name}:
            (folder / name).mkdir()
            yield from measure(folder / name)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the stories, a fifth of the photographs")
    parser.add_argument(
        "--only",
        choices=("text", "maps", "photos", "paper", "deploy", "atlas", "gather", "serve"),
        help="one part of the table",
    )
    parser.add_argument("--stories", type=int, help="how many stories")
    parser.add_argument(
        "--peers", action="store_true", help="how cost grows, beside Pelican, MkDocs and Hugo if installed"
    )
    parser.add_argument("--sizes", type=int, nargs="+", help="how many stories, with --peers or --only serve")
    parser.add_argument("--times", type=int, default=3, help="how many runs, of which the fastest counts")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
