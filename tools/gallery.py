"""Draw every real extract and every map of the demonstration on one page, wide and for phones, to be looked at.

First comes a real city at every zoom from 9 to 16, before and after it has a ground, by day and as pages show it at
night, in French and in Arabic. `python -m tools.gallery [FILE]` writes `.cartostory/gallery.html`, or FILE.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

from cartostory.build.basemap_tiles import SiteBasemap
from cartostory.build.plan import plan_site
from cartostory.carto.basemap.archive import layer_names
from cartostory.carto.draw.draw import draw
from cartostory.carto.style.style import Style, parse
from cartostory.carto.view.picture import Picture, PictureKind
from cartostory.carto.view.site_maps import pictures
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.load.archive_file import open_archive
from cartostory.load.layer import DeclaredLayer, load_layer
from cartostory.load.site import load
from cartostory.model import Camera, Layer
from cartostory.problems.problem import Ref, Span

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "data"
SIZES = ((960, 720), (400, 400))
CITY = Point(115.82, -31.93)
GROUND = "basemap/perth-7km.pmtiles"
ZOOMS = (9.0, 10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0)
_PALETTE = "#7a4f9a"
_PAGE = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>Galerie des cartes</title>
<style>body{{margin:2rem;font-family:serif;background:#eee}}figure{{display:inline-block;margin:.5rem;vertical-align:top}}
figcaption{{font-size:.8rem}}svg{{display:block;background:#fff}}.night{{background:#12161c;color:#ddd}}
.night svg{{filter:brightness(.9)}}</style><h1>Galerie des cartes</h1>{figures}</html>"""


def extracts(folder: Path) -> Iterator[Path]:
    """Yield the real files that a layer can be made of."""
    for name in ("osm", "admin"):
        for file in sorted((folder / name).glob("*")):
            if file.suffix in (".geojson", ".json", ".topojson"):
                yield file


def layer_of(folder: Path, file: Path) -> Layer | None:
    """Load a file as a story would; None where it is no layer (Overpass's own JSON, an answer of Nominatim)."""
    path = file.relative_to(folder).as_posix()
    span = Span(path, 1, 1)
    found, _ = load_layer(folder, DeclaredLayer("extract", Ref(path, span), path, file.stem, span))
    return found


def picture_of(layer: Layer, size: tuple[int, int]) -> Picture | None:
    """Frame a layer; None where it holds nothing to see."""
    boxes = [feature.geometry.bounds for feature in layer.features if not feature.geometry.is_empty]
    if not boxes:
        return None
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    bounds = Bounds(west, max(south, -80.0), east, min(north, 84.0))
    tinted = replace(layer, style=replace(layer.style, tint=layer.colour or _PALETTE))
    return Picture(PictureKind.MAP, *size, layer.label, bounds=bounds, layers=(tinted,))


def style_of(root: Path) -> Style:
    """Read the default theme's style."""
    return parse((root / "themes/default/map/style.json").read_text(encoding="utf-8"), "style.json")[0]


def figures(root: Path, shared: Path) -> Iterator[tuple[str, Picture]]:
    """Yield every picture with its caption: extracts first, then the demonstration's maps."""
    for file in extracts(shared):
        layer = layer_of(shared, file)
        for size in SIZES if layer else ():
            picture = picture_of(layer, size) if layer else None
            if picture:
                yield f"{file.name}, {size[0]} × {size[1]}", picture
    site, _ = load(root)
    planned, _ = plan_site(site, {})
    for address, picture in pictures(site, planned).items():
        yield " ".join(filter(None, (address.subject, address.language, address.part))), picture


def grounds(shared: Path) -> Iterator[tuple[str, Picture, SiteBasemap | None]]:
    """Yield a city at each zoom without a ground and with it; nothing where its extract is absent."""
    file = shared / GROUND
    if not file.is_file():
        return
    archive = open_archive(file)
    header = archive.header
    layers = layer_names(archive.metadata())
    basemap = SiteBasemap(file, "city", header["min_zoom"], header["max_zoom"], layers, "© OpenStreetMap")
    for zoom in ZOOMS:
        for size in SIZES:
            for language in ("fr", "ar"):
                picture = Picture(PictureKind.MAP, *size, "Perth", language, camera=Camera(CITY, zoom))
                caption = f"zoom {zoom:.0f}, {size[0]} × {size[1]}, {language}"
                yield f"{caption}, avant", picture, None
                yield f"{caption}, avec un fond", picture, basemap


def figure(caption: str, picture: Picture, style: Style, basemap: SiteBasemap | None = None, look: str = "") -> str:
    """Draw one picture with its caption."""
    shown = f"<figcaption>{escape(caption)}</figcaption>"
    return f'<figure class="{look}">{draw(picture, style, basemap).svg}{shown}</figure>'


def main(target: Path) -> None:
    """Write the page."""
    style = style_of(ROOT)
    by_day = [figure(caption, picture, style, basemap) for caption, picture, basemap in grounds(SHARED)]
    by_night = [
        figure(f"{caption}, la nuit", picture, style, basemap, "night")
        for caption, picture, basemap in grounds(SHARED)
        if basemap
    ]
    shown = "".join((*by_day, *by_night, *(figure(*each, style) for each in figures(ROOT, SHARED))))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_PAGE.format(figures=shown), encoding="utf-8")
    print(target)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tools.gallery", description=__doc__)
    parser.add_argument("target", nargs="?", type=Path, default=ROOT / ".cartostory" / "gallery.html")
    main(parser.parse_args().target)
