"""A story that is as it was is not made again, and what is taken over of it is what would be made."""

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cartostory.build import assets, offline_lists, render_site, story_task
from cartostory.build.build_site import build_site
from cartostory.build.cache import Cache
from cartostory.build.known_stories import names
from cartostory.build.options import Options
from cartostory.build.outcome import Built
from cartostory.build.pipeline import prepare
from cartostory.build.reasons import Cause
from cartostory.build.run import CACHE
from tests.build.conftest import FIRST
from tests.day import TODAY


def built(site: Path, **more: Any) -> Built:
    done = build_site(Options(site, site / "output", TODAY, jobs=1, **more))
    assert not done.crashes, done.crashes[0]
    assert done.written is not None
    return done


def files(output: Path) -> dict[str, str]:
    """The bytes of every file of a website, by path."""
    paths = (path for path in output.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def write_more(site: Path, words: str = "Une phrase de plus.") -> None:
    with (site / FIRST / "story.md").open("a", encoding="utf-8", newline="\n") as file:
        file.write(f"\n{words}\n")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is made, as it is asked for: pictures, live maps, pages, lists, single files; each by its story."""
    made: list[str] = []

    def noted(module: Any, name: str, story: Callable[..., str]) -> None:
        function = getattr(module, name)

        def counted(*values: Any, **options: Any) -> Any:
            made.append(f"{name} {story(*values)}")
            return function(*values, **options)

        monkeypatch.setattr(module, name, counted)

    noted(assets, "draw_picture", lambda _shared, address: address.subject)
    noted(assets, "make_live", lambda _shared, address: address.subject)
    noted(render_site, "make_story", lambda _inputs, slug: slug)
    noted(story_task, "render_output", lambda _shown, output, _whole: output.address.subject)
    noted(offline_lists, "_needs", lambda path, *_: path.partition("/")[0])
    noted(story_task, "single", lambda *_: "")
    return made


def test_a_sentence_more_makes_nothing_of_another_story(two_stories: Path, made: list[str]) -> None:
    write_more(two_stories)
    built(two_stories)
    assert {"draw_picture ivry-village", "make_story ivry-village", "render_output ivry-village"} <= set(made)
    assert not [one for one in made if one.endswith(" autre")]
    languages = len(list((two_stories / FIRST).glob("story*.md")))
    assert sum(one.startswith("single") for one in made) == languages


def test_what_is_taken_over_is_what_would_be_made(two_stories: Path, tmp_path: Path) -> None:
    write_more(two_stories)
    found = built(two_stories, anew=True)
    shutil.copytree(two_stories, tmp_path / "anew", ignore=shutil.ignore_patterns("output", ".cartostory"))
    anew = built(tmp_path / "anew")
    assert files(tmp_path / "anew" / "output") == files(two_stories / "output")
    assert [one.weights for one in (found, anew)] == [anew.weights, anew.weights]
    assert sorted(map(str, found.problems)) == sorted(map(str, anew.problems))


def test_a_website_that_was_deleted_comes_back_from_what_is_kept(two_stories: Path, made: list[str]) -> None:
    before = files(two_stories / "output")
    shutil.rmtree(two_stories / "output")
    built(two_stories)
    assert files(two_stories / "output") == before
    assert not [one for one in made if one.endswith((" autre", " ivry-village"))]


def test_a_letter_that_no_text_had_makes_the_pages_of_all_stories_again(two_stories: Path, made: list[str]) -> None:
    write_more(two_stories, "Ħ ŧ ŋ")
    before = files(two_stories / "output")
    built(two_stories)
    assert "make_story autre" in made
    css = {path for path in files(two_stories / "output").keys() - before.keys() if "fonts" in path}
    assert css
    assert all((two_stories / "output" / path).is_file() for path in css)


def test_a_byte_that_is_damaged_in_what_is_kept_is_noticed_when_it_is_written(two_stories: Path) -> None:
    before = files(two_stories / "output")
    for entry in (two_stories / ".cartostory" / CACHE).glob("??/*"):
        data = bytearray(entry.read_bytes())
        if len(data) > 100_000:
            data[-50_000] ^= 1
            entry.write_bytes(data)
    shutil.rmtree(two_stories / "output")
    built(two_stories)
    assert files(two_stories / "output") == before


def test_a_record_without_its_files_is_none(two_stories: Path, made: list[str]) -> None:
    cache = Cache(two_stories / ".cartostory" / CACHE)
    for name in names(prepare(Options(two_stories, two_stories / "output", TODAY, jobs=1))).values():
        assert cache.has(name)
    for entry in cache.folder.glob("??/*"):
        if entry.stat().st_size > 100_000:
            entry.unlink()
    shutil.rmtree(two_stories / "output")
    built(two_stories)
    assert [one for one in made if one.endswith(" autre")]


def causes(done: Built) -> dict[str, set[tuple[Cause, str]]]:
    return {reason.story: set(reason.causes) for reason in done.reasons}


def test_why_a_story_was_made_anew_is_told(two_stories: Path) -> None:
    write_more(two_stories)
    told = causes(built(two_stories, explains=True))
    assert told == {
        "ivry-village": {(Cause.TEXT, f"{FIRST}/story.md")},
        "": {(Cause.STORY, "ivry-village")},
    }


def test_what_all_stories_hang_on_is_told_of_all(two_stories: Path) -> None:
    with (two_stories / "config.yaml").open("a", encoding="utf-8") as file:
        file.write("\nkiosk: {seconds: 41}\n")
    told = causes(built(two_stories, explains=True))
    assert set(told) == {"ivry-village", "autre", ""}
    assert all((Cause.SETTING, "kiosk") in one for one in told.values())


def test_another_story_s_title_is_told(two_stories: Path) -> None:
    file = two_stories / FIRST / "story.md"
    file.write_text(re.sub(r"(?m)^title: .*$", "title: Un autre nom", file.read_text("utf-8"), count=1), "utf-8")
    told = causes(built(two_stories, explains=True))
    assert (Cause.STORY, "ivry-village") in told["autre"]
    assert (Cause.TEXT, f"{FIRST}/story.md") in told["ivry-village"]


def test_a_first_build_says_that_nothing_is_kept(two_stories: Path) -> None:
    shutil.rmtree(two_stories / ".cartostory")
    told = causes(built(two_stories, explains=True))
    assert {cause for story, one in told.items() if story for cause, _ in one} == {Cause.NOTHING_KEPT}
