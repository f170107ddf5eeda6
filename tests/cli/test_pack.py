"""`cartostory pack usb`, as a town calls it."""

import re
import zipfile
from pathlib import Path

from tests.conftest import Run


def test_a_site_becomes_one_archive_that_says_what_to_do(village: Path, cartostory: Run) -> None:
    done = cartostory("pack", "usb", "--site", village, "--lang", "fr")
    assert done.returncode == 0, done.stderr
    archive = village / "packed" / f"{village.name}-usb.zip"
    assert re.search(rf"{archive}\s: \d+ fichiers, \d+,\d Mo\.", done.stdout)
    assert "OUVRIR.html" in done.stdout
    with zipfile.ZipFile(archive) as found:
        names = set(found.namelist())
        text = found.read("LISEZ-MOI.txt")
    assert {"OUVRIR.html", "LISEZ-MOI.txt", "site/index.html", "site/ar/ivry-village/live.js"} <= names
    assert not names & {"site/404.html", "site/robots.txt", "site/feed.xml", "site/sitemap.xml"}
    assert text.startswith(b"\xef\xbb\xbf")
    assert b"OUVRIR.html" in text
    assert b"\r\n" in text
    assert not re.search(rb"(?<!\r)\n", text)


def test_a_site_with_errors_is_not_packed(village: Path, cartostory: Run) -> None:
    (village / "content/partnerships/ivry-village/story.md").write_text("no front matter", "utf-8")
    done = cartostory("pack", "usb", "--site", village, "--lang", "en")
    assert done.returncode == 1
    assert "Nothing was packed." in done.stderr
    assert not (village / "packed").exists()


def test_somebody_elses_file_is_kept(village: Path, tmp_path: Path, cartostory: Run) -> None:
    theirs = tmp_path / "theirs.zip"
    theirs.write_bytes(b"letters")
    done = cartostory("pack", "usb", "--site", village, "--to", theirs, "--lang", "en")
    assert done.returncode == 2
    assert "cartostory did not make it" in done.stderr
    assert theirs.read_bytes() == b"letters"
