"""The nouns: an illustration is a scene, and a scene is layers printed one over the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

LANDSCAPE = (1800, 1200)
UPRIGHT = (1200, 1600)


class Print(StrEnum):
    """How a layer meets the paper: cut out and laid flat, or sprayed so that fading turns into grain."""

    FLAT = "flat"
    SPRAY = "spray"


@dataclass(frozen=True, slots=True)
class Layer:
    """SVG elements that are printed in one go."""

    shapes: str
    way: Print = Print.FLAT


Scene = tuple[Layer, ...]


def flat(*shapes: str) -> Layer:
    """Give a layer of cut-out shapes."""
    return Layer("".join(shapes))


def spray(*shapes: str) -> Layer:
    """Give a layer of grainy shade or light."""
    return Layer("".join(shapes), Print.SPRAY)


@dataclass(frozen=True, slots=True)
class Illustration:
    """One picture of the site. `file` is relative to `content/partnerships`; `size` in scene units.

    `position` (latitude, longitude) is the place that the picture stands for, written into its EXIF as a camera would;
    `turned` is the EXIF orientation (1, 6 or 8) in which the file is stored.
    """

    folder: str
    name: str
    alt: str
    position: tuple[float, float]
    draw: Callable[[], Scene]
    size: tuple[int, int] = LANDSCAPE
    turned: int = 1

    @property
    def file(self) -> str:
        """Give the path below `content/partnerships`."""
        return f"{self.folder}/photos/{self.name}.jpg"
