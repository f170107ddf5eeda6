import gzip
from collections.abc import Mapping
from pathlib import Path

import pytest

from cartostory.model import ThemeChoice
from cartostory.model.theme import Asset
from cartostory.theme import load_theme

STYLE_BYTES = 20_000
SCRIPT_BYTES = 15_000
MAP_SCRIPT_BYTES = 17_000
"""Of the 330 KB that a live map may add to its page; 279 of them are MapLibre."""


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Asset]:
    """The bundles as pages get them."""
    found, _ = load_theme(Path(tmp_path_factory.mktemp("site")), ThemeChoice())
    return found.assets


def gzipped(asset: Asset) -> int:
    return len(gzip.compress(asset.data, compresslevel=6, mtime=0))


def test_the_style_sheet_stays_within_its_budget(assets: Mapping[str, Asset]) -> None:
    assert 0 < gzipped(assets["site.css"]) <= STYLE_BYTES


def test_all_own_scripts_together_stay_within_their_budget(assets: Mapping[str, Asset]) -> None:
    assert 0 < gzipped(assets["site.js"]) + gzipped(assets["live.js"]) <= SCRIPT_BYTES


def test_what_comes_with_the_live_map_leaves_it_room_in_its_budget(assets: Mapping[str, Asset]) -> None:
    assert 0 < gzipped(assets["live-map.js"]) + gzipped(assets["live-notes.js"]) <= MAP_SCRIPT_BYTES


def test_scripts_travel_without_comments_and_indentation(assets: Mapping[str, Asset]) -> None:
    text = assets["live-map.js"].data.decode()
    assert "\n  " not in text
    assert "// " not in text
    assert '"use strict"' in text
