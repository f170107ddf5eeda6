"""The Makefile and its two tools: what they do on a machine where something is missing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import chromium, environment, java


def script(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)
    return path


def make(root: Path, *words: str) -> str:
    program = shutil.which("make")
    if program is None:
        pytest.skip("make is not installed")
    return subprocess.run([program, *words], cwd=root, check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603 - our Makefile


def test_make_alone_says_what_it_can_do(root: Path) -> None:
    said = make(root)
    assert [
        name for name in ("serve", "site", "test", "lint", "types", "bench", "clean") if f"make {name} " not in said
    ] == []


def test_make_test_runs_style_types_and_every_test(root: Path) -> None:
    steps = make(root, "--dry-run", "test")
    assert [
        step for step in ("ruff check .", "ruff format --check .", "mypy", "pytest -n auto") if step not in steps
    ] == []


def test_ci_runs_make_test_alone(root: Path) -> None:
    path = root / ".ci" / "run"
    commands = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    assert commands[-1] == "exec make test"
    assert path.stat().st_mode & 0o111


def test_a_named_browser_that_starts_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = script(tmp_path / "my-chromium", "echo Chromium 1")
    monkeypatch.setenv("CHROMIUM", str(browser))
    assert chromium.named() == str(browser)


def test_a_named_browser_that_does_not_start_is_said_and_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "absent"))
    assert chromium.named() is None
    assert "does not start" in capsys.readouterr().err


def test_a_browser_without_its_libraries_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(tmp_path / "chromium", "echo 'error while loading shared libraries: libnss3.so' >&2", "exit 127")
    working = script(tmp_path / "google-chrome", "echo Google Chrome 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chromium.installed() == str(working)


def test_ubuntus_stub_for_the_snap_is_passed_over(tmp_path: Path) -> None:
    assert chromium.is_snap(str(script(tmp_path / "chromium-browser", 'exec /snap/bin/chromium "$@"')))
    assert not chromium.is_snap(str(script(tmp_path / "chromium", 'exec /usr/lib/chromium/chromium "$@"')))


def test_without_any_browser_every_way_out_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for way in ("named", "installed", "from_debian", "from_playwright"):
        monkeypatch.setattr(chromium, way, lambda: None)
    assert chromium.main() == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert [word for word in ("apt install chromium", "playwright install", "CHROMIUM=") if word not in said.err] == []


def test_an_old_python_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "OLDEST", (99, 0))
    assert environment.main() == 1
    assert "Python 99.0 ou plus récent" in capsys.readouterr().err


def test_a_python_without_pip_is_told_of_python3_venv(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(environment, "can_make", lambda: False)
    monkeypatch.setattr(environment, "install_with_apt", lambda: False)
    assert environment.main() == 1
    assert "sudo apt install python3-venv" in capsys.readouterr().err
    assert not (tmp_path / ".venv").exists()


def test_a_half_made_environment_is_made_again(tmp_path: Path) -> None:
    tool = Path(environment.__file__)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    script(tmp_path / ".venv" / "bin" / "python", "exit 1")
    subprocess.run([sys.executable, tool], cwd=tmp_path, check=True)  # noqa: S603 - our own tool
    python = tmp_path / ".venv" / "bin" / "python"
    subprocess.run([python, "-c", "import pip"], cwd=tmp_path, check=True)  # noqa: S603 - the Python made a moment ago
    before = (tmp_path / ".venv" / "pyvenv.cfg").stat().st_mtime_ns
    subprocess.run([sys.executable, tool], cwd=tmp_path, check=True)  # noqa: S603 - our own tool
    assert (tmp_path / ".venv" / "pyvenv.cfg").stat().st_mtime_ns == before


def test_the_java_that_is_named_is_taken_if_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = script(tmp_path / "java", "exit 0")
    monkeypatch.setenv("JAVA", str(named))
    assert java.named() == str(named)


@pytest.mark.parametrize("line", ["exit 1", "echo 'get one at java.com' >&2; exit 1"])
def test_a_java_that_does_not_run_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setenv("JAVA", str(script(tmp_path / "java", line)))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert java.named() is None
    assert java.installed() is None


def test_without_any_java_the_tool_says_what_mends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for way in ("named", "installed", "from_package"):
        monkeypatch.setattr(java, way, lambda: None)
    assert java.main() == 1
    assert "default-jre-headless" in capsys.readouterr().err
