"""What waits is published, held, rejected and restored, in all its languages at once."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from cartostory.authoring.moderation import NameTakenError, NoSuchDraftError, named, reject, restore, waiting
from cartostory.load.site import load

Run = Callable[..., "CompletedProcess[str]"]
EVENT = "---\ntitle: Ouverture\nstart: 2026-11-14\n{draft}---\n\nÉcrivez à anne\\_b@exemple.org\n"


@pytest.fixture
def opening(village: Path) -> tuple[Path, Path]:
    """Give the two files, French and Arabic, of an event that waits."""
    files = (village / "content/events/ouverture.md", village / "content/events/ouverture.ar.md")
    for file in files:
        file.write_text(EVENT.format(draft="draft: true\n"), encoding="utf-8")
    return files


def drafts(files: tuple[Path, Path]) -> list[bool]:
    return ["draft: true" in file.read_text("utf-8") for file in files]


def test_a_text_is_published_held_and_rejected_in_all_its_languages(
    village: Path, opening: tuple[Path, Path], cartostory: Run
) -> None:
    done = cartostory("moderate", "publish", "ouverture", "--site", village, "--lang", "en")
    assert drafts(opening) == [False, False]
    assert "one text in 2 languages" in done.stdout
    assert "anne_b@exemple.org" in done.stderr
    cartostory("moderate", "hold", "ouverture.ar", "--site", village)
    assert drafts(opening) == [True, True]
    cartostory("moderate", "reject", "ouverture", "--site", village)
    assert not any(file.exists() for file in opening)
    cartostory("moderate", "restore", "ouverture", "--site", village)
    assert drafts(opening) == [True, True]


def test_a_rejected_translation_says_that_the_original_stays_published(
    village: Path, opening: tuple[Path, Path], cartostory: Run
) -> None:
    opening[0].write_text(EVENT.format(draft=""), encoding="utf-8")
    done = cartostory("moderate", "reject", "ouverture", "--site", village)
    assert [file.exists() for file in opening] == [True, False]
    assert "content/events/ouverture.md" in done.stderr


def test_a_day_without_an_hour_is_listed_without_one_and_addresses_are_told(
    village: Path, opening: tuple[Path, Path], cartostory: Run
) -> None:
    listed = cartostory("moderate", "--site", village, "--lang", "fr").stdout
    assert opening[0].name in listed
    assert "2026-11-14" in listed
    assert "00:00" not in listed
    assert "tout le monde lit\u00a0: anne_b@exemple.org" in listed


def test_a_name_in_two_folders_is_in_doubt_and_its_path_is_not() -> None:
    paths = ("content/events/fete.md", "content/events/fete.ar.md", "content/wall/fete.md")
    with pytest.raises(NoSuchDraftError):
        named("fete", paths)
    assert named("content/events/fete", paths) == paths[:2]
    assert named("fete.ar", paths) == paths[:2]
    assert named("content/wall/fete.md", paths) == paths[2:]


def test_where_one_name_is_taken_no_language_moves(tmp_path: Path) -> None:
    folder = tmp_path / "content/wall"
    (folder / "rejected").mkdir(parents=True)
    for name in ("a.md", "a.ar.md", "rejected/a.ar.md"):
        (folder / name).write_text("x", encoding="utf-8")
    with pytest.raises(NameTakenError, match=r"rejected/a\.ar\.md"):
        reject(tmp_path, ("content/wall/a.md", "content/wall/a.ar.md"))
    assert (folder / "a.md").exists()
    with pytest.raises(NameTakenError):
        restore(tmp_path, ("content/wall/rejected/a.ar.md",))


def test_a_number_of_the_partners_country_is_shown_before_everybody_reads_it(village: Path) -> None:
    note = village / "content/wall/numero.md"
    note.parent.mkdir(exist_ok=True)
    note.write_text("---\ntitle: Un mot\ndraft: true\n---\n\nAppelez le 70 12 34 56.\n", encoding="utf-8")
    site, _ = load(village)
    (found,) = (one for one in waiting(site) if one.name == "numero")
    assert found.contacts == ("70 12 34 56",)
