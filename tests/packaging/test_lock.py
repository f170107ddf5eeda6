"""package.json and its lock file: exact, hashed, and naming no registry."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

TOOLING = ("pyproject.toml", "package.json", "package-lock.json", ".npmrc", "Makefile", ".ci/run", "hatch_build.py")


@pytest.fixture(scope="module")
def lock(root: Path) -> dict[str, Any]:
    return json.loads((root / "package-lock.json").read_text(encoding="utf-8"))


def test_the_lock_file_names_no_address_of_a_package(lock: dict[str, Any]) -> None:
    assert [path for path, facts in lock["packages"].items() if "resolved" in facts] == []


def test_every_locked_package_has_a_hash(lock: dict[str, Any]) -> None:
    assert [path for path, facts in lock["packages"].items() if path and "integrity" not in facts] == []


def test_the_manifest_pins_exact_versions_that_the_lock_file_holds(root: Path, lock: dict[str, Any]) -> None:
    manifest = json.loads((root / "package.json").read_text(encoding="utf-8"))
    wanted = manifest["dependencies"] | manifest["devDependencies"]
    locked = {name: lock["packages"][f"node_modules/{name}"]["version"] for name in wanted}
    assert wanted == locked


def test_no_locked_package_runs_a_script_when_it_is_installed(root: Path, lock: dict[str, Any]) -> None:
    assert "ignore-scripts=true" in (root / ".npmrc").read_text(encoding="utf-8").splitlines()
    scripted = [path for path, facts in lock["packages"].items() if facts.get("hasInstallScript")]
    assert [path for path in scripted if not lock["packages"][path].get("dev")] == [], "and what is shipped has none"


@pytest.mark.parametrize("name", TOOLING)
def test_no_tooling_file_sends_pip_or_npm_to_a_certain_registry(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert (
        re.findall(r"find-links|index-url|trusted-host|^\s*registry\s*=|https?://registry\S*", text, re.MULTILINE) == []
    )
