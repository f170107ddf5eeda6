"""Works in a chapter: a bar and a table, readable without colour and without script."""

import json
import re
from pathlib import Path

from cartostory.build.build_site import build_site as build
from cartostory.build.options import Options
from tests.day import TODAY

STORY = """---
title: L’eau arrive
summary: Un réseau, tronçon par tronçon.
towns:
  - {name: Ici, country: FR, lat: 46.8, lon: 0.5}
layers:
  eau: {file: eau.geojson, label: Bornes-fontaines}
  autre: {file: autre.geojson, label: Sans travaux}
---

## Les travaux {: map="12/46.8/0.5" show="eau autre" }

Un texte.

## Après {: show="" }

Un texte.
"""
WORKS = [
    {"name": "Place", "status": "fait", "start": "2026-01-05", "end": "2026-03-15"},
    {"name": "Marché", "status": "prévu", "start": "printemps 2027"},
    {"name": "École", "status": "en cours", "debut": "2026-10-01"},
    {"name": "Puits", "status": "bof", "end": "2027-99-99"},
]


def layer(*properties: dict[str, str]) -> str:
    geometry = {"type": "Point", "coordinates": [0.5, 46.8]}
    features = [{"type": "Feature", "properties": each, "geometry": geometry} for each in properties]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_a_chapter_that_shows_works_has_a_bar_and_a_table_of_them(tmp_path: Path) -> None:
    story = tmp_path / "content" / "partnerships" / "essai"
    (story / "layers").mkdir(parents=True)
    (tmp_path / "config.yaml").write_text("title: Essai\nlanguages: [fr]\n", encoding="utf-8")
    (story / "story.md").write_text(STORY, encoding="utf-8")
    (story / "layers" / "eau.geojson").write_text(layer(*WORKS), encoding="utf-8")
    (story / "layers" / "autre.geojson").write_text(layer({"name": "Mairie"}), encoding="utf-8")
    built = build(Options(tmp_path, tmp_path / "output", TODAY, 1))
    assert not built.crashes
    page = (tmp_path / "output" / "essai" / "index.html").read_text("utf-8")
    (table,) = re.findall(r'<section class="works">.*?</section>', page, re.DOTALL)
    assert '<progress max="4" value="1"' in table
    assert "1 sur 4 terminé" in table
    rows = re.findall(r'<tr class="work-([a-z-]+)"><th scope="row">(.*?)</th><td>(.*?)</td>', table)
    assert [(status, name) for status, name, _ in rows] == [
        ("planned", "Marché"),
        ("under-way", "École"),
        ("done", "Place"),
        ("unknown", "Puits"),
    ]
    assert [re.sub(r"<[^>]+>", "", said).strip() for *_, said in rows] == [
        "○ Prévu",
        "► En cours",
        "✓ Terminé",
        "? bof",
    ]
    told = {one.code: dict(one.values) for one in built.problems if one.code.startswith("work-")}
    assert told["work-status-unknown"] == {"layer": "Bornes-fontaines", "features": "4 (Puits)", "value": "bof"}
    assert told["work-date-unknown"]["value"] == "2027-99-99"
    assert len(told) == 2
    assert '<time datetime="2026-03-15">15 mars 2026</time>' in table
    assert "printemps 2027" in table
