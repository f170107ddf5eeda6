"""What a writer overrides of a layer in the front matter, and what is said of overrides that cannot be."""

import json
from pathlib import Path

import pytest

from cartostory.load.partnership import load_partnership
from cartostory.model import Config, Layer
from cartostory.model.layer_style import Categories, Ramp, RampKind
from cartostory.problems.problem import Problem

FOLDER = "content/partnerships/essai"
POINTS = [
    {"amenity": "school", "nom": "Centre", "habitants": 120},
    {"amenity": "school", "nom": "Nord", "habitants": "1 240,5"},
    {"amenity": "clinic", "habitants": 30},
    {"tags": {"amenity": "well", "operator": "Mairie"}},
]


def loaded(root: Path, *lines: str, features: list[dict[str, object]] | None = None) -> tuple[Layer, list[Problem]]:
    folder = root / FOLDER
    (folder / "layers").mkdir(parents=True, exist_ok=True)
    given = [
        {"type": "Feature", "properties": each, "geometry": {"type": "Point", "coordinates": [number, 10]}}
        for number, each in enumerate(POINTS)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features or given})
    (folder / "layers" / "a.geojson").write_text(text, encoding="utf-8")
    written = "".join(f"    {line}\n" for line in ("file: a.geojson", "label: Services", *lines))
    (folder / "story.md").write_text(f"---\ntitle: Essai\nlayers:\n  a:\n{written}---\n\n## Un\n\nTexte.\n", "utf-8")
    found, problems = load_partnership(root, FOLDER, Config(title="Essai"))
    assert found is not None
    return found.layers["a"], list(problems)


def test_a_filter_keeps_the_features_that_have_one_of_the_values(tmp_path: Path) -> None:
    for line, count in (
        ("filter: {amenity: school}", 2),
        ("filter: {amenity: [school, clinic]}", 3),
        ("filter: {nom: exists}", 2),
        ("filter: {operator: existe}", 1),
        ("filter: {habitants: 120, amenity: school}", 1),
    ):
        layer, problems = loaded(tmp_path, line)
        assert (len(layer.features), problems) == (count, []), line


def test_a_filter_that_keeps_nothing_says_what_there_is_and_leaves_the_layer_whole(tmp_path: Path) -> None:
    layer, (found,) = loaded(tmp_path, "filter: {amenity: scool}")
    assert (found.code, found.span.line, found.span.column) == ("layer-filter-keeps-nothing", 7, 13)
    assert dict(found.values)["nearest"] == "school"
    assert len(layer.features) == len(POINTS)


@pytest.mark.parametrize(
    ("line", "column", "meant"),
    [
        ("filter: {amnity: school}", 13, "amenity"),
        ("label_property: non", 21, "nom"),
        ("categories: {property: Amenity, colours: {school: '#0b5d5e'}}", 28, "amenity"),
        ("ramp: {property: habitant}", 22, "habitants"),
    ],
)
def test_a_property_that_is_not_in_the_data_is_named_with_the_one_that_was_meant(
    tmp_path: Path, line: str, column: int, meant: str
) -> None:
    layer, (found,) = loaded(tmp_path, line)
    assert (found.code, found.span.line, found.span.column) == ("layer-unknown-property", 7, column)
    assert dict(found.values)["nearest"] == meant
    assert len(layer.features) == len(POINTS)
    assert (layer.style.label, layer.style.categories, layer.style.ramp) == ("", None, None)


def test_categories_are_kept_in_the_writers_order_and_values_that_are_not_there_are_reported(tmp_path: Path) -> None:
    layer, (found,) = loaded(
        tmp_path, "categories: {property: amenity, colours: {well: '#0B5D5E', schol: '#b4541a'}, labels: {well: Puits}}"
    )
    assert layer.style.categories == Categories(
        "amenity", (("well", "#0b5d5e"), ("schol", "#b4541a")), (("well", "Puits"),)
    )
    assert (found.code, dict(found.values)["nearest"]) == ("layer-value-not-there", "school")


def test_a_ramp_goes_from_colour_to_colour_over_its_steps(tmp_path: Path) -> None:
    layer, problems = loaded(
        tmp_path, "ramp: {property: habitants, colours: ['#000000', '#ffffff'], steps: [100, 1000]}"
    )
    assert problems == []
    assert layer.style.ramp == Ramp(
        "habitants", RampKind.CHOROPLETH, ("#000000", "#808080", "#ffffff"), (100.0, 1000.0)
    )


def test_a_ramp_without_steps_takes_them_from_the_numbers(tmp_path: Path) -> None:
    layer, problems = loaded(tmp_path, "ramp: {property: habitants, kind: circles}")
    ramp = layer.style.ramp
    assert problems == []
    assert isinstance(ramp, Ramp)
    assert ramp.kind is RampKind.CIRCLES
    assert list(ramp.steps) == sorted(set(ramp.steps))
    assert 30 < ramp.steps[0] < ramp.steps[-1] <= 1240.5
    assert len(ramp.colours) == len(ramp.steps) + 1


def test_circles_stand_in_the_middle_of_areas(tmp_path: Path) -> None:
    ring = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]
    area = {"type": "Feature", "properties": {"n": 3}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    layer, problems = loaded(tmp_path, "ramp: {property: n, kind: circles, steps: [2]}", features=[area])
    (feature,) = layer.features
    assert problems == []
    assert (feature.geometry.geom_type, feature.geometry.x, feature.geometry.y) == ("Point", 1, 1)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("ramp: {property: amenity}", "ramp-without-numbers"),
        ("ramp: {property: habitants, steps: [500, 100]}", "wrong-value"),
        ("ramp: {property: habitants, kind: cercles}", "wrong-value"),
        ("categories: {property: amenity, colours: {school: blue}}", "wrong-value"),
        ("ramp: {property: habitants, step: [1]}", "unknown-key"),
    ],
)
def test_overrides_that_cannot_be_are_reported_where_they_stand(tmp_path: Path, line: str, code: str) -> None:
    _, problems = loaded(tmp_path, line)
    assert [(found.code, found.span.line) for found in problems] == [(code, 7)]


def test_a_layer_is_called_by_its_name_in_other_languages(tmp_path: Path) -> None:
    layer, problems = loaded(tmp_path, "names: {en: Facilities}")
    assert (layer.names, problems) == ({"en": "Facilities"}, [])


def test_values_of_a_ramp_that_are_no_numbers_are_named_and_those_that_may_be_two(tmp_path: Path) -> None:
    values = ["12 %", "n.d.", "", "≈ 40", "1,250.75", "n.d.", "1,250", None]
    features: list[dict[str, object]] = [
        {"type": "Feature", "properties": {"v": one}, "geometry": {"type": "Point", "coordinates": [number, 10]}}
        for number, one in enumerate(values)
    ]
    layer, problems = loaded(tmp_path, "ramp: {property: v, steps: [100]}", features=features)
    assert [(one.code, dict(one.values)["values"]) for one in problems] == [
        ("ramp-value-no-number", "n.d. · ≈ 40"),
        ("ramp-value-two-numbers", "1,250"),
    ]
    assert layer.style.ramp is not None
