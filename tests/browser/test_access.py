"""axe-core finds nothing, on any kind of page, in any language, light or dark."""

from pathlib import Path

import pytest

from tests.browser.conftest import MakeReader
from tests.browser.pages import DEMO, MAPATHON, VILLAGE

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run(document)).violations.map(found => ({
  rule: found.id, impact: found.impact, where: found.nodes.map(node => `${node.target}: ${node.failureSummary}`)}))"""
PAGES = {
    "home": VILLAGE,
    "home in Arabic": VILLAGE + "ar/",
    "story": VILLAGE + "ivry-village/",
    "story in Arabic": VILLAGE + "ar/ivry-village/",
    "before and after": MAPATHON + "ici-village/",
    "before and after in Arabic": MAPATHON + "ar/ici-village/",
    "page": VILLAGE + "a-propos/",
    "programme": VILLAGE + "programme/",
    "programme in Arabic": VILLAGE + "ar/programme/",
    "event": VILLAGE + "programme/mapathon/",
    "wall": VILLAGE + "mur/",
    "wall in Arabic": VILLAGE + "ar/mur/",
    "not found": VILLAGE + "404.html",
    "demo, home": DEMO,
    "demo, Kaya": DEMO + "chatellerault-kaya/",
    "demo, Dianguirdé in English": DEMO + "en/ivry-dianguirde/",
    "demo, legal notice": DEMO + "mentions-legales/",
}


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: the build hook brings it into node_modules/ on an editable install")
    return AXE.read_text("utf-8")


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(reader: MakeReader, axe: str, path: str) -> None:
    page = reader(webgl=False).open(path)
    page.evaluate(axe)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(RUN) == [], scheme


@pytest.mark.parametrize("path", [f"{VILLAGE}ivry-village/", f"{VILLAGE}ar/ivry-village/"])
def test_axe_finds_nothing_with_the_live_map(reader: MakeReader, axe: str, path: str) -> None:
    page = reader(reduced_motion="reduce").open_live(path)
    page.evaluate(axe)
    assert page.evaluate(RUN) == []


def test_axe_would_find_something(reader: MakeReader, axe: str) -> None:
    page = reader(webgl=False).open(f"{VILLAGE}a-propos/")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><img src=x>')")
    page.evaluate(axe)
    assert {found["rule"] for found in page.evaluate(RUN)} >= {"button-name", "image-alt"}
