"""What stories weigh -> a table, for the terminal and for the page that `serve` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from cartostory.problems.messages import Messages, translatable


class Weighed(Protocol):
    """What the table asks of a story: `weighing.Weight`."""

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
    """Give the table line by line, the heaviest story first."""
    unit = "ko" if messages.language == "fr" else "KB"
    yield messages.gettext(HEADING).format(unit=unit)
    for weight in sorted(weights, key=lambda one: -one.whole_bytes):
        columns = (weight.first_bytes, weight.whole_bytes, weight.live_bytes, weight.kept_bytes, weight.single_bytes)
        shown = " ".join(f"{one / 1000:8.1f}" for one in columns)
        yield f"{shown} {widths_of(weight):>9}  {weight.path}"


def widths_of(weight: Weighed) -> str:
    """Give the widths of a file's photographs: "480–960", or one of them."""
    narrow, wide = min(weight.single_widths, default=0), max(weight.single_widths, default=0)
    return f"{narrow}–{wide}" if narrow != wide else (str(wide) if wide else "–")


HEADING = translatable(
    "   first    whole live map     kept one file photos px  page ({unit}; gzipped, but for the file)"
)
