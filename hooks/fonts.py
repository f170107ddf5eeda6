"""Noto fonts -> the small subsets that pages load beside Source Serif 4.

Source Serif 4 has no ɛ ɔ ɲ (Bambara and its neighbours) and no U+202F (the French narrow no-break space): Noto Serif
lends them, together with ŋ so that the four look alike. The Arabic companion keeps what Arabic, Persian and Urdu text
needs and drops the presentation forms, which shaping does not use. Noto has no reserved font name, so it may be subset
(OFL 1.1).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

LETTERS = "ƐƆƝŊɛɔɲŋ"
"""Capital and small open e, open o, ny, eng."""

NARROW_NO_BREAK_SPACE = 0x202F
NARROW_EM = 0.2
"""Its width as a part of the em: a thin space (Unicode calls U+2009 a fifth of an em)."""

ARABIC = "U+0020-007E U+00A0 U+00AB U+00BB U+0600-06FF U+200C-200F U+2010 U+2011 U+2026 U+FDF2 U+FDFA"
"""Arabic block, Latin digits and signs, joiners and direction marks, the two ligatures that people type."""

SERIF_X_HEIGHT = 0.475
"""x-height of Source Serif 4 as a part of the em (its OS/2 table); letters that stand beside it are scaled to it."""


@dataclass(frozen=True, slots=True)
class Subset:
    """One font file that is cut from a larger one."""

    package: str
    source: str
    target: str
    unicodes: tuple[int, ...]
    beside_serif: bool = False
    """Scaled so that its x-height equals Source Serif's."""


def unicodes_of(ranges: str) -> tuple[int, ...]:
    """Code points of CSS-like ranges: `"U+0600-0602 U+FDF2"` -> (0x600, 0x601, 0x602, 0xFDF2)."""
    points: list[int] = []
    for part in ranges.split():
        first, _, last = part.removeprefix("U+").partition("-")
        points += range(int(first, 16), int(last or first, 16) + 1)
    return tuple(points)


def african(face: str) -> Subset:
    """The eight letters and the narrow space in one face of Noto Serif."""
    return Subset(
        "@fontsource/noto-serif",
        f"files/noto-serif-latin-ext-{face}.woff2",
        f"fonts/noto-serif-african-{face}.woff2",
        (*map(ord, LETTERS), ord(" ")),
        beside_serif=True,
    )


def arabic(weight: int) -> Subset:
    """One weight of Noto Naskh Arabic."""
    name = f"noto-naskh-arabic-arabic-{weight}-normal.woff2"
    return Subset("@fontsource/noto-naskh-arabic", f"files/{name}", f"fonts/{name}", unicodes_of(ARABIC))


SUBSETS = (
    african("400-normal"),
    african("400-italic"),
    african("600-normal"),
    african("700-normal"),
    arabic(400),
    arabic(700),
)


def cut_subsets(node_modules: Path, vendor: Path, subsets: tuple[Subset, ...] = SUBSETS) -> None:
    """Write each subset as WOFF2."""
    for subset in subsets:
        target = vendor / subset.target
        target.parent.mkdir(parents=True, exist_ok=True)
        cut(node_modules / subset.package / subset.source, target, subset)


def cut(source: Path, target: Path, subset: Subset, *, with_licence: bool = False) -> None:
    """Cut one font. Its dates are kept, so that the same fonts give the same bytes; its names too, `with_licence`."""
    from fontTools import subset as tool  # noqa: PLC0415 - a build requirement that is absent when vendor/ is current

    options = tool.Options(flavor="woff2", hinting=False, recalc_timestamp=False, layout_features=["*"])
    if with_licence:
        options.name_IDs = ["*"]
    font = tool.load_font(str(source), options)
    subsetter = tool.Subsetter(options)
    subsetter.populate(unicodes=list(subset.unicodes))
    subsetter.subset(font)
    if subset.beside_serif:
        fit_beside_serif(font)
    if ord(" ") in subset.unicodes and subset.beside_serif:
        narrow_space(font)
    tool.save_font(font, str(target), options)


def fit_beside_serif(font: "TTFont") -> None:
    """Make the em larger, and so the letters smaller, until the x-height is Source Serif's."""
    x_height = font["OS/2"].sxHeight / font["head"].unitsPerEm
    font["head"].unitsPerEm = round(font["head"].unitsPerEm * x_height / SERIF_X_HEIGHT)


def narrow_space(font: "TTFont") -> None:
    """Turn the font's space into U+202F, which no Noto or Source file on npm holds; the plain space stays Source's."""
    space = font.getBestCmap()[ord(" ")]
    font["hmtx"][space] = (round(font["head"].unitsPerEm * NARROW_EM), 0)
    for table in font["cmap"].tables:
        table.cmap = {point: glyph for point, glyph in table.cmap.items() if glyph != space}
        table.cmap[NARROW_NO_BREAK_SPACE] = space
