"""`python -m bench`: measure, and print one table as the rows come in."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from bench.process import FailedError
from bench.table import table
from bench.text import measure as measure_text


def main(arguments: list[str]) -> int:
    """Measure what is asked for; give the exit code."""
    asked = _parser().parse_args(arguments)
    rows: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory(prefix="cartostory-bench-") as folder:
        try:
            for row in measure_text(
                Path(folder) / "text", asked.stories or (100 if asked.quick else 1000), asked.times
            ):
                rows.append(row)
                print(f"… {row[0]}: {row[1]} s", file=sys.stderr, flush=True)
        except FailedError as error:
            print(error, file=sys.stderr)
            return 1
    print(f"Python {platform.python_version()}, {os.cpu_count()} processors, best of {asked.times}\n")
    print(table(rows))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100 stories instead of 1,000")
    parser.add_argument("--stories", type=int, help="how many stories")
    parser.add_argument("--times", type=int, default=3, help="how many runs, of which the fastest counts")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
