"""Countries belong to the regions of the world that the United Nations count them to."""

import json
from pathlib import Path

import pytest

from cartostory.carto.world.territories import region_name
from cartostory.geo.regions import region_of

CALLED_OTHERWISE = {"AU", "NZ", "TF"}
"""CLDR says Australasia; Natural Earth counts the southern islands of France to the sea."""
WORLD = Path(__file__).parents[3] / "shared/data/admin/ne_110m_admin_0_countries.json"


@pytest.mark.parametrize(
    ("country", "region", "name"),
    [
        ("BF", "011", "Western Africa"),
        ("ml", "011", "Western Africa"),
        ("DZ", "015", "Northern Africa"),
        ("PS", "145", "Western Asia"),
        ("CU", "029", "Caribbean"),
        ("FR", "155", "Western Europe"),
        ("VN", "035", "Southeast Asia"),
    ],
)
def test_a_country_has_its_region(country: str, region: str, name: str) -> None:
    assert region_of(country) == region
    assert region_name(region, "en") == name


def test_what_is_no_country_has_none() -> None:
    assert [region_of(code) for code in ("", "AQ", "Pays", "ZZ")] == ["", "", "", ""]


def test_regions_are_those_of_natural_earth() -> None:
    """Compare with another source; islands that it draws with their states are in neither."""
    if not WORLD.is_file():
        pytest.skip("the shared data are not here")
    differing = {}
    for feature in json.loads(WORLD.read_text("utf-8"))["features"]:
        told = feature["properties"]
        code, named = told.get("ISO_A2_EH") or told.get("ISO_A2"), told["SUBREGION"]
        if code in {"-99", None, *CALLED_OTHERWISE} or not region_of(code):
            continue
        if region_name(region_of(code), "en").replace("Southeast", "South-Eastern") != named:
            differing[code] = (region_name(region_of(code), "en"), named)
    assert differing == {}
