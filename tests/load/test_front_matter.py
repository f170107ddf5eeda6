from hypothesis import given
from hypothesis import strategies as st

from cartostory.load.front_matter import split


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
