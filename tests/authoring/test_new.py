"""`starter/` -> a new site, a new story, a legal page."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.authoring.new import STARTER, NotCreatedError, create_page, create_site, create_story, create_text
from cartostory.load.site import load
from cartostory.model.spelling import is_slug
from cartostory.problems.messages import Messages
from tests.day import TODAY

FRENCH = Messages("fr")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    create_site(tmp_path / "site")
    return tmp_path / "site"


def test_a_new_site_loads_without_a_single_problem(site: Path) -> None:
    loaded, problems = load(site)
    assert problems == ()
    story = loaded.partnerships[0].story
    assert [chapter.title for chapter in story.chapters] == ["Un titre fait un chapitre", "La carte suit la lecture"]
    assert len(loaded.partnerships[0].layers["reperes"].features) == 2


def test_what_is_made_is_listed_and_keeps_output_out_of_git(tmp_path: Path) -> None:
    made = create_site(tmp_path / "deep" / "site")
    found = {path for path in (tmp_path / "deep" / "site").rglob("*") if path.is_file()}
    assert set(made) == found
    assert "/output/" in (tmp_path / "deep" / "site" / ".gitignore").read_text(encoding="utf-8")


def test_an_empty_folder_and_a_fresh_clone_are_taken(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert tmp_path / "config.yaml" in create_site(tmp_path)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.odt").write_bytes(b"mine")
    with pytest.raises(NotCreatedError) as refused:
        create_site(tmp_path)
    assert "letter.odt" in refused.value.said(FRENCH)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.odt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"mine")
    with pytest.raises(NotCreatedError, match="is a file"):
        create_site(tmp_path / "site")
    assert (tmp_path / "site").read_bytes() == b"mine"


@pytest.mark.parametrize("language", ["fr", "en", "pt"])
def test_a_new_story_is_a_draft_that_loads_without_problems(site: Path, language: str) -> None:
    story = create_story(site, "ivry-kaya", language)
    assert story == site / "content" / "partnerships" / "ivry-kaya" / "story.md"
    loaded, problems = load(site)
    assert problems == ()
    found = loaded.partnership("ivry-kaya")
    assert found is not None
    assert found.story.draft
    assert len(found.story.chapters) == 2
    assert (story.parent / "layers").is_dir()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_commented_key_of_the_template_is_right_once_uncommented(site: Path, language: str) -> None:
    story = create_story(site, "ivry-kaya", language)
    lines = story.read_text(encoding="utf-8").splitlines()
    story.write_text("\n".join(map(uncommented, lines)), encoding="utf-8")
    register = story.parent / "photos" / "photos.yaml"
    entries = [line[2:] for line in register.read_text(encoding="utf-8").splitlines()[2:]]
    register.write_text("\n".join(entries), encoding="utf-8")
    loaded, problems = load(site)
    assert {found.code for found in problems} <= {"layer-file-missing"}
    found = loaded.partnership("ivry-kaya")
    assert found is not None
    assert len(found.story.towns) == 2
    assert len(found.story.places) == 1
    assert len(found.story.funding) == 2
    assert found.story.since == 2004
    assert len(found.media.register) == 1


def uncommented(line: str) -> str:
    """Give a commented line of YAML without its mark; a line of prose stays a comment."""
    bare = line.removeprefix("# ")
    is_key = bare.lstrip().startswith("- {") or bare.split(":", maxsplit=1)[0].strip().isidentifier()
    return bare if line.startswith("# ") and is_key else line


@pytest.mark.parametrize("language", ["fr", "en", "pt"])
def test_a_new_event_and_a_new_note_are_drafts_that_load_without_problems(site: Path, language: str) -> None:
    event = create_text(site, "event", "repas-partage", TODAY, language)
    note = create_text(site, "wall", "merci", TODAY, language)
    assert event == site / "content/events/repas-partage.md"
    assert note == site / "content/wall/merci.md"
    loaded, problems = load(site)
    assert problems == ()
    assert [(one.draft, one.start.date()) for one in loaded.events] == [(True, TODAY)]
    assert [(one.draft, one.written) for one in loaded.wall] == [(True, TODAY)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_commented_key_of_events_and_notes_is_right_once_uncommented(site: Path, language: str) -> None:
    for kind in ("event", "wall"):
        file = create_text(site, kind, "essai", TODAY, language)
        file.write_text("\n".join(map(uncommented, file.read_text("utf-8").splitlines())), "utf-8")
    loaded, problems = load(site)
    assert problems == ()
    (event,), (note,) = loaded.events, loaded.wall
    assert event.time_zone == "Africa/Ouagadougou"
    assert event.point is not None
    assert note.author


@pytest.mark.parametrize("kind", ["event", "wall"])
def test_an_event_or_a_note_is_never_overwritten_in_any_language(site: Path, kind: str) -> None:
    file = create_text(site, kind, "essai", TODAY)
    file.rename(file.with_name("essai.en.md"))
    with pytest.raises(NotCreatedError, match=r"essai\.en\.md"):
        create_text(site, kind, "essai", TODAY)
    with pytest.raises(NotCreatedError, match="fete-du-fleuve"):
        create_text(site, kind, "Fête du fleuve", TODAY)


def test_a_story_is_never_overwritten(site: Path) -> None:
    story = create_story(site, "ivry-kaya")
    story.write_text("mine", encoding="utf-8")
    with pytest.raises(NotCreatedError, match="already"):
        create_story(site, "ivry-kaya")
    assert story.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("Ivry & Kaya", "ivry-kaya"),
        ("Châtellerault–Kaya", "chatellerault-kaya"),
        ("../../etc", "etc"),
        ("L’eau à Diéma", "l-eau-a-diema"),
    ],
)
def test_a_name_that_fits_no_address_is_refused_with_one_that_does(site: Path, name: str, proposal: str) -> None:
    with pytest.raises(NotCreatedError) as refused:
        create_story(site, name)
    assert refused.value.said(FRENCH).endswith(f"Essayez\u00a0: {proposal}")


@settings(deadline=None)  # the first one reads the sentences
@given(st.text(max_size=40).filter(lambda name: not is_slug(name)))
def test_whatever_the_name_nothing_is_made_outside_a_slug(name: str) -> None:
    with pytest.raises(NotCreatedError) as refused:
        create_story(STARTER / "site", name)
    assert refused.value.said(FRENCH)
    proposal = refused.value.blanks["proposal"]
    assert not proposal or is_slug(proposal)


def test_a_name_that_leaves_nothing_is_refused_with_an_example(site: Path) -> None:
    with pytest.raises(NotCreatedError) as refused:
        create_story(site, "شاتيليرو")
    assert "ivry-kaya" in refused.value.said(FRENCH)


def test_a_story_needs_a_site(tmp_path: Path) -> None:
    with pytest.raises(NotCreatedError, match="is missing"):
        create_story(tmp_path, "ivry-kaya")
    assert list(tmp_path.iterdir()) == []


def test_every_setting_named_in_the_starter_is_real(site: Path) -> None:
    file = site / "config.yaml"
    shown = "\n".join(map(uncommented, file.read_text(encoding="utf-8").splitlines()))
    file.write_text(shown, encoding="utf-8")
    assert {"publisher", "address"} <= set(yaml.safe_load(shown))
    assert load(site)[1] == ()


def test_a_legal_page_is_written_in_each_language_that_has_a_text(village: Path) -> None:
    made = create_page(village, "accessibilite")
    assert [file.name for file in made] == ["accessibilite.md", "accessibilite.en.md"]
    assert "unfinished: true" in made[0].read_text("utf-8")


@pytest.mark.parametrize("name", ["accessibilite", "apropos", "../../etc"])
def test_a_page_that_exists_or_has_no_model_is_not_written(village: Path, name: str) -> None:
    (village / "content/pages/accessibilite.md").write_text("---\ntitle: À nous\n---\n", "utf-8")
    with pytest.raises(NotCreatedError):
        create_page(village, name)
    assert "À nous" in (village / "content/pages/accessibilite.md").read_text("utf-8")
