"""The wheel and the sdist: built as pip builds them, opened, and run outside the checkout."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

LARGEST_WHEEL_BYTES = 8_500_000
"""4.2 MB of program and packages, up to 4 MB of the world at 1:10 million, and room for the code that comes."""


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    """Run one command to its end, with nothing of the checkout in sight but what it is given."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "LANG", "LC_ALL"}}
    done = subprocess.run(  # noqa: S603 - our own commands
        list(map(str, command)),
        cwd=folder,
        env=kept | {"PYTHONUTF8": "1"} | environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(kind: str, source: Path, target: Path) -> Path:
    """One run of the build backend, with the hook; it finds vendor/ current and needs no network."""
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", target, folder=source)
    (built,) = target.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", root, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel unpacked where nothing else of ours is; its requirements come from the environment of the tests."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)  # noqa: S202 - made a moment ago, by us
    return folder


def under(root: Path, folder: str) -> set[str]:
    """Files of the checkout below a folder, as paths from the root."""
    paths = (path for path in (root / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(root).as_posix() for path in paths}


@pytest.mark.parametrize("folder", ["cartostory/vendor", "cartostory/locale", "cartostory/starter"])
def test_the_wheel_holds_every_file_of_the_folder(root: Path, names: set[str], folder: str) -> None:
    expected = under(root, folder)
    assert expected, f"{folder} is empty"
    assert sorted(expected - names) == []


def test_the_wheel_holds_the_theme_where_the_program_looks_for_it(root: Path, names: set[str]) -> None:
    expected = {f"cartostory/{path}" for path in under(root, "themes/default")}
    assert expected
    assert sorted(expected - names) == []


def test_the_wheel_holds_the_program_and_nothing_beside_it(names: set[str]) -> None:
    assert {name.partition("/")[0] for name in names} == {"cartostory", "cartostory-0.1.0.dist-info"}
    strangers = ("node_modules", "axe", "vnu", ".pyc")
    assert [name for name in names if any(stranger in name for stranger in strangers)] == []


def test_the_wheel_brings_the_command_and_the_licences(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        commands = archive.read("cartostory-0.1.0.dist-info/entry_points.txt").decode()
        facts = archive.read("cartostory-0.1.0.dist-info/METADATA").decode()
    assert "cartostory = cartostory.cli.app:main" in commands
    assert "License-Expression: MIT" in facts
    assert "License-File: LICENSE\n" in facts


def test_the_wheel_stays_light(wheel: Path) -> None:
    assert wheel.stat().st_size < LARGEST_WHEEL_BYTES


def test_two_builds_give_the_same_bytes(root: Path, wheel: Path, tmp_path: Path) -> None:
    assert build("wheel", root, tmp_path).read_bytes() == wheel.read_bytes()


def test_an_unpacked_sdist_makes_the_same_wheel_without_a_network(root: Path, names: set[str], tmp_path: Path) -> None:
    sdist = build("sdist", root, tmp_path / "sdist")
    with tarfile.open(sdist) as archive:
        # Debian 12's Python 3.11.2 does not know filters yet
        archive.extractall(tmp_path, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))  # noqa: S202 - ours
    (source,) = (path for path in tmp_path.iterdir() if path.name != "sdist")
    nowhere = "http://127.0.0.1:9"  # the discard port: any request would fail
    run(
        sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path / "again",
        folder=source, HTTPS_PROXY=nowhere, npm_config_proxy=nowhere,
    )  # fmt: skip
    (again,) = (tmp_path / "again").iterdir()
    with zipfile.ZipFile(again) as archive:
        assert set(archive.namelist()) == names


def test_the_installed_program_makes_a_site_and_builds_it(installed: Path, tmp_path: Path) -> None:
    start = "import sys; from cartostory.cli.app import main; main(sys.argv[1:])"
    program = (sys.executable, "-c", start)
    path = str(installed)
    assert "cartostory 0.1.0" in run(*program, "--version", folder=tmp_path, PYTHONPATH=path)
    run(*program, "new", "site", folder=tmp_path, PYTHONPATH=path)
    run(*program, "build", "--site", "site", "--output", "out", folder=tmp_path, PYTHONPATH=path)
    assert (tmp_path / "out" / "index.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
