"""Find a Chromium for the browser tests, or bring one, and print its path.

In this order: `$CHROMIUM`; a browser that is installed; Debian's package, when root; Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

COMMANDS = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
SCRIPT_BYTES = 10_000
"""A stub is a short script; a browser is no file that one would read whole."""

NONE_FOUND = """\
No Chromium was found and none could be brought. Any one of these mends it:
  Debian: sudo apt install chromium
  Ubuntu: sudo .venv/bin/playwright install --with-deps chromium
  macOS: .venv/bin/playwright install chromium, or install Chrome
  CHROMIUM=/path/to/chromium make test
"""


def main() -> int:
    """Print the path; 1 when there is none."""
    path = named() or installed() or from_debian() or from_playwright()
    if path is None:
        sys.stderr.write(NONE_FOUND)
        return 1
    print(path)
    return 0


def named() -> str | None:
    """What `$CHROMIUM` names, if it starts."""
    path = os.environ.get("CHROMIUM", "")
    if path and not starts(path):
        sys.stderr.write(f"$CHROMIUM is {path}, which does not start; looking for another one.\n")
        return None
    return path or None


def installed() -> str | None:
    """A browser that is already on the machine."""
    found = [path for path in map(shutil.which, COMMANDS) if path]
    return next((path for path in (*found, *MAC_APPS) if not is_snap(path) and starts(path)), None)


def is_snap(path: str) -> bool:
    """True for Ubuntu's snap or its stub: its sandbox hides temporary folders, where tests put their sites."""
    real = Path(path).resolve()
    if "snap" in real.parts:
        return True
    return real.is_file() and real.stat().st_size < SCRIPT_BYTES and b"/snap/" in real.read_bytes()


def starts(path: str) -> bool:
    """True when the browser runs at all (its libraries are there)."""
    try:
        done = subprocess.run([path, "--version"], check=False, capture_output=True, timeout=60)  # noqa: S603 - a browser
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def from_debian() -> str | None:
    """Debian's package, as root. Ubuntu's package of that name is only a stub for the snap."""
    if not is_root() or system() != "debian":
        return None
    sys.stderr.write("Installing Debian's chromium ...\n")
    run("apt-get", "update")
    run("apt-get", "install", "-y", "chromium")
    return installed()


def from_playwright() -> str | None:
    """Playwright's own Chromium; as root on Linux with the libraries that it needs."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - not needed where a browser is installed

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not starts(path):
        sys.stderr.write("Bringing Playwright's Chromium ...\n")
        libraries = ["--with-deps"] if is_root() and system() in {"debian", "ubuntu"} else []
        run(sys.executable, "-m", "playwright", "install", *libraries, "chromium")
    return path if starts(path) else None


def is_root() -> bool:
    """True when packages may be installed without asking."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def system() -> str:
    """`ID` of os-release: debian, ubuntu ...; empty elsewhere."""
    release = Path("/etc/os-release")
    lines = release.read_text(encoding="utf-8").splitlines() if release.is_file() else []
    return next((line.removeprefix("ID=").strip('"') for line in lines if line.startswith("ID=")), "")


def run(*command: str) -> None:
    """Run with its chatter on stderr, since stdout carries the path. Failure shows in the next search."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(command, check=False, stdout=sys.stderr, env=quiet)  # noqa: S603 - fixed words


if __name__ == "__main__":
    sys.exit(main())
