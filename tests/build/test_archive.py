import zipfile
from pathlib import Path

import pytest

from cartostory.build.archive import NotOurArchiveError, write_archive
from cartostory.model.output import Content, Stored


def test_the_same_files_give_the_same_bytes_wherever_and_whenever(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"picture")
    files: dict[str, Content] = {"site/é.webp": Stored(tmp_path / "kept", "digest"), "OUVRIR.html": b"<p>" * 99}
    size = write_archive(tmp_path / "one" / "a.zip", files)
    write_archive(tmp_path / "b.zip", dict(reversed(files.items())))
    assert (tmp_path / "one" / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert size == (tmp_path / "b.zip").stat().st_size
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "OUVRIR.html": b"<p>" * 99,
            "site/é.webp": b"picture",
        }


def test_our_own_archive_is_replaced(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.zip", {"a": b"1"})
    write_archive(tmp_path / "a.zip", {"b": b"2"})
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["b"]


@pytest.mark.parametrize("is_zip", [True, False])
def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path, *, is_zip: bool) -> None:
    theirs = tmp_path / "holidays.zip"
    if is_zip:
        with zipfile.ZipFile(theirs, "w") as archive:
            archive.writestr("beach.jpg", b"sea")
    else:
        theirs.write_bytes(b"sea")
    before = theirs.read_bytes()
    with pytest.raises(NotOurArchiveError):
        write_archive(theirs, {"a": b"1"})
    assert theirs.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["holidays.zip"]
