"""Files that change -> calls, without a server."""

import queue
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import watchfiles
from watchfiles import Change

from cartostory.serve.watch import Watch

PATIENCE_SECONDS = 20


@pytest.fixture
def seen() -> "queue.Queue[Path]":
    return queue.Queue()


@pytest.fixture
def watching(tmp_path: Path, seen: "queue.Queue[Path]") -> Iterator[Callable[..., Watch]]:
    running: list[Watch] = []

    def begin(*watched: Path, ignored: tuple[Path, ...] = ()) -> Watch:
        found = Watch(watched, ignored, lambda burst: seen.put(min(burst)))
        found.start(PATIENCE_SECONDS)
        running.append(found)
        return found

    (tmp_path / "content").mkdir()
    yield begin
    for found in running:
        assert found.stop(PATIENCE_SECONDS)


def test_nothing_is_missed_from_the_moment_that_start_comes_back(
    tmp_path: Path, watching: Callable[..., Watch], seen: "queue.Queue[Path]"
) -> None:
    watching(tmp_path / "content")
    (tmp_path / "content" / "story.md").write_text("a", encoding="utf-8")
    assert seen.get(timeout=PATIENCE_SECONDS) == tmp_path / "content" / "story.md"


def test_a_folder_that_goes_and_comes_back_is_watched_again(
    tmp_path: Path, watching: Callable[..., Watch], seen: "queue.Queue[Path]"
) -> None:
    content = tmp_path / "content"
    watching(content)
    content.rmdir()
    assert seen.get(timeout=PATIENCE_SECONDS) == content
    content.mkdir()
    assert seen.get(timeout=PATIENCE_SECONDS) == content
    found = content
    for attempt in range(200):  # the deep watch stands again a moment after the call
        (content / f"story-{attempt}.md").write_text("a", encoding="utf-8")
        with suppress(queue.Empty):
            found = seen.get(timeout=0.2)
        if found.parent == content:
            break
    assert found.parent == content


def test_where_the_system_does_not_watch_folders_are_looked_at_again_and_again(
    tmp_path: Path, watching: Callable[..., Watch], seen: "queue.Queue[Path]", monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[tuple[Path, ...]] = []

    def full(*paths: Path, **options: Any) -> Any:
        if not options["force_polling"]:
            refused.append(paths)
            raise OSError(28, "No space left on device")
        return watchfiles.watch(*paths, **options)

    monkeypatch.setattr("cartostory.serve.watch.watch", full)
    watching(tmp_path / "content")
    (tmp_path / "content" / "story.md").write_text("a", encoding="utf-8")
    assert seen.get(timeout=PATIENCE_SECONDS).name in {"story.md", "content"}
    assert len(refused) == 2


@pytest.mark.parametrize("path", ["a/story.md", "a/photos/salle.jpg", "outputs.md"])
def test_what_a_writer_changes_leads_to_a_build(tmp_path: Path, path: str) -> None:
    assert beside_an_output(tmp_path).concerns(Change.modified, str(tmp_path / "content" / path))


@pytest.mark.parametrize("path", ["a/.story.md.swp", "a/story.md~", ".git/index", "output/index.html"])
def test_an_editors_own_files_and_what_the_build_writes_lead_to_nothing(tmp_path: Path, path: str) -> None:
    assert not beside_an_output(tmp_path).concerns(Change.modified, str(tmp_path / "content" / path))


def beside_an_output(folder: Path) -> Watch:
    return Watch([folder / "content"], [folder / "content" / "output"], lambda _: None)
