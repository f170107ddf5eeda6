"""A map sheet: its scale on paper, its grid and index, and what it chooses to show."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pypdfium2 import raw

from cartostory.carto.draw.draw import draw
from cartostory.carto.style.style import parse
from cartostory.carto.view.framing import frame
from cartostory.carto.view.names import photo_markers
from cartostory.carto.view.picture import Role
from cartostory.carto.view.view import View
from cartostory.geo.point import Point
from cartostory.geo.sphere import distance_m
from cartostory.model import Camera, Paper, PaperKind
from cartostory.paper.document import SHEET, Manuscript
from cartostory.paper.documents import Job, put_together
from cartostory.paper.grid import MapGrid, letter, names_on
from cartostory.paper.map_sheet import bar, chosen, layout_of, round_scale, zoom_at
from cartostory.paper.missing_letters import for_paper
from cartostory.paper.sheet_size import sheet_of
from cartostory.render.shared import Shared
from tests.day import TODAY
from tests.paper.printed import POINTS_PER_MM, Pdf, ready_of
from tests.paper.wanted import ROOT


@pytest.mark.parametrize("size", ["A0", "A1", "A2", "A3", "A4"])
@pytest.mark.parametrize("lat", [0.0, 14.5, 48.8, -60.0])
def test_a_millimetre_is_ten_metres_at_1_to_10000_on_every_sheet(size: str, lat: float) -> None:
    sheet = sheet_of(Paper(PaperKind.MAP, size))
    view = View.of(sheet.px(300), sheet.px(200), Camera(Point(2.0, lat), zoom_at(10000, lat, sheet)))
    one, other = Point(2.0, lat), Point(2.02, lat)
    apart_mm = (view.place(other)[0] - view.place(one)[0]) / sheet.px_per_mm
    assert apart_mm * 10 == pytest.approx(distance_m(one, other), rel=0.002)  # a sphere stands in for the ellipsoid


@pytest.mark.parametrize(("scale", "metres"), [(10000, 500), (25000, 1000), (200000, 10000), (1000000, 50000)])
def test_the_bar_is_a_round_length_at_its_scale(scale: int, metres: int) -> None:
    assert bar(scale, "fr", 1.0)["mm"] == pytest.approx(metres * 1000 / scale)


@pytest.mark.parametrize(
    ("name", "mm"),
    [("ivry-dianguirde-map-a3-fr.pdf", 50.0), ("ivry-village-map-a4-portrait-25000-ar.pdf", 40.0)],
)
def test_the_printed_bar_is_as_long_as_its_scale_says(document: Callable[[str], Pdf], name: str, mm: float) -> None:
    page = document(name).document[0]
    widths = []
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = shape.get_bounds()
        if 1.3 < (top - bottom) / POINTS_PER_MM < 1.8:
            widths.append((right - left) / POINTS_PER_MM)
    assert min(abs(width - mm / 2) for width in widths) < 0.03  # its dark half, which has no line around it


def test_the_map_s_frame_is_where_the_layout_says(document: Callable[[str], Pdf]) -> None:
    layout = layout_of(sheet_of(Paper(PaperKind.MAP, "A3")))
    page = document("ivry-dianguirde-map-a3-fr.pdf").document[0]
    sizes = [
        ((right - left) / POINTS_PER_MM, (top - bottom) / POINTS_PER_MM)
        for left, bottom, right, top in (
            shape.get_bounds() for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1)
        )
    ]
    assert any(
        wide == pytest.approx(layout.width, abs=0.6) and high == pytest.approx(layout.height, abs=0.6)
        for wide, high in sizes
    )


def test_scales_are_rounded_up_to_those_that_people_know() -> None:
    assert [round_scale(scale) for scale in (9_800, 10_000, 10_100, 61_000, 180_000)] == [
        10_000,
        10_000,
        15_000,
        75_000,
        200_000,
    ]
    assert round_scale(1) == 500


def test_squares_are_named_by_letter_and_figure() -> None:
    grid = MapGrid(width=1000, height=620, step_px=200, step_m=1000)
    assert grid.columns == ("A", "B", "C", "D", "E")
    assert grid.rows == ("1", "2", "3")
    assert grid.square(0, 0) == "A1"
    assert grid.square(999, 619) == "E3"
    assert grid.square(1001, 5) == ""
    assert [letter(number) for number in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_every_named_place_in_view_is_in_the_index_with_its_square(document: Callable[[str], Pdf]) -> None:
    text = document("ivry-dianguirde-map-a3-fr.pdf").text
    for name in ("Fondoubougou", "Dabara", "Méréla"):
        assert text.count(name) >= 2, f"{name} stands on the map and in the index"


def test_the_index_names_no_town_whose_name_is_not_on_the_sheet() -> None:
    ready = ready_of(ROOT)
    shared = Shared(ready.site, ready.plan, ready.theme)
    sheet = put_together(Job("chatellerault-kaya", "fr", Paper(PaperKind.MAP, "A3")), shared, TODAY)
    svg = draw(sheet.pictures[SHEET], parse(ready.theme.style_text, ready.theme.style_file)[0]).svg
    on_sheet, layers = names_on(svg), sheet.pictures[SHEET].layers
    of_layers = {str(one.properties.get("name")) for layer in layers for one in layer.features}
    names = {name for name, _squares in sheet.index(svg)}
    assert "Kaya" in names
    assert names - of_layers <= on_sheet
    assert len(names) < len(sheet.index(svg.replace("</svg>", "<text>Ziniaré</text></svg>")))


def test_the_sheet_shows_the_chapter_with_most_names_or_the_one_asked_for() -> None:
    site = ready_of(ROOT).site
    partnership = site.partnership("ivry-dianguirde")
    assert partnership is not None
    best = chosen(partnership, partnership.story)
    assert "lieux-nommes" in best.layers
    assert chosen(partnership, partnership.story, 2).number == 2


def test_a_story_without_layers_still_has_a_sheet() -> None:
    site = ready_of(ROOT).site
    partnership = site.partnership("ivry-cuba")
    assert partnership is not None
    seen = chosen(partnership, partnership.story)
    assert seen.camera or seen.bounds
    bare = replace(partnership.story, chapters=())
    assert chosen(replace(partnership, stories={"fr": bare}), bare).bounds
    assert frame(partnership, partnership.story)


def test_arabic_names_stand_beside_their_marker_in_typst_too() -> None:
    browser = '<text x="1" y="2" text-anchor="end" direction="rtl">كايا</text><text x="1" y="2">a</text>'
    assert for_paper(browser) == '<text x="1" y="2">كايا</text><text x="1" y="2">a</text>'
    assert 'text-anchor="end"' in for_paper('<text x="1" y="2" direction="rtl">كايا</text>')


def sheet_of_chapter(number: int) -> Manuscript:
    ready = ready_of(ROOT)
    shared = Shared(ready.site, ready.plan, ready.theme)
    return put_together(Job("ivry-dianguirde", "fr", Paper(PaperKind.MAP, "A3"), number), shared, TODAY)


def test_a_sheet_shows_no_photograph_whose_number_nothing_explains() -> None:
    site = ready_of(ROOT).site
    partnership = site.partnership("ivry-dianguirde")
    assert partnership is not None
    assert photo_markers(partnership, partnership.story, 6)
    roles = {marker.role for marker in sheet_of_chapter(6).pictures[SHEET].markers}
    assert roles
    assert Role.PHOTO not in roles


def test_the_date_of_the_data_stands_on_the_sheet_and_its_lack_is_noted() -> None:
    sheet = sheet_of_chapter(7)
    assert any("14 décembre 2023" in line.replace("\u00a0", " ") for line in sheet.data["layers"])
    undated = [found for found in sheet_of_chapter(0).problems if found.code == "paper-layer-undated"]
    assert [dict(found.values)["layer"] for found in undated] == ["lieux-nommes"]
