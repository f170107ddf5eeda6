"""A site reaches its host whole, whatever the host is; what it holds beside stays untouched."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cartostory.deploy.folder import FolderTransport
from cartostory.deploy.ftps import FtpTransport
from cartostory.deploy.host_lock import Pace
from cartostory.deploy.manifest import FILE, STATE, decode
from cartostory.deploy.publish import Manner, preview, publish
from cartostory.deploy.sftp import SftpTransport
from cartostory.deploy.transport import HostError, Reason, Transport
from tests.deploy.certificates import certificate, trusting
from tests.deploy.ftp_servers import FtpFaults, ftp_host
from tests.deploy.servers import PASSWORD, sftp_host
from tests.deploy.sites import DAY, missing_parts, on_disk, order, site

pytestmark = pytest.mark.slow

QUICK = Manner(pace=Pace(beat=0.05, patience=0.3, step=0.1))
Connect = Callable[[], Transport]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder that the host serves."""
    folder = tmp_path / "host"
    folder.mkdir()
    return folder


@pytest.fixture(params=["folder", "sftp", "ftps", "ftp-old"])
def connect(request: pytest.FixtureRequest, root: Path, tmp_path: Path) -> Iterator[Connect]:
    """Connect to the host, in each way that there is."""
    with ExitStack() as stack:
        if request.param == "folder":
            yield lambda: FolderTransport(root)
            return
        if request.param == "sftp":
            host = stack.enter_context(sftp_host(root, tmp_path))
            yield lambda: _closed_at_the_end(stack, SftpTransport(host.address, host.login))
            return
        is_old = request.param == "ftp-old"
        pem = None if is_old else certificate(tmp_path)
        faults = FtpFaults(without_rename_over=is_old, without_mlsd=is_old)
        address = stack.enter_context(ftp_host(root, faults, pem))
        context = trusting(pem) if pem else None
        yield lambda: _closed_at_the_end(stack, FtpTransport(address, PASSWORD, context=context))


def _closed_at_the_end(stack: ExitStack, transport: FtpTransport | SftpTransport) -> Transport:
    stack.callback(transport.close)
    return transport


def test_the_host_holds_exactly_the_site(connect: Connect, root: Path) -> None:
    files = site(1)
    published = publish(connect(), order(files), QUICK)
    assert on_disk(root) == files
    assert set(published.changes.added) == set(files)
    assert missing_parts(root) == []
    assert {path.name for path in (root / STATE).iterdir()} == {"manifest.json", "incoming", ".htaccess"}
    assert not any((root / STATE / "incoming").iterdir())


def test_only_what_changed_is_sent(connect: Connect, root: Path) -> None:
    files = site(1)
    publish(connect(), order(files), QUICK)
    changed = files | {"histoire-1/index.html": files["histoire-1/index.html"] + b"<p>une ligne</p>"}
    published = publish(connect(), order(changed), QUICK)
    assert set(published.changes.sent) == {"histoire-1/index.html"}
    assert on_disk(root) == changed


def test_nothing_changed_takes_a_look_and_no_more(connect: Connect) -> None:
    publish(connect(), order(site(1)), QUICK)
    line = connect()
    before = line.trips
    assert publish(line, order(site(1)), QUICK).is_current
    assert line.trips - before <= 8


def test_parts_of_the_version_before_stay_a_week_and_pages_do_not(connect: Connect, root: Path) -> None:
    publish(connect(), order(site(1, stories=4)), QUICK)
    publish(connect(), order(site(2, stories=3), day=DAY + timedelta(days=1)), QUICK)
    old = set(site(1, stories=4)) - set(site(2, stories=3))
    left = old & set(on_disk(root))
    assert left == {path for path in old if path.startswith("assets/")}
    assert not (root / "histoire-3").exists()
    publish(connect(), order(site(2, stories=3), day=DAY + timedelta(days=8)), QUICK)
    assert on_disk(root) == site(2, stories=3)


def test_photographs_that_left_the_site_leave_the_host_at_once(connect: Connect, root: Path) -> None:
    publish(connect(), order(site(1)), QUICK)
    publish(connect(), order(site(2)), QUICK)
    gone = {path for path in site(1) if path.startswith("photos/")} - set(site(2))
    assert gone
    assert not gone & set(on_disk(root))


def test_what_comes_back_within_the_week_is_not_sent_again(connect: Connect, root: Path) -> None:
    for edition in (1, 2):
        publish(connect(), order(site(edition)), QUICK)
    published = publish(connect(), order(site(1)), QUICK)
    assert not any(path.startswith("assets/") for path in published.changes.sent)
    publish(connect(), order(site(1), days=0), QUICK)
    assert on_disk(root) == site(1)


@pytest.mark.fault("Fichiers de la ville à côté du site")
def test_files_of_others_are_never_touched(connect: Connect, root: Path) -> None:
    publish(connect(), order(site(1)), QUICK)
    (root / ".htaccess").write_bytes(b"# the town's own")
    (root / "histoire-1/notes.txt").write_bytes(b"somebody's")
    (root / "blog").mkdir()
    (root / "blog/wp-config.php").write_bytes(b"<?php")
    publish(connect(), order(site(2, stories=1), days=0), QUICK)
    held = on_disk(root)
    assert held.pop(".htaccess") == b"# the town's own"
    assert held.pop("histoire-1/notes.txt") == b"somebody's"
    assert held.pop("blog/wp-config.php") == b"<?php"
    assert held == site(2, stories=1)


@pytest.mark.fault("Dossier plein de fichiers d’autrui")
def test_a_folder_of_others_is_taken_over_only_when_asked(connect: Connect, root: Path) -> None:
    (root / "index.html").write_bytes(b"welcome to your new host")
    (root / "logo.png").write_bytes(b"the town's")
    with pytest.raises(HostError) as refused:
        publish(connect(), order(site(1)), QUICK)
    assert refused.value.reason is Reason.NOT_OURS
    assert on_disk(root) == {"index.html": b"welcome to your new host", "logo.png": b"the town's"}
    publish(connect(), order(site(1), adopt=True), QUICK)
    assert on_disk(root) == site(1) | {"logo.png": b"the town's"}


def test_a_copy_made_by_hand_is_taken_over_without_sending_it_again(connect: Connect, root: Path) -> None:
    for path, data in site(1).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    (root / "index.html").write_bytes(b"yesterday")
    published = publish(connect(), order(site(1), adopt=True), QUICK)
    assert set(published.changes.sent) == {"index.html"}
    assert on_disk(root) == site(1)


@pytest.mark.fault("Fichier d’autrui à la place d’une nouvelle page")
def test_a_file_of_others_in_the_way_stops_it_before_anything_is_sent(connect: Connect, root: Path) -> None:
    publish(connect(), order(site(1)), QUICK)
    (root / "programme").mkdir()
    (root / "programme/index.html").write_bytes(b"the town's own")
    before = on_disk(root)
    with pytest.raises(HostError) as refused:
        publish(connect(), order(site(2, more={"programme/index.html": b"ours"})), QUICK)
    assert refused.value.reason is Reason.FOREIGN_FILES
    assert "programme/index.html" in refused.value.detail
    assert on_disk(root) == before


@pytest.mark.fault("Dossier d’un autre site")
def test_another_site_is_not_overwritten(connect: Connect, root: Path) -> None:
    publish(connect(), order(site(1)), QUICK)
    with pytest.raises(HostError) as refused:
        publish(connect(), order(site(2), site="https://other.example/"), QUICK)
    assert refused.value.reason is Reason.OTHER_SITE
    assert on_disk(root) == site(1)


def test_a_look_beforehand_changes_nothing(connect: Connect, root: Path) -> None:
    publish(connect(), order(site(1)), QUICK)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    changes = preview(connect(), order(site(2)))
    assert {path.read_bytes() for path in before} == set(before.values())
    assert {path for path in root.rglob("*") if path.is_file()} == set(before)
    publish(connect(), order(site(2)), QUICK)
    assert set(changes.sent) <= set(on_disk(root))


@pytest.mark.fault("Noms accentués (NFC, NFD), espaces, 255 octets, cachés")
@pytest.mark.parametrize(
    "name",
    ["été à Kaya.html", "e\u0301te\u0301.html", "l'école (1) & co.html", "a" * 250 + ".html", "q/.htaccess"],
    ids=["accents", "decomposed", "signs", "255-bytes", "hidden"],
)
def test_names_arrive_as_they_are(connect: Connect, root: Path, name: str) -> None:
    files = site(1, more={name: b"x"})
    publish(connect(), order(files), QUICK)
    assert on_disk(root) == files
    publish(connect(), order(site(1)), QUICK)
    assert on_disk(root) == site(1)


@pytest.mark.fault("Manifeste vide, tronqué, illisible")
@pytest.mark.parametrize("text", [b"", b"{}", b"not json", b"[1]", b'{"format": 1, "seal": "x"}'])
def test_a_damaged_manifest_stops_it_and_can_be_mended(connect: Connect, root: Path, text: bytes) -> None:
    publish(connect(), order(site(1)), QUICK)
    (root / FILE).write_bytes(text)
    with pytest.raises(HostError) as refused:
        publish(connect(), order(site(2)), QUICK)
    assert refused.value.reason is Reason.MANIFEST_DAMAGED
    assert on_disk(root) == site(1)
    published = publish(connect(), order(site(1), adopt=True), QUICK)
    assert not published.changes.sent
    assert decode((root / FILE).read_bytes()).files


@pytest.mark.fault("Manifeste modifié à la main")
def test_a_changed_line_of_the_manifest_is_noticed(connect: Connect, root: Path) -> None:
    publish(connect(), order(site(1)), QUICK)
    text = (root / FILE).read_bytes()
    (root / FILE).write_bytes(text.replace(b"histoire-1", b"histoire-9"))
    with pytest.raises(HostError) as refused:
        publish(connect(), order(site(2)), QUICK)
    assert refused.value.reason is Reason.MANIFEST_DAMAGED


@pytest.mark.fault("Manifeste d’un programme plus récent")
def test_the_manifest_of_a_newer_program_is_left_alone(connect: Connect, root: Path) -> None:
    publish(connect(), order(site(1)), QUICK)
    (root / FILE).write_bytes((root / FILE).read_bytes().replace(b'"format":1', b'"format":2'))
    for adopt in (False, True):
        with pytest.raises(HostError) as refused:
            publish(connect(), order(site(2), adopt=adopt), QUICK)
        assert refused.value.reason is Reason.MANIFEST_NEWER
    assert on_disk(root) == site(1)


@pytest.mark.fault("Manifeste disparu")
def test_a_missing_manifest_counts_as_a_folder_of_others(connect: Connect, root: Path) -> None:
    publish(connect(), order(site(1)), QUICK)
    (root / FILE).unlink()
    with pytest.raises(HostError) as refused:
        publish(connect(), order(site(2)), QUICK)
    assert refused.value.reason is Reason.NOT_OURS


@pytest.mark.fault("Pages changées à la main chez l’hôte, puis --verify")
def test_an_audit_finds_and_mends_what_somebody_changed_on_the_host(connect: Connect, root: Path) -> None:
    publish(connect(), order(site(1)), QUICK)
    (root / "index.html").write_bytes(b"defaced")
    (root / "404.html").unlink()
    assert publish(connect(), order(site(1)), QUICK).is_current
    published = publish(connect(), order(site(1), audit=True), QUICK)
    assert set(published.changes.sent) == {"index.html", "404.html"}
    assert on_disk(root) == site(1)


@pytest.mark.fault("Fichier de output/ changé par un autre programme")
def test_a_source_that_changed_after_it_was_listed_is_not_published(connect: Connect, root: Path) -> None:
    asked = order(site(1))
    asked = replace(asked, sources={**asked.sources, "index.html": b"other bytes"})
    with pytest.raises(HostError) as refused:
        publish(connect(), asked, QUICK)
    assert refused.value.reason is Reason.LOCAL_CHANGED
    assert on_disk(root) == {}


@pytest.mark.fault("Horloge déréglée d’un an")
def test_a_clock_set_back_removes_nothing_and_keeps_nothing_for_ever(connect: Connect, root: Path) -> None:
    publish(connect(), order(site(1), day=DAY + timedelta(days=365)), QUICK)
    publish(connect(), order(site(2), day=DAY + timedelta(days=365)), QUICK)
    publish(connect(), order(site(2), day=DAY), QUICK)
    assert set(site(2)) <= set(on_disk(root))
    publish(connect(), order(site(2), day=DAY + timedelta(days=366)), QUICK)
    publish(connect(), order(site(2), day=DAY + timedelta(days=372)), QUICK)
    assert on_disk(root) == site(2)
