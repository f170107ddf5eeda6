"""What `make` and CI install is pinned, with hashes, and names no registry."""

import re
import tomllib
from pathlib import Path

import pytest

_PINNED = re.compile(r"^([a-z0-9._-]+)==\S+", re.IGNORECASE)


def pinned(file: Path) -> dict[str, int]:
    """Give the packages of a file, and how many hashes each has."""
    found: dict[str, int] = {}
    name = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if match := _PINNED.match(line):
            name = match[1].lower()
            found.setdefault(name, 0)
        elif "--hash=sha256:" in line:
            found[name] += 1
    return found


def names(requirements: list[str]) -> set[str]:
    """Give the packages that are asked for, without extras, versions and markers."""
    return {re.split(r"[\[><=; ]", one)[0].lower() for one in requirements}


@pytest.mark.parametrize("name", ["constraints.txt", "constraints-dev.txt"])
def test_every_package_is_pinned_with_hashes_and_no_registry_is_named(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert all(pinned(root / name).values())


def test_what_the_project_asks_for_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = names(project["dependencies"])
    assert asked <= pinned(root / "constraints.txt").keys()
    extras = [names(extra) for extra in project["optional-dependencies"].values()]
    assert asked.union(*extras) - {project["name"]} <= pinned(root / "constraints-dev.txt").keys()
