"""A photograph's bytes -> the files that are published: smaller, in sRGB, the right way up, without any metadata."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from cartostory.media.photo_format import Format, recognise
from cartostory.media.photo_header import DamagedError, TooManyPixelsError, read_header
from cartostory.media.sizes import Recipe, Size, sizes_for
from cartostory.model import Photo
from cartostory.problems.problem import Problem, Span, problem

_AVIF_EFFORT = 4
_WHITE = [255, 255, 255]
_SIDEWAYS = frozenset({5, 6, 7, 8})


@dataclass(frozen=True, slots=True)
class Cascade:
    """The published files of one photograph by part ("960.webp"), and its mean colour as "#rrggbb".

    `fault` is empty, or a code of the catalogue: the picture could not be decoded whole, and there are no files;
    `limit` is how many pixels are decoded, where it has more.
    """

    files: tuple[tuple[str, bytes], ...]
    colour: str
    fault: str = ""
    limit: int = 0


def cascade(data: bytes, recipe: Recipe) -> Cascade:
    """Publish one photograph: decoded once at the largest size, from which the smaller ones are made.

    Never raises for the picture's sake: what cannot be decoded comes back as a `fault`. Runs in worker processes.
    """
    return _judged(_cascade, data, recipe)


def verdict(data: bytes, recipe: Recipe) -> Cascade:
    """Decode one photograph as `cascade` does, with the same faults, and make nothing of it: a third of its time."""
    return _judged(_looked_at, data, recipe)


def _judged(make: Callable[[Any, bytes, Recipe], Cascade], data: bytes, recipe: Recipe) -> Cascade:
    """Turn what decoders say of a faulty picture into a `fault`."""
    vips = _vips()
    try:
        return make(vips, data, recipe)
    except TooManyPixelsError as error:
        return Cascade((), "", "photo-too-many-pixels", error.limit)
    except (vips.Error, DamagedError):
        return Cascade((), "", "photo-unknown-kind" if recognise(data) is Format.TIFF else "photo-damaged")


def problems(photo: Photo, made: Cascade) -> tuple[Problem, ...]:
    """Give what is to be said of a photograph after its cascade."""
    limit = made.limit // 1_000_000
    return (problem(made.fault, Span(photo.path), photo=photo.name, limit=limit),) if made.fault else ()


def smaller(data: bytes, width: int, quality: int) -> bytes:
    """Make a published picture smaller still: WebP of that width in px and that quality."""
    image = _vips().Image.thumbnail_buffer(data, width)
    return _saved(image, "webp", Recipe(webp_quality=quality))


@cache
def _vips() -> Any:
    """Import libvips with one thread and no cache: the workers are the parallel part, and memory is bounded."""
    import pyvips  # noqa: PLC0415 - a build in which no photograph changed goes without libvips

    logging.getLogger("pyvips").setLevel(logging.ERROR)  # odd metadata is common and none of it is published
    pyvips.concurrency_set(1)
    pyvips.cache_set_max(0)
    return pyvips


def _looked_at(vips: Any, data: bytes, recipe: Recipe) -> Cascade:
    """Decode, and keep nothing."""
    _upright(vips, data, recipe)
    return Cascade((), "")


def _upright(vips: Any, data: bytes, recipe: Recipe) -> tuple[Any, tuple[Size, ...]]:
    """Decode at the largest published size; give all of them with it. Raises what `_judged` names."""
    format_ = recognise(data)
    if format_ is None:
        raise DamagedError("no picture")
    header = read_header(data, format_)
    sizes = sizes_for(header.width, header.height, recipe)
    return _decoded(vips, data, format_, sizes[-1], header.orientation), sizes


def _cascade(vips: Any, data: bytes, recipe: Recipe) -> Cascade:
    """Decode, then save each size, from the largest down."""
    image, sizes = _upright(vips, data, recipe)
    files: list[tuple[str, bytes]] = []
    for size in reversed(sizes):
        if (image.width, image.height) != (size.width, size.height):
            image = _shrunk(image, size)
        files[:0] = [(f"{size.width}.{suffix}", _saved(image, suffix, recipe)) for suffix in recipe.suffixes]
    return Cascade(tuple(files), _mean_colour(image))


def _decoded(vips: Any, data: bytes, format_: Format, size: Size, orientation: int) -> Any:
    """Decode to one size, in memory, sRGB, 8 bits, the right way up. `size` is that of the upright picture."""
    stored = Size(size.height, size.width) if orientation in _SIDEWAYS else size
    wanted = {"height": stored.height, "size": "force", "no_rotate": True}
    if format_ is Format.HEIF:
        image = _heif(vips, data).thumbnail_image(stored.width, **wanted)
    else:
        # a source is read where it lies, a buffer is copied first: half the memory for a file of 150 MB.
        # `thumbnail` forgets its own `fail_on`; the loader's is kept, and a truncated file is told from a whole one
        source = vips.Source.new_from_memory(data)
        image = vips.Image.thumbnail_source(source, stored.width, option_string="[fail_on=error]", **wanted)
    image = _srgb(vips, image.copy_memory())
    return image if orientation == 1 else _turned(image, orientation).copy_memory()


def _heif(vips: Any, data: bytes) -> Any:
    """Decode HEIC, for which the packaged libvips has no decoder, with its colour profile."""
    import pillow_heif  # noqa: PLC0415 - 40 ms, for photographs of iPhones alone

    try:
        found = pillow_heif.open_heif(data, convert_hdr_to_8bit=True)
        pixels, bands = found.data, len(found.mode)
    except (ValueError, RuntimeError, OSError, SyntaxError) as error:
        raise DamagedError(str(error)) from error
    if found.stride != found.size[0] * bands:
        rows = (pixels[at : at + found.size[0] * bands] for at in range(0, len(pixels), found.stride))
        pixels = b"".join(rows)
    image = vips.Image.new_from_memory(pixels, found.size[0], found.size[1], bands, "uchar")
    image = image.copy(interpretation="srgb" if found.mode.startswith("RGB") else "b-w")
    profile = found.info.get("icc_profile")
    if profile:
        image.set_type(vips.GValue.blob_type, "icc-profile-data", profile)
    return image


def _srgb(vips: Any, image: Any) -> Any:
    """Bring a decoded picture to sRGB of 8 bits: by its own profile where it has one that is sound.

    Done at the published size: `thumbnail` would do it before shrinking, and for pictures without a profile as well.
    """
    if image.get_typeof("icc-profile-data"):
        try:
            return image.icc_transform("srgb", embedded=True, intent="relative").copy_memory()
        except vips.Error:
            logging.getLogger(__name__).debug("a colour profile that cannot be used is left aside")
    is_srgb = image.interpretation == "srgb" and image.format == "uchar"
    return image if is_srgb else image.colourspace("srgb").copy_memory()


def _turned(image: Any, orientation: int) -> Any:
    """Turn a picture the right way up (EXIF 2.32 section 4.6.4)."""
    if orientation in (3, 4):
        image = image.rot180()
    elif orientation in (5, 6):
        image = image.rot90()
    elif orientation in (7, 8):
        image = image.rot270()
    return image.fliphor() if orientation in (2, 4, 5, 7) else image


def _shrunk(image: Any, size: Size) -> Any:
    """Make the next smaller size."""
    return image.thumbnail_image(size.width, height=size.height, size="force", no_rotate=True).copy_memory()


def _saved(image: Any, suffix: str, recipe: Recipe) -> bytes:
    """Encode one file, with no metadata of any kind (`keep="none"`)."""
    saved: bytes
    if suffix == "webp":
        saved = image.webpsave_buffer(Q=recipe.webp_quality, keep="none")
    elif suffix == "avif":
        saved = image.heifsave_buffer(Q=recipe.avif_quality, compression="av1", effort=_AVIF_EFFORT, keep="none")
    else:
        flat = image.flatten(background=_WHITE) if image.hasalpha() else image
        saved = flat.jpegsave_buffer(
            Q=recipe.jpeg_quality, trellis_quant=True, optimize_coding=True, interlace=True, keep="none"
        )
    return saved


def _mean_colour(image: Any) -> str:
    """Give the mean colour on white, which holds the place until the photograph is there."""
    flat = image.flatten(background=_WHITE) if image.hasalpha() else image
    red, green, blue = (round(flat[band].avg()) for band in range(3))
    return f"#{red:02x}{green:02x}{blue:02x}"
