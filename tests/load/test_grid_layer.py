"""Zones blanches: the squares in which a layer holds nothing, hatched on every map, with their line in the legend."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from cartostory.carto.draw.draw import draw, view_of
from cartostory.carto.draw.legend import legend
from cartostory.carto.draw.map_pane import Parts, chart
from cartostory.carto.live.live import live
from cartostory.carto.style.style import parse
from cartostory.carto.svg.hatch import BLANK, COLOUR, TILE_PX, hatched
from cartostory.carto.view.compose import chapter_map, story_markers
from cartostory.carto.view.framing import frame
from cartostory.check import check
from cartostory.load.site import load
from cartostory.model import Partnership, Site
from cartostory.problems.problem import Problem
from tests.day import TODAY
from tools.gallery import style_of

STORY = """---
title: Blancs
towns:
  - {{name: Là-bas, country: BF, lat: 13.1, lon: -1.08}}
layers:
{layers}---

## Les blancs {{: map="11/13.1/-1.08" show="blancs" }}

Un texte.
"""
GOOD = """  osm: {file: osm.geojson, label: OpenStreetMap, source: "© contributeurs", licence: ODbL-1.0}
  commune: {file: commune.geojson}
  blancs: {blanks: osm, cell: 1 km, within: commune, label: Zones blanches, names: {en: Blank areas}}
"""


def feature(kind: str, coordinates: Any, **tags: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": tags, "geometry": {"type": kind, "coordinates": coordinates}}


def ring(west: float, south: float, east: float, north: float) -> list[list[list[float]]]:
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def site_of(folder: Path, layers: str = GOOD) -> tuple[Site, tuple[Problem, ...]]:
    story = folder / "content/partnerships/essai"
    (story / "layers").mkdir(parents=True)
    (folder / "config.yaml").write_text("title: Essai\nlanguages: [fr]\n", encoding="utf-8")
    (story / "story.md").write_text(STORY.format(layers=layers), encoding="utf-8")
    commune = feature("Polygon", ring(-1.13, 13.05, -1.03, 13.15), boundary="administrative", admin_level="8")
    road = feature("LineString", [[-1.13, 13.1], [-1.03, 13.1]], highway="primary")
    forest = feature("Polygon", ring(-1.13, 13.12, -1.08, 13.15), landuse="forest")
    for name, features in (("osm", [road, forest, commune]), ("commune", [commune]), ("points", [])):
        text = json.dumps({"type": "FeatureCollection", "features": features})
        (story / f"layers/{name}.geojson").write_text(text, encoding="utf-8")
    return load(folder)


@pytest.fixture
def partnership(tmp_path: Path) -> Partnership:
    site, problems = site_of(tmp_path)
    assert problems == ()
    return site.partnerships[0]


def test_squares_with_nothing_but_a_boundary_in_them_are_blank(partnership: Partnership) -> None:
    drawn = [feature.geometry for feature in partnership.layers["osm"].features[:2]]
    blanks = partnership.layers["blancs"].features
    assert 60 < len(blanks) < 120
    for square in blanks:
        assert not any(shapely.intersects(square.geometry, shape) for shape in drawn)
    ground = shapely.area(partnership.layers["commune"].features[0].geometry)
    left = ground - sum(shapely.area(square.geometry) for square in blanks)
    assert 0 < left < ground


def test_blanks_take_their_source_from_the_layer_that_leaves_them(partnership: Partnership) -> None:
    found = partnership.layers["blancs"]
    assert (found.source, found.licence, found.label) == ("© contributeurs", "ODbL-1.0", "Zones blanches")
    assert found.names == {"en": "Blank areas"}


def test_the_picture_hatches_them_and_its_legend_says_so(partnership: Partnership, tmp_path: Path, root: Path) -> None:
    site, style = load(tmp_path)[0], style_of(root)
    (seen,) = frame(partnership, partnership.story)
    picture = chapter_map(partnership, partnership.story, seen, site.config, "Les blancs")
    found = chart(picture, view_of(picture), style, Parts())
    assert f'stroke="{COLOUR.lower()}"' in found.svg.lower()
    assert found.shown["blancs"] == len(partnership.layers["blancs"].features)
    (line,) = legend(picture, found.scene, style)
    assert (line.label, line.layer) == ("Zones blanches", "blancs")
    assert COLOUR.lower() in line.swatch.lower()


def test_the_live_map_has_them_with_their_pattern(partnership: Partnership, tmp_path: Path, root: Path) -> None:
    site, story = load(tmp_path)[0], partnership.story
    data = live(
        partnership,
        story,
        frame(partnership, story),
        style_of(root),
        story_markers(partnership, story),
        site.config.borders,
        "#000000",
        "#111111",
    )
    layers = {layer["id"]: layer for layer in data["style"]["layers"]}  # type: ignore[index]  # JSON
    ids = data["layers"]["blancs"]  # type: ignore[index]  # JSON
    assert ids == ["story-blank:blancs", "story-blank-edge:blancs"]
    assert layers["story-blank:blancs"]["paint"] == {"fill-pattern": BLANK}
    assert 'viewBox="0 0 16 16"' in data["icons"][BLANK]  # type: ignore[index]  # JSON


def test_hatching_fills_areas_evenly_and_nothing_else() -> None:
    area = shapely.union_all([shapely.box(10, 10, 130, 70), shapely.box(150, 10, 190, 70)])
    lines = hatched([area])
    assert shapely.covers(shapely.buffer(area, 0.001), lines)
    assert lines.length == pytest.approx(area.area / (TILE_PX / 2**0.5), rel=0.1)
    assert hatched([shapely.Polygon()]).is_empty


def test_squares_are_hatched_as_one_area_whether_they_meet_exactly_or_lie_over_each_other() -> None:
    for far in (70, 55.5):
        squares = [shapely.box(10, 10, 70, 70), shapely.box(far, 10, far + 60, 70)]
        lines = hatched(squares)
        assert lines.equals_exact(hatched([shapely.union_all(squares)]), 1e-9)
        assert max(line.length for line in lines.geoms) == pytest.approx(60 * 2**0.5, abs=9)


def test_a_style_may_name_no_other_pattern() -> None:
    paint = {"id": "a", "type": "fill", "source": "story", "paint": {"fill-pattern": "dots"}}
    _, (problem,) = parse(json.dumps({"version": 8, "sources": {}, "layers": [paint]}), "style.json")
    assert (problem.code, dict(problem.values)["path"]) == ("style-not-supported", "layers[0].paint.fill-pattern")


def test_a_mapathon_that_leaves_no_square_blank_keeps_its_layer_and_every_chapter_that_names_it(
    tmp_path: Path, root: Path
) -> None:
    site, problems = site_of(tmp_path, "  osm: {file: osm.geojson}\n  blancs: {blanks: osm, cell: 30 km}\n")
    assert [one.code for one in problems] == ["blanks-none"]
    assert "unknown-layer" not in {one.code for one in check(site, TODAY)}
    (partnership,) = site.partnerships
    (found,) = frame(partnership, partnership.story)
    assert found.layers == ("blancs",)
    drawn = draw(chapter_map(partnership, partnership.story, found, site.config, "Les blancs"), style_of(root))
    assert "layer-not-in-view" not in {hint.code for hint in drawn.hints}
    assert not any(item.layer == "blancs" for item in drawn.legend)


@pytest.mark.parametrize(
    ("layers", "code"),
    [
        ("  blancs: {blanks: nulle-part}\n", "blanks-of-nothing"),
        ("  osm: {file: osm.geojson}\n  blancs: {blanks: osm, within: rien}\n", "blanks-of-nothing"),
        ("  osm: {file: osm.geojson}\n  blancs: {blanks: osm, cell: 50 m}\n", "blanks-too-many"),
        ("  osm: {file: osm.geojson}\n  blancs: {blanks: osm, cell: 30 km}\n", "blanks-none"),
        ("  osm: {file: osm.geojson}\n  blancs: {blanks: osm, cell: grand}\n", "wrong-value"),
        ("  blancs: {label: Rien}\n", "missing-key"),
        (
            (
                "  osm: {file: osm.geojson}\n  route: {file: osm.geojson, filter: {highway: primary}}\n"
                "  blancs: {blanks: osm, within: route}\n"
            ),
            "blanks-without-area",
        ),
    ],
)
def test_what_cannot_be_hatched_is_told_where_it_is_written(tmp_path: Path, layers: str, code: str) -> None:
    _, problems = site_of(tmp_path, layers)
    found = [problem for problem in problems if problem.code == code]
    assert found
    assert found[0].span.file == "content/partnerships/essai/story.md"
    assert found[0].span.line >= 6
