"""Measure every map of the demonstration and of the good test sites, at every size: `python -m tools.plates`.

A row a map and size, with its smallest letters on the screen, its ink, and what falls short of the contract of a plate.
The same measures are held by `tests/carto/test_plates.py`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import numpy
import pyvips

from cartostory.build.plan import plan_site
from cartostory.carto.draw.draw import draw
from cartostory.carto.letters.shaping import UNITS, shaped
from cartostory.carto.style.style import Style, parse
from cartostory.carto.view.picture import Drawn, Picture, PictureKind
from cartostory.carto.view.site_maps import pictures
from cartostory.load.site import load
from cartostory.model.output import Address

ROOT = Path(__file__).parent.parent
SITES = ("", "tests/sites/good/village", "tests/sites/good/semaine")
SVG = "{http://www.w3.org/2000/svg}"
SHRUNK = 0.92
"""How much narrower than its drawing a picture may be shown (`render/map_view.py`)."""
SMALLEST_PX, LEAST_INK = 10.0, 0.15
_TOUCH_PX, _INK_PX, _INK_STEP, _HIGH = 1.0, 300, 8, 0.68
"""What two texts may share, the width at which ink is counted, from what difference on, and capitals' height in ems."""
_DEGREES = re.compile(r"\d°")
_LINE = 1.5
_NO_NAME = re.compile(r"[\d\s.,°'′NSEOWkm\u202f\u00a0]+|[\d\s\u202f]+\S* ?\S*|\w")

_INHERITED = frozenset({"font-size", "font-weight", "font-style", "letter-spacing"})

Box = tuple[float, float, float, float]
Plate = tuple[Address, Picture, Drawn]


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text on a sheet: its words, its size in px, and the box of its ink; None where it is turned."""

    words: str
    size: float
    box: Box | None


def plates(root: Path, style: Style) -> Iterator[Plate]:
    """Draw every map in the first language of its site, without a ground, which brings no names of the story's own."""
    for name in SITES:
        site, _ = load(root / name)
        planned, _ = plan_site(site, {})
        for address, picture in pictures(site, planned).items():
            if address.language == site.config.first_language:
                yield address, picture, draw(picture, style)


def texts_of(svg: str) -> Iterator[Text]:
    """Yield every text of a drawing, where it stands on the sheet."""

    def walk(element: ElementTree.Element, around: dict[str, str], left: float, top: float) -> Iterator[Text]:
        style = {**around, **element.attrib}
        if element.tag == f"{SVG}svg":
            left, top = left + float(element.get("x", 0)), top + float(element.get("y", 0))
        moved = re.match(r"translate\(([-\d.]+) ([-\d.]+)\)", element.get("transform", ""))
        if moved and element.tag == f"{SVG}g":
            left, top = left + float(moved[1]), top + float(moved[2])
        if element.tag == f"{SVG}text":
            yield _text(element, style, left, top)
        for inner in element:
            kept = {key: value for key, value in style.items() if key in _INHERITED}
            yield from walk(inner, kept, left, top)

    yield from walk(ElementTree.fromstring(svg), {}, 0.0, 0.0)  # noqa: S314 - our own


def _text(element: ElementTree.Element, style: dict[str, str], left: float, top: float) -> Text:
    words, size = "".join(element.itertext()), float(style.get("font-size", 16))
    spacing = float(style.get("letter-spacing", 0)) / size
    word = shaped(words, italic=style.get("font-style") == "italic", spacing=round(spacing, 3))
    wide = (word.width / UNITS if word else 0.5 * len(words)) * size
    anchor = style.get("text-anchor", "start")
    if style.get("direction") == "rtl":
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
    x = left + float(element.get("x", 0)) - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * wide
    y = top + float(element.get("y", 0))
    return Text(words, size, None if element.get("transform") else (x, y - _HIGH * size, x + wide, y))


def small(found: Drawn) -> set[str]:
    """Give the texts that are smaller than 10 px on the screen."""
    return {text.words for text in texts_of(found.svg) if text.size * SHRUNK < SMALLEST_PX}


def struck(found: Drawn) -> set[tuple[str, str]]:
    """Give the pairs of texts that lie on each other."""
    placed = [text for text in texts_of(found.svg) if text.box]
    return {(one.words, other.words) for one, other in combinations(placed, 2) if _touch(one.box, other.box)}


def _touch(one: Box | None, other: Box | None) -> bool:
    if one is None or other is None:
        return False
    shared = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
    return min(shared) > _TOUCH_PX


def twice(found: Drawn) -> set[str]:
    """Give the names that stand more than once; lengths, degrees and single letters are no names."""
    counts = Counter(name for name in _names(found) if not _NO_NAME.fullmatch(name))
    return {name for name, count in counts.items() if count > 1}


def _names(found: Drawn) -> Iterator[str]:
    """Yield names, the lines of each together: they stand below each other, flush or centred."""
    held: list[Text] = []
    for text in texts_of(found.svg):
        if held and not _runs_on(held[-1], text):
            yield " ".join(one.words for one in held)
            held = []
        held.append(text)
    if held:
        yield " ".join(one.words for one in held)


def _runs_on(one: Text, other: Text) -> bool:
    if one.box is None or other.box is None or one.size != other.size:
        return False
    left, right = other.box[0] - one.box[0], other.box[2] - one.box[2]
    is_below = 0 < other.box[1] - one.box[1] < _LINE * one.size
    return is_below and min(abs(left), abs(right), abs(left + right)) < _TOUCH_PX


def cut(picture: Picture, found: Drawn) -> set[str]:
    """Give the texts that run over the sheet's edge."""
    sheet = (0.0, 0.0, picture.width, picture.height)
    return {text.words for text in texts_of(found.svg) if text.box and _sticks_out(text.box, sheet)}


def _sticks_out(box: Box, sheet: Box) -> bool:
    return box[0] < sheet[0] or box[1] < sheet[1] or box[2] > sheet[2] or box[3] > sheet[3]


def ink(picture: Picture, found: Drawn) -> float:
    """Give the share of a drawing that is not its commonest colour."""
    whole = pyvips.Image.svgload_buffer(found.svg.encode(), scale=_INK_PX / picture.width)
    image = whole.flatten(background=[251, 248, 242])
    pixels = image.numpy().reshape(-1, 3).astype(numpy.int16)
    colours, counts = numpy.unique(pixels, axis=0, return_counts=True)
    common = colours[counts.argmax()]
    return float((numpy.abs(pixels - common).max(axis=1) >= _INK_STEP).mean())


def is_blank_on_purpose(found: Drawn) -> bool:
    """Tell whether a drawing says where it is though nothing is known: by distances, or degrees along its frame."""
    is_empty = any(hint.code == "nothing-to-see" for hint in found.hints)
    return is_empty or any(_DEGREES.search(text.words) for text in texts_of(found.svg))


def faults(picture: Picture, found: Drawn) -> Iterator[str]:
    """Say what falls short."""
    for name, words in (
        ("< 10 px", small(found)),
        ("on each other", {" / ".join(pair) for pair in struck(found)}),
        ("twice", set() if picture.kind is PictureKind.LADDER else twice(found)),
        ("cut", cut(picture, found)),
    ):
        if words:
            yield f"{name}: {', '.join(sorted(words))}"
    if not is_blank_on_purpose(found) and ink(picture, found) < LEAST_INK:
        yield "hardly any ink"


def main() -> int:
    """Print the table; 1 where a map falls short."""
    style, _ = parse((ROOT / "themes/default/map/style.json").read_text(encoding="utf-8"), "style.json")
    count = short = 0
    for address, picture, found in plates(ROOT, style):
        told = list(faults(picture, found))
        count, short = count + 1, short + bool(told)
        smallest = min((text.size * SHRUNK for text in texts_of(found.svg)), default=0.0)
        name = f"{address.subject or 'home'} {address.part}"
        share = "blank" if is_blank_on_purpose(found) else f"{ink(picture, found):5.0%}"
        print(f"{name:38} {picture.width:5} px  {smallest:5.1f} px  {share:5}  {'; '.join(told) or 'ok'}")
    print(f"{count} maps, {short} fall short")
    return int(short > 0)


if __name__ == "__main__":
    sys.exit(main())
