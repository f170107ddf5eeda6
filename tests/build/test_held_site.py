"""What is open in a browser is made from memory, ahead of the build, and is what the build makes then."""

from pathlib import Path
from typing import Any

import pytest

from cartostory.build import held_site
from cartostory.build.build_site import build_site
from cartostory.build.held_site import HeldSite, first_pages, held, shows, story_folder
from cartostory.build.options import Options
from cartostory.build.outcome import Built
from cartostory.build.run import open_run
from cartostory.model.output import MAP_SIZES
from tests.build.conftest import FIRST, SECOND
from tests.day import TODAY

pytestmark = pytest.mark.slow

PAGE = f"{Path(FIRST).name}/index.html"
OTHER = f"{Path(SECOND).name}/index.html"
KIOSK = f"{Path(FIRST).name}/kiosk/index.html"


def options(site: Path) -> Options:
    return Options(site, site / "output", TODAY, jobs=1, drafts=True, anew=True)


def built(site: Path) -> Built:
    done = build_site(options(site))
    assert not done.crashes, done.crashes
    assert done.written is not None
    return done


def hold(site: Path) -> HeldSite:
    shared = built(site).shared
    assert shared is not None
    return held(shared, open_run(options(site)).cache)


def edit(site: Path, before: str, after: str) -> None:
    file = site / FIRST / "story.md"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")


def made(site: HeldSite, *wanted: str) -> Any:
    found = first_pages(site, FIRST, wanted, drafts=True)
    assert found is not None
    return found.files


def test_open_pages_of_a_changed_story_are_byte_for_byte_what_the_build_makes(
    two_stories: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = hold(two_stories)
    drawn: list[object] = []
    draw = held_site.drawn_picture
    monkeypatch.setattr(held_site, "drawn_picture", lambda *given: drawn.append(given[2]) or draw(*given))
    made(kept, PAGE)
    drawn.clear()

    edit(two_stories, "\n## ", "\nUne phrase de plus.\n\n## ")
    before = (two_stories / "output" / PAGE).read_bytes()
    files = made(kept, PAGE, KIOSK, OTHER)
    assert b"Une phrase de plus." in files[PAGE]
    assert OTHER not in files
    assert drawn == [], "no map looks otherwise"
    assert (two_stories / "output" / PAGE).read_bytes() == before, "nothing but a build writes"

    edit(two_stories, "zoom=14", "zoom=13")
    files = made(kept, PAGE, KIOSK)
    assert len(drawn) == len(MAP_SIZES), "the map of one chapter in its sizes"
    built(two_stories)
    assert {path: (two_stories / "output" / path).read_bytes() for path in files} == files

    for text in (two_stories / FIRST).glob("story*.md"):
        with text.open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n## Un chapitre de plus\n\nDu texte.\n")
    files = made(kept, PAGE)
    new = {path for path in files if "/maps/" in path} - set(kept.by_path)
    assert len(new) == len(MAP_SIZES)
    assert all(Path(path).name.encode() in files[PAGE] for path in new)


def test_what_only_a_build_can_tell_is_left_to_it(two_stories: Path) -> None:
    kept = hold(two_stories)
    assert first_pages(kept, FIRST, [OTHER, "index.html"], drafts=True) is None
    assert first_pages(kept, "content/partnerships/nouvelle", [PAGE], drafts=True) is None
    assert shows(kept, FIRST, [PAGE])
    assert not shows(kept, FIRST, [OTHER])
    assert story_folder(two_stories, two_stories / FIRST / "photos" / "a.jpg") == FIRST
    assert story_folder(two_stories, two_stories / "config.yaml") is None
    assert story_folder(two_stories, two_stories / "content/partnerships/seul.md") is None

    edit(two_stories, "updated:", "draft: true\nupdated:")
    assert first_pages(kept, FIRST, [PAGE], drafts=False) is None
    edit(two_stories, "title:", "title: [")
    unread = first_pages(kept, FIRST, [PAGE], drafts=True)
    assert unread is not None
    assert unread.problems
    assert not unread.files, "a story that cannot be read gives problems and no page"
