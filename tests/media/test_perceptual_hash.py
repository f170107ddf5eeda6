"""Looks of real photographs: copies are known again, others are not taken for copies."""

import io
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from cartostory.media.perceptual_hash import look, looks
from cartostory.media.similarity import HEX_DIGITS, alike
from tests.authoring.photos.album import picture

# what a camera saw; the rest of the folder are test patterns, single greys, and files that cannot be opened whole
PHOTOGRAPHS = (
    "32-lens_data.jpeg",
    "36-memory_error.jpg",
    "45-gps_ifd.jpg",
    "Canon_40D.jpg",
    "DSCN0010.jpg",
    "DSCN0012.jpg",
    "DSCN0021.jpg",
    "HMD_Nokia_8.3_5G_hdr.heif",
    "Kodak_CX7530.jpg",
    "canon_hdr_NO.jpg",
    "orientation_landscape_1.jpg",
    "pillow_frozenpond.mpo",
    "pillow_hopper_orientation_6.webp",
    "samplefilehub.heif",
    "sigal_1.jpg",
    "sigal_22-nodate.jpg",
    "sigal_outdoor.heic",
)
Box = tuple[float, float, float, float]


@cache
def known(path: Path) -> tuple[str, ...]:
    return looks(path.read_bytes())


def opened(path: Path) -> Image.Image:
    if path.suffix in {".heic", ".heif"}:
        import pillow_heif  # noqa: PLC0415 - for these files alone

        return pillow_heif.open_heif(path, convert_hdr_to_8bit=True).to_pillow().convert("RGB")
    return ImageOps.exif_transpose(Image.open(path)).convert("RGB")


def copy(image: Image.Image, width: int, suffix: str, quality: int, cut: Box = (0, 0, 0, 0)) -> bytes:
    left, top, right, bottom = (round(share * side) for share, side in zip(cut, image.size * 2, strict=True))
    part = image.crop((left, top, image.width - right, image.height - bottom))
    target = io.BytesIO()
    part.resize((width, max(1, part.height * width // part.width))).save(target, suffix, quality=quality)
    return target.getvalue()


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_a_copy_is_known_whatever_its_size_format_and_quality(shared_data: Path, name: str) -> None:
    path = shared_data / "photos" / name
    image = opened(path)
    for width, suffix, quality in ((160, "JPEG", 30), (480, "JPEG", 80), (960, "WEBP", 60), (1600, "JPEG", 70)):
        assert alike(look(copy(image, width, suffix, quality)), known(path)), (width, suffix, quality)


@pytest.mark.parametrize("name", PHOTOGRAPHS)
@pytest.mark.parametrize(
    "cut",
    [(0.03, 0.03, 0.03, 0.03), (0.1, 0, 0, 0), (0, 0.1, 0, 0), (0.08, 0.08, 0, 0), (0.02, 0.06, 0.05, 0.01)],
    ids=str,
)
def test_a_copy_that_is_slightly_cut_is_known(shared_data: Path, name: str, cut: Box) -> None:
    path = shared_data / "photos" / name
    assert alike(look(copy(opened(path), 640, "JPEG", 75, cut)), known(path))


def bordered(image: Image.Image, way: str) -> Image.Image:
    """Put a picture where people find it again: in a white frame, on a telephone's black screen, as a square."""
    width, height = image.size
    if way == "frame":
        return ImageOps.expand(image, round(0.05 * max(image.size)), "white")
    if way == "square":
        return ImageOps.fit(image, (min(image.size), min(image.size)))
    tall = ImageOps.contain(image, (720, 720))
    if way == "screenshot":
        return ImageOps.pad(tall, (720, 1280), color="black")
    return ImageOps.expand(image, (0, height // 8, 0, height // 8) if width > height else (width // 8, 0), "black")


@pytest.mark.parametrize("name", PHOTOGRAPHS)
@pytest.mark.parametrize("way", ["frame", "bars", "screenshot", "square"])
def test_a_copy_with_a_border_or_cut_square_is_known(shared_data: Path, name: str, way: str) -> None:
    path = shared_data / "photos" / name
    assert alike(look(copy(bordered(opened(path), way), 640, "JPEG", 70)), known(path))


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_a_copy_that_is_turned_or_mirrored_is_known(shared_data: Path, name: str) -> None:
    path = shared_data / "photos" / name
    image = opened(path)
    for turn in Image.Transpose:
        assert alike(look(copy(image.transpose(turn), 480, "JPEG", 70)), known(path)), turn


def test_no_photograph_is_taken_for_another(shared_data: Path) -> None:
    others = {path: look(path.read_bytes()) for path in sorted((shared_data / "photos").iterdir())}
    for name in PHOTOGRAPHS:
        path = shared_data / "photos" / name
        like = {other.name for other, found in others.items() if other != path and alike(found, known(path))}
        same_scene = {f"orientation_landscape_{number}.jpg" for number in range(2, 9)}
        assert like == (same_scene if name.startswith("orientation") else set()), name


def test_the_eight_orientations_of_one_scene_are_one(shared_data: Path) -> None:
    found = [shared_data / "photos" / f"orientation_landscape_{number}.jpg" for number in range(1, 9)]
    assert all(alike(look(one.read_bytes()), known(other)) for one in found for other in found)


def test_drawings_of_the_demonstration_are_not_taken_for_each_other(root: Path) -> None:
    drawings = sorted((root / "content").rglob("*.jpg"))
    if not drawings:
        pytest.skip("the demonstration site has no drawings here")
    found = {path: look(path.read_bytes()) for path in drawings}
    for path in drawings:
        assert not [other.name for other in drawings if other != path and alike(found[other], known(path))]


@pytest.mark.parametrize("colour", ["white", "grey", "#0b5d5e"])
def test_a_picture_of_one_colour_has_no_look(colour: str) -> None:
    target = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(target, "PNG")
    assert looks(target.getvalue()) == ()
    assert look(target.getvalue()) == ""


@pytest.mark.parametrize("data", [b"", b"abc", b"\xff\xd8\xff\xe0 no picture", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"])
def test_what_cannot_be_decoded_has_no_look(data: bytes) -> None:
    assert look(data) == ""


def test_what_is_transparent_counts_as_white() -> None:
    image, hole = picture(4).convert("RGBA"), (40, 30, 260, 220)
    found = []
    for colour in ((255, 255, 255, 255), (0, 0, 0, 0)):
        image.paste(colour, hole)
        target = io.BytesIO()
        image.save(target, "PNG")
        found.append(looks(target.getvalue()))
    assert alike(found[1][0], found[0][:1])
    assert {len(one) for looks_of_one in found for one in looks_of_one} == {HEX_DIGITS}
