"""What the drawer noticed becomes a problem of the build."""

import json
import random
from pathlib import Path

import pytest

from cartostory.build.build_site import build_site as build
from cartostory.build.options import Options
from cartostory.check.drawn_maps import heavy_layers
from cartostory.load.site import load
from cartostory.model.output import Address, Kind
from tests.day import TODAY

pytestmark = pytest.mark.slow

STORY = """---
title: Un extrait trop lourd
summary: Une couche que personne ne peut charger.
towns:
  - {name: Ici, country: FR, lat: 46.8, lon: 0.5}
layers:
  lieux: {file: lieux.geojson, label: Tous les lieux}
---

## Tout {: map="12/46.8/0.5" show="lieux" }

Un texte.
"""


@pytest.fixture
def heavy_site(tmp_path: Path) -> Path:
    chance = random.Random(3)  # noqa: S311 - an extract that is the same each time
    points = [
        {
            "type": "Feature",
            "properties": {"name": f"lieu {chance.getrandbits(400):0100x}"},
            "geometry": {"type": "Point", "coordinates": [chance.uniform(0.3, 0.7), chance.uniform(46.6, 47)]},
        }
        for _ in range(6_000)
    ]
    story = tmp_path / "content" / "partnerships" / "essai"
    (story / "layers").mkdir(parents=True)
    (tmp_path / "config.yaml").write_text("title: Essai\nlanguages: [fr]\n", encoding="utf-8")
    (story / "story.md").write_text(STORY, encoding="utf-8")
    text = json.dumps({"type": "FeatureCollection", "features": points})
    (story / "layers" / "lieux.geojson").write_text(text, encoding="utf-8")
    return tmp_path


def test_an_extract_that_no_page_can_carry_is_a_problem_of_the_build_where_it_is_named(heavy_site: Path) -> None:
    built = build(Options(heavy_site, heavy_site / "output", TODAY, 1))
    assert not built.crashes
    (found,) = [each for each in built.problems if each.code == "layer-too-large"]
    assert (found.span.file, found.span.line) == ("content/partnerships/essai/story.md", 7)
    values = dict(found.values)
    assert values["layer"] == "Tous les lieux"
    assert int(str(values["kilobytes"])) > int(str(values["limit"])) == 300


def test_a_live_map_that_is_light_as_a_whole_is_not_weighed_layer_by_layer(heavy_site: Path) -> None:
    site, _ = load(heavy_site)
    address = Address(Kind.LIVE, "essai", "fr")
    assert list(heavy_layers(site, {address: b"window.cartostoryLive={};" * 20_000})) == []
    assert list(heavy_layers(site, {})) == []


def test_a_layer_with_swapped_axes_is_not_said_to_need_another_zoom(heavy_site: Path) -> None:
    point = {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [46.8, 0.5]}}
    layer = heavy_site / "content/partnerships/essai/layers/lieux.geojson"
    layer.write_text(json.dumps({"type": "FeatureCollection", "features": [point]}), encoding="utf-8")
    built = build(Options(heavy_site, heavy_site / "output", TODAY, 1))
    codes = {each.code for each in built.problems}
    assert "layer-seems-swapped" in codes
    assert "layer-not-in-view" not in codes
