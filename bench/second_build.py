"""`python -m bench.second_build SITE OUTPUT`: build a site to the end, and say how many photographs were decoded.

What counts is every load that libvips is asked for, whoever asks. One process builds, so that none goes unseen; the
short-cut of a build in which nothing changed is not taken.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyvips

from cartostory.build.build_site import build_site as build
from cartostory.build.options import Options

TODAY = date(2026, 11, 23)
_LOADS = re.compile(r"thumbnail(_buffer|_source)?|[a-z0-9]+load(_buffer|_source)?")


def decodes(work: Callable[[], object]) -> int:
    """Do some work; give how many pictures libvips loaded for it."""
    asked: list[str] = []
    call = pyvips.Operation.call

    def counted(name: str, *values: Any, **options: Any) -> Any:
        if _LOADS.fullmatch(name):
            asked.append(name)
        return call(name, *values, **options)

    pyvips.Operation.call = staticmethod(counted)
    try:
        work()
    finally:
        pyvips.Operation.call = staticmethod(call)
    return len(asked)


def main(site: Path, output: Path) -> int:
    """Build and count; give the exit code."""
    found: list[bool] = []

    def work() -> None:
        built = build(Options(site, output, TODAY, jobs=1, anew=True))
        found.append(built.written is not None and not built.crashes)

    print(decodes(work))
    return 0 if found == [True] else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
