"""The documents of the demonstration and of the little site, printed once for all workers."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.once import made_once
from tests.paper.printed import Pdf, opened, pdf_of, printed
from tests.paper.wanted import DEMO, ROOT, VILLAGE

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> str:
        problems: list[object] = []
        # a copy: what a build remembers of a site stays beside it, and other tests copy the same site
        village = shutil.copytree(ROOT / "tests" / "sites" / "good" / "village", folder / "village")
        for site, jobs in ((ROOT, DEMO), (village, VILLAGE)):
            made = printed(site, jobs, folder / "memo")
            # of some layers nobody knows the day: their sources do not say it
            problems += [found for found in made.problems if found.code != "paper-layer-undated"]
            for job in jobs:
                (folder / job.name).write_bytes(pdf_of(made, job))
        return "\n".join(map(str, problems))

    return made_once(tmp_path_factory, "paper", make)


@pytest.fixture(scope="session")
def document(shelf: Path) -> Callable[[str], Pdf]:
    return lambda name: opened((shelf / name).read_bytes())
