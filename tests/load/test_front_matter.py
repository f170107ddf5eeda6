from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cartostory.load.front_matter import read_matter, split
from cartostory.load.story import StoryMatter


def test_a_file_is_cut_at_its_fences() -> None:
    found = split("---\ntitle: Kaya\n---\n\nTexte\n")
    assert found.yaml == "title: Kaya"
    assert found.body == "\nTexte\n"
    assert (found.yaml_line, found.body_line) == (2, 4)


def test_a_rule_in_the_body_is_no_fence() -> None:
    found = split("---\ntitle: Kaya\n---\nUn\n\n---\n\nDeux")
    assert found.body == "Un\n\n---\n\nDeux"


def test_a_file_without_front_matter_is_all_body() -> None:
    found = split("# Kaya\n")
    assert not found.is_present
    assert found.body == "# Kaya\n"


def test_a_missing_second_fence_is_said() -> None:
    found = split("---\ntitle: Kaya\n\nTexte")
    assert found.is_present
    assert not found.is_closed


@given(st.text(alphabet="-.\n abc:é", max_size=60))
def test_nothing_is_lost_and_lines_are_right(text: str) -> None:
    found = split(text)
    if found.is_present and found.is_closed:
        lines = text.split("\n")
        assert "\n".join(lines[found.body_line - 1 :]) == found.body
        assert "\n".join(lines[1 : found.body_line - 2]) == found.yaml
    elif not found.is_present:
        assert found.body == text


def test_settings_behind_three_dots_are_read_and_the_dots_are_said(tmp_path: Path) -> None:
    (tmp_path / "story.md").write_text("---\ntitle: Kaya\n...\nsummary: Vingt ans\n---\nTexte", encoding="utf-8")
    found = read_matter(tmp_path, "story.md", StoryMatter)
    assert found.keys is not None
    assert (found.keys.title, found.keys.summary, found.body) == ("Kaya", "Vingt ans", "Texte")
    assert [(one.code, one.span.line) for one in found.problems] == [("yaml-two-parts", 3)]


def test_three_dots_close_settings_where_a_text_stands_below() -> None:
    found = split("---\ntitle: Kaya\n...\nTexte\n\n---\n\nSuite")
    assert (found.yaml, found.body, found.dots_line) == ("title: Kaya", "Texte\n\n---\n\nSuite", 0)
