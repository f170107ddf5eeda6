"""What stories weigh -> a table, for the terminal and for the page that `serve` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from cartostory.cli.tables import text_table
from cartostory.problems.messages import Messages, translatable


class Weighed(Protocol):
    """What the table asks of a story: `build.weights.Weight`."""

    @property
    def path(self) -> str:
        """Its page."""

    @property
    def first_bytes(self) -> int:
        """Before it can be read."""

    @property
    def whole_bytes(self) -> int:
        """With everything that comes while reading."""

    @property
    def live_bytes(self) -> int:
        """For its live map."""

    @property
    def kept_bytes(self) -> int:
        """On a phone that keeps it."""

    @property
    def single_bytes(self) -> int:
        """As one file."""

    @property
    def single_widths(self) -> tuple[int, ...]:
        """Of the photographs in that file, in px."""


def weights_table(weights: Iterable[Weighed], messages: Messages) -> Iterator[str]:
    """Yield the table line by line, the heaviest story first, then what its figures count."""
    heaviest_first = sorted(weights, key=lambda weight: -weight.whole_bytes)
    rows = [(weight.path, *_figures(weight)) for weight in heaviest_first]
    yield from text_table([messages.gettext(head) for head in _HEADS], rows, figures=len(_HEADS) - 1).split("\n")
    unit = "ko" if messages.language == "fr" else "KB"
    yield messages.gettext(_UNIT).format(unit=unit)


def _figures(weight: Weighed) -> Iterator[str]:
    for size in (weight.first_bytes, weight.whole_bytes, weight.live_bytes, weight.kept_bytes, weight.single_bytes):
        yield f"{size / 1000:.1f}"
    yield widths_of(weight)


def widths_of(weight: Weighed) -> str:
    """Give the widths of a file's photographs: "480–960", or one of them."""
    narrow, wide = min(weight.single_widths, default=0), max(weight.single_widths, default=0)
    return f"{narrow}–{wide}" if narrow != wide else (str(wide) if wide else "–")


_HEADS = (
    translatable("page"),
    translatable("at first"),
    translatable("in all"),
    translatable("live map"),
    translatable("kept"),
    translatable("one file"),
    translatable("photos px"),
)
_UNIT = translatable("In {unit}; gzipped, but for the file.")
