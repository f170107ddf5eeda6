"""What the disk refuses is said in a sentence, with exit code 1, by every command that writes."""

import errno
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cartostory.cli.session import without_folders
from tests.interrupted import End, How, interrupted, quick_folder, run_on_full_disk
from tests.program import in_a_process, in_this_process
from tests.results import record

pytestmark = pytest.mark.slow

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")

EVENT = "---\ntitle: Fête\nstart: 2026-12-01 18:00\nwhere: Salle\ndraft: true\n---\n\nVenez.\n"
TABLE = "Titre;Texte\nFête;Venez\nBal;Dansez\n"


@pytest.fixture
def site() -> Iterator[Path]:
    with quick_folder() as folder:
        site = folder / "ville"
        story = site / "content/partnerships/puits/story.md"
        story.parent.mkdir(parents=True)
        (site / "config.yaml").write_text("title: Ville\nlanguage: fr\n")
        story.write_text("---\ntitle: Un puits\nsummary: Une histoire.\n---\n\nTexte.\n\n## Premier\n\nEncore.\n")
        (site / "content/events").mkdir()
        (site / "content/events/fete.md").write_text(EVENT)
        (site / "table.csv").write_text(TABLE)
        yield site


REASONS = {
    errno.ENOSPC: ("Le disque est plein", "The disk is full"),
    errno.EROFS: ("en lecture seule", "read-only"),
    errno.EACCES: ("Le système ne le permet pas", "The system does not allow this"),
    errno.ENOTDIR: ("Autre chose occupe la place", "Something else stands where"),
    errno.ENAMETOOLONG: ("est trop long", "is too long"),
    errno.EIO: ("Le disque ne répond pas", "The disk does not answer"),
}


@forks
@pytest.mark.parametrize("reason", REASONS, ids=errno.errorcode.get)
def test_each_refusal_has_its_sentence_in_both_languages(site: Path, reason: int) -> None:
    for language, sentence in zip(("fr", "en"), REASONS[reason], strict=True):

        def work(language: str = language, sentence: str = sentence) -> None:
            done = in_this_process("build", "--site", site, "--lang", language)
            assert done.returncode == 1, done.stderr
            assert sentence in done.stderr, done.stderr
            assert "Traceback" not in done.stderr
            assert re.search("Relancez|again", done.stderr)
            raise OSError(reason, "as it should be")

        assert interrupted(work, site / "output", 1, How.FULL, reason=reason) is End.REFUSED
    record("refusal", 2, "said")


COMMANDS = {
    "new": ("new", "event", "bal"),
    "pack": ("pack", "usb", "--to", "{site}/packed/a.zip"),
    "bring": ("bring", "csv", "{site}/table.csv", "--as", "wall"),
    "moderate": ("moderate", "publish", "fete"),
    "paper": ("paper", "puits", "--kind", "booklet"),
    "short link": ("link", "add", "puits2", "--to", "puits"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_that_the_disk_is_full(site: Path, command: str) -> None:
    before = {path: path.read_bytes() for path in (site / "content").rglob("*") if path.is_file()}
    words = [word.format(site=site) for word in COMMANDS[command]]
    done = run_on_full_disk(site, ".cartostory", *words, "--site", site, "--lang", "fr")
    assert done.returncode in {1, 2}, done.stdout + done.stderr
    assert "plein" in done.stderr or "plus de place" in done.stderr, done.stderr
    assert "Traceback" not in done.stderr
    assert "défaut" not in done.stderr
    record("refusal", 1, "said")
    assert {path: path.read_bytes() for path in (site / "content").rglob("*") if path.is_file()} == before


def test_a_file_where_a_folder_should_be_is_named(site: Path) -> None:
    (site / "output").write_text("mine")
    done = in_this_process("build", "--site", site, "--lang", "en")
    assert done.returncode == 1
    assert "Something else stands where" in done.stderr
    assert (site / "output").read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root mounts a disk")
def test_a_disk_that_is_really_full_is_said_and_the_build_ends_once_there_is_room(site: Path) -> None:
    disk = site.parent / "disk"
    disk.mkdir()
    mounted = subprocess.run(  # noqa: S603 - our own folder
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(disk)],  # noqa: S607 - where the system keeps it
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        done = in_this_process("build", "--site", site, "--output", disk / "output", "--lang", "fr")
        assert done.returncode == 1, done.stderr
        assert "Le disque est plein" in done.stderr
        assert not [path for path in disk.rglob("*") if path.name.startswith(".cartostory-writing-")]
        subprocess.run(["mount", "-o", "remount,size=50m", str(disk)], check=True)  # noqa: S603, S607 - same
        done = in_this_process("build", "--site", site, "--output", disk / "output", "--lang", "fr")
        assert done.returncode == 0, done.stderr
        in_this_process("build", "--site", site)
        names = {path.relative_to(site / "output") for path in (site / "output").rglob("*")}
        assert {path.relative_to(disk / "output") for path in (disk / "output").rglob("*")} == names
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)  # noqa: S603, S607 - same


def test_a_website_is_never_written_among_the_texts(site: Path) -> None:
    for folder in ("content", "content/site", "themes/x", "."):
        done = in_this_process("build", "--site", site, "--output", site / folder, "--lang", "en")
        assert done.returncode == 2, done.stderr
    done = in_this_process("pack", "usb", "--site", site, "--to", site / "content/a.zip", "--lang", "en")
    assert done.returncode == 2
    assert "never written there" in done.stderr
    assert not (site / "content/a.zip").exists()


def test_the_website_of_another_site_asks_first(site: Path) -> None:
    other = site.parent / "autre"
    shutil.copytree(site, other)
    (other / "config.yaml").write_text("title: Autre ville\nlanguage: fr\n")
    assert in_this_process("build", "--site", other).returncode == 0
    before = {path: path.read_bytes() for path in (other / "output").rglob("*") if path.is_file()}
    done = in_a_process("build", "--site", site, "--output", other / "output", "--lang", "fr")  # nobody answers it
    assert done.returncode == 2, done.stderr
    assert "« Autre ville »" in done.stderr.replace("\u00a0", " ")
    assert {path: path.read_bytes() for path in (other / "output").rglob("*") if path.is_file()} == before


def test_a_folder_of_the_output_that_is_a_link_is_named_and_not_followed(site: Path) -> None:
    elsewhere = site.parent / "elsewhere"
    elsewhere.mkdir()
    assert in_this_process("build", "--site", site).returncode == 0
    shutil.rmtree(site / "output/puits")
    (site / "output/puits").symlink_to(elsewhere)
    done = in_this_process("build", "--site", site, "--lang", "en")
    assert done.returncode == 2
    assert "output/puits is a link" in done.stderr
    assert list(elsewhere.iterdir()) == []


def test_the_log_of_a_fault_names_no_folder_of_anybody(tmp_path: Path) -> None:
    trace = (
        f'  File "{Path(__file__).parents[2]}/cartostory/build/write.py", line 3, in write\n'
        '  File "/home/claire/.local/lib/python3.12/site-packages/click/core.py", line 1\n'
        f"OSError: {tmp_path}/content/a.md and C:\\Users\\Claire\\site\\b.md, '/media/claire/STICK/x'\n"
    )
    said = without_folders(trace, tmp_path)
    assert 'File "cartostory/build/write.py"' in said
    assert "site/content/a.md" in said
    assert not re.search("claire|Claire|STICK|/home|Users", said)
