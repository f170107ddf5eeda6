"""On the live map the story's own places stand whole with their names, clear of edges, credits and controls.

Three stories at three widths, one from right to left; `python -m tools.framing` measures all of them at five.
"""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Sites
from tests.browser.pages import DEMO
from tools.framing import measured


@pytest.mark.parametrize(
    ("story", "width"),
    [("ar/chatellerault-kaya/", 360), ("ivry-camps-sahraouis/", 768), ("ivry-dianguirde/", 1440)],
)
def test_own_places_and_their_names_lie_in_what_is_free_of_the_map(
    browser: Browser, sites: Sites, story: str, width: int
) -> None:
    found = measured(browser, f"{sites.address}{DEMO}{story}", width)
    assert sum(told["own"] for told in found.values()) >= len(found), "every chapter of these has places"
    assert {number: told["faults"] for number, told in found.items() if told["faults"]} == {}
