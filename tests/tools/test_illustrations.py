"""The site's illustrations: drawn the same twice, described by EXIF, and all of them in their registers."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
import yaml
from PIL import ExifTags, Image, ImageOps

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # `tools` is a folder of the project, not of the installed package

from tools.illustrations.__main__ import picture, write  # noqa: E402 - found only now
from tools.illustrations.catalogue import ILLUSTRATIONS  # noqa: E402
from tools.illustrations.exif import AUTHOR, DRAWN, described  # noqa: E402
from tools.illustrations.register import register  # noqa: E402
from tools.illustrations.scene import UPRIGHT, Illustration  # noqa: E402
from tools.illustrations.shapes import fade, number, smooth  # noqa: E402

PARTNERSHIPS = ROOT / "content" / "partnerships"
BY_NAME = {illustration.name: illustration for illustration in ILLUSTRATIONS}
ONE_FILE_BYTES = 350_000
ALL_FILES_BYTES = 6_000_000


def _folders() -> list[Path]:
    return sorted(PARTNERSHIPS.glob("*/photos"))


def _registered(folder: Path) -> dict[str, dict[str, object]]:
    return dict(yaml.safe_load((folder / "photos.yaml").read_text(encoding="utf-8")))


def _degrees(parts: tuple[float, float, float], ref: str) -> float:
    whole, minutes, seconds = (float(part) for part in parts)
    value = whole + minutes / 60 + seconds / 3600
    return -value if ref in "SW" else value


@pytest.fixture(scope="module")
def blank() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(buffer, "JPEG")
    return buffer.getvalue()


def test_an_illustration_drawn_twice_has_the_same_bytes() -> None:
    bridge = BY_NAME["pont-sur-la-vienne"]
    assert picture(bridge) == picture(bridge)


def test_every_drawing_gives_layers_of_svg() -> None:
    for illustration in ILLUSTRATIONS:
        scene = illustration.draw()
        assert len(scene) > 2, illustration.name
        assert all(layer.shapes.startswith("<") for layer in scene), illustration.name


@pytest.mark.parametrize("illustration", ILLUSTRATIONS, ids=lambda illustration: illustration.name)
def test_a_committed_picture_says_when_where_and_by_whom_it_was_made(illustration: Illustration) -> None:
    path = PARTNERSHIPS / illustration.file
    with Image.open(path) as image:
        exif = image.getexif()
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        assert exif[ExifTags.Base.Artist] == AUTHOR
        assert exif[ExifTags.Base.ImageDescription].startswith("Illustration : ")
        assert exif[ExifTags.Base.Orientation] == illustration.turned
        assert exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] == DRAWN
    lat = _degrees(gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef])
    lon = _degrees(gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef])
    assert (lat, lon) == pytest.approx(illustration.position, abs=1e-5)


@pytest.mark.parametrize("illustration", ILLUSTRATIONS, ids=lambda illustration: illustration.name)
def test_a_committed_picture_stands_upright_once_its_orientation_is_honoured(illustration: Illustration) -> None:
    with Image.open(PARTNERSHIPS / illustration.file) as image:
        stored = image.size
        shown = ImageOps.exif_transpose(image).size
    assert (shown[0] < shown[1]) == (illustration.size == UPRIGHT)
    assert (stored == shown) == (illustration.turned == 1)


def test_both_turned_orientations_are_among_the_pictures() -> None:
    assert {illustration.turned for illustration in ILLUSTRATIONS} == {1, 6, 8}


def test_places_south_and_west_keep_their_sign(blank: bytes) -> None:
    data = described(blank, "Là-bas", (-12.5, -77.25), 1)
    with Image.open(io.BytesIO(data)) as image:
        gps = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
        description = image.getexif()[ExifTags.Base.ImageDescription]
    assert (gps[ExifTags.GPS.GPSLatitudeRef], gps[ExifTags.GPS.GPSLongitudeRef]) == ("S", "W")
    assert [float(part) for part in gps[ExifTags.GPS.GPSLatitude]] == [12, 30, 0]
    assert description == "La-bas"


def test_describing_leaves_the_pixels_alone(blank: bytes) -> None:
    with Image.open(io.BytesIO(blank)) as before, Image.open(io.BytesIO(described(blank, "x", (1, 2), 1))) as after:
        assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("folder", _folders(), ids=lambda folder: folder.parent.name)
def test_pictures_and_their_register_name_each_other(folder: Path) -> None:
    files = {path.name for path in folder.iterdir()} - {"photos.yaml"}
    assert files == set(_registered(folder))


@pytest.mark.parametrize("folder", _folders(), ids=lambda folder: folder.parent.name)
def test_the_register_says_that_they_are_drawings_of_nobody(folder: Path) -> None:
    for name, entry in _registered(folder).items():
        assert entry["illustration"] is True, name
        assert entry["people"] == "none", name
        assert entry["author"] == AUTHOR, name
        assert entry["licence"] == "CC-BY-4.0", name
        assert len(str(entry["alt"])) > 30, name


@pytest.mark.parametrize("folder", _folders(), ids=lambda folder: folder.parent.name)
def test_the_committed_register_is_the_one_that_the_program_writes(folder: Path) -> None:
    own = [illustration for illustration in ILLUSTRATIONS if illustration.folder == folder.parent.name]
    assert (folder / "photos.yaml").read_text(encoding="utf-8") == register(own)


@pytest.mark.parametrize("illustration", ILLUSTRATIONS, ids=lambda illustration: illustration.name)
def test_each_illustration_is_shown_and_captioned_as_one(illustration: Illustration) -> None:
    story = (PARTNERSHIPS / illustration.folder / "story.md").read_text(encoding="utf-8")
    picture = re.escape(f"![{illustration.alt}]({illustration.name}.jpg")
    assert re.search(rf'{picture}(?: "Illustration : |\)\n\nIllustration : )', story)


def test_the_pictures_stay_light() -> None:
    sizes = {path.name: path.stat().st_size for folder in _folders() for path in folder.glob("*.jpg")}
    assert {name: size for name, size in sizes.items() if size > ONE_FILE_BYTES} == {}
    assert sum(sizes.values()) < ALL_FILES_BYTES


def test_one_named_illustration_is_written_with_every_register(tmp_path: Path) -> None:
    for illustration in ILLUSTRATIONS:
        (tmp_path / illustration.folder / "photos").mkdir(parents=True, exist_ok=True)
    write(tmp_path, ["courir-pour-kaya"])
    assert [path.name for path in tmp_path.rglob("*.jpg")] == ["courir-pour-kaya.jpg"]
    assert len(list(tmp_path.rglob("photos.yaml"))) == 5


@pytest.mark.parametrize(
    ("value", "written"), [(3.0, "3"), (0.5, "0.5"), (1 / 3, "0.33"), (-0.25, "-0.25"), (100, "100")]
)
def test_numbers_are_written_short(value: float, written: str) -> None:
    assert number(value) == written


def test_a_closed_curve_comes_back_to_its_start() -> None:
    assert smooth([(0, 0), (10, 0), (10, 10)], closed=True).endswith("0 0Z")


def test_two_different_fades_never_share_a_name() -> None:
    first, second = fade("M0 0", "#000", (0, 0), (1, 1)), fade("M0 0", "#000", (0, 0), (1, 2))
    assert first.split('"')[1] != second.split('"')[1]
