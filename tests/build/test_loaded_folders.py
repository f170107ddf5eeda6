"""Partnerships that are as they were are not read again; whatever is changed in their folders is seen."""

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cartostory.build.cache import Cache, key
from cartostory.build.loaded_folders import CachedFolders
from cartostory.load import partnership as loading
from cartostory.load.folder_state import state_of
from cartostory.load.site import load
from cartostory.load.story import LoadedStory
from cartostory.model.canonical import digest

FOLDER = "content/partnerships/ivry-village"


@pytest.fixture
def folders(tmp_path: Path) -> CachedFolders:
    return CachedFolders(Cache(tmp_path / "memo"))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of stories that are read."""
    files: list[str] = []
    load_story = loading.load_story

    def noted(root: Path, file: str, *rest: object) -> LoadedStory:
        files.append(file)
        return load_story(root, file, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(loading, "load_story", noted)
    return files


def test_what_was_loaded_comes_out_as_it_was_and_nothing_is_read(
    village: Path, folders: CachedFolders, read: list[str]
) -> None:
    first = load(village, folders)
    assert read
    read.clear()
    second = load(village, folders)
    assert not read
    assert second[1] == first[1]
    assert digest(second[0].partnerships) == digest(first[0].partnerships)
    plain = load(village)[0].partnerships
    shapes = [[f.geometry.wkb for layer in one.layers.values() for f in layer.features] for one in plain]
    kept = [[f.geometry.wkb for layer in one.layers.values() for f in layer.features] for one in second[0].partnerships]
    assert kept == shapes


def edit(site: Path) -> None:
    with (site / FOLDER / "story.md").open("a", encoding="utf-8") as file:
        file.write("\nUne phrase de plus.\n")


def touch(site: Path) -> None:
    os.utime(site / FOLDER / "story.md", ns=(1, 1))


def rename(site: Path) -> None:
    (site / FOLDER / "story.en.md").rename(site / FOLDER / "story.es.md")


def add(site: Path) -> None:
    (site / FOLDER / "notes.txt").write_text("rien", "utf-8")


@pytest.mark.parametrize("change", [edit, touch, rename, add])
def test_a_folder_in_which_anything_changed_is_read_again(
    village: Path, folders: CachedFolders, read: list[str], change: Callable[[Path], None]
) -> None:
    load(village, folders)
    read.clear()
    change(village)
    found = load(village, folders)
    assert {Path(file).parent.name for file in read} == {"ivry-village"}
    assert digest(found[0].partnerships) == digest(load(village)[0].partnerships)


def test_a_folder_with_a_link_in_it_is_always_read(village: Path, folders: CachedFolders, read: list[str]) -> None:
    story = village / FOLDER / "story.en.md"
    shutil.move(story, village / "content/elsewhere.md")
    story.symlink_to("../../elsewhere.md")
    assert state_of(village, FOLDER) is None
    load(village, folders)
    read.clear()
    load(village, folders)
    assert f"{FOLDER}/story.en.md" in read


class Evil:
    """What a cache from elsewhere may hold."""

    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, ("/tmp/cartostory-was-here",))  # noqa: S108 - it must not come to be


@pytest.mark.parametrize("value", [pickle.dumps(Evil()), b"", b"\x80\x05.", pickle.dumps(print)])
def test_a_cache_runs_nothing(folders: CachedFolders, value: bytes) -> None:
    folders.cache.put(key("folder", "state"), value)
    assert folders.get("state") is None
    assert not Path("/tmp/cartostory-was-here").exists()  # noqa: S108
