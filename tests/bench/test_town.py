"""The town of the benchmark: the same everywhere, and drawn like any other extract. Nothing here is timed."""

import hashlib
import json
from pathlib import Path

from bench.drawing import fastest, group_of
from bench.town import FEATURES, town, write_town
from cartostory.carto.draw.draw import draw
from cartostory.carto.osm.tally import tally
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import Picture, PictureKind
from cartostory.model.output import Address, Kind
from tests.carto.conftest import style  # noqa: F401 - a fixture
from tools.gallery import layer_of, picture_of


def test_the_town_is_the_same_everywhere_and_as_large_as_asked() -> None:
    digest = hashlib.sha256(json.dumps(town(600)).encode()).hexdigest()
    assert digest == hashlib.sha256(json.dumps(town(600)).encode()).hexdigest()
    assert len(town(600)) == 600
    assert town(900)[:600] == town(600)
    assert FEATURES == 15_000


def test_the_town_is_an_extract_like_any_other(tmp_path: Path, style: Style) -> None:  # noqa: F811 - the fixture
    layer = layer_of(tmp_path, write_town(tmp_path / "town.geojson", 2_000))
    assert layer
    found = tally(layer.features)
    assert found.buildings > 1_500
    assert found.places >= 3
    picture = picture_of(layer, (960, 720))
    assert picture
    assert draw(picture, style).shown["extract"] == 2_000


def test_pictures_are_told_in_groups() -> None:
    picture = Picture(PictureKind.TWIN, 1, 1, "")
    assert group_of(Address(Kind.MAP, "a", "fr", "2-phone"), picture) == "a chapter’s map (twin) on phones"
    assert group_of(Address(Kind.MAP, "a", "fr", "0-phone"), picture) == "an opening’s globe"
    assert group_of(Address(Kind.MAP, "", "fr", "home"), picture) == "the home page’s map"


def test_the_fastest_of_several_runs_counts() -> None:
    runs: list[int] = []
    assert fastest(3, lambda: runs.append(1)) >= 0
    assert len(runs) == 3
