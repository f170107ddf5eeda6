import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.geo.point import Point
from cartostory.load.view import camera
from cartostory.model import Camera

KAYA = Point(-1.0837, 13.0883)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12/13.0883/-1.0837", Camera(KAYA, 12)),
        ("12.5/13.0883/-1.0837/30/45", Camera(KAYA, 12.5, 30, 45)),
        ("12/13.0883/-1.0837/30", Camera(KAYA, 12, 30)),
        ("#12/13.0883/-1.0837", Camera(KAYA, 12)),
        ("https://example.org/carte.html#12/13.0883/-1.0837", Camera(KAYA, 12)),
        # openstreetmap.org counts its zoom in tiles of 256 px, MapLibre in tiles of 512: one less for the same view
        ("https://www.openstreetmap.org/#map=12/13.0883/-1.0837", Camera(KAYA, 11)),
        ("https://www.openstreetmap.org/node/1#map=12/13.0883/-1.0837&layers=H", Camera(KAYA, 11)),
        ("map=12/13.0883/-1.0837", Camera(KAYA, 11)),
        # so do uMap, Google Maps and the addresses that telephones pass on (RFC 5870)
        ("https://umap.openstreetmap.fr/fr/map/kaya_12345#12/13.0883/-1.0837", Camera(KAYA, 11)),
        ("https://www.google.com/maps/@13.0883,-1.0837,12z", Camera(KAYA, 11)),
        ("https://www.google.fr/maps/place/Kaya/@13.0883,-1.0837,12.5z/data=!3m1!4b1?hl=fr", Camera(KAYA, 11.5)),
        ("geo:13.0883,-1.0837?z=12", Camera(KAYA, 11)),
        ("geo:13.0883,-1.0837;u=35?q=kaya&z=12", Camera(KAYA, 11)),
        ("geo:13.0883,-1.0837", Camera(KAYA, 12)),
    ],
)
def test_pasted_addresses_are_read(text: str, expected: Camera) -> None:
    assert camera(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "12/13.08",
        "kaya",
        "12/13,08/-1,08",
        "13.0883, -1.0837",
        "https://example.org",
        "https://www.google.com/maps/@13.0883,-1.0837,500m",
    ],
)
def test_what_is_no_view_is_none(text: str) -> None:
    assert camera(text) is None


@given(
    st.floats(0, 24).map(lambda number: round(number, 2)),
    st.floats(-90, 90).map(lambda number: round(number, 6)),
    st.floats(-180, 180).map(lambda number: round(number, 6)),
)
def test_what_maplibre_writes_comes_back(zoom: float, lat: float, lon: float) -> None:
    found = camera(f"{zoom:.2f}/{lat:.6f}/{lon:.6f}")
    assert found == Camera(Point(float(f"{lon:.6f}"), float(f"{lat:.6f}")), float(f"{zoom:.2f}"))
