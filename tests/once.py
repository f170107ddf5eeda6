"""Something slow that several tests look at: made once for a run, by whichever worker of pytest-xdist comes first."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], str]) -> Path:
    """Give a folder that `make` filled. What `make` says (empty: all went well) fails every test that asks for it."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    with FileLock(folder / "lock"):
        said = folder / "said.txt"
        if not said.exists():
            said.write_text(make(folder), "utf-8")
    if said.read_text("utf-8"):
        pytest.fail(f"{name} could not be made:\n" + said.read_text("utf-8"), pytrace=False)
    return folder
