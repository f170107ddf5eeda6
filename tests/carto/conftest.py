"""A small story with two towns, and the default theme's style."""

from pathlib import Path
from typing import Any

import pytest

from cartostory.carto.style.style import Style, parse
from cartostory.geo.point import Point
from cartostory.load.layer import DeclaredLayer, load_layer
from cartostory.model import Camera, Config, Layer, Partnership, Place, Story, Town
from tests.carto.stories import HERE, SPAN, THERE, MakePartnership, MakeStory, RealLayer, passage, ref


@pytest.fixture(scope="session")
def style(root: Path) -> Style:
    file = root / "themes" / "default" / "map" / "style.json"
    found, problems = parse(file.read_text(encoding="utf-8"), "themes/default/map/style.json")
    assert problems == ()
    return found


@pytest.fixture
def config() -> Config:
    return Config(title="Ici et là-bas")


@pytest.fixture
def make_story() -> MakeStory:
    def make(*chapters: Any, language: str = "fr", **more: Any) -> Any:
        return Story(
            slug="a",
            language=language,
            title="Kaya",
            span=SPAN,
            lead=passage(),
            chapters=chapters,
            body=passage(),
            towns=(Town("Châtellerault", "FR", HERE, SPAN), Town("Kaya", "BF", THERE, SPAN, names={"ar": "كايا"})),
            places={"centre": Place("centre", "Centre multimédia", Point(-1.0849, 13.0901), SPAN)},
            **more,
        )

    return make


@pytest.fixture
def make_partnership() -> MakePartnership:
    def make(story: Story, *layers: Any) -> Any:
        return Partnership(
            "a", "content/partnerships/a", {story.language: story}, layers={layer.key: layer for layer in layers}
        )

    return make


@pytest.fixture(scope="session")
def real_layer(shared_data: Path) -> RealLayer:
    def load(path: str, key: str, **more: Any) -> Layer:
        declared = DeclaredLayer(key, ref(path), path, more.pop("label", key), SPAN, **more)
        layer, _ = load_layer(Path(shared_data), declared)
        return layer

    return load


@pytest.fixture
def kaya_camera() -> Camera:
    return Camera(THERE, 12)
