"""OpenSSH's own server, as hosts run it: by SFTP and by rsync, with a key instead of a password."""

import os
import pwd
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import asyncssh
import pytest

from cartostory.deploy.host_lock import Pace
from cartostory.deploy.publish import Manner, publish
from cartostory.deploy.rsync import RsyncTransport
from cartostory.deploy.sftp import Login, SftpTransport
from cartostory.model.deploy_target import HostAddress, Scheme
from tests.deploy.sites import on_disk, order, site
from tests.deploy.web_servers import free_port, program, running

pytestmark = pytest.mark.slow

QUICK = Manner(pace=Pace(beat=30, patience=0.3, step=0.1))


@pytest.fixture
def openssh(tmp_path: Path) -> Iterator[tuple[HostAddress, Login]]:
    """A server that lets in whoever runs the test, by a key made for it."""
    sshd = program("sshd")
    port = free_port()
    for name in ("host", "user"):
        key = asyncssh.generate_private_key("ssh-ed25519")
        (tmp_path / name).write_bytes(key.export_private_key("openssh"))
        (tmp_path / name).chmod(0o600)
        (tmp_path / f"{name}.pub").write_bytes(key.export_public_key())
    (tmp_path / "known").write_text(f"[127.0.0.1]:{port} " + (tmp_path / "host.pub").read_text("utf-8"), "utf-8")
    Path("/run/sshd").mkdir(exist_ok=True)
    (tmp_path / "sshd_config").write_text(
        f"""ListenAddress 127.0.0.1:{port}
HostKey {tmp_path}/host
AuthorizedKeysFile {tmp_path}/user.pub
PermitRootLogin prohibit-password
StrictModes no
UsePAM no
PidFile none
Subsystem sftp internal-sftp
""",
        "utf-8",
    )
    (tmp_path / "www").mkdir()
    user = pwd.getpwuid(os.geteuid()).pw_name
    address = HostAddress(Scheme.SFTP, str(tmp_path / "www"), "127.0.0.1", user, port)
    with running([sshd, "-D", "-e", "-f", str(tmp_path / "sshd_config")], port):
        yield address, Login(None, (tmp_path / "known",), (tmp_path / "user",))


@pytest.mark.parametrize("kind", [SftpTransport, RsyncTransport])
def test_openssh_receives_a_site(openssh: tuple[HostAddress, Login], tmp_path: Path, kind: type[SftpTransport]) -> None:
    if kind is RsyncTransport:
        program("rsync")
    address, login = openssh
    more = {"été à Kaya.html": b"x", "maps/ville.0123abcd.pmtiles": os.urandom(5_000_000), "vide.txt": b""}
    for files in (site(1, more=more), site(2)):
        line = kind(address, login)
        published = publish(line, order(files, days=0), QUICK)
        line.close()
        assert not published.is_current
        assert on_disk(tmp_path / "www") == files
    line = kind(replace(address, path=f"{address.path}/"), login)
    assert publish(line, order(site(2), days=0), QUICK).is_current
    line.close()
    modes = {path.stat().st_mode & 0o777 for path in (tmp_path / "www").rglob("*.html")}
    assert modes == {0o644}
