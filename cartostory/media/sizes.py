"""A photograph's size -> the sizes in which it is published. Pure arithmetic, so that the plan needs no decoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MIDDLE_PX = 960
"""The width of the picture that browsers without `srcset` get, and about what a telephone asks for."""

_WORTHWHILE = 1.1
"""How much wider than the size before it an original must be to be published at its own width too."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How photographs are published: widths in px, and the codecs' qualities (0 to 100)."""

    widths: tuple[int, ...] = (480, 960, 1600)
    webp_quality: int = 78
    jpeg_quality: int = 80
    avif: bool = False
    avif_quality: int = 55

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Give the formats, as file suffixes, the best compressed first: the order of `<source>`."""
        return ("avif", "webp", "jpg") if self.avif else ("webp", "jpg")


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in px."""

    width: int
    height: int


def widths_for(width: int, recipe: Recipe) -> tuple[int, ...]:
    """Give the widths in px in which a photograph of that width is published, rising, never above its own.

    An original between two widths is published at its own too, unless that brings next to nothing.
    """
    found = sorted({wanted for wanted in recipe.widths if wanted <= width})
    if width < max(recipe.widths) and (not found or width >= found[-1] * _WORTHWHILE):
        found.append(width)
    return tuple(found)


def sizes_for(width: int, height: int, recipe: Recipe) -> tuple[Size, ...]:
    """Give the published sizes of a photograph of that size, rising; heights are rounded to the nearest px."""
    return tuple(Size(found, _height(found, width, height)) for found in widths_for(width, recipe))


def parts_for(width: int, recipe: Recipe) -> tuple[str, ...]:
    """Give the `part` of every published file of a photograph of that width: "480.webp", "480.jpg" and so on."""
    return tuple(f"{found}.{suffix}" for found in widths_for(width, recipe) for suffix in recipe.suffixes)


def middle_of(widths: Sequence[int]) -> int:
    """Give the widest of rising widths that is not above `MIDDLE_PX`, else the first."""
    return max((width for width in widths if width <= MIDDLE_PX), default=widths[0])


def middle_part(width: int, recipe: Recipe) -> str:
    """Give the `part` of the middle size in the best compressed format, for a photograph of that width."""
    return f"{middle_of(widths_for(width, recipe))}.{recipe.suffixes[0]}"


def _height(scaled: int, width: int, height: int) -> int:
    """Give the height that keeps the proportions at another width, at least 1."""
    return max(1, (2 * height * scaled + width) // (2 * width))
