"""What every map of the demonstration and of the good sites keeps to, at every size: the contract of a plate.

Pictures are drawn as wide as the narrowest place where `render/map_view.py` has them shown, give or take `SHRUNK`: so
what is so large in the drawing is so large on the screen.
"""

import gzip
import re
import statistics
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cartostory.build.plan import plan_site
from cartostory.carto.draw.draw import draw
from cartostory.carto.letters.outlined import outlined
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import Drawn, Picture, PictureKind, Role
from cartostory.carto.view.site_maps import pictures
from cartostory.load.site import load
from cartostory.model.output import Address

SVG = "{http://www.w3.org/2000/svg}"
SMALLEST_PX, SHRUNK = 10.0, 0.92
MOST_BYTES = 3_072
SITES = ("", "tests/sites/good/village", "tests/sites/good/semaine")

Plate = tuple[Address, Picture, Drawn]


@pytest.fixture(scope="module")
def plates(root: Path, style: Style) -> list[Plate]:
    """Every map in the first language of its site, without a ground, which brings no names of the story's own."""
    return list(drawn(root, style))


def drawn(root: Path, style: Style) -> Iterator[Plate]:
    for name in SITES:
        site, _ = load(root / name)
        planned, _ = plan_site(site, {})
        for address, picture in pictures(site, planned).items():
            if address.language == site.config.first_language:
                yield address, picture, draw(picture, style)


def name_of(plate: Plate) -> str:
    return f"{plate[0].subject or 'home'} {plate[0].part}"


def letters(svg: str) -> Iterator[tuple[str, float]]:
    """Yield every text with its size in px, which may stand on a group around it."""

    def walk(element: ElementTree.Element, size: float) -> Iterator[tuple[str, float]]:
        size = float(element.get("font-size", size))
        if element.tag == f"{SVG}text":
            yield "".join(element.itertext()), size
        for inner in element:
            yield from walk(inner, size)

    yield from walk(ElementTree.fromstring(svg), 16.0)  # noqa: S314 - our own


def test_no_letter_is_smaller_on_the_screen_than_ten_px(plates: list[Plate]) -> None:
    small = {
        name_of(plate): sorted({text for text, size in letters(plate[2].svg) if size * SHRUNK < SMALLEST_PX})
        for plate in plates
    }
    assert {name: texts for name, texts in small.items() if texts} == {}


def test_outlines_in_place_of_text_weigh_three_kilobytes_at_most_in_the_median(plates: list[Plate]) -> None:
    def packed(svg: str) -> int:
        return len(gzip.compress(svg.encode(), 9, mtime=0))

    assert statistics.median(packed(outlined(found.svg)) - packed(found.svg) for _, _, found in plates) <= MOST_BYTES


_DISCS = re.compile(r'r="11"[^>]*/><text[^>]*>(\d+)</text>')
CROWDED = {("ivry-dianguirde 2-phone", "Diangounté Camara")}
"""Three places within 60 km on 360 px of a map from Paris to Bamako: one of them has its name in the key alone."""


def test_every_place_of_the_story_that_is_shown_bears_its_name(plates: list[Plate]) -> None:
    missing = set()
    shown = 0
    for plate in plates:
        _, picture, found = plate
        if picture.kind in {PictureKind.TWIN, PictureKind.LADDER}:
            continue
        words = re.sub(r"\s+", " ", " ".join(text for text, _ in letters(found.svg)))
        numbers = set(map(int, _DISCS.findall(found.svg)))
        for marker in picture.markers:
            if marker.role is Role.PLACE and marker.number in numbers:
                shown += 1
                if marker.name not in words:
                    missing.add((name_of(plate), marker.name))
    assert shown > 30
    assert missing <= CROWDED
