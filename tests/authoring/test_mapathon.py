"""`cartostory grid`: the squares of a mapathon, and how far each of them is."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely.geometry

from cartostory.cli.app import run
from cartostory.cli.exit_code import ExitCode
from cartostory.load.layer import read_features

BOX = "--bbox=-1.09,13.09,-1.05,13.11"
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    def call(*words: object) -> tuple[int, str, str]:
        code = run(["grid", *map(str, words), "--lang", "en"])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def extract(root: Path) -> Path:
    return root / "tests/sites/good/mapathon/content/partnerships/ici-village/layers/apres.geojson"


def squares(text: str) -> dict[str, Any]:
    found, problems = read_features(text.encode(), "grid.geojson")
    assert problems == ()
    assert found
    return {feature["id"]: feature for feature in json.loads(text)["features"]}


def test_squares_have_names_and_links_that_open_them_in_the_editor(ask: Ask) -> None:
    code, out, _ = ask(BOX, "--cell", "1km")
    assert code == ExitCode.FINE
    found = squares(out)
    assert list(found) == [f"{column}{row}" for row in (1, 2, 3) for column in "ABCDE"]
    for name, square in found.items():
        assert square["properties"]["name"] == name
        link = re.fullmatch(
            r"https://www\.openstreetmap\.org/edit\?editor=id#map=(\d+)/([\d.-]+)/([\d.-]+)",
            square["properties"]["edit"],
        )
        assert link
        assert 16 <= int(link[1]) <= 19
        area = shapely.geometry.shape(square["geometry"])
        assert area.contains(shapely.geometry.Point(float(link[3]), float(link[2])))
        assert area.exterior.is_ccw  # RFC 7946, section 3.1.6


def test_an_extract_tells_how_far_each_square_is(ask: Ask, extract: Path) -> None:
    _, out, _ = ask(BOX, "--cell", "500 m", "--progress", extract, "--done", "A1,b2")
    found = {name: square["properties"] for name, square in squares(out).items()}
    assert sum(square["buildings"] for square in found.values()) == 24
    assert sum(square["roads_km"] for square in found.values()) == pytest.approx(6.55, abs=0.3)
    assert sum(square["places"] for square in found.values()) == 1
    assert {square["status"] for square in found.values()} == {"planned", "under-way", "done"}
    assert {name for name, square in found.items() if square["status"] == "done"} == {"A1", "B2"}
    for square in found.values():
        if square["status"] == "planned":
            assert (square["buildings"], square["roads_km"], square["places"]) == (0, 0, 0)


def test_a_file_is_never_overwritten_unless_asked_for_and_keeps_what_is_done(
    ask: Ask, extract: Path, tmp_path: Path
) -> None:
    file = tmp_path / "carres.geojson"
    assert ask(BOX, "--output", file, "--done", "C1")[0] == ExitCode.FINE
    before = file.read_bytes()
    code, _, err = ask(BOX, "--output", file)
    assert code == ExitCode.USAGE
    assert "--update" in err
    assert file.read_bytes() == before
    assert ask(BOX, "--output", file, "--progress", extract, "--update")[0] == ExitCode.FINE
    after = squares(file.read_text("utf-8"))
    assert after["C1"]["properties"]["status"] == "done"
    assert "buildings" in after["C1"]["properties"]
    assert [path.name for path in tmp_path.iterdir()] == ["carres.geojson"]


def test_another_grid_does_not_inherit_what_was_done_elsewhere(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "carres.geojson"
    ask(BOX, "--output", file, "--done", "A1")
    ask("--bbox=-1.2,13.2,-1.19,13.21", "--output", file, "--update")
    assert all("status" not in square["properties"] for square in squares(file.read_text("utf-8")).values())


def test_squares_are_kept_within_an_area(ask: Ask, tmp_path: Path) -> None:
    area = tmp_path / "commune.geojson"
    ring = [[-1.09, 13.09], [-1.05, 13.09], [-1.09, 13.11], [-1.09, 13.09]]
    area.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), encoding="utf-8")
    inside, whole = (squares(ask(*words)[1]) for words in (("--within", area), (BOX,)))
    assert set(inside) < set(whole)
    assert "A1" in inside
    assert "I1" not in inside


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--bbox", "1,2,3"), "no box"),
        (("--bbox", "13.09,-200,13.11,4"), "no box"),
        (("--bbox", "0,10,1,9"), "no box"),
        (("--bbox", "0,80,1,89"), "no box"),
        ((), "--bbox"),
        ((BOX, "--cell", "huge"), "no length"),
        ((BOX, "--cell", "0"), "no length"),
        (("--bbox", "-10,10,10,20", "--cell", "100m"), "10000 are the most"),
        (("--bbox", "10,50,11,70", "--cell", "50km"), "too wide or too narrow"),
        ((BOX, "--done", "ZZ9"), "ZZ9"),
        ((BOX, "--progress", "nowhere.geojson"), "cannot be read"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(ask: Ask, words: tuple[str, ...], said: str) -> None:
    code, out, err = ask(*words)
    assert code == ExitCode.USAGE
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_a_proposal_for_larger_squares_is_one_that_is_taken(ask: Ask) -> None:
    box = "--bbox=-2,12,-1,13"
    _, _, err = ask(box, "--cell", "50m")
    proposal = re.search(r"--cell (\d+) m", err)
    assert proposal
    assert ask(box, "--cell", f"{proposal[1]} m")[0] == ExitCode.FINE
