"""`python -m bench`: measure, and print one table; rows are told as they come in."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.photos import measure as measure_photographs
from bench.process import FailedError
from bench.table import table
from bench.text import measure as measure_text

FULL, QUICK = (1000, 40), (100, 8)


def main(arguments: list[str]) -> int:
    """Measure what is asked for; give the exit code."""
    asked = _parser().parse_args(arguments)
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


def _measured(folder: Path, asked: argparse.Namespace) -> Iterator[tuple[str, ...]]:
    stories, photographs = QUICK if asked.quick else FULL
    if asked.only != "photos":
        yield from measure_text(folder / "text", asked.stories or stories, asked.times)
    if asked.only != "text":
        (folder / "photos").mkdir()
        yield from measure_photographs(folder / "photos", photographs, asked.times)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100 stories and 8 photographs instead of 1,000 and 40")
    parser.add_argument("--only", choices=("text", "photos"), help="one half of the table")
    parser.add_argument("--stories", type=int, help="how many stories")
    parser.add_argument("--times", type=int, default=3, help="how many runs, of which the fastest counts")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
