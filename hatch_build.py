"""The build hook that hatchling runs: brings browser packages, fonts and the world into the package (see hooks/)."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
sys.path.insert(0, str(ROOT))  # hatchling runs this file by its path, without the project's folder

from hooks.stamp import is_current  # noqa: E402 - after the path that finds it
from hooks.vendor import bring, vendor_folder  # noqa: E402 - same

THEMES = "themes"


class VendorHook(BuildHookInterface[Any]):
    """Fills `cartostory/vendor/` before a wheel or an sdist is packed, and puts the themes into the wheel."""

    def dependencies(self) -> list[str]:
        """Node, font tools, gazetteer, what makes the world: only when `vendor/` is not there (an sdist holds it)."""
        if is_current(ROOT, vendor_folder(ROOT)):
            return []
        return list(self.config["vendor-requires"])

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring what is missing; an editable install reads the themes where they are."""
        if bring(ROOT):
            self.app.display_info("cartostory/vendor: browser packages, fonts, towns and the world brought")
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"][str(ROOT / THEMES)] = f"cartostory/{THEMES}"
