"""The benchmark of photographs: its files, and that both ways publish the same. Nothing here is timed."""

import hashlib
import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from bench import cascades, photos
from bench.photo_corpus import HEIGHT, WIDTH, write_photographs
from cartostory.load.photo import probe


@pytest.fixture(scope="module")
def photograph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_photographs(tmp_path_factory.mktemp("photographs"), 1)[0]


def test_a_photograph_of_the_corpus_is_like_one_of_a_phone(photograph: Path) -> None:
    photo, found = probe(photograph.parent, photograph.name)
    assert photo is not None
    assert (photo.width, photo.height, found) == (WIDTH, HEIGHT, ())
    assert photo.point is not None
    assert 3_000_000 < photograph.stat().st_size < 5_000_000


def test_it_is_made_once_and_always_the_same(photograph: Path, tmp_path: Path) -> None:
    before = photograph.stat().st_mtime_ns
    assert write_photographs(photograph.parent, 1) == (photograph,)
    assert photograph.stat().st_mtime_ns == before
    again = write_photographs(tmp_path, 1)[0]
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(photograph.read_bytes()).digest()


def test_both_ways_publish_the_same_pictures(photograph: Path) -> None:
    ours, bare = (dict(way(photograph.read_bytes())) for way in (cascades.ours, cascades.bare))
    assert set(ours) == set(bare)
    for part, data in ours.items():
        one, other = (Image.open(io.BytesIO(found)).convert("RGB") for found in (data, bare[part]))
        assert one.size == other.size
        assert max(ImageStat.Stat(ImageChops.difference(one, other)).mean) < 0.5


def test_it_measures_whole_processes(photograph: Path) -> None:
    rows = list(photos.measure(photograph.parent.parent / "run", 1, 1))
    assert [row[0].split(" (")[0] for row in rows] == [
        "bare libvips cascade",
        "cartostory’s cascade",
        "first build",
        "a second build with nothing changed",
    ]
    assert [row[0].partition(": decodes ")[2] for row in rows[2:]] == ["1", "0"]
    assert all(float(row[1]) > 0 and float(row[4]) > 0 for row in rows)
    published = sorted(file.name for file in (photograph.parent.parent / "run" / "cascade-ours").iterdir())
    assert published[0] == "photo-00-1600.jpg"
    assert len(published) == 6
