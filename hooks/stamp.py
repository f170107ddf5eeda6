"""Is `vendor/` what these locks and steps would bring? A stamp answers without looking at its files."""

import hashlib
from pathlib import Path

STAMP = ".stamp"

AXE_SCRIPT = "axe-core/axe.min.js"
"""Where a checkout's tests find axe-core, inside `node_modules/`."""


def stamp_of(root: Path) -> str:
    """Hash of all that decides what `vendor/` holds: the lock file, the manifest and the steps themselves."""
    inputs = [root / "package.json", root / "package-lock.json", *sorted((root / "hooks").glob("*.py"))]
    total = hashlib.sha256()
    for path in inputs:
        # a checkout on Windows may carry other line ends; the inputs are the same
        content = path.read_bytes().replace(b"\r\n", b"\n")
        total.update(f"{path.name} {len(content)}\n".encode() + content)
    return total.hexdigest()


def is_current(root: Path, vendor: Path) -> bool:
    """True when `vendor/` carries the stamp of these inputs, and a checkout has its tests' axe-core too."""
    stamp = vendor / STAMP
    return (
        stamp.is_file()
        and stamp.read_text(encoding="utf-8").strip() == stamp_of(root)
        and (is_source_distribution(root) or (root / "node_modules" / AXE_SCRIPT).is_file())
    )


def is_source_distribution(root: Path) -> bool:
    """True for an unpacked sdist, which brings `vendor/` along and installs without a network."""
    return (root / "PKG-INFO").is_file()


def mark(root: Path, vendor: Path) -> None:
    """Write the stamp: the last thing that a whole run does."""
    (vendor / STAMP).write_text(stamp_of(root) + "\n", encoding="utf-8")
