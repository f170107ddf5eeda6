"""What a build makes again after one change: what shows the change, and nothing else."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cartostory.build import fragments, known_stories, loaded_folders, pages, story_task
from cartostory.build.build_site import build_site
from cartostory.build.cache import key
from cartostory.build.options import Options
from cartostory.build.write import MANIFEST
from cartostory.model.output import Output
from cartostory.render.shared import Rendered, Shared
from tests.build.conftest import FIRST, SECOND
from tests.day import TODAY

pytestmark = pytest.mark.slow


def build(site: Path) -> tuple[str, ...]:
    """Build, and return the files that were written."""
    built = build_site(Options(site, site / "output", TODAY, jobs=1))
    assert not built.crashes, built.crashes[0]
    assert built.written is not None
    return built.written.changed


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[Output]:
    """The outputs that are put together from templates, not taken from the cache."""
    outputs: list[Output] = []
    render = pages.render_output

    def noted(shared: Shared, output: Output, whole: Shared | None = None) -> Rendered:
        outputs.append(output)
        return render(shared, output, whole)

    for module in (pages, story_task):
        monkeypatch.setattr(module, "render_output", noted)
    return outputs


def in_story(edit: Callable[[str], str]) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        file = site / FIRST / "story.md"
        before = file.read_text("utf-8")
        file.write_text(edit(before), "utf-8")
        assert file.read_text("utf-8") != before

    return change


def in_config(line: str) -> Callable[[Path], None]:
    def change(site: Path) -> None:
        with (site / "config.yaml").open("a", encoding="utf-8") as file:
            file.write(line)

    return change


add_a_sentence = in_story(lambda text: re.sub(r"(?m)^(## .*)$", r"\1\n\nUne phrase de plus.", text, count=1))


def test_a_sentence_more_makes_no_page_of_another_story_again(two_stories: Path, rendered: list[Output]) -> None:
    add_a_sentence(two_stories)
    changed = build(two_stories)
    assert rendered
    assert "autre" not in {output.address.subject for output in rendered}
    assert "short-link" not in {output.address.kind for output in rendered}
    assert "ivry-village/index.html" in changed
    assert not [path for path in changed if path.startswith(("autre/", "photos/", "assets/"))]


def test_a_line_more_above_a_story_moves_no_page_of_another(two_stories: Path, rendered: list[Output]) -> None:
    in_story(lambda text: text.replace("---\n", "---\n# une remarque\n", 1))(two_stories)
    build(two_stories)
    assert "autre" not in {output.address.subject for output in rendered}


@pytest.mark.parametrize(
    "change",
    [
        add_a_sentence,
        in_story(lambda text: re.sub(r"(?m)^title: .*$", "title: Un tout autre titre", text, count=1)),
        in_story(lambda text: re.sub(r"(?m)^## [^{\n]*", "## Un chapitre qui change de nom ", text, count=1)),
        in_story(lambda text: re.sub(r"!\[[^\]]*\]", "![Ce que l’on voit]", text)),
        in_config("\nkiosk: {stories: [ivry-village], seconds: 41}\n"),
        lambda site: shutil.rmtree(site / SECOND),
    ],
    ids=["sentence", "title", "chapter", "alt", "settings", "story gone"],
)
def test_what_the_cache_gives_after_a_change_is_what_would_be_made(
    two_stories: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    change(two_stories)
    build(two_stories)
    manifest = two_stories / "output" / MANIFEST
    from_cache = manifest.read_text("utf-8")
    for module in (pages, fragments, known_stories, loaded_folders):
        monkeypatch.setattr(module, "key", lambda *parts: key("made anew", *parts))
    (two_stories / ".cartostory/stamp.json").unlink()
    build(two_stories)
    assert manifest.read_text("utf-8") == from_cache
