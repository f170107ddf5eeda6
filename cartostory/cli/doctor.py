"""`doctor`: does everything stand that the program needs, here and on this machine?"""

from __future__ import annotations

import os
import platform
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

import click

from cartostory import __version__
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.model.settings_file import CONFIG_FILE
from cartostory.problems.messages import translatable

_OLDEST = (3, 11)
_LEAST_BYTES = 1_000_000_000
_PORT = 8000
_CLOUDS = ("OneDrive", "Dropbox", "Google Drive", "iCloud", "Nextcloud", "kDrive")


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at: is it well, what is it called, what was seen, what to do where it is not well."""

    is_well: bool
    name: str
    seen: str
    advice: str = ""


@click.command(cls=SpokenCommand)
@options("site", "lang")
@click.pass_obj
def doctor(session: Session, /, **given: Any) -> int:
    """Look at the machine, the installation and the site’s folder, and say what is wrong with them."""
    root = session.options(given).root
    found = list(findings(root))
    for one in found:
        session.print(f"{'✓' if one.is_well else '✗'} {session.say(one.name)} : {session.say(one.seen)}")
        if not one.is_well:
            session.print(f"  → {session.say(one.advice)}")
    ill = sum(1 for one in found if not one.is_well)
    session.print(session.say(_WELL if not ill else _ILL))
    return ExitCode.PROBLEMS if ill else ExitCode.FINE


def findings(root: Path) -> Iterator[Examined]:
    """Yield what was looked at, the machine first. Nothing is changed, and no network is asked."""
    version = platform.python_version()
    yield Examined(sys.version_info >= _OLDEST, _PYTHON, f"{version}, cartostory {__version__}", _NEW_PYTHON)
    for name, load, advice in _PARTS:
        yield _part(name, load, advice)
    yield _disk(root)
    yield from _site(root)
    yield _port()


def _part(name: str, load: Callable[[], str], advice: str) -> Examined:
    """Look whether a library loads: what it says of itself, or why it does not."""
    try:
        return Examined(is_well=True, name=name, seen=load())
    except Exception as error:  # noqa: BLE001 - whatever a library of the system raises is what is asked for
        return Examined(is_well=False, name=name, seen=f"{type(error).__name__}: {error}"[:200], advice=advice)


def _pictures() -> str:
    import pyvips  # noqa: PLC0415 - it is looked whether it loads

    return f"libvips {pyvips.version(0)}.{pyvips.version(1)}.{pyvips.version(2)}"


def _maps() -> str:
    from cartostory.load.vector.gdal import gdal  # noqa: PLC0415 - same

    return f"GDAL {gdal().__gdal_version_string__}"


def _systems() -> str:
    from cartostory.load.vector.coordinates import system_name  # noqa: PLC0415 - same

    return system_name("EPSG:2154")


def _paper() -> str:
    import typst  # noqa: PLC0415 - same; a sheet is not set: its threads would stay

    return f"Typst {metadata.version(typst.__name__)}"


def _vendor() -> str:
    from cartostory.carto.world.gazetteer import gazetteer  # noqa: PLC0415 - same

    return f"{len(gazetteer().rows)} × GeoNames"


def _disk(root: Path) -> Examined:
    free = shutil.disk_usage(root if root.exists() else Path.cwd()).free
    return Examined(free >= _LEAST_BYTES, _DISK, f"{free / 1e9:.1f} GB", _MAKE_ROOM)


def _site(root: Path) -> Iterator[Examined]:
    """Look at the site’s folder: is it one, can it be written, does another program copy it about?"""
    is_site = (root / CONFIG_FILE).is_file()
    yield Examined(is_site, _FOLDER, str(root), _GO_THERE)
    if not is_site:
        return
    yield Examined(_is_writable(root), _WRITABLE, _YES if _is_writable(root) else _NO, _ASK_RIGHTS)
    cloud = next((one for one in _CLOUDS if any(one.casefold() in part.casefold() for part in root.parts)), "")
    yield Examined(not cloud, _CLOUD, cloud or _NONE, _MOVE_OUT)


def _is_writable(root: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=root):
            return True
    except OSError:
        return False


def _port() -> Examined:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", _PORT))
        except OSError:
            return Examined(is_well=True, name=_PREVIEW, seen=_TAKEN)
    return Examined(is_well=True, name=_PREVIEW, seen=_FREE)


_PYTHON = translatable("Python")
_NEW_PYTHON = translatable("Install Python 3.11 or newer.")
_DISK = translatable("Free space")
_MAKE_ROOM = translatable("A build of many photographs needs a gigabyte: make room.")
_FOLDER = translatable("Folder of the site")
_GO_THERE = translatable("There is no config.yaml: go into the site’s folder, or name it with --site.")
_WRITABLE = translatable("The folder can be written")
_YES, _NO, _NONE = translatable("yes"), translatable("no"), translatable("none")
_ASK_RIGHTS = translatable("Ask whoever looks after this machine for the right to write there.")
_CLOUD = translatable("A program that copies the folder about")
_MOVE_OUT = translatable(
    "Such programs lock files while the site is built, and copy output/ for nothing: keep the site elsewhere."
)
_PREVIEW = translatable("The preview’s port, 8000")
_TAKEN = translatable("taken: “cartostory serve” takes the next one")
_FREE = translatable("free")
_AGAIN = translatable("Install cartostory again: a part of it is missing or does not fit this machine.")
_PARTS: tuple[tuple[str, Callable[[], str], str], ...] = (
    (translatable("Photographs"), _pictures, _AGAIN),
    (translatable("Layers"), _maps, _AGAIN),
    (translatable("Coordinate systems"), _systems, _AGAIN),
    (translatable("Paper"), _paper, _AGAIN),
    (translatable("Towns and fonts"), _vendor, _AGAIN),
)
_WELL = translatable("All is well.")
_ILL = translatable("Mend what is marked, and ask again: cartostory doctor")
