"""What the ground and the built-in world say can be read on every one of their tints (WCAG 2.2, 1.4.3)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cartostory.model.contrast import WORDS, contrast

GROUND = ("land", "own", "lakes", "basemap")
QUIET = ("basemap-road-names", "basemap-waterway-names", "basemap-water-names", "basemap-place-names")
NAMES = (*QUIET, "rivers-names", "towns-names")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


@pytest.fixture(scope="module")
def layers(theme: Path) -> dict[str, dict[str, Any]]:
    style = json.loads((theme / "map" / "style.json").read_text("utf-8"))
    return {layer["id"]: layer for layer in style["layers"]}


def colours(value: object) -> set[str]:
    return set(COLOUR.findall(json.dumps(value)))


@pytest.mark.parametrize("name", NAMES)
def test_names_stand_out_from_every_tint_of_the_ground(layers: dict[str, dict[str, Any]], name: str) -> None:
    fills = [layer for layer in layers.values() if layer["type"] == "fill" and layer.get("source") in GROUND]
    tints = {tint for layer in fills if "building" not in layer["id"] for tint in colours(layer["paint"]["fill-color"])}
    assert len(tints) > 3
    for words in colours(layers[name]["paint"]["text-color"]):
        for tint in tints:
            assert contrast(words, tint) >= WORDS, (words, tint)


def test_the_ground_is_quieter_than_the_story(layers: dict[str, dict[str, Any]]) -> None:
    paper = "#F3EDE2"
    loudest = max(contrast(colour, paper) for name in QUIET for colour in colours(layers[name]["paint"]["text-color"]))
    assert contrast(*colours(layers["story-place-names"]["paint"]["text-color"]), paper) > 1.5 * loudest
