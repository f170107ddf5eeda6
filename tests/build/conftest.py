"""Sites that several tests of builds begin with."""

import re
import shutil
from pathlib import Path

import pytest

from cartostory.build.build_site import build_site
from cartostory.build.options import Options
from tests.day import TODAY

FIRST, SECOND = "content/partnerships/ivry-village", "content/partnerships/autre"


@pytest.fixture
def two_stories(village: Path) -> Path:
    """A site of two stories that was built."""
    shutil.copytree(village / FIRST, village / SECOND)
    for file in (village / SECOND).glob("story*.md"):
        file.write_text(
            re.sub(r"(?m)^title: .*$", "title: Une autre histoire", file.read_text("utf-8"), count=1), "utf-8"
        )
    done = build_site(Options(village, village / "output", TODAY, jobs=1))
    assert not done.crashes, done.crashes[0]
    assert done.written is not None
    return village
