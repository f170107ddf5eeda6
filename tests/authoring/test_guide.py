"""What the guide shows to writers is what the program reads."""

import re
from pathlib import Path

import pytest

from cartostory.load.config import ConfigMatter
from cartostory.load.rights import RecordingMatter, RightsMatter
from cartostory.load.sites_to_gather import SitesToGatherMatter
from cartostory.load.story import StoryMatter, TranslationMatter, load_story
from cartostory.load.yaml import Written, decode, read

OF_THE_SITE = {*ConfigMatter.model_fields} - {*StoryMatter.model_fields}
"""The keys that tell an example of `config.yaml`: no story has them."""
GUIDE = Path(__file__).parent.parent.parent / "docs" / "guide"
PAGES = sorted(GUIDE.glob("*.md"))


def examples(file: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", file.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def schema_of(example: str) -> tuple[type[Written], tuple[str, ...]]:
    first = example.split(":", 1)[0]
    if first.endswith(".jpg"):
        return RightsMatter, (first,)
    if first.endswith((".mp3", ".mp4")):
        return RecordingMatter, (first,)
    if example.startswith("sites:"):
        return SitesToGatherMatter, ()
    if OF_THE_SITE & set(re.findall(r"^(\w+):", example, re.MULTILINE)):
        return ConfigMatter, ()
    return (StoryMatter if "towns:" in example else TranslationMatter), ()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_yaml_example_decodes_without_a_problem(page: Path) -> None:
    for example in examples(page, "yaml"):
        schema, path = schema_of(example)
        needs_title = schema in {ConfigMatter, StoryMatter} and not re.search("^title:", example, re.MULTILINE)
        title = "title: Exemple\n" if needs_title else ""
        document, broken = read(title + example, page.name)
        decoded, wrong = decode(document, schema, path)
        assert (broken, wrong) == ((), ()), example
        assert decoded is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_markdown_example_is_cut_into_chapters_without_a_problem(page: Path, tmp_path: Path) -> None:
    for example in examples(page, "markdown"):
        (tmp_path / "story.md").write_text(f"---\ntitle: Exemple\n---\n\n{example}", encoding="utf-8")
        loaded = load_story(tmp_path, "story.md", "exemple", "fr")
        assert loaded.problems == (), example
        assert loaded.story is not None
        assert len(loaded.story.chapters) == len(re.findall("^## ", example, re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_the_pages_of_the_guide_lead_somewhere(page: Path) -> None:
    outside = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)\)", outside):
        assert (GUIDE / target).is_file(), target


def test_the_tables_of_keys_name_every_key_that_a_story_and_the_register_may_have() -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for schema in (StoryMatter, RightsMatter, RecordingMatter):
        missing = [key for key in schema.model_fields if key != "at" and f"`{key}" not in shown]
        assert missing == []


def test_the_guide_has_its_pages() -> None:
    assert {page.stem for page in PAGES} >= {
        "une-page",
        "premiers-pas",
        "ecrire-une-histoire",
        "cartes",
        "photographies",
    }
