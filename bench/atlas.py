"""A federation's site: thousands of partnerships -> how long its atlas takes, what it weighs, how soon one can choose.

Towns are those of the built-in gazetteer, so that names weigh what names weigh; who is twinned with whom is drawn by
lot.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cartostory.build.plan import plan_site
from cartostory.carto.draw.draw import draw
from cartostory.carto.style.style import parse
from cartostory.carto.view.site_maps import pictures
from cartostory.carto.world.gazetteer import gazetteer
from cartostory.load.site import load
from cartostory.model.output import Kind, Output
from cartostory.model.transfer_size import gzipped_bytes
from cartostory.render.atlas.likeness import likest_of
from cartostory.render.atlas.summary import is_of_atlas
from cartostory.render.drawn_map import drawn_map
from cartostory.render.render import render_output
from cartostory.render.shared import Shared
from cartostory.theme import load_theme

FULL = 5_000
SEED = 20161123
_LEAST, _MOST = 500, 2_000_000
_THEMES = (
    *("eau", "énergie", "numérique", "jeunesse", "éducation", "santé", "culture", "agriculture", "assainissement"),
    *("état civil", "urbanisme", "déchets", "sport", "tourisme", "forêt", "élevage", "artisanat", "égalité", "lecture"),
    *("radio", "cinéma", "musique", "cartographie", "adressage", "climat", "pêche", "marchés", "formation", "droits"),
)
_KINDS = ("budget communal", "État", "région", "agence de l’eau", "dons", "fonds européen")
_WAYS = ("de budget à budget", "par un comité de jumelage", "par une association", "par un opérateur")
_ATLAS = frozenset({Kind.ATLAS, Kind.ATLAS_LINES, Kind.ATLAS_INDEX, Kind.LIKENESS})
_CONFIG = "title: Atlas de mesure\nlanguages: [fr]\naddress: https://mesure.example.org/\natlas: {pages: always}\n"


def write_atlas(root: Path, count: int) -> Path:
    """Write a site of `count` partnerships, the same bytes on every machine; a story is one sentence."""
    chance = Random(SEED)  # noqa: S311 - the same every time is the point
    rows = [row for row in gazetteer().rows if _LEAST < row[3] < _MOST]
    here = [row for row in rows if row[4] == "FR"][:900]
    there = [row for row in rows if row[4] != "FR"]
    (root / "content/partnerships").mkdir(parents=True)
    (root / "config.yaml").write_text(_CONFIG, "utf-8")
    for number in range(count):
        folder = root / f"content/partnerships/p{number:05}"
        folder.mkdir()
        (folder / "story.md").write_text(_story(chance, number, chance.choice(here), chance.choice(there)), "utf-8")
    return root


Row = tuple[str, float, float, int, str]


def _story(chance: Random, number: int, here: Row, there: Row) -> str:
    themes = ", ".join(chance.sample(_THEMES, chance.randint(1, 4)))
    return "\n".join(
        (
            "---",
            f'title: "{here[0]} et {there[0]}, {chance.choice(_THEMES)} et {chance.choice(_THEMES)} ({number})"',
            f'summary: "Ce que {here[0]} et {there[0]} font ensemble."',
            f"since: {min(2024, round(chance.gauss(1998, 14)))}",
            f"status: {chance.choice(('active', 'active', 'active', 'paused', 'ended'))}",
            f"themes: [{themes}]",
            f"towns: [{_town(here)}, {_town(there)}]",
            f"funding: [{{kind: {chance.choice(_KINDS)}, amount: {chance.randint(5, 900)}000, as_of: 2016}}]",
            f"instruments: [{chance.choice(_WAYS)}]",
            "---",
            "",
            "Une phrase.",
            "",
        )
    )


def _town(row: Row) -> str:
    name, lon, lat, people, country = row
    return f'{{name: "{name}", country: {country}, lat: {lat}, lon: {lon}, population: {people}}}'


@dataclass(frozen=True, slots=True)
class Loaded:
    """A site with its map drawn: what its pages are made from, and the pictures by path."""

    shared: Shared
    pictures: Mapping[str, bytes]


def loaded(root: Path, *, with_map: bool = True) -> Loaded:
    """Load and plan a site, and draw its map where that is wanted."""
    site, _ = load(root)
    theme, _ = load_theme(root, site.config.theme)
    plan, _ = plan_site(site, theme.asset_paths)
    style, _ = parse(theme.style_text, theme.style_file)
    composed = pictures(site, plan, frozenset(one.slug for one in site.partnerships)) if with_map else {}
    drawn = {address: draw(picture, style) for address, picture in composed.items()}
    maps = {address: drawn_map(composed[address], one) for address, one in drawn.items()}
    svgs = {plan.outputs[address].path: one.svg.encode() for address, one in drawn.items()}
    return Loaded(Shared(site, plan, theme, maps), svgs)


def pages_of(shared: Shared) -> list[Output]:
    """Give the first page, and all that belongs to the atlas."""
    outputs = shared.plan.outputs.values()
    return [one for one in outputs if one.address.kind in _ATLAS or is_of_atlas(one) or one.address.kind is Kind.HOME]


def write_website(found: Loaded, folder: Path) -> dict[str, int]:
    """Make the first page and the atlas, with the theme's assets; give the weight of each on its way, by path."""
    shared = found.shared
    files = {one.path: render_output(shared, one).data for one in pages_of(shared)} | dict(found.pictures)
    files |= {asset.path: asset.data for asset in shared.theme.assets.values()}
    for path, data in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return {path: gzipped_bytes(data) for path, data in files.items()}


def measure(folder: Path, count: int) -> Iterator[tuple[str, ...]]:
    """Measure an atlas of `count` partnerships: processor seconds by step, kilobytes on the way, the first choice."""
    root = write_atlas(folder / "site", count)
    started = time.process_time()
    found = loaded(root)
    read = time.process_time()
    weights = write_website(found, folder / "website")
    made = time.process_time()
    _nearest(found.shared, sample=200)
    compared = time.process_time()
    pages = len(pages_of(found.shared))
    yield _row(f"{count} partnerships read, planned, their map drawn", read - started)
    yield _row(f"atlas: {pages} pages and parts; {1000 * (made - read) / count:.2f} ms an entry", made - read)
    yield _row("neighbours of 200 stories", compared - made)
    for name, kilobytes in weights_at_first(found.shared, weights).items():
        yield (f"{name}: {kilobytes:.1f} kB gzipped", "", "", "", "")
    yield from first_choice(folder / "website")


def weights_at_first(shared: Shared, weights: Mapping[str, int]) -> Mapping[str, float]:
    """Give what a phone asks for at the first page, at the atlas, and at its first choice, in kB of 1,000 bytes."""
    theme = shared.theme.asset_paths

    def whole(*paths: str) -> float:
        return sum(weights[path] for path in paths) / 1000

    common = (theme["site.css"], theme["site.js"], theme["icon.svg"], "maps/home-phone.svg")
    atlas = ("atlas/index.html", theme["atlas.css"], theme["atlas.js"], *common)
    return {
        "the first page, with style, script and map": whole("index.html", *common),
        "the atlas, with style, script and map": whole(*atlas),
        "the atlas with its index (search by name, every choice)": whole(*atlas, "atlas/index.js"),
        "one part of the lines, the heaviest": max(size for path, size in weights.items() if "/lignes-" in path) / 1000,
    }


def first_choice(website: Path) -> Iterator[tuple[str, ...]]:
    """Open the atlas on a slow phone (400 kbit/s, 400 ms, a processor a fourth as quick) and choose a theme."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - where there is no browser, the rest is measured
    except ImportError:
        return
    from tests.browser.conftest import FLAGS, chromium  # noqa: PLC0415 - same
    from tests.browser.host import PackingHost, hosted  # noqa: PLC0415 - same

    with hosted(website, PackingHost) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        page = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True).new_page()
        phone = page.context.new_cdp_session(page)
        phone.send("Network.enable")
        bits = 400_000 / 8
        phone.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": 400, "downloadThroughput": bits, "uploadThroughput": bits},
        )
        phone.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        started = time.perf_counter()
        page.goto(f"{address}atlas/", wait_until="domcontentloaded")
        readable = time.perf_counter()
        page.wait_for_function("document.querySelector('.atlas-find') && !document.querySelector('.atlas-find').hidden")
        ready = time.perf_counter()
        page.evaluate("document.querySelector('[data-facet=theme]').click()")
        page.wait_for_function("document.querySelector('.atlas').dataset.shown > 0")
        chosen = time.perf_counter()
        page.evaluate("delete document.querySelector('.atlas').dataset.shown")
        page.evaluate("document.querySelectorAll('[data-facet=country]')[2].click()")
        page.wait_for_function("document.querySelector('.atlas').dataset.shown > 0")
        again = time.perf_counter()
        browser.close()
    yield ("slow phone: the atlas can be read", f"{readable - started:.1f}", "", "", "")
    yield ("slow phone: from the tap to the first choice's lines", f"{chosen - ready:.1f}", "", "", "")
    yield ("slow phone: the second choice", f"{again - chosen:.1f}", "", "", "")


def _nearest(shared: Shared, sample: int) -> None:
    found = likest_of(shared)
    for partnership in shared.site.partnerships[:sample]:
        next(found.nearest(partnership.slug))


def _row(name: str, seconds: float) -> tuple[str, ...]:
    return (name, "", "", f"{seconds:.2f}", "")
