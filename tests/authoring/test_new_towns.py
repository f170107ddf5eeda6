"""`new story --here --there`, `new translation`, `new theme`."""

from pathlib import Path

import pytest

from cartostory.authoring.new import create_site
from cartostory.authoring.town_search import towns_named
from cartostory.load.site import load
from tests.program import Run


@pytest.fixture
def site(tmp_path: Path) -> Path:
    create_site(tmp_path / "site")
    settings = tmp_path / "site" / "config.yaml"
    settings.write_text(settings.read_text("utf-8").replace("languages: [fr]", "languages: [fr, ar, en]"), "utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize("name", ["Châtellerault", "chatellerault", "CHATELLERAULT", " châtellerault "])
def test_a_town_is_found_however_it_is_spelt(name: str) -> None:
    assert [town.country for town in towns_named(name, "fr")] == ["FR"]


def test_a_town_is_found_by_its_arabic_name_and_within_a_country() -> None:
    assert towns_named("القاهرة", "fr")[0].country == "EG"
    assert {town.country for town in towns_named("Kaya", "fr", "BF")} == {"BF"}
    assert towns_named("Nulle-Part-sur-Rien", "fr") == ()


def test_a_new_story_has_its_two_towns_and_six_chapters_without_an_error(site: Path, cartostory: Run) -> None:
    done = cartostory(
        "new", "story", "ivry-le-caire", "--here", "ivry sur seine", "--there", "Le Caire", "--site", site
    )
    assert done.returncode == 0, done.stderr
    loaded, problems = load(site)
    story = next(one for one in loaded.partnerships if one.slug == "ivry-le-caire").story
    assert [(town.name, town.country) for town in story.towns] == [("Ivry-sur-Seine", "FR"), ("Le Caire", "EG")]
    assert story.towns[1].names.get("ar")
    assert story.towns[0].population
    assert len(story.chapters) == 6
    assert story.draft
    assert [one.code for one in problems if "ivry-le-caire" in one.span.file] == []


def test_an_unknown_town_is_said_and_nothing_half_is_made(site: Path, cartostory: Run) -> None:
    done = cartostory("new", "story", "a-b", "--here", "Ivry-sur-Seine", "--there", "Xyzville", "--site", site)
    assert done.returncode == 2
    assert "Xyzville" in done.stderr
    assert not (site / "content" / "partnerships" / "a-b").exists()


def test_a_translation_has_the_original_beside_it_and_shows_none_of_it(site: Path, cartostory: Run) -> None:
    cartostory("new", "story", "a-b", "--here", "Ivry-sur-Seine", "--there", "Kaya", "--site", site)
    file = site / "content" / "partnerships" / "a-b" / "story.md"
    file.write_text(file.read_text("utf-8") + "\n## Encore {: zoom=9 }\n\nUn <!-- secret --> texte.\n", "utf-8")
    done = cartostory("new", "translation", "a-b", "en", "--site", site)
    assert done.returncode == 0, done.stderr
    text = (file.parent / "story.en.md").read_text("utf-8")
    assert "secret" not in text
    assert " texte.\n\n-->" in text
    loaded, problems = load(site)
    stories = next(one for one in loaded.partnerships if one.slug == "a-b").stories
    assert len(stories["en"].chapters) == len(stories["fr"].chapters)
    assert all(
        not chapter.text.text.replace("\n", "").strip() or "<!--" in chapter.text.text
        for chapter in stories["en"].chapters
    )
    assert [one.code for one in problems if "story.en.md" in one.span.file] == []
    assert cartostory("new", "translation", "a-b", "en", "--site", site).returncode == 2
    assert "de" in cartostory("new", "translation", "a-b", "de", "--site", site).stderr
    assert "a-b" in cartostory("new", "translation", "a-c", "en", "--site", site).stderr


def test_a_file_of_the_theme_is_copied_once_and_takes_its_place(site: Path, cartostory: Run) -> None:
    assert cartostory("new", "theme", "assets/css/colours.css", "--site", site).returncode == 0
    assert (site / "themes" / "assets" / "css" / "colours.css").is_file()
    assert cartostory("new", "theme", "assets/css/colours.css", "--site", site).returncode == 2
    for name in ("assets/css/colors.css", "../../pyproject.toml", "/etc/hostname"):
        assert cartostory("new", "theme", name, "--site", site).returncode == 2
    assert not (site.parent / "pyproject.toml").exists()
