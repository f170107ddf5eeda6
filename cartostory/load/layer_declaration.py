"""What a writer writes of a layer in the front matter: its file, its name, and how it looks."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from cartostory.load.values import Amount, Length, Moment, Names, Unmarked, Words
from cartostory.load.yaml import MARK_KEY, Written
from cartostory.model.layer_style import RampKind
from cartostory.problems.catalogue.entry import translatable

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def _colour(value: object) -> object:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value.strip()):
        raise ValueError(translatable('a colour such as "#0b5d5e", between quotation marks'))
    return value.strip().lower()


def _labels(value: object) -> object:
    """Read a label in one language for all, or one per language; the first stands in for languages without any."""
    if isinstance(value, str):
        return {"": value}
    if isinstance(value, dict):
        told = {key: inner for key, inner in value.items() if key != MARK_KEY}
        return {"": next(iter(told.values()), ""), **told}
    return value


Labels = Annotated[dict[str, str], BeforeValidator(_labels)]
Colour = Annotated[str, BeforeValidator(_colour)]


class CategoriesMatter(Written):
    """One colour per value of a property."""

    property: str = Field(description="The property whose values are told apart.")
    colours: Annotated[dict[str, Colour], Unmarked] = Field(description="A colour per value: {puits: …}.")
    labels: Names = Field(default_factory=dict, description="What the legend calls the values: {puits: Puits}.")


class RampMatter(Written):
    """Classes of a number, shown as colours or as sizes of circles."""

    property: str = Field(description="The property that holds the number.")
    kind: RampKind = Field(RampKind.CHOROPLETH, description="choropleth (colours) or circles (sizes).")
    colours: tuple[Colour, ...] = Field((), description="A colour per class, or two to go from first to last.")
    steps: tuple[Amount, ...] = Field((), description="Where a class ends and the next begins: [100, 500, 1000].")


class LayerMatter(Written):
    """An extract in `layers/`, and how it looks; or what another layer leaves blank."""

    file: str = Field("", description="The file’s name in layers/.")
    layer: str = Field(
        "", description="Which layer of a file that holds several: a GeoPackage’s table, a KML’s folder."
    )
    crs: str = Field("", description="The coordinate system, where the file does not say it: EPSG:2154 (Lambert-93).")
    blanks: str = Field("", description="In place of a file: the layer whose blank squares are hatched.")
    cell: Length = Field(1000.0, description="The side of such a square: 500 m, 1 km.")
    within: str = Field("", description="The layer whose areas limit those squares.")
    label: str = Field("", description="Its name in the legend.")
    names: Names = Field(default_factory=dict, description="Its name in other languages: {en: …}.")
    symbol: str | None = Field(None, description="The sign drawn at its points: school, water, health …")
    colour: str | None = Field(None, description="Its colour, #rrggbb, where the theme’s will not do.")
    source: str = Field("", description="Who made the data: © contributeurs OpenStreetMap.")
    licence: str = Field("", description="The data’s licence: ODbL-1.0, etalab-2.0, CC-BY-4.0.")
    date: Moment | None = Field(
        None, description="Of what day the data are: 2025-07-12, 2017. Exports of Overpass say it themselves."
    )
    filter: Annotated[dict[str, Words], Unmarked] = Field(
        default_factory=dict, description="Keeps only the features with these values: {amenity: [school, college]}."
    )
    label_property: str | None = Field(None, description="The property that names its features on the map.")
    popup: Annotated[dict[str, Labels], Unmarked] = Field(
        default_factory=dict, description="What a feature tells when it is opened: {eleves: Élèves}."
    )
    categories: CategoriesMatter | None = Field(None, description="One colour per value of a property.")
    ramp: RampMatter | None = Field(None, description="Colours or sizes by a number.")
