"""What hosts refuse ends with a reason, and loses nothing."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import asyncssh
import pytest

from cartostory.deploy.credentials import Passwords
from cartostory.deploy.folder import FolderTransport
from cartostory.deploy.ftps import FtpTransport
from cartostory.deploy.host_lock import LOCK, Mine, Pace, host_lock, me
from cartostory.deploy.hosts import Caller, call
from cartostory.deploy.manifest import STATE
from cartostory.deploy.publish import Manner, publish
from cartostory.deploy.sftp import Login, SftpTransport
from cartostory.deploy.transport import HostError, Reason, Transport
from cartostory.model.deploy_target import DeployTarget, Scheme
from tests.deploy.certificates import certificate, trusting
from tests.deploy.ftp_servers import FtpFaults, ftp_host
from tests.deploy.servers import PASSWORD, Faults, SftpHost, sftp_host
from tests.deploy.sites import missing_parts, on_disk, order, site

pytestmark = pytest.mark.slow

QUICK = Manner(pace=Pace(beat=0.05, patience=0.3, step=0.1))
ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "host"
    folder.mkdir()
    return folder


@pytest.fixture
def host(root: Path, tmp_path: Path) -> Iterator[SftpHost]:
    with sftp_host(root, tmp_path) as found:
        yield found


@contextmanager
def line(host: SftpHost, login: Login | None = None) -> Iterator[Transport]:
    transport = SftpTransport(host.address, login or host.login)
    try:
        yield transport
    finally:
        transport.close()


def reason(refused: pytest.ExceptionInfo[HostError]) -> Reason:
    return refused.value.reason


@pytest.mark.fault("Mot de passe faux (SFTP, FTPS)")
def test_a_wrong_password_is_refused(host: SftpHost, tmp_path: Path) -> None:
    with pytest.raises(HostError) as refused:
        SftpTransport(host.address, host.with_password("faux"))
    assert reason(refused) is Reason.WRONG_PASSWORD
    assert "faux" not in str(refused.value)
    pem = certificate(tmp_path)
    with ftp_host(tmp_path, FtpFaults(), pem) as address, pytest.raises(HostError) as refused:
        FtpTransport(address, "faux", context=trusting(pem))
    assert reason(refused) is Reason.WRONG_PASSWORD


def caller(home: Path, *, trust: bool = False, password: str = PASSWORD) -> Caller:
    return Caller(home, home, Passwords({"CARTOSTORY_PASSWORD": password}, lambda _: None), lambda *_: trust, ())


@pytest.mark.fault("Hôte rencontré pour la première fois, non confirmé")
def test_a_new_host_is_not_trusted_unless_confirmed(host: SftpHost, tmp_path: Path) -> None:
    target = DeployTarget("mairie", host.address)
    with pytest.raises(HostError) as refused:
        call(target, caller(tmp_path))
    assert reason(refused) is Reason.UNKNOWN_HOST_KEY
    assert not (tmp_path / ".ssh/known_hosts").exists()
    call(target, caller(tmp_path, trust=True)).close()
    call(target, caller(tmp_path)).close()


@pytest.mark.fault("Clé de l’hôte changée (SFTP)")
def test_a_changed_host_key_is_refused_before_the_password_is_sent(root: Path, tmp_path: Path) -> None:
    with sftp_host(root, tmp_path) as before:
        target = DeployTarget("mairie", before.address)
        call(target, caller(tmp_path, trust=True)).close()
    other = asyncssh.generate_private_key("ssh-ed25519").export_public_key().decode()
    port = target.to.port
    (tmp_path / ".ssh/known_hosts").write_text(f"[127.0.0.1]:{port} {other}", "utf-8")
    with sftp_host(root, tmp_path, port=port), pytest.raises(HostError) as refused:
        call(target, caller(tmp_path, trust=True))
    assert reason(refused) is Reason.CHANGED_HOST_KEY


@pytest.mark.fault("Certificat périmé, inconnu, d’un autre nom (FTPS)")
@pytest.mark.parametrize("wrong", ["expired", "unknown", "other-name"])
def test_a_certificate_that_cannot_be_trusted_is_refused(root: Path, tmp_path: Path, wrong: str) -> None:
    until = timedelta(days=-1) if wrong == "expired" else timedelta(days=30)
    pem = certificate(tmp_path, until=until, host="127.0.0.2" if wrong == "other-name" else "127.0.0.1")
    context = None if wrong == "unknown" else trusting(pem)
    with ftp_host(root, FtpFaults(), pem) as address, pytest.raises(HostError) as refused:
        FtpTransport(address, PASSWORD, context=context)
    assert reason(refused) is Reason.BAD_CERTIFICATE


@pytest.mark.fault("Hôte sans TLS, alors qu’il est demandé (FTPS)")
def test_a_host_without_encryption_is_not_told_the_password(root: Path) -> None:
    with ftp_host(root, FtpFaults(), None) as address, pytest.raises(HostError) as refused:
        FtpTransport(replace(address, scheme=Scheme.FTPS), PASSWORD)
    assert reason(refused) is Reason.NO_TLS


@pytest.mark.fault("Personne ne répond, nom inconnu")
def test_a_host_that_is_not_there_is_named(host: SftpHost) -> None:
    for scheme in (Scheme.SFTP, Scheme.FTPS):
        nowhere = replace(host.address, port=1, scheme=scheme)
        with pytest.raises(HostError) as refused:
            SftpTransport(nowhere, host.login) if scheme is Scheme.SFTP else FtpTransport(nowhere, PASSWORD)
        assert reason(refused) is Reason.UNREACHABLE
        unknown = replace(nowhere, host="host.invalid")
        with pytest.raises(HostError) as refused:
            SftpTransport(unknown, host.login) if scheme is Scheme.SFTP else FtpTransport(unknown, PASSWORD)
        assert reason(refused) is Reason.NO_SUCH_HOST


@pytest.mark.fault("Dossier absent chez l’hôte")
def test_a_folder_that_is_not_there_is_named(host: SftpHost, tmp_path: Path) -> None:
    for open_line in (
        lambda: SftpTransport(replace(host.address, path="~/www/coop"), host.login),
        lambda: FolderTransport(tmp_path / "absent"),
    ):
        with pytest.raises(HostError) as refused:
            open_line()
        assert reason(refused) is Reason.NO_FOLDER


@pytest.mark.fault("Disque plein chez l’hôte (SFTP, FTPS)")
def test_a_full_disk_stops_it_and_it_goes_on_afterwards(host: SftpHost, root: Path) -> None:
    with line(host) as transport:
        publish(transport, order(site(1)), QUICK)

    def full(name: str, number: int) -> None:
        if name == "write" and number > 40:
            raise asyncssh.SFTPFailure("No space left on device")

    host.faults.requests.clear()
    host.faults.before = full
    with line(host) as transport, pytest.raises(HostError) as refused:
        publish(transport, order(site(2, stories=9)), QUICK)
    assert reason(refused) is Reason.FULL
    assert missing_parts(root) == []
    assert on_disk(root) == site(1)
    host.faults.before = lambda _name, _number: None
    with line(host) as transport:
        publish(transport, order(site(2, stories=9), days=0), QUICK)
    assert on_disk(root) == site(2, stories=9)


@pytest.mark.fault("Disque plein chez l’hôte (SFTP, FTPS)")
def test_a_full_disk_by_ftp_too(root: Path, tmp_path: Path) -> None:
    pem = certificate(tmp_path)
    faults = FtpFaults()
    with ftp_host(root, faults, pem) as address:
        transport = FtpTransport(address, PASSWORD, context=trusting(pem))
        publish(transport, order(site(1)), QUICK)
        faults.full_after = faults.stored + 8
        with pytest.raises(HostError) as refused:
            publish(transport, order(site(2, stories=9)), QUICK)
        transport.close()
    assert reason(refused) is Reason.FULL
    assert on_disk(root) == site(1)


@pytest.mark.fault("Disque plein, un vrai (système de fichiers de 200 ko)")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(small)], check=False)  # noqa: S603, S607 - the system's
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        publish(FolderTransport(small), order(site(1)), QUICK)
        large = order(site(2, more={"maps/ville.pmtiles": os.urandom(300_000)}))
        with pytest.raises(HostError) as refused:
            publish(FolderTransport(small), large, QUICK)
        assert reason(refused) is Reason.FULL
        assert on_disk(small) == site(1)
        publish(FolderTransport(small), order(site(2), days=0), QUICK)
        assert on_disk(small) == site(2)
    finally:
        subprocess.run(["umount", str(small)], check=True)  # noqa: S603, S607 - same


@pytest.mark.fault("Dossier en lecture seule (SFTP, FTPS)")
def test_a_folder_that_cannot_be_written_is_said(host: SftpHost, root: Path, tmp_path: Path) -> None:
    def refuse(name: str, _number: int) -> None:
        if name in {"mkdir", "write"}:
            raise asyncssh.SFTPPermissionDenied("Permission denied")

    host.faults.before = refuse
    with line(host) as transport, pytest.raises(HostError) as refused:
        publish(transport, order(site(1)), QUICK)
    assert reason(refused) is Reason.READ_ONLY
    pem = certificate(tmp_path)
    with ftp_host(root, FtpFaults(rights="elr"), pem) as address, pytest.raises(HostError) as refused:
        publish(FtpTransport(address, PASSWORD, context=trusting(pem)), order(site(1)), QUICK)
    assert reason(refused) is Reason.READ_ONLY
    assert on_disk(root) == {}


@pytest.mark.fault("Deux envois à la fois")
def test_of_two_deployments_at_once_one_waits_and_gives_up(root: Path) -> None:
    started, go_on = threading.Event(), threading.Event()

    def pause(_changes: object) -> None:
        started.set()
        assert go_on.wait(30)

    slow = threading.Thread(target=publish, args=(FolderTransport(root), order(site(1)), replace(QUICK, planned=pause)))
    slow.start()
    assert started.wait(30)
    told: list[str] = []
    with pytest.raises(HostError) as refused:
        publish(FolderTransport(root), order(site(2)), replace(QUICK, waiting=told.append))
    assert reason(refused) is Reason.LOCKED
    assert str(os.getpid()) in refused.value.detail
    assert told
    go_on.set()
    slow.join(30)
    assert on_disk(root) == site(1)


@pytest.mark.fault("Verrou laissé par un envoi mort")
def test_a_lock_without_a_sign_of_life_is_taken_over(root: Path) -> None:
    (root / LOCK).mkdir(parents=True)
    (root / LOCK / "holder.json").write_bytes(me().encode())
    publish(FolderTransport(root), order(site(1)), QUICK)
    (root / LOCK).mkdir()  # died before it wrote its name
    publish(FolderTransport(root), order(site(2), days=0), QUICK)
    assert on_disk(root) == site(2)
    assert not (root / LOCK).exists()


@pytest.mark.fault("Verrou repris par un autre pendant une longue pause")
def test_who_lost_the_lock_moves_nothing(root: Path) -> None:
    publish(FolderTransport(root), order(site(1)), QUICK)

    def lose(_changes: object) -> None:
        (root / LOCK / "holder.json").write_bytes(me().encode())

    with pytest.raises(HostError) as refused:
        publish(FolderTransport(root), order(site(2)), replace(QUICK, planned=lose))
    assert reason(refused) is Reason.LOCK_LOST
    assert on_disk(root) == site(1)


def test_the_lock_does_not_look_at_clocks(root: Path) -> None:
    """A holder whose clock is a year off is alive as long as it gives signs of life."""
    line = FolderTransport(root)
    with host_lock(line, Mine(me()), Pace(beat=0.05), lambda _: None):
        for file in (root / LOCK).iterdir():
            os.utime(file, (0, 0))
        with (
            pytest.raises(HostError) as refused,
            host_lock(FolderTransport(root), Mine(me()), QUICK.pace, lambda _: None),
        ):
            pass
    assert reason(refused) is Reason.LOCKED


DEPLOY = """
import sys
from pathlib import Path
from cartostory.deploy.host_lock import Mine, Pace, me
from cartostory.deploy.publish import Manner, publish
from cartostory.deploy.sftp import Login, SftpTransport
from cartostory.model.deploy_target import HostAddress, Scheme
from tests.deploy.servers import PASSWORD, USER
from tests.deploy.sites import order, site
address = HostAddress(Scheme.SFTP, "~/", "127.0.0.1", USER, int(sys.argv[1]))
line = SftpTransport(address, Login(PASSWORD, (Path(sys.argv[2]),)))
publish(line, order(site(2), days=0), Manner(pace=Pace(30, 0.3, 0.1)))
"""


@pytest.mark.fault("Programme tué (SIGKILL) pendant l’envoi")
@pytest.mark.parametrize("point", range(20))
def test_killed_anywhere_then_run_again(host: SftpHost, root: Path, point: int) -> None:
    with line(host) as transport:
        publish(transport, order(site(1, stories=4)), QUICK)
    host.faults.requests.clear()
    killed: list[int] = []

    def kill(_name: str, number: int) -> None:
        if number == 1 + point * 7 and not killed:
            killed.append(process.pid)
            process.send_signal(signal.SIGKILL)

    host.faults.before = kill
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", DEPLOY, str(host.address.port), str(host.login.known_hosts[0])],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    process.wait(60)
    assert killed
    assert missing_parts(root) == []
    host.faults.before = lambda _name, _number: None
    with line(host) as transport:
        publish(transport, order(site(2), days=0), QUICK)
    assert on_disk(root) == site(2)
    assert not any((root / STATE / "incoming").iterdir())


@pytest.mark.fault("Connexion coupée à 10 moments, puis reprise (FTPS)")
@pytest.mark.parametrize("point", range(10))
def test_ftp_cut_anywhere_then_resumed(root: Path, tmp_path: Path, point: int) -> None:
    pem = certificate(tmp_path)
    faults = FtpFaults()
    with ExitStack() as stack:
        address = stack.enter_context(ftp_host(root, faults, pem))

        def send(edition: int, stories: int = 3) -> None:
            transport = FtpTransport(address, PASSWORD, 2, context=trusting(pem))
            try:
                publish(transport, order(site(edition, stories), days=0), QUICK)
            finally:
                transport.close()

        send(1, 4)
        faults.commands, faults.cut_at = 0, 20 + point * 20
        with suppress(HostError):  # none, where it only had to give the lock back
            send(2)
        assert faults.commands >= faults.cut_at
        assert missing_parts(root) == []
        faults.cut_at = 0
        send(2)
    assert on_disk(root) == site(2)


@pytest.mark.fault("10 000 petits fichiers")
def test_ten_thousand_small_files_take_few_round_trips(root: Path) -> None:
    files = {f"q/{number:05}/index.html": b"<p>%d</p>" % number for number in range(10_000)}
    transport = FolderTransport(root)
    publish(transport, order(files), QUICK)
    assert on_disk(root) == files
    assert transport.trips < 3.2 * len(files)  # each is sent, moved, and its folder made
    before = transport.trips
    assert publish(transport, order(files), QUICK).is_current
    assert transport.trips - before <= 2


def test_faults_are_off_unless_asked_for() -> None:
    assert Faults().cut_at == FtpFaults().cut_at == 0
