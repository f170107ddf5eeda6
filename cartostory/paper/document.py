"""What goes to Typst: a template, the data that it sets, and the files that it calls."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cartostory.carto.draw.draw import view_of
from cartostory.carto.view.picture import Picture
from cartostory.paper.grid import MapGrid, index, names_on
from cartostory.problems.problem import Problem, Span

SHEET = "sheet"
"""The name of a map sheet's own picture."""


@dataclass(frozen=True, slots=True)
class Print:
    """A photograph on paper: its digest, and the published file that is wide enough (`1600.jpg`)."""

    digest: str
    part: str

    @property
    def file(self) -> str:
        """Name the file beside the template."""
        return f"photo-{self.digest[:16]}-{self.part}"


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document before its maps are drawn. `data` is JSON; `data["maps"]` gets what each drawing says of itself.

    `span` is where its text was written. `pictures` are the maps to draw by name; `prints` the photographs; `files`
    what is ready (QR codes). `grid` asks for the index of the places on the map `SHEET`.
    """

    template: str
    span: Span
    data: Mapping[str, Any]
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    prints: tuple[Print, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    grid: MapGrid | None = None
    problems: tuple[Problem, ...] = ()

    def index(self, svg: str) -> tuple[tuple[str, str], ...]:
        """List the places of the map sheet, drawn as `svg`, with their squares; nothing without a grid."""
        picture = self.pictures.get(SHEET)
        return index(picture, view_of(picture), self.grid, names_on(svg)) if picture and self.grid else ()

    @property
    def key(self) -> str:
        """Name everything that it holds: maps and photographs by what makes them."""
        pictures = {name: picture.key for name, picture in self.pictures.items()}
        files = sorted(self.files.items())
        rest = json.dumps(self.data, ensure_ascii=False, sort_keys=True)
        return repr((self.template, rest, sorted(pictures.items()), self.prints, files, self.grid))
