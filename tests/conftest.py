"""Fixtures shared by every test."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.once import made_once

ROOT = Path(__file__).parent.parent
COPIED = ("village", "semaine")
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


GOOD = ROOT / "tests" / "sites" / "good"


@pytest.fixture(scope="session")
def memories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program remembers of the good sites once it has built them: cut fonts, drawn maps, small photographs."""
    return made_once(tmp_path_factory, "memories", _build_good_sites)


def _build_good_sites(folder: Path) -> str:
    """Build the sites that tests copy; gives what went wrong, or nothing."""
    said = ""
    for name in COPIED:
        site = shutil.copytree(GOOD / name, folder / name)
        done = _run("build", "--site", site)
        said += f"{name}: exit {done.returncode}\n{done.stdout}{done.stderr}" if done.returncode else ""
    return said


@pytest.fixture
def copied(tmp_path: Path, memories: Path) -> Callable[[str], Path]:
    """Copy a good site, which a test may change, together with what the program remembers of it."""

    def copy(name: str) -> Path:
        site = Path(shutil.copytree(GOOD / name, tmp_path / name))
        shutil.copytree(memories / name / ".cartostory" / "memo", site / ".cartostory" / "memo")
        return site

    return copy


@pytest.fixture
def village(copied: Callable[[str], Path]) -> Path:
    """A copy of the little site that uses everything, built before: what did not change is remembered."""
    return copied("village")


@pytest.fixture
def forgotten(village: Path) -> Path:
    """The little site as a fresh clone has it: everything has to be made anew."""
    shutil.rmtree(village / ".cartostory")
    return village


@pytest.fixture
def cartostory() -> Run:
    """The program as a writer calls it: a process of its own, away from any terminal."""

    return _run


def _run(*arguments: object, cwd: Path | None = None, **environ: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603 - our own program, on sites of the tests
        [sys.executable, "-m", "cartostory", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "LC_ALL": "", **environ},
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
