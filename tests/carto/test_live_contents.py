"""The live map of a story names and holds what the pictures of its chapters do: towns, countries, waters, layers."""

from pathlib import Path

import pytest

from cartostory.carto.draw.draw import view_of
from cartostory.carto.draw.map_pane import Parts, chart
from cartostory.carto.live.live import Json, live
from cartostory.carto.style.style import Style
from cartostory.carto.view.compose import chapter_map, story_markers
from cartostory.carto.view.framing import FrameKind, frame
from cartostory.load.site import load
from cartostory.model import Site
from tests.carto.live.unpacked import features

STORIES = ("ivry-dianguirde", "chatellerault-kaya", "ivry-jifna-jalazone", "ivry-camps-sahraouis")
GROUND = ("land", "coast", "lakes", "rivers", "borders")
NAMED = {"towns": "population", "countries": "own"}
"""By what a map chooses among the names for which it has no room."""
MOST = 12


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    found, _ = load(root)
    return found


def names(held: list[Json]) -> set[str]:
    return {str(one["properties"]["name"]) for one in held if "name" in one["properties"]}


@pytest.mark.parametrize("slug", STORIES)
def test_what_a_chapters_picture_names_and_draws_is_in_the_live_map(slug: str, site: Site, style: Style) -> None:
    partnership = next(each for each in site.partnerships if each.slug == slug)
    story = partnership.story
    frames, markers = frame(partnership, story), story_markers(partnership, story)
    data = live(partnership, story, frames, style, markers, site.config.borders, "#0b5d5e", "#b4541a")
    held = {name: features(source["data"]) for name, source in data["style"]["sources"].items()}
    drawn = {(layer.get("source"), layer["type"]) for layer in data["style"]["layers"]}
    assert {(name, "symbol") for name in NAMED} < drawn
    compared = 0
    for each in frames:
        if each.kind is not FrameKind.MAP or not (each.camera or each.bounds):
            continue
        picture = chapter_map(partnership, story, each, site.config, "")
        found = chart(picture, view_of(picture), style, Parts()).scene
        for name, rank in NAMED.items():
            first = sorted(found.sources.get(name, ()), key=lambda piece: piece.properties[rank], reverse=True)
            told = {str(piece.properties["name"]) for piece in first[:MOST]}
            assert told <= names(held[name]), (each.number, name, told - names(held[name]))
        for name in GROUND:
            if found.sources.get(name):
                assert held[name], name
                assert any(source == name for source, _ in drawn), name
        for key, pieces in found.story.items():
            told = {str(piece.properties["name"]) for piece in pieces if "name" in piece.properties}
            assert told <= names(held[f"layer:{key}"]), (each.number, key)
            if pieces:
                assert data["layers"][key], key
        compared += 1
    assert compared
