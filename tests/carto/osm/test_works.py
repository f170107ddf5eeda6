"""Works: their status is read as people write it, and shown by a sign as well as by a colour."""

import pytest
import shapely

from cartostory.carto.draw.draw import view_of
from cartostory.carto.draw.legend import legend
from cartostory.carto.draw.map_pane import Parts, chart
from cartostory.carto.osm.works import COLOURS, STATUSES, WorkStatus, status_of, work_look
from cartostory.carto.style.style import Style
from cartostory.carto.svg.icons import icon
from cartostory.carto.view.picture import Picture, PictureKind
from cartostory.model import Camera, Feature, Layer
from tests.carto.stories import SPAN, THERE


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("prévu", WorkStatus.PLANNED),
        ("Prévue ", WorkStatus.PLANNED),
        ("EN COURS", WorkStatus.UNDER_WAY),
        ("in_progress", WorkStatus.UNDER_WAY),
        ("fait", WorkStatus.DONE),
        ("Terminé", WorkStatus.DONE),
        ("arrêté", WorkStatus.STOPPED),
        ("stopped", WorkStatus.STOPPED),
        ("bientôt", None),
        ("", None),
        (3, None),
        (None, None),
    ],
)
def test_a_status_is_read_in_french_and_english(written: object, status: WorkStatus | None) -> None:
    assert status_of({"status": written}) is status
    assert status_of({"statut": written}) is status


def test_every_status_has_a_colour_and_a_sign_of_its_own() -> None:
    looks = [work_look({"status": str(status)}) for status in STATUSES]
    assert [look["tint"] for look in looks] == [COLOURS[status] for status in STATUSES]
    signs = [icon(str(look["symbol"])) for look in looks]
    assert None not in signs
    assert len(set(signs)) == len(STATUSES)


def picture_of(*features: Feature) -> Picture:
    layer = Layer("eau", "a.geojson", "Adduction d’eau", SPAN, features, repr(features))
    return Picture(PictureKind.MAP, 480, 420, "Travaux", camera=Camera(THERE, 12), layers=(layer,))


def test_the_legend_names_each_status_that_is_visible_with_its_sign(style: Style) -> None:
    point = shapely.Point(THERE.lon, THERE.lat)
    picture = picture_of(Feature(point, {"status": "fait"}), Feature(point, {"status": "prévu"}))
    found = legend(picture, chart(picture, view_of(picture), style, Parts()).scene, style)
    assert [(item.label, item.group) for item in found] == [
        ("prévu", "Adduction d’eau"),
        ("terminé", "Adduction d’eau"),
    ]
    for item, status in zip(found, (WorkStatus.PLANNED, WorkStatus.DONE), strict=True):
        assert icon(f"work-{status}") in item.swatch


def test_a_planned_line_is_broken_and_a_finished_one_is_not(style: Style) -> None:
    line = shapely.LineString([(THERE.lon - 0.02, THERE.lat), (THERE.lon + 0.02, THERE.lat)])
    drawn = {}
    for status in ("prévu", "terminé"):
        picture = picture_of(Feature(line, {"status": status}))
        drawn[status] = chart(picture, view_of(picture), style, Parts()).svg
    assert drawn["prévu"].count("stroke-dasharray") == drawn["terminé"].count("stroke-dasharray") + 1
