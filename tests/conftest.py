"""Fixtures shared by every test."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cartostory.cli.options import DAY_VARIABLE
from tests.day import TODAY
from tests.once import made_once
from tests.program import Run, gone_wrong, in_a_process, in_this_process

ROOT = Path(__file__).parent.parent
COPIED = ("village", "semaine")
SLOW_FOLDERS = {"bench", "browser", "packaging", "paper", "real"}
WHOLE_SITES = {"memories", "process"}
"""The fixtures that build whole sites, or run the program in a process of its own."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what `make quick` leaves out: browser, paper, real files, packaging, and whole builds."""
    for item in items:
        folder = item.path.relative_to(ROOT / "tests").parts[0]
        if folder in SLOW_FOLDERS or WHOLE_SITES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session", autouse=True)
def given_day() -> Iterator[None]:
    """Give the day to the program, in this process and in every process that a test starts."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(DAY_VARIABLE, TODAY.isoformat())
        yield


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


@pytest.fixture(scope="session")
def shared_cases() -> Path:
    """Small sites and files made after what people met elsewhere; absent from a bare clone."""
    folder = ROOT.parent / "shared" / "cases"
    if not folder.is_dir():
        pytest.skip("the folder of cases (../shared/cases) is absent")
    return folder


GOOD = ROOT / "tests" / "sites" / "good"
BUILT = shutil.ignore_patterns("output", ".cartostory")
"""What somebody may have built of a good site by hand."""


@pytest.fixture(scope="session")
def memories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program remembers of the good sites once it has built them: cut fonts, drawn maps, small photographs."""
    return made_once(tmp_path_factory, "memories", _build_good_sites)


def _build_good_sites(folder: Path) -> str:
    """Build the sites that tests copy; gives what went wrong, or nothing."""
    said = ""
    for name in COPIED:
        site = shutil.copytree(GOOD / name, folder / name, ignore=BUILT)
        done = in_a_process("build", "--site", site)
        said += gone_wrong(done)
    return said


@pytest.fixture
def copied(tmp_path: Path, memories: Path) -> Callable[[str], Path]:
    """Copy a good site, which a test may change, together with what the program remembers of it."""

    def copy(name: str) -> Path:
        site = Path(shutil.copytree(GOOD / name, tmp_path / name, ignore=BUILT))
        shutil.copytree(memories / name / ".cartostory" / "memo", site / ".cartostory" / "memo")
        return site

    return copy


@pytest.fixture
def village(copied: Callable[[str], Path]) -> Path:
    """A copy of the little site that uses everything, built before: what did not change is remembered."""
    return copied("village")


@pytest.fixture(scope="session")
def published(memories: Path) -> Path:
    """The little site after its build, to look at: nobody changes it."""
    return memories / "village"


@pytest.fixture
def forgotten(village: Path) -> Path:
    """The little site as a fresh clone has it: everything has to be made anew."""
    shutil.rmtree(village / ".cartostory")
    return village


@pytest.fixture
def cartostory() -> Run:
    """The program as a writer calls it, away from any terminal: its command line, in the process of the test."""
    return in_this_process


@pytest.fixture
def process() -> Run:
    """The program in a process of its own, with as many workers as the machine has processors."""
    return in_a_process
