"""The web fonts -> whole TrueType fonts for paper: Typst reads neither WOFF2 nor `unicode-range`.

A browser puts a family together from files by range; Typst takes one file per face. So the parts of each face are
merged into one font. Merged it is no longer the original, so it may not bear the reserved name "Source" (OFL 1.1,
clause 3): it is called Cartostory Serif. Glyphs and spacing are those of its parts.

Arabic on paper is Amiri's. Noto Naskh, the pages' own, draws the dots of letters as glyphs of their own, and every
reader of the PDF that searches, copies or speaks it then meets the letter twice (docs/decisions/0033).

Paper holds more than pages bring: a browser takes a sign that our fonts lack from the reader's machine, a PDF has
nobody to ask, and "≥ 18" without its sign says something else. So the serif takes in Greek, Cyrillic, Vietnamese, the
hooked letters of Fulfulde and Hausa and raised and lowered figures; arrows, operators and marks are a family of one
face, Cartostory Signs.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

from hooks.fonts import Subset, cut, unicodes_of

FAMILY = "Cartostory Serif"
SIGNS_FAMILY = "Cartostory Signs"
EM = 1000
_NAMES_KEPT = frozenset({0, 7, 8, 9, 10, 11, 12, 13, 14})
"""Copyright, trademark, makers and licence (OpenType `name` IDs); those that name the font are written anew."""
_NOT_MERGED = ["BASE", "MATH", "STAT", "VORG", "gasp", "prep", "GlyphOrder", "vhea", "vmtx"]
"""Tables of one part that say nothing of the whole: hinting, variations, baselines of scripts, set formulas."""
LETTERS = "U+0180-024F U+0250-02AF U+1E00-1EFF U+20A0-20CF"
"""What Noto Serif adds to the Latin of Source Serif: letters of African languages, rare marks, currencies."""
FIGURES = "U+2034 U+2057 U+2070-209F U+2100-214F"
"""Raised and lowered figures, letterlike signs."""
OPERATORS = "U+2020-2022 U+2190-22FF U+2308-230B U+25A0-25FF U+2660-266F U+27C0-27FF U+2A00-2AFF"
MARKS = "U+2300-23FF U+2460-24FF U+25A0-27BF U+2B00-2BFF"
"""Boxes to tick, telephones, stars, numbers in circles."""
NUMERALS = "U+2160-218F"


@dataclass(frozen=True, slots=True)
class Face:
    """One face: its parts in `vendor/fonts/`, then those cut from packages; the first with a character gives it."""

    target: str
    style: str
    parts: tuple[str, ...]
    cuts: tuple[Subset, ...]
    family: str = FAMILY


def serif(face: str, style: str) -> Face:
    """Give one face of the serif family: what pages have, then what only paper needs to bring itself."""
    parts = ("source-serif-4-latin", "source-serif-4-latin-ext", "noto-serif-african")
    files = tuple(f"{part}-{face}.woff2" for part in parts)
    more = tuple(_whole("source-serif-4", part, face) for part in ("vietnamese", "greek", "cyrillic", "cyrillic-ext"))
    noto = (_part("noto-serif", "latin-ext", face, LETTERS), _part("noto-serif", "math", face, FIGURES))
    return Face(f"cartostory-serif-{face}.ttf", style, files, (*more, *noto))


def _whole(package: str, part: str, face: str) -> Subset:
    return _part(package, part, face, "U+0020-FFFF", beside_serif=False)


def _part(package: str, part: str, face: str, ranges: str, *, beside_serif: bool = True) -> Subset:
    name = f"{package}-{part}-{face}.woff2"
    return Subset(f"@fontsource/{package}", f"files/{name}", name, unicodes_of(ranges), beside_serif)


SIGNS = Face(
    "cartostory-signs-400-normal.ttf",
    "Regular",
    (),
    (
        _part("noto-sans-math", "latin", "400-normal", OPERATORS, beside_serif=False),
        _part("noto-sans-symbols-2", "symbols", "400-normal", MARKS, beside_serif=False),
        _part("noto-sans-symbols", "symbols", "400-normal", f"{MARKS} {NUMERALS}", beside_serif=False),
    ),
    SIGNS_FAMILY,
)
FACES = (
    serif("400-normal", "Regular"),
    serif("400-italic", "Italic"),
    serif("600-normal", "SemiBold"),
    serif("700-normal", "Bold"),
    SIGNS,
)
ARABIC_PACKAGE = "@fontsource/amiri"
ARABIC = ("amiri-arabic-400-normal", "amiri-arabic-700-normal")
"""Fonts of one part: unpacked, and otherwise as they are."""


def make_print_fonts(node_modules: Path, vendor: Path) -> None:
    """Write `vendor/print/*.ttf`: the serif from `vendor/fonts/*.woff2`, the Arabic from its package.

    Dates are kept: the same fonts give the same bytes.
    """
    target = vendor / "print"
    target.mkdir(parents=True, exist_ok=True)
    for name in ARABIC:
        font = _open(node_modules / ARABIC_PACKAGE / "files" / f"{name}.woff2")
        font.flavor = None
        font.save(target / f"{name}.ttf")
    for face in FACES:
        merged = _merged(node_modules, vendor, face)
        rename(merged, face.style, face.family)
        merged.save(target / face.target)


def _merged(node_modules: Path, vendor: Path, face: Face) -> "TTFont":
    with tempfile.TemporaryDirectory(prefix="cartostory-fonts-") as scratch:
        parts = [vendor / "fonts" / part for part in face.parts]
        for subset in face.cuts:
            parts.append(Path(scratch) / subset.target)
            cut(node_modules / subset.package / subset.source, parts[-1], subset, with_licence=True)
        return merge(parts)


def merge(parts: list[Path]) -> "TTFont":
    """Merge fonts of one face on one em; each gives the characters that those before it lack."""
    from fontTools.merge import Merger, Options  # noqa: PLC0415 - same

    with tempfile.TemporaryDirectory(prefix="cartostory-fonts-") as scratch:
        known: set[int] = set()
        files = []
        for number, part in enumerate(parts):
            file = Path(scratch) / f"{number}.ttf"
            known |= _write_rest(part, known, file)
            files.append(str(file))
        merged: TTFont = Merger(options=Options(drop_tables=_NOT_MERGED)).merge(files)
    first = _open(parts[0])
    merged.recalcTimestamp = False
    merged["head"].created, merged["head"].modified = first["head"].created, first["head"].modified
    return merged


def _open(file: Path) -> "TTFont":
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - same

    return TTFont(file, recalcTimestamp=False)


def _write_rest(part: Path, known: set[int], target: Path) -> set[int]:
    """Write a part without the characters that are known, scaled to the common em; give those that are left."""
    from fontTools import subset  # noqa: PLC0415 - same
    from fontTools.ttLib.scaleUpem import scale_upem  # noqa: PLC0415 - same

    options = subset.Options(hinting=False, recalc_timestamp=False, layout_features=["*"], name_IDs=["*"])
    font = _open(part)
    rest = set(font.getBestCmap()) - known
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted(rest))
    subsetter.subset(font)
    if font["head"].unitsPerEm != EM:
        scale_upem(font, EM)
    font.flavor = None
    font.save(target)
    return rest


def rename(font: "TTFont", style: str, family: str = FAMILY) -> None:
    """Give the font our family's name and keep what its licence asks to keep."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in _NAMES_KEPT]
    is_basic = style in {"Regular", "Italic", "Bold"}
    whole = f"{family} {style}"
    for number, text in {
        1: family if is_basic else whole,
        2: style if is_basic else "Regular",
        3: whole,
        4: whole,
        6: whole.replace(" ", "-"),
        16: family,
        17: style,
    }.items():
        names.setName(text, number, 3, 1, 0x409)
