"""Published photographs, read back by another library than the one that made them."""

import io
import pickle
import subprocess
import sys
import zlib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy
import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageStat

from cartostory.load.photo import probe
from cartostory.media.photo_format import LARGEST_PIXELS, Format, recognise
from cartostory.media.renditions import Cascade, cascade, problems
from cartostory.media.sizes import Recipe, parts_for, sizes_for, widths_for
from cartostory.model import Photo

pytestmark = pytest.mark.slow

RECIPE = Recipe()
TRACES = (b"Exif", b"EXIF", b"http://ns.adobe.com/xap", b"xpacket", b"Photoshop 3.0", b"GPS", b"ICC_PROFILE", b"MPF\0")
WEBP_SOUND_CHUNKS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
# the corners of the scene below, clockwise from the upper left
CORNERS = ((200, 30, 30), (30, 160, 30), (30, 30, 200), (210, 200, 40))


def scene(size: tuple[int, int] = (80, 60)) -> Image.Image:
    """Draw a picture whose four quarters differ, so that turning it wrongly shows."""
    picture = Image.new("RGB", size)
    width, height = size[0] // 2, size[1] // 2
    for colour, at in zip(CORNERS, ((0, 0), (width, 0), (width, height), (0, height)), strict=True):
        picture.paste(colour, (*at, at[0] + width, at[1] + height))
    return picture


def encoded(picture: Image.Image, suffix: str = "JPEG", **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, suffix, **options)  # type: ignore[arg-type]
    return target.getvalue()


def opened(made: Cascade, suffix: str) -> list[Image.Image]:
    return [Image.open(io.BytesIO(data)) for part, data in made.files if part.endswith(suffix)]


def largest(data: bytes, suffix: str = "webp", recipe: Recipe = RECIPE) -> Image.Image:
    made = cascade(data, recipe)
    assert made.fault == ""
    return opened(made, suffix)[-1]


def near(picture: Image.Image, at: tuple[float, float], colour: tuple[int, int, int], tolerance: int = 12) -> bool:
    found = picture.convert("RGB").getpixel((int(picture.width * at[0]), int(picture.height * at[1])))
    assert isinstance(found, tuple)
    return all(abs(one - other) <= tolerance for one, other in zip(found, colour, strict=True))


def is_upright(picture: Image.Image) -> bool:
    places = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))
    return all(near(picture, at, colour, 25) for at, colour in zip(places, CORNERS, strict=True))


STORED = {  # what a camera stores for the upright scene, by orientation: the reverse of what is to be done
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("suffix", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(orientation: int, suffix: str) -> None:
    turn = STORED[orientation]
    picture = scene((800, 600))
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = encoded(picture.transpose(turn) if turn is not None else picture, suffix, exif=exif.tobytes())
    made = cascade(data, RECIPE)
    for kind in ("webp", "jpg"):
        assert [found.size for found in opened(made, kind)] == [(480, 360), (800, 600)]
        assert all(map(is_upright, opened(made, kind)))


def test_the_widths_are_480_960_and_1600_and_never_above_the_original() -> None:
    assert widths_for(4000, RECIPE) == (480, 960, 1600)
    assert widths_for(1600, RECIPE) == (480, 960, 1600)
    assert widths_for(1200, RECIPE) == (480, 960, 1200)
    assert widths_for(1000, RECIPE) == (480, 960)
    assert widths_for(480, RECIPE) == (480,)
    assert widths_for(100, RECIPE) == (100,)
    assert widths_for(1, RECIPE) == (1,)


@settings(deadline=None)
@given(st.integers(1, 60_000), st.integers(1, 60_000), st.lists(st.integers(1, 4000), min_size=1, max_size=4))
def test_sizes_rise_keep_their_proportions_and_never_exceed_the_original(
    width: int, height: int, widths: list[int]
) -> None:
    sizes = sizes_for(width, height, Recipe(widths=tuple(widths)))
    assert sizes
    assert [size.width for size in sizes] == sorted({size.width for size in sizes})
    for size in sizes:
        assert 1 <= size.width <= width
        assert 1 <= size.height <= height
        assert abs(size.height - size.width * height / width) <= 0.5 or size.height == 1


@pytest.mark.parametrize("size", [(4000, 3000), (3000, 4000), (1601, 1067), (977, 3), (3, 977), (480, 481), (1, 1)])
def test_the_parts_are_those_that_the_plan_expects(size: tuple[int, int]) -> None:
    made = cascade(encoded(Image.new("RGB", size, "teal"), "PNG"), RECIPE)
    assert tuple(part for part, _ in made.files) == parts_for(size[0], RECIPE)
    expected = [(found.width, found.height) for found in sizes_for(*size, RECIPE)]
    assert [found.size for found in opened(made, "webp")] == expected
    assert [found.size for found in opened(made, "jpg")] == expected


def test_avif_is_made_where_it_is_asked_for() -> None:
    recipe = Recipe(widths=(48, 64), avif=True)
    made = cascade(encoded(scene()), recipe)
    assert tuple(part for part, _ in made.files) == parts_for(80, recipe)
    assert [recognise(data) for _, data in made.files] == ["avif", "webp", "jpeg"] * 2
    assert all(map(is_upright, opened(made, "avif")))


def test_jpeg_is_progressive_for_slow_networks() -> None:
    assert largest(encoded(scene((900, 600))), "jpg").info.get("progressive") == 1


def test_wide_gamut_is_brought_to_srgb() -> None:
    profile = linear_profile()
    picture = Image.new("RGB", (64, 64), (55, 55, 55))
    shown = largest(encoded(picture, "PNG", icc_profile=profile))
    # linear 55/255 = 0.2157 is sRGB 128 (IEC 61966-2-1)
    assert near(shown, (0.5, 0.5), (128, 128, 128), 3)


def linear_profile() -> bytes:
    """Write an RGB profile of gamma 1 with sRGB's primaries (ICC.1:2010): ignoring it would show."""

    def fixed(value: float) -> bytes:
        return round(value * 65536).to_bytes(4, "big", signed=True)

    def xyz(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(map(fixed, values))

    curve = b"curv\0\0\0\0\0\0\0\0"
    tags = {
        b"rXYZ": xyz(0.4361, 0.2225, 0.0139),
        b"gXYZ": xyz(0.3851, 0.7169, 0.0971),
        b"bXYZ": xyz(0.1431, 0.0606, 0.7141),
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
        b"desc": b"desc\0\0\0\0\0\0\0\x07linear\0".ljust(96, b"\0"),
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
    }
    table, body, at = b"", b"", 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        table += name + at.to_bytes(4, "big") + len(data).to_bytes(4, "big")
        body += data
        at += len(data)
    head = at.to_bytes(4, "big") + b"\0\0\0\0\x02\x40\0\0mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    head += b"".join(map(fixed, (0.9642, 1.0, 0.8249)))
    return head.ljust(128, b"\0") + len(tags).to_bytes(4, "big") + table + body


def test_the_test_s_own_profile_is_one() -> None:
    found = ImageCms.ImageCmsProfile(io.BytesIO(linear_profile()))
    assert found.profile.xcolor_space.strip() == "RGB"


def test_a_broken_colour_profile_is_left_aside() -> None:
    shown = largest(encoded(scene(), "PNG", icc_profile=b"rubbish" * 40))
    assert is_upright(shown)


def test_cmyk_and_grey_come_out_as_rgb() -> None:
    cmyk = largest(encoded(scene().convert("CMYK")), "jpg")
    assert cmyk.mode == "RGB"
    grey = largest(encoded(Image.new("L", (64, 64), 90), "PNG"), "webp")
    assert near(grey, (0.5, 0.5), (90, 90, 90), 3)


def test_sixteen_bits_are_reduced_to_eight() -> None:
    picture = Image.new("I;16", (64, 64), 0x8080)
    assert near(largest(encoded(picture, "PNG"), "jpg"), (0.5, 0.5), (128, 128, 128), 3)
    assert near(largest(encoded(picture, "TIFF"), "jpg"), (0.5, 0.5), (128, 128, 128), 3)


def test_transparency_stays_in_webp_and_is_white_in_jpeg() -> None:
    picture = Image.new("RGBA", (600, 400), (200, 30, 30, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 300, 400))
    made = cascade(encoded(picture, "PNG"), RECIPE)
    for webp, jpeg in zip(opened(made, "webp"), opened(made, "jpg"), strict=True):
        assert webp.mode == "RGBA"
        assert webp.getchannel("A").getpixel((10, 10)) == 0
        assert near(jpeg, (0.1, 0.5), (255, 255, 255), 3)
        assert near(jpeg, (0.9, 0.5), (200, 30, 30))
    assert near(Image.new("RGB", (1, 1), made.colour), (0, 0), (228, 142, 142))


def test_the_colour_is_the_mean() -> None:
    picture = Image.new("RGB", (100, 100), (0, 100, 200))
    picture.paste((100, 100, 0), (0, 0, 50, 100))
    assert near(Image.new("RGB", (1, 1), cascade(encoded(picture, "PNG"), RECIPE).colour), (0, 0), (50, 100, 100), 2)


def test_an_animation_gives_its_first_picture() -> None:
    frames = [Image.new("RGB", (90, 90), colour) for colour in ((200, 30, 30), (0, 0, 255))]
    shown = largest(encoded(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert getattr(shown, "n_frames", 1) == 1
    assert near(shown, (0.5, 0.5), (200, 30, 30))


def test_heic_comes_out_upright_with_its_colours() -> None:
    heif = pillow_heif.from_pillow(scene((802, 600)))
    target = io.BytesIO()
    heif.save(target, quality=90)
    made = cascade(target.getvalue(), RECIPE)
    assert [found.size for found in opened(made, "webp")] == [(480, 359), (802, 600)]
    assert all(map(is_upright, opened(made, "jpg")))


def secretive() -> Iterator[tuple[str, bytes]]:
    """Give pictures that carry all that must not be published."""
    exif = Image.Exif()
    exif[0x010F] = "SECRET maker"
    exif.get_ifd(0x8825).update({1: "N", 2: (13.0, 5.0, 17.88), 3: "W", 4: (1.0, 5.0, 1.248)})
    xmp = b"<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET http://ns.adobe.com/xap</x:xmpmeta>"
    for suffix in ("JPEG", "PNG", "WEBP", "AVIF", "TIFF"):
        yield suffix, encoded(scene((700, 500)), suffix, exif=exif.tobytes(), xmp=xmp, icc_profile=linear_profile())
    jpeg = encoded(scene((700, 500)), exif=exif.tobytes(), comment=b"SECRET comment")
    iptc = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\x0b\x1c\x02\x78\0\x06SECRET\0"
    yield "IPTC", jpeg[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + jpeg[2:]
    chunk = b"tEXtAuthor\0SECRET author"
    png = encoded(scene((700, 500)), "PNG")
    text = (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    yield "PNG text", png[:33] + text + png[33:]


@pytest.mark.parametrize(("kind", "data"), list(secretive()), ids=[kind for kind, _ in secretive()])
def test_no_metadata_is_published(kind: str, data: bytes) -> None:
    assert b"SECRET" in data or kind == "TIFF"
    made = cascade(data, Recipe(widths=(320, 640), avif=True))
    assert len(made.files) == 6
    for _, published in made.files:
        assert b"SECRET" not in published
        assert_bare(published)


def assert_bare(published: bytes) -> None:
    """Read a published file with Pillow, chunk by chunk, and byte by byte: nothing but the picture is in it."""
    found = Image.open(io.BytesIO(published))
    found.load()
    assert not dict(found.getexif())
    assert not {"exif", "xmp", "icc_profile", "comment", "photoshop", "Raw profile type exif"} & set(found.info)
    assert getattr(found, "n_frames", 1) == 1
    if found.format == "JPEG":
        assert found.applist == [] or [name for name, _ in found.applist] == ["APP0"]  # type: ignore[attr-defined]
        assert published.count(b"\xff\xd8\xff") == 1
    if found.format == "WEBP":
        assert set(chunks(published)) <= WEBP_SOUND_CHUNKS
    # entropy-coded data may hold three letters by chance; the containers' names above settle those
    assert not [trace for trace in TRACES if len(trace) > 3 and trace in published]
    assert not any(trace in published[:4096] for trace in TRACES)


def chunks(webp: bytes) -> Iterator[bytes]:
    at = 12
    while at + 8 <= len(webp):
        yield webp[at : at + 4]
        size = int.from_bytes(webp[at + 4 : at + 8], "little")
        at += 8 + size + size % 2


def test_real_files_are_published_bare_or_refused(shared_data: Path) -> None:
    refused = {}
    for path in sorted((shared_data / "photos").iterdir()):
        made = cascade(path.read_bytes(), RECIPE)
        if made.fault:
            refused[path.name] = made.fault
            assert made.files == ()
            continue
        photo, _ = probe(shared_data, f"photos/{path.name}")
        assert photo is not None
        expected = [(found.width, found.height) for found in sizes_for(photo.width, photo.height, RECIPE)]
        assert tuple(part for part, _ in made.files) == parts_for(photo.width, RECIPE)
        assert [found.size for found in opened(made, "jpg")] == expected
        for _, published in made.files:
            assert_bare(published)
    assert refused == {
        "corrupted.jpg": "photo-damaged",
        "pillow_decompression_bomb.gif": "photo-too-many-pixels",
        "pillow_truncated_jpeg.jpg": "photo-damaged",
        "pillow_zero_width.gif": "photo-damaged",
    }


@pytest.mark.parametrize("number", range(2, 9))
def test_real_orientations_look_like_the_first(shared_data: Path, number: int) -> None:
    def shown(which: int) -> Image.Image:
        data = (shared_data / "photos" / f"orientation_landscape_{which}.jpg").read_bytes()
        # the file's number is painted in the middle of the waterfall, so the rest of the picture is compared
        return largest(data).convert("RGB").crop((0, 300, 600, 450)).resize((60, 15))

    difference = ImageStat.Stat(ImageChops.difference(shown(1), shown(number))).mean
    assert max(difference) < 12


def test_a_real_cmyk_photograph_keeps_its_colours(shared_data: Path) -> None:
    shown = largest((shared_data / "photos" / "pillow_pil_sample_cmyk.jpg").read_bytes(), "jpg")
    red = ImageStat.Stat(shown.crop((0, 0, 15, 6))).mean
    assert red[0] > 150
    assert max(red[1], red[2]) < 110


@pytest.mark.parametrize("share", [0.4, 0.9, 0.99])
@pytest.mark.parametrize("suffix", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_a_file_that_breaks_off_is_a_fault_and_never_half_a_picture(suffix: str, share: float) -> None:
    noise = Image.effect_noise((700, 500), 60).convert("RGB")
    data = encoded(noise, suffix)
    made = cascade(data[: int(len(data) * share)], RECIPE)
    assert (made.files, made.fault) == ((), "photo-unknown-kind" if suffix == "TIFF" else "photo-damaged")


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\xff\xd8\xff", b"GIF89a", b"\0\0\0\x18ftypheic"])
def test_what_is_no_picture_is_a_fault(data: bytes) -> None:
    assert cascade(data, RECIPE) == Cascade((), "", "photo-damaged")


def test_a_sound_tiff_of_a_kind_that_is_not_read_is_not_called_damaged() -> None:
    colours = Image.merge("LAB", scene().convert("RGB").split())
    assert cascade(encoded(colours, "TIFF"), RECIPE).fault == "photo-unknown-kind"


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    bomb = b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\x02\x02D\x01\0;"
    assert cascade(bomb, RECIPE).fault == "photo-too-many-pixels"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_bytes_whatever_make_it_fail(data: st.DataObject) -> None:
    suffix = data.draw(st.sampled_from(["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF"]))
    original = bytearray(encoded(scene(), suffix))
    for at in data.draw(st.lists(st.integers(0, len(original) - 1), max_size=6)):
        original[at] = data.draw(st.integers(0, 255))
    made = cascade(bytes(original), Recipe(widths=(48,)))
    assert bool(made.files) is not bool(made.fault)


def test_a_fault_names_the_photograph() -> None:
    photo = Photo("a.jpg", "content/a.jpg", "0" * 64, 8, 8, "jpeg")
    assert problems(photo, Cascade((), "#ffffff")) == ()
    (found,) = problems(photo, Cascade((), "", "photo-damaged"))
    assert (found.code, str(found.span), dict(found.values)["photo"]) == ("photo-damaged", "content/a.jpg", "a.jpg")


def test_the_bytes_are_the_same_each_time_and_in_any_process() -> None:
    data = encoded(Image.effect_noise((1700, 900), 50).convert("RGB"))
    here = cascade(data, RECIPE)
    assert cascade(data, RECIPE) == here
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as workers:
        assert workers.submit(cascade, data, RECIPE).result() == here
    assert pickle.loads(pickle.dumps(here)) == here  # noqa: S301 - our own bytes


_WEIGHED = """
import io, re, sys
from pathlib import Path
from PIL import Image
from cartostory.media.perceptual_hash import look
from cartostory.media.renditions import verdict
from cartostory.media.sizes import Recipe

def peak():  # not getrusage: a process starts there from what its parent took
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024

def decode(data):
    return verdict(data, Recipe()).fault if sys.argv[1] == "develop" else look(data)[:0]

def small():
    target = io.BytesIO()
    Image.new("RGB", (300, 200)).save(target, "PNG")
    return target.getvalue()

decode(small())
data = open(sys.argv[2], "rb").read()
before = peak()
assert decode(data) == ""
print(len(data), peak() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="only Linux tells the peak of one process")
@pytest.mark.parametrize("way", ["develop", "compare"])
def test_a_heavy_file_is_decoded_without_a_second_copy_of_it(way: str, tmp_path: Path) -> None:
    heavy = tmp_path / "heavy.png"
    grain = numpy.random.default_rng(1).integers(0, 256, (5000, 6000, 3), dtype="uint8")
    Image.fromarray(grain).save(heavy, compress_level=0)
    command = [sys.executable, "-c", _WEIGHED, way, str(heavy)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - our own program
    file_bytes, taken_bytes = map(int, done.stdout.split())
    assert file_bytes > 90_000_000
    assert taken_bytes < file_bytes * 0.8


def test_no_format_may_take_more_than_420_mb_for_its_pixels() -> None:
    """Measured at the limits, files beside: bytes for each pixel that is held."""
    held = {Format.WEBP: 4.3, Format.AVIF: 16.6, Format.GIF: 5.4, Format.HEIF: 7.8}
    assert {one: LARGEST_PIXELS[one] * each for one, each in held.items() if LARGEST_PIXELS[one] * each > 4.2e8} == {}
