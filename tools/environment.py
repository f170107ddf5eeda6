"""Make `.venv` for the Makefile, or say what is missing and how to mend it.

Runs on whatever `python3` the machine has, so it keeps to the standard library, and to a syntax that an old Python
reads far enough to be told that it is too old.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
FOLDER = Path(".venv")

TOO_OLD = """\
cartostory demande Python {oldest} ou plus récent ; « {python} » est {found}.
  Debian, Ubuntu : sudo apt install python3 python3-venv
  macOS : brew install python, ou l'installeur de python.org
  Plusieurs Python installés ? make serve PYTHON=python3.12
(cartostory needs Python {oldest} or newer; this one is {found}.)
"""
NO_PIP = """\
Python est là, mais sans de quoi créer un environnement : Debian et Ubuntu le livrent à part.
  sudo apt install python3-venv
puis relancez la même commande.
(The venv module has no ensurepip: install python3-venv, then run the same command again.)
"""


def main() -> int:
    """Make `.venv` unless a working one is there; 0 when it is ready, 1 after saying why it is not."""
    if sys.version_info < OLDEST:
        oldest, found = ".".join(map(str, OLDEST)), sys.version.split()[0]
        return refuse(TOO_OLD.format(oldest=oldest, found=found, python=sys.executable))
    if has_pip():
        return 0
    if not can_make() and not install_with_apt():
        return refuse(NO_PIP)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(FOLDER)], check=False)  # noqa: S603 - our Python
    return made.returncode


def has_pip() -> bool:
    """True when `.venv` runs, is new enough and has pip: a broken or half-made one does not count."""
    python = FOLDER / "bin" / "python"
    if not python.exists():
        return False
    question = f"import pip, sys; sys.exit(sys.version_info < {OLDEST})"
    return subprocess.run([python, "-c", question], check=False, capture_output=True).returncode == 0  # noqa: S603 - ours


def can_make() -> bool:
    """True when this Python can make an environment that holds pip."""
    question = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(question, check=False, capture_output=True).returncode == 0  # noqa: S603 - our own Python


def install_with_apt() -> bool:
    """As root on Debian or Ubuntu, install python3-venv; True when that mended it."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    sys.stderr.write("apt-get install python3-venv ...\n")
    package = f"python3.{sys.version_info.minor}-venv" if sys.executable != "/usr/bin/python3" else "python3-venv"
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", package]):
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=quiet)  # noqa: S603 - fixed words
    return can_make()


def refuse(message: str) -> int:
    """Say why."""
    sys.stderr.write(message)
    return 1


if __name__ == "__main__":
    sys.exit(main())
