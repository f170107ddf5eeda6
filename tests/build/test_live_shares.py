"""A live map that is over its budget names what weighs in it: the layers of the story, and the built-in world."""

import json
import re
from pathlib import Path

from tests.program import in_this_process

_STORY = """---
title: Ici et là-bas
summary: Deux villes.
towns:
  - {name: Châtellerault, country: FR, lat: 46.81705, lon: 0.54518}
  - {name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}
layers:
  puits: {file: puits.geojson, label: Puits}
---

Un chapeau.

## Les deux villes {: fit="chatellerault kaya" show=puits }

Du texte.
"""


def test_an_over_weight_map_names_its_layer_and_the_world(tmp_path: Path) -> None:
    story = tmp_path / "content" / "partnerships" / "essai"
    (story / "layers").mkdir(parents=True)
    (story / "story.md").write_text(_STORY, "utf-8")
    spots = [
        {
            "type": "Feature",
            "properties": {"name": f"Puits {number * 7919 % 1000}"},
            "geometry": {"type": "Point", "coordinates": [-1.08 + number * 37 % 101 / 1000, 13.09 + number / 1000]},
        }
        for number in range(400)
    ]
    (story / "layers" / "puits.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": spots}), "utf-8"
    )
    (tmp_path / "config.yaml").write_text("title: Essai\nlanguages: [fr]\nbudget: {live_kb: 100}\n", "utf-8")
    done = in_this_process("build", "--site", tmp_path, "--output", tmp_path / "output", cwd=tmp_path, LANG="en")
    said = re.sub(r"\s+", " ", f"{done.stdout}{done.stderr}")
    parts = r"(live\.js \((?:world|puits)\) \(\d+\), live\.js[^.]*\(\d+\))"
    heaviest = re.search(rf"maplibre-gl\.js \+ live-map\.js \(\d+\), {parts}", said)
    assert heaviest, said
    assert "live.js (data)" not in said
    assert {"world", "puits"} & set(re.findall(r"live\.js \((\w+)\)", heaviest[1]))
