"""The drawn map and the live map agree: same colours, same visible layers, in Chromium, for cameras of the demo."""

import io
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy
import pytest
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from cartostory.build.basemap_tiles import SiteBasemap
from cartostory.carto.basemap.archive import layer_names
from cartostory.carto.basemap.cover import Basemap
from cartostory.carto.draw.draw import draw, view_of
from cartostory.carto.draw.map_pane import Parts, chart
from cartostory.carto.draw.titled import document
from cartostory.carto.live.live import Json, live
from cartostory.carto.style.style import Style
from cartostory.carto.view.compose import chapter_map, story_markers
from cartostory.carto.view.framing import FrameKind, frame
from cartostory.carto.view.picture import Picture, PictureKind
from cartostory.geo.bounds import Bounds
from cartostory.geo.point import Point
from cartostory.load.archive_file import open_archive
from cartostory.load.site import load
from cartostory.model import Borders, Camera, Site, TownMap
from tests.carto.stories import MakePartnership, MakeStory, chapter
from tests.range_server import Shelf, serving

pytestmark = pytest.mark.slow

FLAGS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox", "--disable-background-networking"]
SIZE = (480, 360)
STORIES = ("ivry-dianguirde", "chatellerault-kaya", "ivry-jifna-jalazone", "ivry-camps-sahraouis")
LEAST_CAMERAS, OF_ONE_STORY = 6, 2
STEP, REACH, TOLERANCE, AGREEING = 12, 3, 14, 0.98
GROUND_CAMERAS = tuple(Camera(Point(115.82, -31.93), zoom) for zoom in (9.4, 10.5, 12.0, 13.0, 14.0, 15.3))
RealCity = Callable[[Path, Style], tuple[Json, SiteBasemap, frozenset[str]]]
HTML = "text/html; charset=utf-8"
BARE = Parts(quiet_line=False, locator=False, names=False)
SHELL = """<!doctype html><meta charset="utf-8"><style>body{margin:0}#map{width:480px;height:360px}</style>
<div id="map"></div>"""
START = """data => {
  const style = cartostory.live.unpack(data).style;
  window.map = new maplibregl.Map({container: "map", style: style, fadeDuration: 0, attributionControl: false,
    interactive: false, canvasContextAttributes: {preserveDrawingBuffer: true}});
}"""
START_WITH_TILES = """packed => {
  const data = cartostory.live.unpack(packed);
  cartostory.live.addTown(data, {liveTiles: "town.pmtiles"});
  window.map = new maplibregl.Map({container: "map", style: data.style, fadeDuration: 0, attributionControl: false,
    interactive: false, canvasContextAttributes: {preserveDrawingBuffer: true}});
}"""
LOOK = """([camera, layers]) => new Promise(done => {
  for (const layer of map.getStyle().layers) {
    const isShown = !layer.source?.startsWith("layer:") || layers.includes(layer.source.slice(6));
    const isSaid = layer.type === "symbol" || layer.id.startsWith("arcs");
    map.setLayoutProperty(layer.id, "visibility", isShown && !isSaid ? "visible" : "none");
  }
  map.jumpTo(camera);
  map.once("idle", () => done([...new Set(map.queryRenderedFeatures().map(one => one.layer.source))]));
  map.triggerRepaint();
})"""


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(path).exists() and not shutil.which(path):
        pytest.fail(f"no Chromium at {path}; name yours: CHROMIUM=/path/to/chromium", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
        browser.close()


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    found, _ = load(root)
    return found


@pytest.fixture
def real_city(make_story: MakeStory, make_partnership: MakePartnership) -> RealCity:
    def make(file: Path, style: Style) -> tuple[Json, SiteBasemap, frozenset[str]]:
        names = layer_names(open_archive(file).metadata())
        town = TownMap("town.pmtiles", "", file.stat().st_size, 0, 15, Bounds(115.77, -31.956, 115.841, -31.884), names)
        story = make_story(*(chapter(number, camera=camera) for number, camera in enumerate(GROUND_CAMERAS, 1)))
        partnership = make_partnership(story)
        frames = frame(partnership, story)
        data = live(partnership, story, frames, style, (), Borders(), "#0b5d5e", "#b4541a", town_map=town)
        basemap = SiteBasemap(file, "town", 0, 15, names, "")
        return data, basemap, frozenset(each.country for each in story.towns)

    return make


def pictures(site: Site, slug: str, style: Style) -> tuple[Json, list[Picture]]:
    """Give a story's live data, and the pictures of its first chapters that hold one map each, without duplicates."""
    partnership = next(each for each in site.partnerships if each.slug == slug)
    story, borders = partnership.story, site.config.borders
    frames = frame(partnership, story)
    markers = story_markers(partnership, story)
    data = live(partnership, story, frames, style, markers, borders, "#0b5d5e", "#b4541a")
    found: dict[object, Picture] = {}
    for each in frames:
        if each.kind is FrameKind.MAP and (each.camera or each.bounds):
            made = chapter_map(partnership, story, each, site.config, "", SIZE)
            found.setdefault((each.camera, each.bounds, each.layers), made)
    return data, list(found.values())[:OF_ONE_STORY]


def bare(picture: Picture, style: Style, basemap: Basemap | None = None) -> str:
    """Draw only the ground and the layers of a picture: names and markers find other places in a browser."""
    plain = Picture(
        picture.kind,
        *SIZE,
        "",
        camera=picture.camera,
        bounds=picture.bounds,
        layers=picture.layers,
        countries=picture.countries,
        borders=picture.borders,
    )
    whole = ET.fromstring(document(plain, chart(plain, view_of(plain), style, BARE, basemap).svg))  # noqa: S314 - our own SVG
    ET.register_namespace("", "http://www.w3.org/2000/svg")
    sheet = whole[1]
    for beside in [each for each in sheet if not each.tag.endswith("}defs")][1:]:
        sheet.remove(beside)  # the ground comes first: what follows stands on it
    return ET.tostring(whole, encoding="unicode")


def shot(page: Page) -> numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.int16]]:
    return numpy.asarray(Image.open(io.BytesIO(page.screenshot())).convert("RGB")).astype(numpy.int16)


def agreement(one: numpy.ndarray, other: numpy.ndarray) -> float:  # type: ignore[type-arg]  # pictures
    """Give the share of sample points whose colour the other picture shows within a few px, both ways round."""
    points = [(y, x) for y in range(REACH, SIZE[1] - REACH, STEP) for x in range(REACH, SIZE[0] - REACH, STEP)]

    def is_found(there: numpy.ndarray, y: int, x: int, colour: numpy.ndarray) -> bool:  # type: ignore[type-arg]  # same
        around = there[y - REACH : y + REACH + 1, x - REACH : x + REACH + 1]
        return bool((numpy.abs(around - colour).max(axis=2) <= TOLERANCE).any())

    fine = [is_found(other, y, x, one[y, x]) and is_found(one, y, x, other[y, x]) for y, x in points]
    return sum(fine) / len(fine)


@contextmanager
def tiles_and_scripts(root: Path, file: Path) -> Iterator[str]:
    """Serve a page that has what draws a live map on tiles, and the archive beside it; gives its address."""
    folders = dict.fromkeys(("maplibre-gl.js", "pmtiles.js"), root / "cartostory" / "vendor")
    folders |= dict.fromkeys(("unpack.js", "town.js"), root / "themes/default/assets/js/live")
    scripts = "".join(f'<script src="{name}"></script>' for name in folders)
    shell = f"{SHELL}<script>window.cartostory = {{live: {{}}}}</script>{scripts}".encode()
    shelf = Shelf({f"/{name}": (folder / name).read_bytes() for name, folder in folders.items()})
    shelf.files["/town.pmtiles"] = file.read_bytes()
    shelf.faults.append(lambda _, handler: handler.path == "/" and not handler.answer(200, shell, "", HTML))
    with serving(shelf) as address:
        yield address


def test_on_a_ground_of_tiles_they_show_the_same_too(
    page: Page, style: Style, root: Path, shared_data: Path, real_city: RealCity
) -> None:
    """At six cameras over a real city: what the pictures draw of its tiles, and what MapLibre does."""
    file = shared_data / "basemap" / "perth-7km.pmtiles"
    data, basemap, countries = real_city(file, style)
    shots = []
    with tiles_and_scripts(root, file) as address:
        page.goto(address)
        page.evaluate(START_WITH_TILES, json.loads(json.dumps(data)))
        page.wait_for_function("map.isStyleLoaded()")
        for camera in GROUND_CAMERAS:
            page.evaluate(LOOK, [{"center": [camera.centre.lon, camera.centre.lat], "zoom": camera.zoom}, []])
            shots.append(shot(page))
    for camera, live_shot in zip(GROUND_CAMERAS, shots, strict=True):
        picture = Picture(PictureKind.MAP, *SIZE, "", camera=camera, countries=countries)
        page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{bare(picture, style, basemap)}")
        share = agreement(shot(page), live_shot)
        assert share >= AGREEING, (camera.zoom, share)


def test_the_drawn_map_and_the_live_map_show_the_same(page: Page, site: Site, style: Style, root: Path) -> None:
    script = root / "cartostory" / "vendor" / "maplibre-gl.js"
    compared = 0
    for slug in STORIES:
        data, found = pictures(site, slug, style)
        page.set_content(SHELL)
        page.add_script_tag(path=script)
        page.evaluate("window.cartostory = {live: {}}")
        page.add_script_tag(path=root / "themes/default/assets/js/live/unpack.js")
        page.evaluate(START, json.loads(json.dumps(data)))
        page.wait_for_function("map.isStyleLoaded()")
        alive = []
        for picture in found:
            view = view_of(picture)
            # MapLibre's tiles have 512 px, as the drawer's have
            camera = {"center": [view.centre.lon, view.centre.lat], "zoom": view.zoom, "bearing": view.bearing}
            asked = [layer.key for layer in picture.layers]
            sources = page.evaluate(LOOK, [camera, asked])
            alive.append((picture, {name[6:] for name in sources if name and name.startswith("layer:")}, shot(page)))
        for picture, visible, live_shot in alive:
            page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{bare(picture, style)}")
            share = agreement(shot(page), live_shot)
            assert share >= AGREEING, (slug, picture.camera or picture.bounds, share)
            drawn = draw(picture, style).shown
            assert visible == {layer.key for layer in picture.layers if drawn.get(layer.key)}, slug
            compared += 1
    assert compared >= LEAST_CAMERAS
