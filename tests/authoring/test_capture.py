"""A captured view changes one attribute of one line, byte for byte, or nothing at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.authoring.capture import add_place, capture_view, story_file, view_text, with_view
from cartostory.authoring.edit import ChangedMeanwhileError, apply, digest, undo
from cartostory.authoring.text_file import CannotEditError
from cartostory.load.heading_attributes import split_heading
from cartostory.load.story import load_story
from cartostory.load.view import camera
from cartostory.problems.problem import Span

FOLDER = "content/partnerships/a"
STORY = (
    '\ufeff---\r\ntitle: "A"   # à moi\r\nplaces:\r\n  puits: {name: Puits, lat: 13, lon: -1}\r\n---\r\n\r\n'
    "Le chapeau.\r\n\r\n## Un  {: map='3/1/2'  show=\"x\" #un }   \r\n\r\nTexte  \r\n\r\n##   Deux ##\r\n\r\n"
    '<!-- ## Faux {: map="1/1/1" } -->\r\n\r\nTrois\r\n-----\r\n\r\n## Quatre { place=puits }\r\n'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "story.md").write_bytes(STORY.encode())
    return tmp_path


def captured(site: Path, number: int, view: str = "12.5/13.10000/-1.08000") -> bytes:
    data = (site / FOLDER / "story.md").read_bytes()
    edit = capture_view(site, f"{FOLDER}/story.md", digest(data), number, view)
    apply(site, edit)
    return (site / FOLDER / "story.md").read_bytes()


@pytest.mark.parametrize(
    ("number", "old", "new"),
    [
        (1, "map='3/1/2'", "map='12.5/13.10000/-1.08000'"),
        (2, "##   Deux ##\r\n", '##   Deux ## {: map="12.5/13.10000/-1.08000" }\r\n'),
        (4, "{ place=puits }", '{ place=puits map="12.5/13.10000/-1.08000" }'),
    ],
)
def test_only_the_attribute_changes_and_it_is_read_as_it_was_seen(site: Path, number: int, old: str, new: str) -> None:
    after = captured(site, number)
    assert after == STORY.replace(old, new, 1).encode()
    story = load_story(site, f"{FOLDER}/story.md", "a", "fr").story
    assert story
    assert story.chapters[number - 1].view.camera == camera("12.5/13.10000/-1.08000")


def test_an_underlined_title_and_a_chapter_that_is_not_there_are_left_to_a_person(site: Path) -> None:
    for number in (3, 0, 9):
        with pytest.raises(CannotEditError):
            captured(site, number)
    assert (site / FOLDER / "story.md").read_bytes() == STORY.encode()


def test_a_file_that_changed_meanwhile_is_refused_before_and_after(site: Path) -> None:
    path = site / FOLDER / "story.md"
    known = digest(path.read_bytes())
    edit = capture_view(site, f"{FOLDER}/story.md", known, 1, "1/2/3")
    path.write_bytes(STORY.encode() + b"x")
    with pytest.raises(ChangedMeanwhileError):
        capture_view(site, f"{FOLDER}/story.md", known, 1, "1/2/3")
    with pytest.raises(ChangedMeanwhileError):
        apply(site, edit)
    assert path.read_bytes() == STORY.encode() + b"x"


def test_a_change_is_taken_back_unless_somebody_wrote_since(site: Path) -> None:
    path = site / FOLDER / "story.md"
    edit = capture_view(site, f"{FOLDER}/story.md", digest(path.read_bytes()), 1, "1/2/3")
    apply(site, edit)
    undo(site, edit)
    assert path.read_bytes() == STORY.encode()
    apply(site, edit)
    path.write_bytes(path.read_bytes() + b"mine")
    with pytest.raises(ChangedMeanwhileError):
        undo(site, edit)


def test_a_place_comes_into_the_front_matter_and_nothing_else_changes(site: Path) -> None:
    path = site / FOLDER / "story.md"
    edit, key = add_place(site, FOLDER, digest(path.read_bytes()), name='Puits: "nouveau" # 2', lat=13.1, lon=-1.2)
    apply(site, edit)
    line = '  puits-nouveau-2: {name: "Puits: \\"nouveau\\" # 2", lat: 13.1, lon: -1.2}\r\n'
    before = "  puits: {name: Puits, lat: 13, lon: -1}\r\n"
    assert path.read_bytes() == STORY.replace(before, before + line).encode()
    story = load_story(site, f"{FOLDER}/story.md", "a", "fr").story
    assert story
    assert story.places[key].name == 'Puits: "nouveau" # 2'


def test_a_translation_is_written_only_where_it_says_something_of_its_own(site: Path) -> None:
    (site / FOLDER / "story.en.md").write_text("---\ntitle: A\n---\n\n## One\n\n## Two {: zoom=3 }\n", "utf-8")
    assert story_file(site, FOLDER, "en", 1) == f"{FOLDER}/story.md"
    assert story_file(site, FOLDER, "en", 2) == f"{FOLDER}/story.en.md"
    assert story_file(site, FOLDER, "fr", 1) == f"{FOLDER}/story.md"


@pytest.mark.parametrize(("zoom", "lat"), [(-1, 0), (25, 0), (3, 91), (float("nan"), 0)])
def test_a_view_off_the_earth_is_refused(zoom: float, lat: float) -> None:
    with pytest.raises(ValueError, match="0"):
        view_text(zoom, lat, 0)


@given(
    title=st.text(alphabet="ab é:#{}=\"'", max_size=12),
    pairs=st.dictionaries(
        st.sampled_from(["show", "map", "place", "zoom"]), st.sampled_from(["a", "1/2/3", "12"]), max_size=3
    ),
)
def test_a_heading_says_what_it_said_before_and_the_new_view(title: str, pairs: dict[str, str]) -> None:
    text = f"{title} {{: " + " ".join(f'{key}="{value}"' for key, value in pairs.items()) + " }"
    before = split_heading(text, Span("", 1, 1))
    try:
        after = split_heading(with_view(text, "9/1.00000/2.00000"), Span("", 1, 1))
    except CannotEditError:
        return
    assert after.title == before.title
    said = {key: ref.name for key, (_, ref) in after.pairs.items()}
    assert said == {**{key: ref.name for key, (_, ref) in before.pairs.items()}, "map": "9/1.00000/2.00000"}
