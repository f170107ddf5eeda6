"""axe-core finds nothing, on any kind of page, in any language, light or dark, on a phone or at a desk."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from hooks.stamp import AXE_SCRIPT
from tests.browser.conftest import MakeReader, Reader, Sites
from tests.browser.host import hosted
from tests.browser.pages import DEMO, MAPATHON, VILLAGE, WEEK, one_of_each_kind
from tests.site_of_languages import site_of_languages

AXE = Path(__file__).parents[2] / "node_modules" / AXE_SCRIPT
RUN = """async options => (await axe.run(document, {resultTypes: ["violations"], ...options})).violations.map(found =>
  `${found.id} (${found.impact}): ${found.nodes.map(node => `${node.target}: ${node.failureSummary}`).join("; ")}`)"""
BY_COLOUR = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""By night a page differs from what it is by day in its colours alone."""

SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: the build hook brings it into node_modules/ on an editable install")
    return AXE.read_text("utf-8")


def findings(page: Page, options: dict[str, object] | None = None) -> list[str]:
    found: list[str] = page.evaluate(RUN, options or {})
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("site", [VILLAGE, DEMO])
def test_axe_finds_nothing(reader: MakeReader, sites: Sites, axe: str, site: str, scheme: str) -> None:
    somebody = reader(webgl=False, color_scheme=scheme, reduced_motion="reduce")  # half faded in, words are pale
    page = somebody.context.new_page()
    wrong: dict[str, list[str]] = {}
    for path in one_of_each_kind(sites.website, site):
        if path.startswith(DEMO + "en/"):  # other words than the French ones, in the same places; the village has them
            continue
        somebody.open(path, page)
        page.evaluate(axe)
        for size in (PHONE, DESK) if scheme == "light" else (DESK,):  # a colour is the same on a phone
            page.set_viewport_size(size)
            wrong[f"{path}, {size['width']} px"] = findings(page, BY_COLOUR if scheme == "dark" else None)
    assert len(wrong) > 12
    assert {where: found for where, found in wrong.items() if found} == {}


def test_axe_finds_nothing_where_layers_are_compared_and_in_a_whole_week(reader: MakeReader, axe: str) -> None:
    somebody = reader(webgl=False, viewport=PHONE, reduced_motion="reduce")
    page = somebody.context.new_page()
    for path in (f"{MAPATHON}ici-village/", f"{MAPATHON}ar/ici-village/", f"{WEEK}programme/"):
        somebody.open(path, page).evaluate(axe)
        assert findings(page) == [], path


def test_axe_finds_nothing_in_spanish_bambara_and_easy_french(
    reader: MakeReader, tmp_path_factory: pytest.TempPathFactory, axe: str
) -> None:
    website = site_of_languages(tmp_path_factory) / "output"
    wrong: dict[str, list[str]] = {}
    with hosted(website) as address:
        somebody = Reader(reader(webgl=False, reduced_motion="reduce").context, address)
        page = somebody.context.new_page()
        for number, path in enumerate(one_of_each_kind(website)):
            if path.startswith(("es/", "bm/", "fr-x-falc/")):
                scheme, size = SCHEMES[number // 2 % 2], (PHONE, DESK)[number % 2]
                page.set_viewport_size(size)
                page.emulate_media(color_scheme=scheme)
                somebody.open(path, page).evaluate(axe)
                wrong[f"{path}, {scheme}, {size['width']} px"] = findings(page)
    assert len(wrong) > 15
    assert {where: found for where, found in wrong.items() if found} == {}


@pytest.mark.parametrize("path", [f"{VILLAGE}ivry-village/", f"{VILLAGE}ar/ivry-village/"])
def test_axe_finds_nothing_with_the_live_map(reader: MakeReader, axe: str, path: str) -> None:
    page = reader(reduced_motion="reduce").open_live(path)
    page.evaluate(axe)
    assert findings(page) == []


def test_axe_would_find_something(reader: MakeReader, axe: str) -> None:
    page = reader(webgl=False).open(f"{VILLAGE}a-propos/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><img src=x>')")
    page.evaluate(axe)
    assert {found.partition(" ")[0] for found in findings(page)} >= {"button-name", "image-alt"}
