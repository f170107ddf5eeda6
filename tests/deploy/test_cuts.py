"""A deployment that is cut off leaves a host whose pages have all their parts, and the next one goes on from there."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cartostory.deploy.host_lock import Mine, Pace, me
from cartostory.deploy.incoming import PIECE, incoming_path
from cartostory.deploy.manifest import STATE
from cartostory.deploy.publish import Manner, publish
from cartostory.deploy.sftp import SftpTransport
from cartostory.deploy.steady import SteadyTransport
from cartostory.deploy.transport import CutError
from tests.deploy.servers import Faults, SftpHost, sftp_host
from tests.deploy.sites import missing_parts, on_disk, order, sealed, site

pytestmark = pytest.mark.slow

CUTS = 20
PACE = Pace(beat=30, patience=0.3, step=0.1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "host"
    folder.mkdir()
    return folder


@pytest.fixture
def host(root: Path, tmp_path: Path) -> Iterator[SftpHost]:
    with sftp_host(root, tmp_path) as found:
        yield found


def send(host: SftpHost, files: dict[str, bytes], dead: str = "", *, days: int = 0) -> str:
    """Publish over one connection; give the token of its lock where it was cut off: the next one knows it for dead."""
    mine = Mine(me(), dead)
    line = SftpTransport(host.address, host.login, streams=4)
    try:
        publish(line, order(files, days=days), Manner(mine, PACE))
    except CutError:
        return mine.holder.token
    finally:
        line.close()
    return ""


def requests(host: SftpHost, before: dict[str, bytes], after: dict[str, bytes]) -> int:
    """Count the requests of an undisturbed deployment of `after` over `before`."""
    send(host, before)
    host.faults.requests.clear()
    send(host, after)
    return len(host.faults.requests)


@pytest.mark.fault("Connexion coupée à 20 moments, puis reprise (SFTP)")
@pytest.mark.parametrize("point", range(CUTS))
def test_cut_anywhere_then_resumed(host: SftpHost, root: Path, point: int) -> None:
    total = requests(host, site(1, stories=4), site(2))
    send(host, site(1, stories=4))
    assert on_disk(root) == site(1, stories=4)
    host.faults.requests.clear()
    host.faults.cut_at = 1 + point * (total - 1) // (CUTS - 1)
    dead = send(host, site(2))
    assert missing_parts(root) == []
    host.faults.cut_at = 0
    send(host, site(2), dead)
    assert on_disk(root) == site(2)
    assert not any((root / STATE / "incoming").iterdir())


@pytest.mark.fault("Connexion coupée, hôte qui ne renomme pas par-dessus un fichier, puis reprise")
@pytest.mark.parametrize("point", range(0, CUTS, 3))
def test_cut_where_the_host_cannot_rename_over_a_file(host: SftpHost, root: Path, point: int) -> None:
    host.faults.without_rename_over = True
    total = requests(host, site(1, stories=4), site(2))
    send(host, site(1, stories=4))
    host.faults.requests.clear()
    host.faults.cut_at = 1 + point * (total - 1) // (CUTS - 1)
    dead = send(host, site(2))
    host.faults.cut_at = 0
    send(host, site(2), dead)
    assert on_disk(root) == site(2)


@pytest.mark.fault("Connexion coupée, puis envoi d’une autre version ou de la précédente")
@pytest.mark.parametrize("point", range(0, CUTS, 3))
def test_cut_then_another_version_or_the_one_before(host: SftpHost, root: Path, point: int) -> None:
    for last in (site(3), site(1)):
        total = requests(host, site(1), site(2))
        send(host, site(1))
        host.faults.requests.clear()
        host.faults.cut_at = 1 + point * (total - 1) // (CUTS - 1)
        dead = send(host, site(2))
        host.faults.cut_at = 0
        send(host, last, dead)
        assert on_disk(root) == last


def test_nothing_is_sent_twice(host: SftpHost, root: Path) -> None:
    files = site(1, stories=12)
    host.faults.cut_at = 60
    dead = send(host, files)
    there = len(list((root / STATE / "incoming").iterdir()))
    assert there > 5
    host.faults.cut_at = 0
    host.faults.requests.clear()
    send(host, files, dead)
    assert on_disk(root) == files
    payload = len(files) - there
    bookkeeping = 6  # lock, manifests
    assert host.faults.requests.count("write") <= payload + bookkeeping


@pytest.mark.fault("Fichier de 16 Mo coupé, repris au dernier morceau entier")
def test_a_large_file_goes_on_at_the_last_whole_piece(host: SftpHost, root: Path) -> None:
    large = bytes(range(256)) * (4 * PIECE // 256)
    files = {"maps/ville.pmtiles": large, "index.html": b"<p>ici</p>"}
    written: list[int] = []

    def cut_in_the_third_piece(name: str, number: int) -> None:
        written.extend([number] * (name == "write"))
        if len(written) == 7:  # lock, protection; then the pieces
            host.faults.cut_at = number

    host.faults.before = cut_in_the_third_piece
    dead = send(host, files)
    path = root / (incoming_path("maps/ville.pmtiles", sealed(files)["maps/ville.pmtiles"]) + ".part")
    assert 2 * PIECE <= path.stat().st_size < len(large)
    host.faults.before = lambda _name, _number: None
    host.faults.cut_at = 0
    starts: list[int] = []
    line = SftpTransport(host.address, host.login)
    write = line.write
    line.write = lambda path, payload, start=0: (starts.append(start), write(path, payload, start))[1]  # type: ignore[method-assign]
    publish(line, order(files), Manner(Mine(me(), dead), PACE))
    line.close()
    assert on_disk(root) == files
    assert any(start >= PIECE for start in starts)


@pytest.mark.fault("Connexion coupée toutes les 40 demandes, rappelée")
def test_a_line_that_breaks_now_and_then_is_called_again(host: SftpHost, root: Path) -> None:
    waits: list[float] = []

    def cut_often(_name: str, number: int) -> None:
        if number % 40 == 0:
            host.faults.cut_at = number

    host.faults.before = cut_often
    line = SteadyTransport(
        lambda: SftpTransport(host.address, host.login, streams=4), later=(1, 2, 4, 8), sleep=waits.append
    )
    publish(line, order(site(1, stories=20)), Manner(pace=PACE))
    line.close()
    assert on_disk(root) == site(1, stories=20)
    assert waits
    assert set(waits) <= {1, 2, 4, 8}


def test_a_line_that_stays_broken_is_given_up(host: SftpHost) -> None:
    waits: list[float] = []
    line = SteadyTransport(lambda: SftpTransport(host.address, host.login), later=(1, 2), sleep=waits.append)

    def always(_name: str, number: int) -> None:
        host.faults.cut_at = number

    host.faults.before = always
    with pytest.raises(CutError):
        line.read("index.html")
    assert waits == [1, 2]
    line.close()


def test_faults_count_requests(host: SftpHost) -> None:
    """The tests above cut where they mean to: an undisturbed deployment makes many requests, of every kind."""
    requests(host, site(1, stories=4), site(2))
    assert {"open", "write", "close", "rename", "mkdir", "remove", "list", "read"} <= set(host.faults.requests)
    assert replace(host.faults, requests=[]).cut_at == Faults().cut_at
