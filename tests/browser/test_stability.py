"""What one reads keeps its place when the site's letters come, however late (CLS, Web Vitals)."""

import threading

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import MakeReader
from tests.browser.pages import DEMO, LETTERED

MOST = 0.02
WATCH = """window.shifted = 0;
const add = one => { window.shifted += one.hadRecentInput ? 0 : one.value; };
new PerformanceObserver(list => list.getEntries().forEach(add)).observe({ type: "layout-shift", buffered: true });"""
PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", [DEMO, f"{DEMO}ar/", f"{DEMO}chatellerault-kaya/", f"{DEMO}en/chatellerault-kaya/"])
def test_letters_that_come_late_move_nothing(reader: MakeReader, path: str, width: int) -> None:
    somebody = reader(viewport={"width": width, "height": 740}, webgl=False)
    somebody.context.add_init_script(WATCH)
    held: list[Route] = []
    is_late = threading.Event()
    somebody.context.route("**/*.woff2", lambda route: route.continue_() if is_late.is_set() else held.append(route))
    page = somebody.context.new_page()
    page.goto(somebody.address + path, wait_until="domcontentloaded")  # letters that are held keep it from being loaded
    page.wait_for_function(PAINTED)
    while not held:
        page.wait_for_timeout(20)
    assert page.evaluate("window.shifted") <= MOST
    is_late.set()
    for route in held:
        route.continue_()
    page.evaluate(LETTERED)
    assert page.evaluate("document.fonts.check('16px Cartostory Serif')")
    assert page.evaluate("window.shifted") <= MOST
