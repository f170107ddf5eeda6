"""Fixtures shared by every test."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real files that nobody on the team wrote; absent from a bare clone."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the folder of real files (../shared/data) is absent")
    return folder


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A copy of the little site that uses everything, which a test may change."""
    return Path(shutil.copytree(ROOT / "tests" / "sites" / "good" / "village", tmp_path / "village"))


@pytest.fixture
def cartostory() -> Run:
    """The program as a writer calls it: a process of its own, away from any terminal."""

    def run(*arguments: object, cwd: Path | None = None, **environ: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(  # noqa: S603 - our own program, on sites of the tests
            [sys.executable, "-m", "cartostory", *map(str, arguments)],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "LC_ALL": "", **environ},
            capture_output=True,
            encoding="utf-8",
            timeout=240,
            check=False,
        )

    return run
