"""One door opens what lies in a site: files of it, of a bearable size, and nothing else."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.load.site import load
from cartostory.media.files import NOT_A_FILE, OUTSIDE, TOO_LARGE, NotOfTheSiteError, read


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "ville"
    site.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (site / "a.txt").write_text("a")
    return site


def refusal(site: Path, name: str, largest_bytes: int = 1000) -> str | None:
    with pytest.raises(NotOfTheSiteError) as refused:
        read(site, name, largest_bytes)
    return refused.value.strerror


def test_a_file_is_read_also_behind_a_link_that_stays_inside(site: Path) -> None:
    (site / "link").symlink_to("a.txt")
    assert read(site, "link") == read(site, "a.txt") == b"a"


@pytest.mark.parametrize("name", ["../secret.txt", "a/../../secret.txt", "/etc/passwd"])
def test_no_path_leads_out(site: Path, name: str) -> None:
    assert refusal(site, name) == OUTSIDE


def test_no_link_leads_out(site: Path) -> None:
    (site / "file").symlink_to("../secret.txt")
    (site / "root").symlink_to("/")
    (site / "device").symlink_to("/dev/zero")
    assert {refusal(site, name) for name in ("file", "root", "root/etc/passwd", "device")} == {OUTSIDE}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system knows no pipes")
def test_a_pipe_is_not_waited_for(site: Path) -> None:
    os.mkfifo(site / "pipe")
    (site / "folder").mkdir()
    assert refusal(site, "pipe") == NOT_A_FILE
    assert refusal(site, "folder") == NOT_A_FILE


def test_a_file_beyond_measure_is_not_read(site: Path) -> None:
    with (site / "large").open("wb") as file:
        file.truncate(1001)
    assert refusal(site, "large") == TOO_LARGE


def test_links_in_a_circle_end(site: Path) -> None:
    (site / "circle").symlink_to("circle")
    with pytest.raises(OSError, match=r"circle|symbolic"):
        read(site, "circle")


@settings(deadline=None, max_examples=60)
@given(name=st.text(max_size=20))
def test_whatever_name_is_asked_for_bytes_come_or_an_error_of_the_system(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    site = tmp_path_factory.getbasetemp() / "site"
    site.mkdir(exist_ok=True)
    try:
        read(site, name)
    except OSError:
        return


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system knows no pipes")
def test_a_site_full_of_traps_is_loaded_and_each_is_named(site: Path) -> None:
    (site / "config.yaml").write_text("title: Ville\nlanguage: fr\n")
    story = site / "content/partnerships/puits"
    (story / "layers").mkdir(parents=True)
    text = "---\ntitle: Un puits\nlayers:\n  - {key: a, file: layers/a.geojson, label: A}\n---\n\n## Un\n\nTexte.\n"
    (story / "story.md").write_text(text)
    (story / "layers/a.geojson").symlink_to("/etc/passwd")
    (story / "story.en.md").symlink_to("/etc/passwd")
    (site / "content/partnerships/racine").symlink_to("/")
    (site / "content/events").mkdir()
    os.mkfifo(site / "content/events/pipe.md")
    (site / "content/wall").symlink_to("/etc")
    (site / "content/links.yaml").symlink_to("/dev/zero")
    loaded, problems = load(site)
    named = {problem.span.file for problem in problems if problem.code in {"unreadable-file", "layer-file-unreadable"}}
    assert named >= {
        "content/partnerships/racine",
        "content/events/pipe.md",
        "content/partnerships/puits/story.en.md",
    }
    assert "root:" not in repr(loaded)
