"""Apache, nginx and Caddy on the loopback, each with the settings that the program wrote and nothing else of note."""

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

PACKAGES = {"apache2": "apache2", "nginx": "nginx-light", "caddy": "caddy", "sshd": "openssh-server", "rsync": "rsync"}


def program(name: str) -> str:
    """Find a server; where root may install it from Debian, do so; else skip the test."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "-y", "--no-install-recommends", PACKAGES[name]]):
            subprocess.run(["apt-get", *arguments], check=False, capture_output=True, env=quiet)  # noqa: S603, S607 - fixed words
        found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if not found:
        pytest.skip(f"{name} is not installed, and cannot be brought")
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], port: int) -> Iterator[str]:
    """Run a server in the foreground until the test is over; gives its address."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # noqa: S603 - a server of the tests
    try:
        for _ in range(200):
            if process.poll() is not None:
                pytest.fail((process.stdout.read() if process.stdout else b"").decode(errors="replace"), pytrace=False)
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def apache(web: Path, state: Path) -> Iterator[str]:
    """Serve a folder by Apache, which reads the `.htaccess` of the site as shared hosts let it."""
    modules = "mpm_event authz_core mime dir headers alias rewrite setenvif"
    folder = Path("/usr/lib/apache2/modules")
    port = free_port()
    loads = "\n".join(f"LoadModule {name}_module {folder}/mod_{name}.so" for name in modules.split())
    (state / "apache.conf").write_text(
        f"""{loads}
ServerRoot {state}
ServerName 127.0.0.1
PidFile {state}/apache.pid
DefaultRuntimeDir {state}
Mutex file:{state} default
Listen 127.0.0.1:{port}
ErrorLog {state}/error.log
TypesConfig /etc/mime.types
DocumentRoot {web}
<Directory {web}>
  AllowOverride All
  Require all granted
</Directory>
""",
        "utf-8",
    )
    with running([program("apache2"), "-DFOREGROUND", "-f", str(state / "apache.conf")], port) as address:
        yield address


@contextmanager
def nginx(web: Path, state: Path, settings: Path) -> Iterator[str]:
    port = free_port()
    (state / "nginx.conf").write_text(
        f"""daemon off; pid {state}/nginx.pid; error_log {state}/error.log; user root;
events {{ }}
http {{
  include /etc/nginx/mime.types; access_log off;
  client_body_temp_path {state}/body; proxy_temp_path {state}/proxy; fastcgi_temp_path {state}/fastcgi;
  uwsgi_temp_path {state}/uwsgi; scgi_temp_path {state}/scgi;
  server {{ listen 127.0.0.1:{port}; root {web}; include {settings}; }}
}}
""",
        "utf-8",
    )
    with running([program("nginx"), "-c", str(state / "nginx.conf"), "-p", str(state)], port) as address:
        yield address


@contextmanager
def caddy(web: Path, state: Path, settings: Path) -> Iterator[str]:
    port = free_port()
    (state / "Caddyfile").write_text(
        f"{{\n  admin off\n}}\nhttp://127.0.0.1:{port} {{\n  root * {web}\n  import {settings}\n}}\n", "utf-8"
    )
    with running(
        [program("caddy"), "run", "--config", str(state / "Caddyfile"), "--adapter", "caddyfile"], port
    ) as one:
        yield one


def ask(url: str, **headers: str) -> tuple[int, Mapping[str, str], bytes]:
    """Fetch, without following redirections or unpacking anything."""
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})  # noqa: S310 - the loopback
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - same
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()
