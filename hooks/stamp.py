"""Is `vendor/` what these locks and steps would bring? A stamp answers without looking at its files."""

import hashlib
from pathlib import Path

STAMP = ".stamp"

AXE_SCRIPT = "axe-core/axe.min.js"
HTML_CHECKER = "vnu-jar/build/dist/vnu.jar"
TEST_TOOLS = (AXE_SCRIPT, HTML_CHECKER)
"""Where a checkout's tests find axe-core and the Nu HTML checker, inside `node_modules/`."""


OF_THE_PROGRAM = ("carto/world/topology.py", "geo/antimeridian.py", "geo/disputes.py", "geo/smoothing.py")
"""What the steps use of the program itself."""


def stamp_of(root: Path) -> str:
    """Hash of all that decides what `vendor/` holds: the lock file, the manifest and the steps themselves."""
    steps = sorted((root / "hooks").glob("*.py"))
    used = [path for path in (root / "cartostory" / name for name in OF_THE_PROGRAM) if path.is_file()]
    inputs = [root / "package.json", root / "package-lock.json", *steps, *used]
    total = hashlib.sha256()
    for path in inputs:
        # a checkout on Windows may carry other line ends; the inputs are the same
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{path.name} {len(content)}\n".encode() + content)
    return total.hexdigest()


def is_current(root: Path, vendor: Path) -> bool:
    """True when `vendor/` carries the stamp of these inputs, and a checkout has the tools of its tests too."""
    stamp = vendor / STAMP
    return (
        stamp.is_file()
        and stamp.read_text(encoding="utf-8").strip() == stamp_of(root)
        and (is_source_distribution(root) or all((root / "node_modules" / tool).is_file() for tool in TEST_TOOLS))
    )


def is_source_distribution(root: Path) -> bool:
    """True for an unpacked sdist, which brings `vendor/` along and installs without a network."""
    return (root / "PKG-INFO").is_file()


def mark(root: Path, vendor: Path) -> None:
    """Write the stamp: the last thing that a whole run does."""
    (vendor / STAMP).write_text(stamp_of(root) + "\n", encoding="utf-8")
