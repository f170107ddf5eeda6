"""The site of real files, built once for a run."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.once import made_once
from tests.program import in_this_process
from tests.real.site import photographs, write_site

FINE, PROBLEMS = 0, 1


@dataclass(frozen=True, slots=True)
class Built:
    """A site after its build: its output, the program's exit code, and the problems, as the program wrote them."""

    site: Path
    exit_code: int
    problems: tuple[Mapping[str, object], ...]

    @property
    def output(self) -> Path:
        return self.site / "output"

    def of(self, severity: str) -> set[tuple[str, str]]:
        """Give the problems of a severity: code and name of the file."""
        return {(str(one["code"]), Path(str(one["file"])).name) for one in self.problems if one["severity"] == severity}


def build(site: Path) -> Built:
    """Build a site as a writer does; it may have problems, but the program may not fail."""
    done = in_this_process("build", "--site", site, "--format", "json")
    assert done.returncode in {FINE, PROBLEMS}, done.stdout + done.stderr
    lines = [line for line in (*done.stdout.splitlines(), *done.stderr.splitlines()) if line.startswith("{")]
    return Built(site, done.returncode, tuple(map(json.loads, lines)))


def remembered(factory: pytest.TempPathFactory, name: str, write: Callable[[Path], Path]) -> Built:
    """Write and build a site once for all workers; what its build said is kept beside it."""

    def make(folder: Path) -> str:
        built = build(write(folder / "site"))
        (folder / "built.json").write_text(json.dumps([built.exit_code, built.problems]), "utf-8")
        return ""

    folder = made_once(factory, name, make)
    exit_code, problems = json.loads((folder / "built.json").read_text("utf-8"))
    return Built(folder / "site", exit_code, tuple(problems))


@pytest.fixture(scope="session")
def real_site(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    names = photographs(shared_data)
    return remembered(tmp_path_factory, "real-files", lambda site: write_site(site, shared_data, names))
