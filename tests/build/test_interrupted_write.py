"""A write that is cut off at any of its changes: what is claimed lies there, and the next write ends as a clean one."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cartostory.build.archive import write_archive
from cartostory.build.manifest import MANIFEST, load_manifest
from cartostory.build.write import Owner, clean, take_out, write
from cartostory.media.atomic_write import REMAINS
from cartostory.model.output import Stored
from tests.interrupted import How, each_interruption, quick_folder
from tests.results import record

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork"),
]

VILLE = Owner("Ville", "https://ville.example/")
PHOTO = b"webp" * 500
BEFORE = {
    "index.html": b'<a href="old/"><img src="photos/1.webp">',
    "old/index.html": b'<img src="../photos/2.webp">',
    "photos/1.webp": b"one",
    "photos/2.webp": b"two",
    "feed.xml": b"old",
    "sw.js": b"1",
    "same.css": b"same",
    "becomes-a-folder": b"file",
    "becomes/a/file.txt": b"deep",
}
AFTER = {
    "index.html": b'<a href="new/"><img src="photos/3.webp">',
    "new/index.html": b'<img src="../photos/3.webp"><img src="../photos/1.webp">',
    "photos/1.webp": b"one",
    "photos/3.webp": PHOTO,
    "feed.xml": b"new",
    "sw.js": b"2",
    "same.css": b"same",
    "becomes-a-folder/index.html": b"page",
    "becomes/a": b"file",
}


@pytest.fixture
def disk() -> Iterator[Path]:
    with quick_folder() as folder:
        yield folder


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def missing_parts(out: Path) -> list[str]:
    """Name the pictures that a page asks for and that are not there."""
    return [
        f"{page}: {link}"
        for page in out.rglob("*.html")
        for link in re.findall(r'src="([^"]+)"', page.read_text())
        if not (page.parent / link).is_file()
    ]


def assert_claims_hold(out: Path) -> None:
    manifest = load_manifest(out)
    for path, claim in (manifest.files if manifest else {}).items():
        data = (out / path).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (claim.size_bytes, claim.sha256), path


@pytest.mark.parametrize("how", How)
@pytest.mark.parametrize("then", [AFTER, BEFORE], ids=["the same", "back again"])
def test_a_write_cut_off_anywhere_is_finished_by_the_next(disk: Path, how: How, then: dict[str, bytes]) -> None:
    out, wanted = disk / "out", disk / "wanted"
    write(wanted, then, VILLE)
    first = disk / "first"
    write(first, BEFORE, VILLE)

    def again() -> None:
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(first, out)
        (out / "the-town-s.txt").write_text("ours")

    again()
    for number in each_interruption(lambda: write(out, AFTER, VILLE), out, how):
        assert_claims_hold(out)
        assert missing_parts(out) == [], f"after change {number}"
        write(out, then, VILLE)
        assert tree(out) == {**tree(wanted), "the-town-s.txt": b"ours"}, f"after change {number}"
        again()
    record("write", number, how)


@pytest.mark.parametrize("how", How)
def test_the_first_write_into_an_empty_folder_can_be_cut_off_anywhere(disk: Path, how: How) -> None:
    out, wanted = disk / "out", disk / "wanted"
    write(wanted, AFTER, VILLE)
    for number in each_interruption(lambda: write(out, AFTER, VILLE), out, how):
        write(out, AFTER, VILLE)
        assert tree(out) == tree(wanted), f"after change {number}"
        shutil.rmtree(out)
    record("first-write", number, how)


@pytest.mark.parametrize("how", How)
def test_a_removal_cut_off_anywhere_is_finished_by_the_next_write(disk: Path, how: How) -> None:
    out, first = disk / "out", disk / "first"
    write(first, BEFORE, VILLE)
    shutil.copytree(first, out)
    for number in each_interruption(lambda: take_out(out, ("photos/",)), out, how):
        assert_claims_hold(out)
        write(out, BEFORE, VILLE)
        assert tree(out) == tree(first), f"after change {number}"
    record("removal", number, how)


def test_a_cleaning_cut_off_anywhere_is_finished_by_the_next(disk: Path) -> None:
    out, first = disk / "out", disk / "first"
    write(first, BEFORE, VILLE)
    shutil.copytree(first, out)
    for number in each_interruption(lambda: clean(out), out, How.KILLED):
        clean(out)
        assert not out.exists(), f"after change {number}"
        shutil.copytree(first, out)
    record("clean", number, How.KILLED)


@pytest.mark.parametrize("how", How)
def test_an_archive_cut_off_anywhere_is_the_old_one_or_the_new_one(disk: Path, how: How) -> None:
    archive, old, new = disk / "out" / "site.zip", disk / "old.zip", disk / "new.zip"
    write_archive(old, BEFORE)
    write_archive(new, AFTER)
    archive.parent.mkdir()
    shutil.copy(old, archive)
    for number in each_interruption(lambda: write_archive(archive, AFTER), archive.parent, how):
        assert archive.read_bytes() in {old.read_bytes(), new.read_bytes()}
        write_archive(archive, AFTER)
        assert tree(archive.parent) == {"site.zip": new.read_bytes()}, f"after change {number}"
        shutil.copy(old, archive)
    record("archive", number, how)


@pytest.mark.parametrize(
    "content", [b"", b"cut", b'<a href="old/"><img src="photos/9.webp">'], ids=["no", "cut", "bit"]
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    out = tmp_path / "out"
    write(out, BEFORE)
    (out / "index.html").write_bytes(content)
    assert write(out, BEFORE).changed == ("index.html",)
    assert (out / "index.html").read_bytes() == BEFORE["index.html"]


def test_a_damaged_copy_of_stored_content_is_made_anew(tmp_path: Path) -> None:
    source, out = tmp_path / "kept", tmp_path / "out"
    source.write_bytes(b"head" + PHOTO)
    files = {"photos/1.webp": Stored(source, "name", 4, hashlib.sha256(PHOTO).hexdigest())}
    write(out, files)
    assert (out / "photos/1.webp").read_bytes() == PHOTO
    (out / "photos/1.webp").write_bytes(PHOTO[:-1] + b"?")
    assert write(out, files).changed == ("photos/1.webp",)


def test_a_manifest_of_an_older_program_claims_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, BEFORE)
    listed = {path: hashlib.sha256(data).hexdigest() for path, data in BEFORE.items()}
    (out / MANIFEST).write_text(json.dumps({"version": 1, "files": listed}))
    (out / "index.html").write_bytes(b"old page of a killed build")
    write(out, AFTER)
    assert {path: data for path, data in tree(out).items() if path != MANIFEST} == AFTER


def test_a_page_of_a_killed_build_that_is_planned_no_more_goes(disk: Path) -> None:
    """A story that is withdrawn after the kill: its page was never claimed, and is ours all the same."""
    out, first = disk / "out", disk / "first"
    write(first, BEFORE)
    shutil.copytree(first, out)
    met = False
    for _ in each_interruption(lambda: write(out, AFTER), out, How.KILLED):
        met |= (out / "new/index.html").exists()
        write(out, BEFORE)
        assert not (out / "new").exists()
    assert met


def test_links_in_the_output_are_not_followed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    write(out, BEFORE)
    elsewhere.mkdir()
    (elsewhere / "1.webp").write_bytes(b"theirs")
    shutil.rmtree(out / "photos")
    (out / "photos").symlink_to(elsewhere)
    clean(out)
    assert tree(elsewhere) == {"1.webp": b"theirs"}


def test_no_file_is_left_beside_its_place(disk: Path) -> None:
    out = disk / "out"
    write(out, BEFORE)
    (out / f"{REMAINS}abc").write_bytes(b"half")
    (out / "old" / f"{REMAINS}def").write_bytes(b"half")
    write(out, BEFORE)
    assert set(tree(out)) == {*BEFORE, MANIFEST}


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no umask")
def test_folders_are_as_readable_as_files_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write(tmp_path / "out", BEFORE)
    finally:
        os.umask(before)
    for path in (tmp_path / "out").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path
