"""Picture files, good and bad, as they come from phones, cameras and messengers."""

import hashlib
import io
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from cartostory.geo.point import Point
from cartostory.load import photo as module
from cartostory.load.photo import load_photos, probe
from cartostory.media import photo_header
from cartostory.media.files import read
from cartostory.media.photo_format import Format
from cartostory.problems.catalogue import CATALOGUE

GPS = 0x8825
SIDEWAYS = {5, 6, 7, 8}


def encoded(suffix: str, size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    target = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(target, suffix, **options)
    return target.getvalue()


def with_exif(orientation: int = 1, gps: dict[int, object] | None = None, suffix: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    if gps:
        exif.get_ifd(GPS).update(gps)
    return encoded(suffix, exif=exif.tobytes())


def codes(found: tuple[object, ...]) -> list[str]:
    return [one.code for one in found]  # type: ignore[attr-defined]


def put(folder: Path, name: str, data: bytes) -> str:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return name


KAYA = {1: "N", 2: (13.0, 5.0, 17.88), 3: "W", 4: (1.0, 5.0, 1.248)}


@pytest.mark.parametrize("suffix", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF"])
def test_every_format_is_known_by_its_content(tmp_path: Path, suffix: str) -> None:
    data = encoded(suffix)
    photo, found = probe(tmp_path, put(tmp_path, f"salle.{suffix.lower()}", data))
    assert photo is not None
    assert (photo.format, photo.width, photo.height) == (suffix.lower(), 60, 40)
    assert photo.digest == hashlib.sha256(data).hexdigest()
    assert found == ()


@pytest.mark.parametrize("suffix", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_upright_picture(tmp_path: Path, suffix: str, orientation: int) -> None:
    photo, _ = probe(tmp_path, put(tmp_path, f"a.{suffix.lower()}", with_exif(orientation, suffix=suffix)))
    assert photo is not None
    assert (photo.width, photo.height) == ((40, 60) if orientation in SIDEWAYS else (60, 40))


def test_an_orientation_that_does_not_exist_is_none(tmp_path: Path) -> None:
    photo, found = probe(tmp_path, put(tmp_path, "a.jpg", with_exif(9)))
    assert photo is not None
    assert (photo.width, photo.height, found) == (60, 40, ())


@pytest.mark.parametrize("suffix", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_the_position_is_read_with_its_signs(tmp_path: Path, suffix: str) -> None:
    photo, found = probe(tmp_path, put(tmp_path, f"a.{suffix.lower()}", with_exif(gps=KAYA, suffix=suffix)))
    assert photo is not None
    assert photo.point is not None
    assert photo.point.lat == pytest.approx(13.0883, abs=1e-6)
    assert photo.point.lon == pytest.approx(-1.08368, abs=1e-6)
    assert found == ()


@pytest.mark.parametrize(
    "gps",
    [
        {**KAYA, 2: (95.0, 0.0, 0.0)},
        {**KAYA, 4: (181.0, 0.0, 0.0)},
        {**KAYA, 2: (13.0, 75.0, 0.0)},
        {**KAYA, 2: (13.0, 5.0)},
        {**KAYA, 1: "X"},
        {**KAYA, 3: "N"},
        {2: KAYA[2], 4: KAYA[4]},
        {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {1: "N", 2: KAYA[2]},
    ],
)
def test_a_position_that_is_none_is_reported_and_not_used(tmp_path: Path, gps: dict[int, object]) -> None:
    photo, found = probe(tmp_path, put(tmp_path, "a.jpg", with_exif(gps=gps)))
    assert photo is not None
    assert photo.point is None
    assert codes(found) == ["photo-absurd-position"]


def test_a_camera_without_a_fix_is_no_problem(tmp_path: Path) -> None:
    photo, found = probe(tmp_path, put(tmp_path, "a.jpg", with_exif(gps={0: b"\x02\x03\x00\x00"})))
    assert photo is not None
    assert (photo.point, found) == (None, ())


def test_without_the_site_s_wish_no_position_is_kept_nor_spoken_of(tmp_path: Path) -> None:
    put(tmp_path, "photos/a.jpg", with_exif(gps=KAYA))
    put(tmp_path, "photos/b.jpg", with_exif(gps={**KAYA, 2: (95.0, 0.0, 0.0)}))
    photos, found = load_photos(tmp_path, "photos")
    assert ([photo.point for photo in photos.values()], found) == ([None, None], ())
    photos, found = load_photos(tmp_path, "photos", use_gps=True)
    assert isinstance(photos["a.jpg"].point, Point)
    assert codes(found) == ["photo-absurd-position"]


def test_a_file_with_another_format_s_name_is_used_and_reported(tmp_path: Path) -> None:
    photo, found = probe(tmp_path, put(tmp_path, "salle.jpg", encoded("PNG")))
    assert photo is not None
    assert photo.format == "png"
    assert codes(found) == ["photo-wrong-suffix"]
    assert dict(found[0].values) == {"photo": "salle.jpg", "suffix": ".jpg", "format": "PNG"}


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"", "photo-empty-file"),
        ("a.jpg", b"<html>404</html>", "photo-unknown-format"),
        ("a.heic", b"\0\0\0\x18ftypqt  \0\0\0\0qt  ", "photo-unknown-format"),
        ("notes.txt", b"Kaya, 2016", "photo-folder-other-file"),
        ("plan.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo-folder-other-file"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "photo-truncated"),
        ("a.gif", b"GIF89a\x01\0", "photo-damaged"),
        ("a.tif", b"II*\0\x08\0\0\0", "photo-damaged"),
        ("a.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "photo-damaged"),
    ],
)
def test_what_is_no_picture_is_one_problem(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    photo, found = probe(tmp_path, put(tmp_path, name, data))
    assert photo is None
    assert codes(found) == [code]
    assert str(found[0].span) == name


@pytest.mark.parametrize("suffix", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("share", [0.5, 0.9, 0.99])
def test_a_file_that_breaks_off_is_found_without_decoding(tmp_path: Path, suffix: str, share: float) -> None:
    data = encoded(suffix, (600, 400))
    photo, found = probe(tmp_path, put(tmp_path, f"a.{suffix.lower()}", data[: int(len(data) * share)]))
    assert photo is None
    assert codes(found) == ["photo-truncated"]


def test_a_thumbnail_s_end_does_not_hide_that_the_picture_breaks_off(tmp_path: Path) -> None:
    whole = encoded("JPEG", (600, 400))
    thumbnail = b"Exif\0\0" + encoded("JPEG", (16, 16))
    segment = b"\xff\xe1" + (len(thumbnail) + 2).to_bytes(2, "big") + thumbnail
    data = whole[:2] + segment + whole[2:]
    assert probe(tmp_path, put(tmp_path, "a.jpg", data))[0] is not None
    assert codes(probe(tmp_path, put(tmp_path, "b.jpg", data[:-400]))[1]) == ["photo-truncated"]


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    photo, found = probe(tmp_path, "photos/absente.jpg")
    assert photo is None
    assert codes(found) == ["photo-unreadable"]


def test_a_file_too_heavy_to_open_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.jpg", encoded("JPEG"))
    monkeypatch.setattr(module, "LARGEST_BYTES", 100)
    assert codes(probe(tmp_path, "a.jpg")[1]) == ["photo-file-too-heavy"]


def announcing(width: int, height: int, *, interlaced: bool = False) -> bytes:
    """Give a PNG whose header announces another size than it has."""
    png = bytearray(encoded("PNG", (8, 8)))
    png[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    png[28] = interlaced
    png[29:33] = zlib.crc32(bytes(png[12:29])).to_bytes(4, "big")
    return bytes(png)


@pytest.mark.parametrize("megapixels", [176, 179, 200, 249, 251, 3600])
def test_a_picture_of_hundreds_of_megapixels_is_refused_by_its_header(tmp_path: Path, megapixels: int) -> None:
    photo, found = probe(tmp_path, put(tmp_path, "a.png", announcing(10_000, megapixels * 100)))
    assert photo is None
    assert codes(found) == ["photo-too-many-pixels"]
    assert dict(found[0].values)["limit"] == 175


def test_what_is_decoded_in_strips_may_be_larger_than_what_is_held_whole(tmp_path: Path) -> None:
    assert probe(tmp_path, put(tmp_path, "a.png", announcing(10_000, 17_400)))[0]
    assert probe(tmp_path, put(tmp_path, "a.png", announcing(10_000, 4_900, interlaced=True)))[0]
    _, found = probe(tmp_path, put(tmp_path, "a.png", announcing(10_000, 5_100, interlaced=True)))
    assert [(one.code, dict(one.values)["limit"]) for one in found] == [("photo-too-many-pixels", 50)]


def test_a_progressive_jpeg_is_held_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_header, "LARGEST_WHOLE_PIXELS", 2_000)
    assert probe(tmp_path, put(tmp_path, "a.jpg", encoded("JPEG")))[0]
    assert codes(probe(tmp_path, put(tmp_path, "b.jpg", encoded("JPEG", progressive=True)))[1]) == [
        "photo-too-many-pixels"
    ]


@pytest.mark.parametrize(("format_", "limit"), [(Format.AVIF, 25), (Format.HEIF, 50), (Format.WEBP, 50)])
def test_each_format_has_the_limit_that_its_decoder_s_memory_asks_for(
    monkeypatch: pytest.MonkeyPatch, format_: Format, limit: int
) -> None:
    header = photo_header.Header(10_000, limit * 100 + 1, 1, 1, {})
    monkeypatch.setattr(photo_header, "_read_heif", lambda _: header)
    monkeypatch.setattr(photo_header, "_read_with_pillow", lambda *_: header)
    with pytest.raises(photo_header.TooManyPixelsError) as refused:
        photo_header.read_header(b"", format_)
    assert refused.value.limit == limit * 1_000_000


def test_a_picture_too_tall_for_the_web_is_refused(tmp_path: Path) -> None:
    photo, found = probe(tmp_path, put(tmp_path, "a.png", encoded("PNG", (3, 16_384))))
    assert photo is None
    assert codes(found) == ["photo-too-tall"]


def test_an_animation_is_taken_for_its_first_picture(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "green", "blue")]
    target = io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:])
    photo, found = probe(tmp_path, put(tmp_path, "a.gif", target.getvalue()))
    assert photo is not None
    assert codes(found) == ["photo-animated"]
    assert dict(found[0].values)["frames"] == 3


def test_a_folder_is_read_without_the_register_and_what_systems_leave(tmp_path: Path) -> None:
    for name in ("b.jpg", "a.jpg", "2016/mission.jpg", ".DS_Store", "Thumbs.db", "._a.jpg"):
        put(tmp_path, f"s/photos/{name}", encoded("JPEG"))
    put(tmp_path, "s/photos/photos.yaml", b"a.jpg: {}")
    photos, found = load_photos(tmp_path, "s/photos")
    assert (sorted(photos), found) == (["2016/mission.jpg", "a.jpg", "b.jpg"], ())
    assert photos["2016/mission.jpg"].path == "s/photos/2016/mission.jpg"
    assert read(tmp_path, photos["a.jpg"].path) == encoded("JPEG")


def test_names_are_composed_as_writers_type_them(tmp_path: Path) -> None:
    decomposed = "e\u0301cole.jpg"
    put(tmp_path, f"photos/{decomposed}", encoded("JPEG"))
    photos, _ = load_photos(tmp_path, "photos")
    assert list(photos) == ["école.jpg"]
    assert read(tmp_path, photos["école.jpg"].path)


def test_one_bad_file_leaves_the_others(tmp_path: Path) -> None:
    put(tmp_path, "photos/a.jpg", b"")
    put(tmp_path, "photos/b.jpg", encoded("JPEG"))
    photos, found = load_photos(tmp_path, "photos")
    assert (list(photos), codes(found)) == (["b.jpg"], ["photo-empty-file"])


def test_no_folder_holds_no_photographs(tmp_path: Path) -> None:
    assert load_photos(tmp_path, "photos") == ({}, ())


def test_a_link_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/secret.jpg", encoded("JPEG"))
    site = tmp_path / "site"
    (site / "photos").mkdir(parents=True)
    (site / "photos" / "a.jpg").symlink_to(tmp_path / "elsewhere" / "secret.jpg")
    assert load_photos(site, "photos") == ({}, ())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_bytes_whatever_make_it_fail(tmp_path: Path, data: st.DataObject) -> None:
    suffix = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF"]))
    original = bytearray(with_exif(6, KAYA, suffix) if suffix != "GIF" else encoded(suffix))
    for at in data.draw(st.lists(st.integers(0, len(original) - 1), max_size=12)):
        original[at] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(original)))
    photo, found = probe(tmp_path, put(tmp_path, "a.jpg", bytes(original[:end])))
    assert photo is not None or len(found) == 1
    assert all(one.code in CATALOGUE for one in found)


def test_real_files_are_read_or_reported(shared_data: Path) -> None:
    photos, found = load_photos(shared_data, "photos", use_gps=True)
    reported = {one.span.file.removeprefix("photos/"): one.code for one in found}
    assert reported == {
        "pillow_decompression_bomb.gif": "photo-too-many-pixels",
        "pillow_exif_gps.jpg": "photo-absurd-position",
        "pillow_iss634.gif": "photo-animated",
        "pillow_truncated_jpeg.jpg": "photo-truncated",
        "pillow_zero_width.gif": "photo-damaged",
    }
    refused = {"pillow_decompression_bomb.gif", "pillow_truncated_jpeg.jpg", "pillow_zero_width.gif"}
    assert set(photos) == {path.name for path in (shared_data / "photos").iterdir()} - refused


@pytest.mark.parametrize(
    ("name", "lon", "lat"),
    [
        ("DSCN0010.jpg", 11.885127, 43.467448),
        ("Kodak_CX7530.jpg", 36.056417, -0.3713),
        ("sigal_1.jpg", 149.126572, -35.295758),
        ("HMD_Nokia_8.3_5G_hdr.heif", -3.763741, 40.662994),
        ("sigal_outdoor.heic", 9.839186, 53.451523),
    ],
)
def test_real_positions_are_those_that_the_sources_give(shared_data: Path, name: str, lon: float, lat: float) -> None:
    photo, _ = probe(shared_data, f"photos/{name}")
    assert photo is not None
    assert photo.point is not None
    assert (photo.point.lon, photo.point.lat) == pytest.approx((lon, lat), abs=1e-6)


@pytest.mark.parametrize("number", range(1, 9))
def test_real_orientations_are_applied_to_the_size(shared_data: Path, number: int) -> None:
    photo, _ = probe(shared_data, f"photos/orientation_landscape_{number}.jpg")
    assert photo is not None
    assert (photo.width, photo.height) == (600, 450)


def test_importing_the_package_loads_no_decoder() -> None:
    program = (
        "import sys, cartostory.load.photo, cartostory.media.renditions, cartostory.media.sizes;"
        "print(sorted({'PIL', 'pyvips', 'pillow_heif', 'numpy'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own interpreter
    assert found.stdout.strip() == "[]"


def test_a_png_without_exif_is_looked_at_without_decoding_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the pixels were decoded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", refuse)
    assert probe(tmp_path, put(tmp_path, "a.png", encoded("PNG")))[0]


def test_exif_behind_the_pixels_of_a_png_is_read_all_the_same(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    target = io.BytesIO()
    Image.new("RGB", (40, 30)).save(target, "PNG", exif=exif)
    data = target.getvalue()
    start = data.index(b"eXIf") - 4
    end = start + 12 + int.from_bytes(data[start : start + 4], "big")
    last = data.index(b"IEND") - 4
    moved = data[:start] + data[end:last] + data[start:end] + data[last:]
    photo, _ = probe(tmp_path, put(tmp_path, "a.png", moved))
    assert photo is not None
    assert (photo.width, photo.height) == (30, 40)
