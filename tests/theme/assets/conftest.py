"""The default theme's files, as they lie in the checkout."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml


@pytest.fixture(scope="session")
def theme(root: Path) -> Path:
    return root / "themes" / "default"


@pytest.fixture(scope="session")
def manifest(theme: Path) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = yaml.safe_load((theme / "theme.yaml").read_text())
    return found


@pytest.fixture(scope="session")
def bundle(theme: Path, manifest: dict[str, dict[str, list[str]]]) -> Callable[[str], str]:
    """Gives a bundle's text by name."""

    def made(name: str) -> str:
        return "".join((theme / "assets" / part).read_text() for part in manifest["bundles"][name])

    return made
