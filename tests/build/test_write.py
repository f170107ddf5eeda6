import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartostory.build.write import MANIFEST, NotOurFolderError, clean, read_manifest, write
from cartostory.model.output import Stored
from tests.interrupted import quick_folder


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_appear_and_only_what_differs_is_written(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert write(out, {"index.html": b"a", "kaya/index.html": b"b"}).changed == ("index.html", "kaya/index.html")
    before = (out / "index.html").stat().st_mtime_ns
    again = write(out, {"index.html": b"a", "kaya/index.html": b"c"})
    assert again.changed == ("kaya/index.html",)
    assert (out / "index.html").stat().st_mtime_ns == before
    assert (out / "kaya/index.html").read_bytes() == b"c"


def test_what_is_no_longer_planned_goes_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"old/page/index.html": b"a", "index.html": b"b"})
    (out / "robots-of-the-town.txt").write_text("ours")
    (out / "old" / "scan.pdf").write_text("ours")
    assert write(out, {"index.html": b"b"}).removed == ("old/page/index.html",)
    assert set(tree(out)) == {"index.html", "robots-of-the-town.txt", "old/scan.pdf", MANIFEST}


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.odt").write_text("dear")
    with pytest.raises(NotOurFolderError):
        write(tmp_path, {"index.html": b"a"})
    assert set(tree(tmp_path)) == {"letter.odt"}


def test_a_file_that_was_deleted_by_hand_comes_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"index.html": b"a"})
    (out / "index.html").unlink()
    write(out, {"index.html": b"a"})
    assert (out / "index.html").read_bytes() == b"a"


def test_a_manifest_edited_by_hand_cannot_delete_outside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"index.html": b"a"})
    victim = tmp_path / "victim.txt"
    victim.write_text("precious")
    files = {"../victim.txt": "x", "/etc/passwd": "x", "index.html": "y"}
    (out / MANIFEST).write_text(json.dumps({"version": 1, "files": files}))
    write(out, {"index.html": b"b"})
    assert victim.read_text() == "precious"


def test_stored_content_is_copied(tmp_path: Path) -> None:
    source = tmp_path / "photo"
    source.write_bytes(b"jpeg")
    out = tmp_path / "out"
    write(out, {"photos/1.jpg": Stored(source, "digest")})
    assert (out / "photos/1.jpg").read_bytes() == b"jpeg"
    assert write(out, {"photos/1.jpg": Stored(source, "digest")}).changed == ()


def test_web_servers_may_read_what_is_written(tmp_path: Path) -> None:
    write(tmp_path / "out", {"index.html": b"a"})
    assert (tmp_path / "out/index.html").stat().st_mode & 0o044 == 0o044


def test_clean_removes_what_was_written_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, {"a/index.html": b"a"})
    (out / "mine.txt").write_text("mine")
    clean(out)
    assert set(tree(out)) == {"mine.txt"}
    assert read_manifest(out) is None


@settings(deadline=None, max_examples=50)
@given(st.lists(st.dictionaries(st.sampled_from(["a", "b/c", "b/d", "e/f/g"]), st.binary(max_size=3)), max_size=4))
def test_whatever_came_before_the_folder_holds_the_last_build(builds: list[dict[str, bytes]]) -> None:
    with quick_folder() as folder:
        for files in builds:
            write(folder / "site", files)
            assert {path: data for path, data in tree(folder / "site").items() if path != MANIFEST} == files
