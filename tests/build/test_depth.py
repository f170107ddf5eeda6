"""No content stops the program: what stands too deep, or takes too long, is a problem at its file."""

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.build import tasks
from cartostory.build.cache import Cache
from cartostory.build.tasks import RememberedMarkdown
from cartostory.build.time_limit import TooSlowError, within
from cartostory.load.site import load
from cartostory.render.html.markdown import UnreadableTextError
from tests.program import in_this_process

LISTS = "\n".join(f"{'    ' * depth}- x" for depth in range(400))
DEFINITIONS = "\n".join(f"mot {number}\n:   sens\n" for number in range(450))
QUOTES = "> " * 1500 + "x"


def site_of(folder: Path, text: str) -> Path:
    story = folder / "content/partnerships/puits/story.md"
    story.parent.mkdir(parents=True)
    (folder / "config.yaml").write_text("title: Ville\nlanguage: fr\n")
    story.write_text(f"---\ntitle: Un puits\nsummary: Une histoire.\n---\n\n{text}\n\n## Premier\n\nEncore.\n")
    return folder


@pytest.mark.parametrize("text", [LISTS, QUOTES, DEFINITIONS], ids=["lists", "quotes", "definitions"])
def test_texts_that_stand_too_deep_are_built_or_named(tmp_path: Path, text: str) -> None:
    done = in_this_process("build", "--site", site_of(tmp_path, text), "--lang", "fr")
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1}, done.stderr
    if done.returncode:
        assert "content/partnerships/puits/story.md" in done.stderr
        assert "  erreur  " in done.stderr


@pytest.mark.parametrize("config", ["[" * 3000, "{a: " * 3000, "a: " + "[" * 3000, "- " * 3000])
def test_settings_that_stand_too_deep_are_named(tmp_path: Path, config: str) -> None:
    site = site_of(tmp_path, "Texte.")
    (site / "config.yaml").write_text(config)
    (site / "content/links.yaml").write_text(config)
    (site / "content/withdrawn.yaml").write_text(config)
    _, problems = load(site)
    assert {"config.yaml", "content/links.yaml", "content/withdrawn.yaml"} <= {one.span.file for one in problems}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no such clock")
def test_a_text_that_takes_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def for_ever(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(tasks, "pieces", for_ever)
    monkeypatch.setattr(tasks, "_PATIENCE_SECONDS", 0.05)
    with pytest.raises(UnreadableTextError) as refused:
        RememberedMarkdown(Cache(tmp_path))("text", (), "fr", 3)
    assert refused.value.code == "text-too-slow"


def test_work_that_ends_in_time_is_left_alone() -> None:
    assert within(5.0, lambda: 7) == 7
    results: list[int] = []
    beside = threading.Thread(target=lambda: results.append(within(0.001, lambda: 8)))
    beside.start()
    beside.join()
    assert results == [8]
    if hasattr(os, "fork"):
        with pytest.raises(TooSlowError):
            within(0.01, lambda: [None for _ in iter(int, 1)])


@settings(deadline=None, max_examples=25)
@given(st.binary(max_size=300))
def test_whatever_bytes_a_story_holds_the_site_is_loaded(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    site = tmp_path_factory.getbasetemp() / "any-bytes"
    if not site.exists():
        site_of(site, "Texte.")
    files = ("config.yaml", "content/partnerships/puits/story.md", "content/links.yaml", "content/withdrawn.yaml")
    for file in files:
        before = (site / file).read_bytes() if (site / file).exists() else None
        (site / file).write_bytes(data)
        load(site)
        if before is None:
            (site / file).unlink()
        else:
            (site / file).write_bytes(before)
